/// Cubic curves without overshoot: slopes by Steffen's rule.
///
/// Source: M. Steffen, “A simple method for monotonic interpolation in one dimension”, 1990.
struct MonotoneCurve {
  /// Whether values are measured upwards, along x.
  let isVertical: Bool

  func draw(_ points: [LinePoint], _ pen: inout CurvePen) {
    let along = points.map { isVertical ? $0.x : $0.y }
    let across = points.map { isVertical ? $0.y : $0.x }
    let slopes = Self.slopes(along, across)
    pen.start(at: points[0])
    for index in 1..<points.count {
      let third = (along[index] - along[index - 1]) / 3
      let first = point(along[index - 1] + third, across[index - 1] + third * slopes[index - 1])
      let second = point(along[index] - third, across[index] - third * slopes[index])
      pen.curve(first, second, to: points[index])
    }
  }

  private func point(_ along: Double, _ across: Double) -> LinePoint {
    isVertical ? LinePoint(x: along, y: across) : LinePoint(x: across, y: along)
  }

  private static func slopes(_ along: [Double], _ across: [Double]) -> [Double] {
    let count = along.count
    let secants = (1..<count).map { index in
      let run = along[index] - along[index - 1]
      return run == 0 ? 0 : (across[index] - across[index - 1]) / run
    }
    guard count > 2 else { return [secants[0], secants[0]] }
    var slopes = [Double](repeating: 0, count: count)
    for index in 1..<(count - 1) {
      let (before, after) = (along[index] - along[index - 1], along[index + 1] - along[index])
      let (left, right) = (secants[index - 1], secants[index])
      guard left * right > 0, before + after != 0 else { continue }
      let mean = (left * after + right * before) / (before + after)
      let limit = min(left.magnitude, right.magnitude, mean.magnitude / 2) * 2
      slopes[index] = left < 0 ? -limit : limit
    }
    slopes[0] = (3 * secants[0] - slopes[1]) / 2
    slopes[count - 1] = (3 * secants[count - 2] - slopes[count - 2]) / 2
    return slopes
  }
}

/// Cubic splines whose curvature is continuous, and nothing at the ends.
enum NaturalCurve {
  static func draw(_ points: [LinePoint], _ pen: inout CurvePen) {
    pen.start(at: points[0])
    guard points.count > 2 else { return pen.line(to: points[1]) }
    let controls = controls(points)
    for index in 1..<points.count {
      let second =
        index < points.count - 1
        ? 2 * points[index] - controls[index] : 0.5 * (points[index] + controls[index - 1])
      pen.curve(controls[index - 1], second, to: points[index])
    }
  }

  /// The first control point of each stretch: the solution of a tridiagonal system.
  private static func controls(_ points: [LinePoint]) -> [LinePoint] {
    let last = points.count - 2
    var diagonal = [2.0]
    var sums = [points[0] + 2 * points[1]]
    for index in 1...last {
      let (lower, own, sum): (Double, Double, LinePoint) =
        index < last
        ? (1, 4, 4 * points[index] + 2 * points[index + 1])
        : (2, 7, 8 * points[index] + points[index + 1])
      let factor = lower / diagonal[index - 1]
      diagonal.append(own - factor)
      sums.append(sum - factor * sums[index - 1])
    }
    var controls = sums
    controls[last] = (1 / diagonal[last]) * sums[last]
    for index in (0..<last).reversed() {
      controls[index] = (1 / diagonal[index]) * (sums[index] - controls[index + 1])
    }
    return controls
  }
}
