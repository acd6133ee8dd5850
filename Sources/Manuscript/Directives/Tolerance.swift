/// How far two numbers may lie apart and still be called equal, where reports are compared.
///
/// They are where |to − from| ≤ max(absolute, relative · max(|from|, |to|)). No result depends on it.
public struct Tolerance: Sendable, Hashable, Codable {
  /// The allowed distance as a share of the larger number, from 0.
  public var relative: Double
  /// The allowed distance in the numbers' own unit, from 0.
  public var absolute: Double

  /// A tolerance; by default none.
  public init(relative: Double = 0, absolute: Double = 0) {
    self.relative = relative
    self.absolute = absolute
  }

  /// No difference is passed over.
  public static let exact = Tolerance()

  /// The keys of `diff` in a directive.
  public static let keys = ["relative", "absolute"]
}
