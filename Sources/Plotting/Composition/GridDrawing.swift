import Drawing
import Results
import Typesetting

/// Draws the panels of a grid with their axes and headings.
struct GridDrawing {
  let layout: GridLayout
  let theme: Theme
  let fonts: ThemeFonts

  private var isSingle: Bool { layout.grid.rowCount * layout.grid.columnCount == 1 }

  /// Draws the grid with its top left corner at a place.
  func draw(atX x: Double, y: Double, into drawing: inout PlotDrawing.Parts) {
    drawing.items += headingItems(x: x, y: y)
    for row in 0..<layout.grid.rowCount {
      for column in 0..<layout.grid.columnCount {
        guard let panel = layout.axes[row][column] else { continue }
        let origin = layout.origin(row, column)
        drawPanel(panel, x: x + origin.x, y: y + origin.y, row: row, column: column, into: &drawing)
      }
    }
    drawing.items += sharedTitles(x: x, y: y)
    drawing.facts.add(layout)
  }

  // MARK: - Panels

  private func drawPanel(
    _ panel: PanelAxes, x: Double, y: Double, row: Int, column: Int,
    into drawing: inout PlotDrawing.Parts
  ) {
    let shows = (
      x: layout.showsX(row, column), y: layout.showsY(column),
      xTitle: isSingle || !layout.grid.sharesX || theme.followsGrammar,
      yTitle: isSingle || !layout.grid.sharesY || theme.followsGrammar
    )
    var items = viewItems(panel, shows, into: &drawing)
    for inset in panel.insets {
      items += inset.groundItems(theme) + inset.indicatorItems(theme)
      let own = viewItems(inset.axes, (true, true, true, true), into: &drawing)
      drawing.facts.views[drawing.facts.views.count - 1].isInset = true
      let move = Transform.move(by: .pixels(inset.x, inset.y))
      items.append(.group(FrameGroup("inset", transform: move, items: own)))
    }
    drawing.items.append(
      .group(FrameGroup("view", transform: .move(by: .pixels(x, y)), items: items)))
  }

  /// What a view shows, in its own coordinates.
  private func viewItems(
    _ panel: PanelAxes, _ shows: AxisParts, into drawing: inout PlotDrawing.Parts
  ) -> [FrameItem] {
    let (width, height) = (panel.width, panel.height)
    var items = groundItems(panel)
    items += axisItems(panel, shows, inFront: false)
    items += panel.ternary?.gridItems ?? []
    var facts = PlotFacts.View(panel)
    let taken = panel.insets.map(\.box) + drawing.keptClear
    drawing.keptClear = []
    let scenes = PanelScenes(
      panel.layers, width: width, height: height, taken: taken, theme, fonts,
      isDetailed: drawing.detailsMarks)
    for drawn in scenes.layers {
      drawing.note(drawn.fitted)
      let (scene, geometry) = (drawn.scene, drawn.geometry)
      let marks = drawn.parts.flatMap { MarkPainter(scene: $0.scene).items($0.geometry) }
      facts.marks += ([geometry] + geometry.overlays).map { part in
        PlotFacts.Mark(scene, part, isDetailed: drawing.detailsMarks)
      }
      if drawing.detailsMarks, scene.mark.picksNearest, !scene.layer.isPath {
        facts.marks.append(.cells(around: geometry))
      }
      drawing.notes += MarkNotes.notes(scene) + drawn.notes
      if !marks.isEmpty { items += cut(clipped(marks, scene), scene) }
    }
    let measured = Set(panel.layers.compactMap(\.layer.barChannel))
    if !measured.isEmpty {
      let zero =
        (measured.contains(.x) ? panel.x.flatMap { $0.layout.zeroItems(across: height) } : [])
        + (measured.contains(.y) ? panel.y.flatMap { $0.layout.zeroItems(across: width) } : [])
      if !zero.isEmpty { items.append(.group(FrameGroup("zero", items: zero))) }
    }
    items += axisItems(panel, shows, inFront: true)
    items += panel.ternary?.items ?? []
    items += scenes.endLabels.items
    drawing.notes += scenes.notes
    drawing.facts.views.append(facts)
    return items
  }

  /// The view's own ground and outline.
  private func groundItems(_ panel: PanelAxes) -> [FrameItem] {
    let ground = panel.ground
    let whole = ground.opacity ?? 1
    let fill = ground.fill?.color?.faded(to: whole * (ground.fillOpacity ?? 1))
    let line = ground.stroke.map(\.color) ?? (panel.ternary == nil ? theme.viewStroke : nil)
    let stroke = line.map { color in
      Stroke(
        color.faded(to: whole * (ground.strokeOpacity ?? 1)),
        width: .pixels(ground.strokeWidth ?? 1),
        dash: (ground.strokeDash ?? []).map(Length.init(pixels:)))
    }
    guard fill != nil || stroke != nil else { return [] }
    let box = Rectangle.pixels(left: 0, top: 0, width: panel.width, height: panel.height)
    if let ternary = panel.ternary { return [.path(ternary.outline, fill: fill, stroke: stroke)] }
    return [
      .path(
        .rectangle(box, cornerRadius: .pixels(ground.cornerRadius ?? 0)), fill: fill,
        stroke: stroke)
    ]
  }

  /// A layer's marks, cut at the view's edges where they would leave it.
  private func clipped(_ marks: [FrameItem], _ scene: MarkScene) -> FrameItem {
    let role = "mark \(scene.mark.type)"
    let view = Rectangle.pixels(left: 0, top: 0, width: scene.width, height: scene.height)
    let isText = scene.mark.type == "text"
    let isPicture = marks.contains { if case .image = $0 { true } else { false } }
    let slack = Length.pixels(scene.mark.clip == true || isPicture ? 0 : 1)
    let leaves = marks.contains { item in
      switch item {
      case .path(let path, _, _): !view.expanded(by: .pixels(1)).contains(path.bounds)
      case .shaded(let shaded): !view.expanded(by: .pixels(1)).contains(shaded.path.bounds)
      case .image(_, let box, _): !view.contains(box, slack: .pixels(0.01))
      case .dots, .glyphs, .group: false
      }
    }
    let needsClip =
      scene.mark.clip == true
      || leaves && !theme.followsGrammar && !isText && scene.kind.symbol != .point
        && !scene.kind.overhangs
    // Marks of a picture are mixed with each other and then, as one, with what lies below.
    let mixes = scene.mark.blend != nil && scene.mark.rasterize != .always
    return .group(
      FrameGroup(
        role,
        clip: needsClip ? view.expanded(by: slack) : nil,
        picture: isPicture || isText || mixes || !scene.mark.rasterize.applies(to: marks)
          ? nil
          : needsClip ? view.expanded(by: slack) : Rasterization.box(around: marks, over: view),
        blend: scene.mark.blend, items: marks))
  }

  /// Marks without what lies in the gaps of broken axes; texts stay whole.
  private func cut(_ marks: FrameItem, _ scene: MarkScene) -> [FrameItem] {
    func gaps(_ scale: PositionScale?) -> [AxisGap] {
      if case .continuous(let scale)? = scale { scale.gaps } else { [] }
    }
    let (x, y) = (gaps(scene.positions.x), gaps(scene.positions.y))
    guard scene.mark.type != "text", !x.isEmpty || !y.isEmpty else { return [marks] }
    // Marks may reach a little beyond the view where it has its ends.
    let margin = max(scene.width, scene.height)
    return AxisGap.segments(of: scene.height, without: y, margin: margin).flatMap { down in
      AxisGap.segments(of: scene.width, without: x, margin: margin).map { across in
        let part = Rectangle.pixels(
          left: across.start, top: down.start, width: across.end - across.start,
          height: down.end - down.start)
        return .group(FrameGroup("part", clip: part, items: [marks]))
      }
    }
  }

  /// Which parts of its axes a view shows.
  private typealias AxisParts = (x: Bool, y: Bool, xTitle: Bool, yTitle: Bool)

  /// The grids and axes of a panel that are drawn behind its marks, or those in front of them.
  private func axisItems(
    _ panel: PanelAxes, _ shows: AxisParts, inFront: Bool
  ) -> [FrameItem] {
    let x = panel.x.map(\.layout).filter { $0.isInFront == inFront }
    let y = panel.y.map(\.layout).filter { $0.isInFront == inFront }
    let grid =
      x.flatMap { $0.gridItems(across: panel.height, without: panel.y.first?.layout.gaps ?? []) }
      + y.flatMap { $0.gridItems(across: panel.width, without: panel.x.first?.layout.gaps ?? []) }
    var items: [FrameItem] = grid.isEmpty ? [] : [.group(FrameGroup("grid", items: grid))]
    items += x.compactMap { axis in
      axisItem(axis, "axis x", panel.height, isShown: shows.x, withTitle: shows.xTitle)
    }
    return items
      + y.compactMap { axis in
        axisItem(axis, "axis y", panel.width, isShown: shows.y, withTitle: shows.yTitle)
      }
  }

  /// An axis of a panel: whole where the panel shows it, else its line and ticks alone; in Vega none.
  private func axisItem(
    _ axis: AxisLayout, _ role: String, _ across: Double, isShown: Bool, withTitle: Bool
  ) -> FrameItem? {
    if theme.followsGrammar, !isShown { return nil }
    let shown = isShown ? axis : axis.withoutLabels
    return .group(FrameGroup(role, items: shown.items(across: across, withTitle: withTitle)))
  }

  // MARK: - Headings

  private func headingItems(x: Double, y: Double) -> [FrameItem] {
    let box = TextBox(left: x, top: y, right: x + layout.width, bottom: y + layout.height)
    let views = TextBox(
      left: x + layout.viewLeft, top: y + layout.viewTop, right: x + layout.viewRight,
      bottom: y + layout.viewBottom)
    var items = layout.headings.title.items(in: box, around: views)
    items +=
      HeaderDrawing(
        headings: layout.headings, frame: layout.headerFrame, x: x, y: y
      ).items
    return items.isEmpty ? [] : [.group(FrameGroup("headings", items: items))]
  }

  private var spannedWidth: Double { layout.viewRight - layout.viewLeft }

  /// The titles of axes over several panels, once each.
  private func sharedTitles(x: Double, y: Double) -> [FrameItem] {
    guard !isSingle, !theme.followsGrammar else { return [] }
    var items: [FrameItem] = []
    let lowest = layout.axes.last?.flatMap { $0?.x ?? [] }.map(\.layout)
      .max { $0.labelExtent < $1.labelExtent }
    if layout.grid.sharesX, let axis = lowest, axis.axis.isShown, axis.axis.side == .bottom {
      items += axis.titleItems(
        at: x + layout.viewLeft + spannedWidth / 2, y + layout.viewBottom, 1)
    }
    let leftmost = layout.axes.flatMap { $0.first??.y ?? [] }.map(\.layout)
      .max { $0.labelExtent < $1.labelExtent }
    if layout.grid.sharesY, let axis = leftmost, axis.axis.isShown, axis.axis.side == .left {
      let middle = y + (layout.viewTop + layout.viewBottom) / 2
      items += axis.titleItems(at: middle, x + layout.viewLeft, -1)
    }
    return items.isEmpty ? [] : [.group(FrameGroup("axis titles", items: items))]
  }
}

extension PreparedLayer {
  /// The channel along which bars grow from zero; nil for marks that do not.
  fileprivate var barChannel: Channel? {
    guard mark.type == "bar", encoding[.x2] == nil || encoding.field(.x)?.isBinned == true,
      encoding[.y2] == nil || encoding.field(.y)?.isBinned == true
    else { return nil }
    return orientation.valueChannel
  }
}

extension AxisLayout {
  /// The axis as inner panels of a grid show it: without labels and title.
  var withoutLabels: AxisLayout {
    var bare = self
    for index in bare.ticks.indices { bare.ticks[index].label = nil }
    return bare
  }
}
