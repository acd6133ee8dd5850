import Drawing

/// `rule`: a straight line across the view, or from one value to another.
enum RuleMark: MarkKind {
  static let name = "rule"
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func items(_ scene: MarkScene) -> [FrameItem] {
    let xs = scene.places(.x)
    let ys = scene.places(.y)
    let xEnds = scene.places(.x2)
    let yEnds = scene.places(.y2)
    return (0..<scene.rowCount).compactMap { row in
      guard let stroke = scene.stroke(row, width: scene.theme.ruleWidth, join: .miter) else {
        return nil
      }
      let ends: (LinePoint, LinePoint)
      switch (xs?[row], ys?[row]) {
      case (let x?, let y?):
        guard xEnds != nil || yEnds != nil else {
          ends = across(scene, x, y)
          break
        }
        ends = (
          LinePoint(x: x, y: y), LinePoint(x: xEnds?[row] ?? x, y: yEnds?[row] ?? y)
        )
      case (let x?, nil): ends = (LinePoint(x: x, y: 0), LinePoint(x: x, y: scene.height))
      case (nil, let y?): ends = (LinePoint(x: 0, y: y), LinePoint(x: scene.width, y: y))
      case (nil, nil): return nil
      }
      return item(ends.0, ends.1, stroke)
    }
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

  private static func item(
    _ start: LinePoint, _ end: LinePoint, _ stroke: Stroke
  ) -> FrameItem? {
    guard ![start.x, start.y, end.x, end.y].contains(where: \.isNaN) else { return nil }
    var (start, end) = (start, end)
    let width = stroke.width.pixels
    if start.x == end.x {
      start.x = Crisp.center(start.x, width: width)
      end.x = start.x
    }
    if start.y == end.y {
      start.y = Crisp.center(start.y, width: width)
      end.y = start.y
    }
    return .path(.segment(from: start.point, to: end.point), fill: nil, stroke: stroke)
  }
}

/// Places thin lines on whole device pixels at the double resolution of PNG files.
enum Crisp {
  /// The place nearest to `place` at which a line of a width has sharp edges.
  static func center(_ place: Double, width: Double) -> Double {
    let devicePixels = Int((width * 2).rounded())
    return devicePixels % 2 == 0
      ? (place * 2).rounded() / 2 : ((place * 2).rounded(.down) + 0.5) / 2
  }
}
