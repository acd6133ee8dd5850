import Drawing

/// `rule`: a straight line across the view, or from one value to another.
enum RuleMark: MarkKind {
  static let name = "rule"
  static let needsBands = true
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let encoding = scene.layer.encoding
    guard encoding[.x] != nil || encoding[.y] != nil else { return MarkGeometry(.rule, items: []) }
    let isBoth = encoding[.x2] != nil && encoding[.y2] != nil
    let x = Reach(scene, .x, isRange: isBoth || scene.orientation == .horizontal)
    let y = Reach(scene, .y, isRange: isBoth || scene.orientation == .vertical)
    let items = (0..<scene.rowCount).map { row in
      MarkItem(
        row: row, x: x.starts[row], y: y.starts[row], x2: x.ends?[row], y2: y.ends?[row],
        look: scene.look(row, strokeWidth: scene.theme.ruleWidth))
    }
    return MarkGeometry(.rule, items: items)
  }

  static func settles(_ mark: MarkSpecification) -> Bool { mark.own.hasRuleLabels }

  static func settled(
    _ geometry: MarkGeometry, _ scene: MarkScene, in space: inout LabelSpace
  ) -> MarkGeometry { RuleLabels.added(to: geometry, scene, in: &space) }

  /// From where to where rules run along one axis.
  private struct Reach {
    var starts: [Double]
    /// Nil where rules have one place along the axis.
    var ends: [Double]?

    init(_ scene: MarkScene, _ channel: Channel, isRange: Bool) {
      guard isRange, let second = channel.second else {
        starts = scene.centers(channel)
        return
      }
      let isX = channel == .x
      let count = scene.rowCount
      let definition = scene.layer.encoding[channel]
      let isStacked = scene.layer.stacked == channel
      starts =
        scene.places(channel) ?? scene.givenPlaces(channel)
        ?? [Double](repeating: isX ? scene.width : 0, count: count)
      let near = definition == nil ? (isX ? 0 : scene.height) : scene.baseline(channel)
      ends =
        scene.places(second) ?? scene.givenPlaces(second)
        ?? (isStacked ? scene.stackPlaces(share: 0) : [Double](repeating: near, count: count))
    }
  }
}
