import Drawing
import Results
import Typesetting

/// Draws the panels of a grid with their axes and headings.
struct GridDrawing {
  let layout: GridLayout
  let looks: LookScales
  let theme: Theme
  let fonts: ThemeFonts

  /// Draws the grid with its top left corner at a place.
  func draw(atX x: Double, y: Double, into drawing: inout PlotDrawing.Parts) {
    drawing.items += headingItems(x: x, y: y)
    for row in 0..<layout.grid.rowCount {
      for column in 0..<layout.grid.columnCount {
        guard let panel = layout.grid.panels[row][column], let axes = layout.axes[row][column]
        else { continue }
        let origin = layout.origin(row, column)
        drawPanel(
          panel, axes, x: x + origin.x, y: y + origin.y, row: row, column: column, into: &drawing)
      }
    }
    drawing.items += sharedTitles(x: x, y: y)
    drawing.facts.add(layout)
  }

  // MARK: - Panels

  private func drawPanel(
    _ panel: Panel, _ axes: PanelAxes, x: Double, y: Double, row: Int, column: Int,
    into drawing: inout PlotDrawing.Parts
  ) {
    let (width, height) = (layout.viewWidth, layout.viewHeight)
    var items: [FrameItem] = []
    let grid = (axes.x?.gridItems(across: height) ?? []) + (axes.y?.gridItems(across: width) ?? [])
    if !grid.isEmpty { items.append(.group(FrameGroup("grid", items: grid))) }
    if let stroke = theme.viewStroke {
      items.append(
        .path(
          .rectangle(.pixels(left: 0, top: 0, width: width, height: height)), fill: nil,
          stroke: Stroke(stroke, width: .pixels(1))))
    }
    let isSingle = layout.grid.rowCount * layout.grid.columnCount == 1
    items += axisItems(axes, row: row, column: column, withTitle: isSingle)
    var facts = PlotFacts.View(axes: axes, width: width, height: height)
    for layer in panel.layers {
      let scene = MarkScene(
        layer: layer, positions: axes.positions, looks: looks, width: width, height: height,
        theme: theme, fonts: fonts)
      let geometry = scene.kind.geometry(scene)
      let marks = MarkPainter(scene: scene).items(geometry)
      facts.marks.append(
        PlotFacts.Mark(scene, geometry, isDetailed: drawing.detailsMarks))
      drawing.notes += MarkNotes.notes(scene)
      if !marks.isEmpty { items.append(clipped(marks, scene)) }
    }
    if panel.layers.contains(where: { $0.mark.type == "bar" }) {
      let zero =
        (axes.x?.zeroItems(across: height) ?? []) + (axes.y?.zeroItems(across: width) ?? [])
      if !zero.isEmpty { items.append(.group(FrameGroup("zero", items: zero))) }
    }
    items += EndLabels(
      panel, axes, looks, width: width, height: height, theme, fonts
    ).items()
    drawing.facts.views.append(facts)
    drawing.items.append(
      .group(FrameGroup("view", transform: .move(by: .pixels(x, y)), items: items)))
  }

  /// A layer's marks, cut at the view's edges where they would leave it.
  private func clipped(_ marks: [FrameItem], _ scene: MarkScene) -> FrameItem {
    let role = "mark \(scene.mark.type)"
    let view = Rectangle.pixels(
      left: 0, top: 0, width: layout.viewWidth, height: layout.viewHeight)
    let isText = scene.mark.type == "text"
    let isPicture = marks.contains { if case .image = $0 { true } else { false } }
    let slack = Length.pixels(scene.mark.clip == true || isPicture ? 0 : 1)
    let leaves = marks.contains { item in
      switch item {
      case .path(let path, _, _): !view.expanded(by: .pixels(1)).contains(path.bounds)
      case .image(_, let box, _): !view.contains(box, slack: .pixels(0.01))
      case .glyphs, .group: false
      }
    }
    let needsClip = scene.mark.clip == true || leaves && !isText && scene.kind.symbol != .point
    return .group(
      FrameGroup(
        role,
        clip: needsClip ? view.expanded(by: slack) : nil,
        items: marks))
  }

  private func axisItems(
    _ axes: PanelAxes, row: Int, column: Int, withTitle: Bool
  ) -> [FrameItem] {
    var items: [FrameItem] = []
    if let x = axes.x {
      let shown = layout.showsX(row, column) ? x : x.withoutLabels
      items.append(
        .group(
          FrameGroup("axis x", items: shown.items(across: layout.viewHeight, withTitle: withTitle)))
      )
    }
    if let y = axes.y {
      let shown = layout.showsY(column) ? y : y.withoutLabels
      items.append(
        .group(
          FrameGroup("axis y", items: shown.items(across: layout.viewWidth, withTitle: withTitle))))
    }
    return items
  }

  // MARK: - Headings

  private func headingItems(x: Double, y: Double) -> [FrameItem] {
    let headings = layout.headings
    let left = x + layout.viewLeft
    let spanned = spannedWidth
    var items: [FrameItem] = []
    var top = y
    for (label, isCentred) in [
      (headings.title, false), (headings.subtitle, false), (headings.columnTitle, true),
    ] {
      guard let label else { continue }
      items +=
        isCentred
        ? label.items(at: .pixels(left + spanned / 2, top), .center, .top)
        : label.items(at: .pixels(left, top), .left, .top)
      top += label.height.pixels + 6
    }
    for row in 0..<layout.grid.rowCount {
      for column in 0..<layout.grid.columnCount {
        let origin = layout.origin(row, column)
        let label =
          headings.cells.isEmpty
          ? (row == 0 && headings.columns.indices.contains(column) ? headings.columns[column] : nil)
          : headings.cells[row][column]
        if let label {
          items += label.items(
            at: .pixels(x + origin.x + layout.viewWidth / 2, y + origin.y - 6), .center, .bottom)
        }
      }
      if headings.rows.indices.contains(row) {
        let origin = layout.origin(row, layout.grid.columnCount - 1)
        items.append(
          turned(
            headings.rows[row], x: x + origin.x + layout.viewWidth + 6,
            y: y + origin.y + layout.viewHeight / 2))
      }
    }
    if let rowTitle = headings.rowTitle {
      let last = layout.origin(layout.grid.rowCount - 1, layout.grid.columnCount - 1)
      let first = layout.origin(0, 0)
      let offset = headings.rows.map { $0.height.pixels + 8 }.max() ?? 8
      items.append(
        turned(
          rowTitle, x: x + last.x + layout.viewWidth + offset,
          y: y + (first.y + last.y + layout.viewHeight) / 2))
    }
    return items.isEmpty ? [] : [.group(FrameGroup("headings", items: items))]
  }

  /// A label that reads downwards, its top at `x`.
  private func turned(_ label: TypesetLabel, x: Double, y: Double) -> FrameItem {
    .group(
      FrameGroup(
        "turned heading", transform: .turn(cosine: 0, sine: 1, then: .pixels(x, y)),
        items: label.items(at: .zero, .center, .bottom)))
  }

  private var spannedWidth: Double {
    let last = layout.origin(0, max(layout.grid.columnCount - 1, 0))
    return last.x + layout.viewWidth - layout.viewLeft
  }

  /// The titles of axes over several panels, once each.
  private func sharedTitles(x: Double, y: Double) -> [FrameItem] {
    let grid = layout.grid
    guard grid.rowCount * grid.columnCount > 1 else { return [] }
    var items: [FrameItem] = []
    let first = layout.origin(0, 0)
    let last = layout.origin(grid.rowCount - 1, grid.columnCount - 1)
    let lowest = layout.axes.last?.compactMap { $0?.x }.max { $0.labelExtent < $1.labelExtent }
    if let axis = lowest, axis.axis.isShown, axis.axis.side == .bottom {
      let edge = y + last.y + layout.viewHeight
      items += axis.titleItems(at: x + first.x + spannedWidth / 2, edge, 1)
    }
    let leftmost = layout.axes.compactMap { $0.first??.y }.max { $0.labelExtent < $1.labelExtent }
    if let axis = leftmost, axis.axis.isShown, axis.axis.side == .left {
      let middle = y + (first.y + last.y + layout.viewHeight) / 2
      items += axis.titleItems(at: middle, x + first.x, -1)
    }
    return items.isEmpty ? [] : [.group(FrameGroup("axis titles", items: items))]
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
