/// A differentiable map from parameters to the logits of every context of a ``PrefixTree``.
///
/// This is all that tells policies apart: expected rewards, gradients, flows and bounds are computed once
/// for every model. A model does not own its parameters.
public protocol LogitModel: Sendable {
  /// What a forward pass leaves for the backward passes (activations); each thread has its own.
  associatedtype Workspace

  /// The contexts and outputs.
  var tree: PrefixTree { get }
  /// The number of parameters P.
  var parameterCount: Int { get }
  /// Whether the Jacobians J_c are the same at all parameters (logits linear in θ), so that Γ is known once and
  /// for all; false where nothing is said.
  var hasConstantJacobian: Bool { get }

  /// Room for the passes over all contexts.
  func makeWorkspace() -> Workspace

  /// Writes f_θ(x, y_<l), the logits of every context [contexts × V].
  func computeLogits(
    _ parameters: UnsafePointer<Double>, into logits: UnsafeMutablePointer<Double>,
    _ workspace: inout Workspace)

  /// Adds Σ_c J_cᵀ d_c to a gradient [P], J_c the Jacobian [V × P] of a context's logits at the parameters of
  /// the last forward pass with this workspace.
  ///
  /// - Parameters:
  ///   - cotangents: d [contexts × V].
  ///   - parameters: θ [P], those of the last forward pass.
  ///   - gradient: What is added to [P].
  ///   - workspace: The workspace of that pass.
  func pullBack(
    _ cotangents: UnsafePointer<Double>, at parameters: UnsafePointer<Double>,
    addingTo gradient: UnsafeMutablePointer<Double>, _ workspace: inout Workspace)

  /// Writes the Gram matrix J_c J_cᵀ [V × V] of each context in a range, at the parameters of the last forward pass.
  ///
  /// Its largest eigenvalue is ‖J_c‖₂²; with p it gives the martingale terms E‖J_cᵀ(e_y − p)‖².
  func computeJacobianGrams(
    ofContexts contexts: Range<Int>, at parameters: UnsafePointer<Double>,
    into grams: UnsafeMutablePointer<Double>, _ workspace: inout Workspace)
}

extension LogitModel {
  /// False: the Jacobians may change with the parameters.
  public var hasConstantJacobian: Bool { false }
}
