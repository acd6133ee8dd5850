import Drawing

extension PointShape {
  /// What a symbol's area is multiplied by to look as large as a circle.
  var opticalFactor: Double {
    switch self {
    case .square: 0.82
    case .diamond: 1.3
    case .cross: 1.25
    case .triangle, .triangleUp, .triangleDown, .triangleLeft, .triangleRight: 1.4
    case .circle, .stroke, .arrow, .wedge, .path: 1
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
    case .path(let text):
      let scale = Transform(a: radius, b: 0, c: 0, d: radius, offset: .pixels(x, y))
      return PathText.path(text)?.mapped(by: scale) ?? Path()
    default:
      return .polyline(
        corners.map { .pixels(x + $0.0 * radius, y + $0.1 * radius) }, closed: true)
    }
  }

  /// Half the height of a triangle with sides of length 2.
  private static let high = 0.8660254037844386

  /// The corners in units of the radius.
  private var corners: [(Double, Double)] {
    let high = Self.high
    let arm = 0.4
    switch self {
    case .diamond: return [(-1, 0), (0, -1), (1, 0), (0, 1)]
    case .cross:
      return [
        (-1, -arm), (-1, arm), (-arm, arm), (-arm, 1), (arm, 1), (arm, arm), (1, arm), (1, -arm),
        (arm, -arm), (arm, -1), (-arm, -1), (-arm, -arm),
      ]
    case .triangleUp: return [(0, -high), (-1, high), (1, high)]
    case .triangle: return [(0, -2 * high * 2 / 3), (-1, 2 * high / 3), (1, 2 * high / 3)]
    case .triangleDown: return [(0, high), (-1, -high), (1, -high)]
    case .triangleRight: return [(high, 0), (-high, -1), (-high, 1)]
    case .triangleLeft: return [(-high, 0), (high, -1), (high, 1)]
    case .arrow:
      let (shaft, head, neck) = (1.0 / 7, 0.4, -0.125)
      return [
        (shaft, 1), (shaft, neck), (head, neck), (0, -1), (-head, neck), (-shaft, neck),
        (-shaft, 1),
      ]
    case .wedge: return [(0, -high * 4 / 3), (-0.25, high * 2 / 3), (0.25, high * 2 / 3)]
    case .circle, .square, .stroke, .path: return []
    }
  }
}
