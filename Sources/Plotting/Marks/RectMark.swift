/// `rect`: a rectangle over a band, or from one value to another, on both axes.
enum RectMark: MarkKind {
  static let name = "rect"
  static let needsBands = true

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let lattice = LatticeCells(scene)
    let columns = lattice?.columns ?? Sides(scene, .x, thickness: 5)
    let rows = lattice?.rows ?? Sides(scene, .y, thickness: 5)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      guard let x = columns[row], let y = rows[row] else { return nil }
      return .rectangle(
        row: row, left: x.start, top: y.start, width: x.length, height: y.length,
        corners: CornerRadii(scene.mark.cornerRadius ?? 0), look: scene.look(row))
    }
    return MarkGeometry(.rect, items: items)
  }
}
