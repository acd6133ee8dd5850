/// `rule`: a straight line across the view, or from one value to another.
enum RuleMark: MarkKind {
  static let name = "rule"
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let xs = scene.places(.x)
    let ys = scene.places(.y)
    let xEnds = scene.places(.x2)
    let yEnds = scene.places(.y2)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      let ends: (LinePoint, LinePoint)
      switch (xs?[row], ys?[row]) {
      case (let x?, let y?):
        ends =
          xEnds == nil && yEnds == nil
          ? across(scene, x, y)
          : (LinePoint(x: x, y: y), LinePoint(x: xEnds?[row] ?? x, y: yEnds?[row] ?? y))
      case (let x?, nil): ends = (LinePoint(x: x, y: 0), LinePoint(x: x, y: scene.height))
      case (nil, let y?): ends = (LinePoint(x: 0, y: y), LinePoint(x: scene.width, y: y))
      case (nil, nil): return nil
      }
      return MarkItem(
        row: row, x: ends.0.x, y: ends.0.y, x2: ends.1.x, y2: ends.1.y,
        look: scene.look(row, strokeWidth: scene.theme.ruleWidth))
    }
    return MarkGeometry(.rule, items: items)
  }

  /// A rule with a place on both axes and no end runs along the value axis, from zero.
  private static func across(
    _ scene: MarkScene, _ x: Double, _ y: Double
  ) -> (LinePoint, LinePoint) {
    if scene.layer.orientation == .vertical {
      let foot = scene.positions.y?.baseline ?? scene.height
      return (LinePoint(x: x, y: foot), LinePoint(x: x, y: y))
    }
    return (LinePoint(x: scene.positions.x?.baseline ?? 0, y: y), LinePoint(x: x, y: y))
  }
}
