import Drawing

/// `point`: a symbol for each row.
enum PointMark: MarkKind {
  static let name = "point"
  static let isFilled = false
  static let symbol = LegendSymbol.point
  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    Points.geometry(scene) { scene.shape($0) }
  }
}

/// `circle`: a filled circle for each row.
enum CircleMark: MarkKind {
  static let name = "circle"
  static let symbol = LegendSymbol.point
  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    Points.geometry(scene) { _ in .circle }
  }
}

/// `square`: a filled square for each row.
enum SquareMark: MarkKind {
  static let name = "square"
  static let symbol = LegendSymbol.point
  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    Points.geometry(scene) { _ in .square }
  }
}

/// What point, circle and square have in common.
enum Points {
  static func geometry(_ scene: MarkScene, shape: (Int) -> PointShape) -> MarkGeometry {
    let (xs, ys) = (scene.centers(.x), scene.centers(.y))
    if let run = DenseDots.run(scene, xs, ys) {
      return MarkGeometry(.symbol, merged: .dots(run), count: run.dots.count)
    }
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      guard scene.isInside(xs[row], ys[row]) else { return nil }
      return MarkItem(
        row: row, x: xs[row], y: ys[row],
        size: scene.number(.size, row) ?? scene.mark.size ?? scene.theme.pointSize,
        shape: shape(row), angle: scene.number(.angle, row) ?? scene.mark.text.angle ?? 0,
        look: scene.look(row, strokeWidth: scene.theme.pointStrokeWidth))
    }
    return MarkGeometry(.symbol, items: items)
  }
}
