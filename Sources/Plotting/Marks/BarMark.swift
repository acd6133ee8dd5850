/// `bar`: a rectangle from zero, or from a second value, for each row.
enum BarMark: MarkKind {
  static let name = "bar"
  static let needsBands = true
  static let stacks = true

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    Rectangles.geometry(scene)
  }
}

/// `rect`: a rectangle over a band, or from one value to another, on both axes.
enum RectMark: MarkKind {
  static let name = "rect"
  static let needsBands = true

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard !scene.theme.followsGrammar, let lattice = LatticeCells(scene) else {
      return Rectangles.geometry(scene)
    }
    return Rectangles.geometry(scene, columns: lattice.columns, rows: lattice.rows)
  }
}

/// What bars and rectangles have in common.
enum Rectangles {
  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    geometry(
      scene, columns: ExtentFinder(scene, .x).extents, rows: ExtentFinder(scene, .y).extents)
  }

  static func geometry(_ scene: MarkScene, columns: Extents, rows: Extents) -> MarkGeometry {
    if let picture = CellPicture.item(scene, columns: columns, rows: rows) {
      return MarkGeometry(.rect, merged: picture, count: scene.rowCount)
    }
    let rounding = BarCorners(scene, columns, rows)
    let items = (0..<scene.rowCount).map { row in
      let (x, y) = (columns[row], rows[row])
      return MarkItem.rectangle(
        row: row, left: x.start, top: y.start, width: x.length, height: y.length,
        corners: rounding.corners(row), look: scene.look(row))
    }
    return MarkGeometry(.rect, items: items)
  }
}
