/// `tick`: a short line for each row, across the axis of its value.
enum TickMark: MarkKind {
  static let name = "tick"
  static let symbol = LegendSymbol.swatch

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let xs = scene.places(.x)
    let ys = scene.places(.y)
    let isStanding = scene.layer.encoding.field(.x)?.measure == .quantitative
    let band = scene.bandwidth(isStanding ? .y : .x)
    let length = scene.mark.size ?? (band > 0 ? band * 0.75 : 15)
    let thickness = scene.mark.thickness ?? 1
    let (width, height) = isStanding ? (thickness, length) : (length, thickness)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      let x = xs?[row] ?? scene.width / 2
      let y = ys?[row] ?? scene.height / 2
      guard !x.isNaN, !y.isNaN, scene.isInside(x, y) else { return nil }
      return .rectangle(
        row: row, left: x - width / 2, top: y - height / 2, width: width, height: height,
        corners: CornerRadii(scene.mark.cornerRadius ?? 0), look: scene.look(row))
    }
    return MarkGeometry(.rect, items: items)
  }
}
