/// Cubic splines through the points, with the slope from each point's neighbours.
struct CardinalCurve {
  private let arm: Double

  /// - Parameter tension: 1 for straight lines, 0 for the roundest.
  init(tension: Double) {
    arm = (1 - tension) / 6
  }

  /// The spline from the first point to the last.
  func draw(_ points: [LinePoint], _ pen: inout CurvePen) {
    let last = points.count - 1
    pen.start(at: points[0])
    guard last > 1 else { return pen.line(to: points[last]) }
    // At its ends the curve has no slope of its own.
    for index in 1...last {
      piece(
        points[index == 1 ? 1 : index - 2], points[index - 1], points[index],
        points[index == last ? last - 1 : index + 1], &pen)
    }
  }

  /// The spline from the second point to the last but one.
  func drawOpen(_ points: [LinePoint], _ pen: inout CurvePen) {
    guard points.count > 2 else { return }
    pen.start(at: points[1])
    for index in 2..<(points.count - 1) {
      piece(points[index - 2], points[index - 1], points[index], points[index + 1], &pen)
    }
    if points.count == 3 { pen.close() }
  }

  /// The spline that ends where it starts.
  func drawClosed(_ points: [LinePoint], _ pen: inout CurvePen) {
    let count = points.count
    pen.start(at: points[1])
    guard count > 2 else {
      pen.line(to: points[0])
      return pen.close()
    }
    for index in 2..<(count + 2) {
      piece(
        points[index - 2], points[(index - 1) % count], points[index % count],
        points[(index + 1) % count], &pen)
    }
  }

  private func piece(
    _ before: LinePoint, _ start: LinePoint, _ end: LinePoint, _ after: LinePoint,
    _ pen: inout CurvePen
  ) {
    pen.curve(start + arm * (end - before), end + arm * (start - after), to: end)
  }
}

/// Cubic splines through the points, parametrized by the distances between them.
///
/// Source: E. Catmull and R. Rom, “A class of local interpolating splines”, 1974; the exponent as in
/// C. Yuksel et al., “Parameterization and applications of Catmull–Rom curves”, 2011.
struct CatmullRomCurve {
  /// 0 for equal, 1 for chordal parameters.
  let alpha: Double

  func draw(_ points: [LinePoint], _ pen: inout CurvePen) {
    let last = points.count - 1
    pen.start(at: points[0])
    guard last > 1 else { return pen.line(to: points[last]) }
    for index in 1...last {
      piece(
        points[max(index - 2, 0)], points[index - 1], points[index], points[min(index + 1, last)],
        &pen)
    }
  }

  private func piece(
    _ before: LinePoint, _ start: LinePoint, _ end: LinePoint, _ after: LinePoint,
    _ pen: inout CurvePen
  ) {
    let (first, middle, last) = (span(before, start), span(start, end), span(end, after))
    var (one, two) = (start, end)
    if first.whole > 1e-12 {
      let weight = 2 * first.twice + 3 * first.whole * middle.whole + middle.twice
      let scale = 3 * first.whole * (first.whole + middle.whole)
      one = (1 / scale) * (weight * start - middle.twice * before + first.twice * end)
    }
    if last.whole > 1e-12 {
      let weight = 2 * last.twice + 3 * last.whole * middle.whole + middle.twice
      let scale = 3 * last.whole * (last.whole + middle.whole)
      two = (1 / scale) * (weight * end + last.twice * start - middle.twice * after)
    }
    pen.curve(one, two, to: end)
  }

  /// The distance between two points to the power α, and to 2α.
  private func span(_ from: LinePoint, _ to: LinePoint) -> (whole: Double, twice: Double) {
    let step = to - from
    let twice = Elementary.pow(step.x * step.x + step.y * step.y, alpha)
    return (twice.squareRoot(), twice)
  }
}
