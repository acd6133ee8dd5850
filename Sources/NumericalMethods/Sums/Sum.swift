/// Σ x in one fixed order with compensation, the same on every CPU; see ``Kernels/sum(_:)``.
public func compensatedSum(_ x: [Double]) -> Double { Kernels.selected.sum(x) }

/// Σ xy in one fixed order, the same on every CPU; see ``Kernels/dot(_:_:)``.
public func dotProduct(_ x: [Double], _ y: [Double]) -> Double { Kernels.selected.dot(x, y) }

/// A sum that keeps what each addition rounds away.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
/// ZAMM 54 (1974).
public struct CompensatedSum: Sendable, Hashable {
  private var whole = 0.0
  private var lost = 0.0

  /// The sum of nothing, or of one number.
  public init(_ start: Double = 0) { whole = start }

  /// The sum so far.
  public var value: Double { whole + lost }

  /// Adds a number.
  public mutating func add(_ x: Double) {
    let next = whole + x
    lost += whole.magnitude >= x.magnitude ? (whole - next) + x : (x - next) + whole
    whole = next
  }
}
