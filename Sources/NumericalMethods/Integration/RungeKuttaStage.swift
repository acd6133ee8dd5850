/// A state within a step of an explicit Runge–Kutta method: x = base + Σ cⱼkⱼ, for one block.
///
/// The pointers are borrowed for the length of a call.
public struct RungeKuttaStage {
  /// The block's state at the start of the step [blockLength].
  public let base: UnsafePointer<Double>
  /// The slopes kⱼ, at least `count` of them, each [blockLength].
  public let slopes: UnsafePointer<UnsafePointer<Double>>
  /// The coefficients cⱼ, the step size included.
  public let coefficients: UnsafePointer<Double>
  /// The number of slopes and coefficients, 1 … 6.
  public let count: Int
  /// A place for x [blockLength].
  public let state: UnsafeMutablePointer<Double>
  /// Whether x must stand in that place afterwards.
  public let keepsState: Bool
  /// What will be read next [blockLength], to be fetched into the CPU's caches in passing; or nil.
  public var ahead: UnsafePointer<Double>?

  /// A stage.
  public init(
    base: UnsafePointer<Double>, slopes: UnsafePointer<UnsafePointer<Double>>,
    coefficients: UnsafePointer<Double>, count: Int, state: UnsafeMutablePointer<Double>,
    keepsState: Bool, ahead: UnsafePointer<Double>? = nil
  ) {
    precondition((1...6).contains(count), "a stage combines one to six slopes")
    self.base = base
    self.slopes = slopes
    self.coefficients = coefficients
    self.count = count
    self.state = state
    self.keepsState = keepsState
    self.ahead = ahead
  }

  /// The same state, to be put elsewhere.
  func moved(to place: UnsafeMutablePointer<Double>) -> Self {
    Self(
      base: base, slopes: slopes, coefficients: coefficients, count: count, state: place,
      keepsState: true)
  }
}
