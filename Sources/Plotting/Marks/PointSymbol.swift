import Drawing

extension PointShape {
  /// What a symbol's area is multiplied by to look as large as a circle.
  var opticalFactor: Double {
    switch self {
    case .circle, .stroke: 1
    case .square: 0.82
    case .diamond: 1.3
    case .cross: 1.25
    case .triangle, .triangleUp, .triangleDown, .triangleLeft, .triangleRight: 1.4
    }
  }

  /// The outline of a symbol around a centre; `area` is that of the square around a circle.
  func path(x: Double, y: Double, area: Double) -> Path {
    let radius = area.squareRoot() / 2
    switch self {
    case .circle: return .circle(center: .pixels(x, y), radius: .pixels(radius))
    case .square:
      return .rectangle(
        .pixels(left: x - radius, top: y - radius, width: radius * 2, height: radius * 2))
    case .stroke: return .segment(from: .pixels(x - radius, y), to: .pixels(x + radius, y))
    default:
      return .polyline(
        corners.map { .pixels(x + $0.0 * radius, y + $0.1 * radius) }, closed: true)
    }
  }

  /// The corners in units of the radius.
  private var corners: [(Double, Double)] {
    let high = 0.8660254037844386
    let arm = 0.4
    switch self {
    case .diamond: return [(-1, 0), (0, -1), (1, 0), (0, 1)]
    case .cross:
      return [
        (-1, -arm), (-1, arm), (-arm, arm), (-arm, 1), (arm, 1), (arm, arm), (1, arm), (1, -arm),
        (arm, -arm), (arm, -1), (-arm, -1), (-arm, -arm),
      ]
    case .triangleUp, .triangle: return [(0, -high), (-1, high), (1, high)]
    case .triangleDown: return [(0, high), (-1, -high), (1, -high)]
    case .triangleRight: return [(high, 0), (-high, -1), (-high, 1)]
    case .triangleLeft: return [(-high, 0), (high, -1), (high, 1)]
    case .circle, .square, .stroke: return []
    }
  }
}
