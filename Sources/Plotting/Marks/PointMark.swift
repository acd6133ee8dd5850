import Drawing

/// `point`: a symbol for each row.
enum PointMark: MarkKind {
  static let name = "point"
  static let isFilled = false
  static let symbol = LegendSymbol.point
  static let required: [[Channel]] = [[.x, .y]]
  static func items(_ scene: MarkScene) -> [FrameItem] { Points.items(scene) { scene.shape($0) } }
}

/// `circle`: a filled circle for each row.
enum CircleMark: MarkKind {
  static let name = "circle"
  static let symbol = LegendSymbol.point
  static func items(_ scene: MarkScene) -> [FrameItem] { Points.items(scene) { _ in .circle } }
}

/// `square`: a filled square for each row.
enum SquareMark: MarkKind {
  static let name = "square"
  static let symbol = LegendSymbol.point
  static func items(_ scene: MarkScene) -> [FrameItem] { Points.items(scene) { _ in .square } }
}

/// What point, circle and square have in common.
enum Points {
  static func items(_ scene: MarkScene, shape: (Int) -> PointShape) -> [FrameItem] {
    let xs = scene.places(.x)
    let ys = scene.places(.y)
    var items: [FrameItem] = []
    for row in 0..<scene.rowCount {
      let x = xs?[row] ?? scene.width / 2
      let y = ys?[row] ?? scene.height / 2
      guard !x.isNaN, !y.isNaN, scene.isInside(x, y) else { continue }
      let area = scene.number(.size, row) ?? scene.mark.size ?? scene.theme.pointSize
      items.append(item(scene, row, shape(row), x: x, y: y, area: area))
    }
    return items
  }

  private static func item(
    _ scene: MarkScene, _ row: Int, _ shape: PointShape, x: Double, y: Double, area: Double
  ) -> FrameItem {
    let path = shape.path(x: x, y: y, area: scene.theme.area(area, of: shape))
    let fill = scene.color(row, filling: true)
    var stroke = scene.stroke(row, width: scene.theme.pointStrokeWidth, join: .miter)
    if stroke == nil, fill?.alpha == 1, scene.theme.outlinesPoints,
      let background = scene.theme.background
    {
      stroke = Stroke(background, width: .pixels(0.6))
    }
    return .path(path, fill: shape == .stroke ? nil : fill, stroke: stroke)
  }
}
