import Publishing

/// How far two numbers may lie apart and still be called equal.
///
/// They are where |to − from| ≤ max(absolute, relative · max(|from|, |to|)).
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
  public static let none = Tolerance()

  /// Whether two numbers that differ count as equal.
  func covers(_ from: Double, _ to: Double) -> Bool {
    let allowed = max(absolute, relative * max(from.magnitude, to.magnitude))
    return (to - from).magnitude <= allowed
  }

  /// Whether two settings or measurements that differ count as equal: numbers, or lists of them.
  func covers(_ from: Manifest.Scalar?, _ to: Manifest.Scalar?) -> Bool {
    guard let from, let to else { return false }
    if case .list(let before) = from, case .list(let after) = to {
      return before.count == after.count
        && zip(before, after).allSatisfy { $0 == $1 || covers($0, $1) }
    }
    guard let before = from.double, let after = to.double else { return false }
    return covers(before, after)
  }
}
