import Manuscript
import Publishing

extension Tolerance {
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

  /// The wider of two, key by key.
  func union(_ other: Tolerance) -> Tolerance {
    Tolerance(
      relative: max(relative, other.relative), absolute: max(absolute, other.absolute))
  }
}
