import Drawing
import PageLayout
import Typesetting

extension PosterEdition {
  /// The poster at one enlargement: the drawings in the sizes of the report's pages.
  struct Layout {
    /// The sheet before it is enlarged.
    var sheet: Size
    /// What the band says.
    var head: Column
    /// The boxes, in their order.
    var boxes: [Column]
    /// Whether a box begins a panel.
    var isFirst: [Bool]
    /// Which boxes stand in which column.
    var balance: ColumnBalance
    /// Where columns begin.
    var top: Length
    /// How wide they are.
    var measure: Length
    /// How high they can be.
    var room: Length

    /// Whether the tallest column ends above the foot of the sheet.
    var fits: Bool { balance.height <= room }

    /// What could not be set as it should be.
    var faults: [FlowFault] { head.faults + boxes.flatMap(\.faults) }
  }

  /// Blocks set in one column.
  struct Column {
    var items: [FrameItem]
    var height: Length
    /// What could not be set as it should be.
    var faults: [FlowFault]
  }

  /// The side of the code's square; nothing where there is no code.
  var codeSide: Length { code == nil ? .zero : look.codeSide }

  /// The poster on a sheet that is to be enlarged by a scale.
  func layout(enlarged scale: Double, _ head: [FlowBlock], _ boxes: [Box]) throws -> Layout {
    let size = sheet.size.size
    let small = Size(width: size.width / scale, height: size.height / scale)
    let inner = small.width - look.margin * 2
    let between = look.columnGap * Double(sheet.columns - 1)
    let measure = max((inner - between) / Double(sheet.columns), .points(60))
    let head = try column(head, measure: max(inner - codeSide - look.columnGap, .points(60)))
    let top = max(head.height, codeSide) + look.headPadding * 2 + look.margin
    let columns = try boxes.map { try column($0.blocks, measure: measure) }
    let gaps = boxes.map { $0.isFirst ? look.panelGap : look.partGap }
    return Layout(
      sheet: small, head: head, boxes: columns, isFirst: boxes.map(\.isFirst),
      balance: ColumnBalance(
        heights: columns.map(\.height), gaps: gaps, count: sheet.columns),
      top: top, measure: measure, room: small.height - top - look.margin)
  }

  /// Sets blocks below each other; nothing floats and no page ends.
  private func column(_ blocks: [FlowBlock], measure: Length) throws -> Column {
    let endless = Length.points(1e6)
    let geometry = PageGeometry(
      size: Size(width: measure, height: endless),
      typeArea: Rectangle(left: .zero, top: .zero, width: measure, height: endless),
      headBaseline: .zero, footBaseline: .zero, overhang: .zero)
    var composer = FlowComposer(edition.typesetter, geometry: geometry)
    try composer.compose([.pageBreak(.bare)] + blocks)
    composer.finish()
    let pages = try PagedGalley(
      composer.galley, geometry: geometry,
      rules: BreakingRules(leading: edition.style.text.leading),
      furniture: edition.furniture()
    ).pages
    guard let page = pages.first else { return Column(items: [], height: .zero, faults: []) }
    let bottom = page.placements.map(\.box.bottom).max() ?? .zero
    return Column(
      items: page.frame.items.map(\.withoutLinks), height: bottom, faults: composer.faults)
  }
}

extension FrameItem {
  /// The item without links and the places that they lead to: nobody clicks on paper, and not all of the report is
  /// on the sheet.
  fileprivate var withoutLinks: FrameItem {
    guard case .group(var group) = self else { return self }
    switch group.tag {
    case .link, .destination: group.tag = nil
    case .element, .artifact, nil: break
    }
    group.items = group.items.map(\.withoutLinks)
    return .group(group)
  }
}
