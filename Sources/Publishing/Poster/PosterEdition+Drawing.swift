import Drawing
import PageLayout

extension PosterEdition {
  /// The sheet, enlarged.
  func frame(of layout: Layout, enlarged scale: Double) -> Frame {
    var items = headItems(layout)
    for (index, column) in layout.balance.columns.enumerated() {
      let left = look.margin + (layout.measure + look.columnGap) * Double(index)
      items += columnItems(column, layout, left: left)
    }
    let enlargement = Transform(a: scale, b: 0, c: 0, d: scale, offset: .zero)
    return Frame(
      size: sheet.size.size,
      items: [.group(FrameGroup("poster", transform: enlargement, items: items))],
      title: edition.wording.pageTitle)
  }

  /// The boxes of a column; room that is left opens the gaps between panels a little.
  private func columnItems(
    _ column: Range<Int>, _ layout: Layout, left: Length
  ) -> [FrameItem] {
    let inner = column.dropFirst()
    let openings = inner.count { layout.isFirst[$0] }
    let gaps = inner.map { layout.isFirst[$0] ? look.panelGap : look.partGap }
    let used = column.reduce(gaps.reduce(.zero, +)) { $0 + layout.boxes[$1].height }
    let extra =
      openings > 0 ? min((layout.room - used) / Double(openings), look.panelGap) : Length.zero
    var items: [FrameItem] = []
    var top = layout.top
    for box in column {
      if box > column.lowerBound {
        top += layout.isFirst[box] ? look.panelGap + extra : look.partGap
      }
      if layout.isFirst[box] {
        let bar = Rectangle(
          left: left, top: top - look.barGap, width: layout.measure, height: look.barHeight)
        items.append(.path(.rectangle(bar), fill: look.accent, stroke: nil))
      }
      items.append(
        .group(
          FrameGroup(
            "box", transform: .move(by: Point(x: left, y: top)), items: layout.boxes[box].items)))
      top += layout.boxes[box].height
    }
    return items
  }

  /// The band across the sheet: what is read first, and the code that leads to the source.
  private func headItems(_ layout: Layout) -> [FrameItem] {
    let height = max(layout.head.height, codeSide) + look.headPadding * 2
    let band = Rectangle(left: .zero, top: .zero, width: layout.sheet.width, height: height)
    let top = (height - layout.head.height) / 2
    let items: [FrameItem] = [
      .path(.rectangle(band), fill: look.accent, stroke: nil),
      .group(
        FrameGroup(
          "head", transform: .move(by: Point(x: look.margin, y: top)), items: layout.head.items)),
    ]
    guard let code else { return items }
    let square = Rectangle(
      left: layout.sheet.width - look.margin - codeSide, top: (height - codeSide) / 2,
      width: codeSide, height: codeSide)
    return items + [
      .path(.rectangle(square, cornerRadius: .points(3)), fill: .white, stroke: nil),
      code.item(in: square),
    ]
  }
}
