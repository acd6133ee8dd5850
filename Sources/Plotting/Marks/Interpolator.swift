import Drawing

/// Draws lines through points.
struct Interpolator {
  private let interpolation: Interpolation
  private let orientation: MarkOrientation

  init(_ interpolation: Interpolation, _ orientation: MarkOrientation) {
    self.interpolation = interpolation
    self.orientation = orientation
  }

  /// The interpolation for the same points in the opposite order.
  var reversed: Interpolator {
    switch interpolation {
    case .stepBefore: Interpolator(.stepAfter, orientation)
    case .stepAfter: Interpolator(.stepBefore, orientation)
    default: self
    }
  }

  /// A path through points; one point becomes a dot's length of line.
  func path(_ points: [LinePoint], continuing: Bool = false) -> Path {
    var path = Path()
    guard let first = points.first else { return path }
    if continuing { path.line(to: first.point) } else { path.move(to: first.point) }
    guard points.count > 1 else {
      if !continuing { path.line(to: first.point) }
      return path
    }
    switch interpolation {
    case .linear: for point in points.dropFirst() { path.line(to: point.point) }
    case .step, .stepBefore, .stepAfter: step(points, &path)
    case .monotone: monotone(points, &path)
    }
    return path
  }

  private func step(_ points: [LinePoint], _ path: inout Path) {
    let share = interpolation == .step ? 0.5 : interpolation == .stepBefore ? 0 : 1
    for (from, to) in zip(points, points.dropFirst()) {
      if orientation == .vertical {
        let x = from.x + (to.x - from.x) * share
        path.line(to: .pixels(x, from.y))
        path.line(to: .pixels(x, to.y))
      } else {
        let y = from.y + (to.y - from.y) * share
        path.line(to: .pixels(from.x, y))
        path.line(to: .pixels(to.x, y))
      }
      path.line(to: to.point)
    }
  }

  /// Cubic curves without overshoot: slopes by Steffen's rule.
  ///
  /// Source: M. Steffen, “A simple method for monotonic interpolation in one dimension”, 1990.
  private func monotone(_ points: [LinePoint], _ path: inout Path) {
    let along = points.map { orientation == .vertical ? $0.x : $0.y }
    let across = points.map { orientation == .vertical ? $0.y : $0.x }
    let slopes = Self.slopes(along, across)
    for index in 1..<points.count {
      let third = (along[index] - along[index - 1]) / 3
      let first = (along[index - 1] + third, across[index - 1] + third * slopes[index - 1])
      let second = (along[index] - third, across[index] - third * slopes[index])
      path.curve(point(first), point(second), to: points[index].point)
    }
  }

  private func point(_ place: (Double, Double)) -> Point {
    orientation == .vertical ? .pixels(place.0, place.1) : .pixels(place.1, place.0)
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

extension LinePoint {
  /// The point on the frame.
  var point: Point { .pixels(x, y) }
}
