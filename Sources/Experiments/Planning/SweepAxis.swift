/// One dimension of a sweep: a parameter, or several that advance together, with the values of each
/// step.
public struct SweepAxis: Sendable, Hashable, Codable {
  /// The parameters; several where they are zipped.
  public var parameters: [String]
  /// The steps, each with a value a parameter.
  public var points: [[ArgumentValue]]

  /// An axis of a sweep.
  public init(parameters: [String], points: [[ArgumentValue]]) {
    self.parameters = parameters
    self.points = points
  }
}

/// The product of axes, in the author's order; the last axis varies fastest.
public struct Sweep: Sendable, Hashable, Codable {
  /// The axes, slowest first; none for a single point.
  public var axes: [SweepAxis]

  /// A product of axes.
  public init(axes: [SweepAxis] = []) {
    self.axes = axes
  }

  /// The swept parameters, in order.
  public var parameters: [String] { axes.flatMap(\.parameters) }

  /// The number of points: 1 without axes.
  public var count: Int { axes.reduce(1) { $0 * $1.points.count } }

  /// The values of the swept parameters at a point, in the order of `parameters`.
  public func values(at point: Int) -> [ArgumentValue] {
    var rest = point
    var values: [ArgumentValue] = []
    for axis in axes.reversed() {
      values = axis.points[rest % axis.points.count] + values
      rest /= axis.points.count
    }
    return values
  }
}
