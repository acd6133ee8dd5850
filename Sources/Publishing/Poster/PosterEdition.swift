import Drawing
import Manuscript
import PageLayout
import Typesetting

/// The report on one sheet: what its chapters mark for the poster, as large as the sheet allows.
///
/// It is set as pages of the report are, in the same sizes of type, on a sheet that is smaller than the real one; the
/// drawing is then enlarged until the panels fill the columns.
struct PosterEdition {
  /// The size of letters that is read at two metres without effort.
  static let readableLetters = Length.points(24)

  let sheet: PosterSheet
  private let plan: PosterPlan
  private var edition: PDFEdition
  private let look = PosterLook()

  /// The poster of a document.
  init(of document: Document, _ findings: Findings, _ request: PosterSheet.Request = .init()) {
    sheet = PosterSheet(request, document.report?.poster)
    plan = PosterPlan(of: document)
    edition = PDFEdition(document: document, findings: findings, paper: .a4)
  }

  /// Whether the chapters mark nothing for it.
  var isEmpty: Bool { plan.isEmpty }

  /// A finished poster.
  struct Poster {
    /// The drawing.
    var frame: Frame
    /// What is wrong with it.
    var diagnostics: [Diagnostic]
  }

  /// The poster with the largest letters with which everything fits.
  ///
  /// - Throws: `TypesettingError` where a font is missing.
  mutating func poster() throws -> Poster {
    let boxes = plan.panels.flatMap { self.boxes(of: $0) }
    let head = headBlocks()
    // Enlargements between those at which letters are far too small, and far too large for any sheet.
    var (fitting, failing) = (0.2, 12.0)
    var best = try layout(enlarged: fitting, head, boxes)
    for _ in 0..<14 {
      let middle = (fitting * failing).squareRoot()
      let tried = try layout(enlarged: middle, head, boxes)
      if tried.fits { (fitting, best) = (middle, tried) } else { failing = middle }
    }
    return Poster(
      frame: frame(of: best, enlarged: fitting),
      diagnostics: diagnostics(letters: edition.style.text.letters * fitting))
  }

  private func diagnostics(letters: Length) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let size = edition.document.report?.poster.size, SheetSize(size.value) == nil {
      diagnostics.append(BuildMessages.unknownSheet(size))
    }
    let area = sheet.size.size
    // A sheet that is smaller than A1 is read from near.
    if min(area.width, area.height) >= .millimetres(590), letters < Self.readableLetters {
      diagnostics.append(BuildMessages.smallPoster(letters, readable: Self.readableLetters))
    }
    return diagnostics
  }

  // MARK: Text

  /// What columns may part: a panel's title with what follows it, and each further part.
  private struct Box {
    var blocks: [FlowBlock]
    /// Whether it begins a panel.
    var isFirst: Bool
  }

  private mutating func boxes(of panel: PosterPlan.Panel) -> [Box] {
    var boxes = panel.parts.enumerated().map { index, part in
      Box(blocks: blocks(of: part), isFirst: index == 0)
    }
    // An opening text alone at the foot of a column would be a heading without its matter.
    if boxes.count > 1, panel.parts[0].kind == .text {
      boxes[1] = Box(blocks: boxes[0].blocks + boxes[1].blocks, isFirst: true)
      boxes.removeFirst()
    }
    if boxes.isEmpty { boxes = [Box(blocks: [], isFirst: true)] }
    boxes[0].blocks = title(of: panel) + boxes[0].blocks
    return boxes
  }

  private mutating func title(of panel: PosterPlan.Panel) -> [FlowBlock] {
    guard !panel.title.isEmpty else { return [] }
    let type = EditionType(look.panelTitle, color: look.accent).bold
    return [
      .paragraph(
        FlowParagraph(
          edition.items(panel.title, type, .quoted),
          ParagraphStyle(.left, leading: look.panelTitle.leading, hyphenation: nil),
          below: Glue(.points(7)), element: .heading2))
    ]
  }

  private mutating func blocks(of part: PosterPlan.Part) -> [FlowBlock] {
    edition.chapter = part.chapter
    let flow = edition.flow(part.blocks, type: EditionType(edition.style.text))
    var takeaway: [FlowBlock] = []
    if !part.takeaway.isEmpty {
      let type = EditionType(look.takeaway, color: look.accent).bold
      takeaway = [
        .paragraph(
          FlowParagraph(
            edition.items(part.takeaway, type, .quoted),
            ParagraphStyle(.left, leading: look.takeaway.leading, hyphenation: nil),
            above: Glue(.points(8)), below: Glue(.points(6))))
      ]
    }
    switch part.kind {
    case .text: return flow + takeaway
    case .statement: return [.panel(look.statement, flow)] + takeaway
    case .display: return takeaway + flow.flatMap(\.standing)
    }
  }

  private mutating func headBlocks() -> [FlowBlock] {
    let report = edition.document.report
    let poster = report?.poster
    let title = report?.title ?? edition.document.chapters.first?.frontMatter.title ?? []
    let headline = poster?.headline ?? []
    var blocks: [FlowBlock] = []
    func add(_ items: [ParagraphItem], _ size: EditionStyle.Size, above: Double) {
      blocks.append(
        .paragraph(
          FlowParagraph(
            items, ParagraphStyle(.left, leading: size.leading, hyphenation: nil),
            above: Glue(.points(above)), element: blocks.isEmpty ? .heading1 : .paragraph)))
    }
    if !headline.isEmpty {
      let type = EditionType(look.headline, color: .white).bold
      add(edition.items(headline, type, .quoted), look.headline, above: 0)
    }
    let size = headline.isEmpty ? look.headline : look.title
    add(edition.items(title, EditionType(size, color: .white), .quoted), size, above: 9)
    if let authors = report?.authors, !authors.isEmpty {
      let type = EditionType(look.authors, color: look.quietOnAccent)
      add([.text(authors.joined(separator: ", "), type.style)], look.authors, above: 8)
    }
    return blocks
  }

  // MARK: Layout

  /// The poster at one enlargement: the drawings in the sizes of the report's pages.
  private struct Layout {
    var sheet: Size
    var head: Column
    var boxes: [Column]
    /// Whether a box begins a panel.
    var isFirst: [Bool]
    var balance: ColumnBalance
    var top: Length
    var measure: Length
    var room: Length

    var fits: Bool { balance.height <= room }
  }

  /// Blocks set in one column.
  private struct Column {
    var items: [FrameItem]
    var height: Length
  }

  private func layout(
    enlarged scale: Double, _ head: [FlowBlock], _ boxes: [Box]
  ) throws -> Layout {
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
    guard let page = pages.first else { return Column(items: [], height: .zero) }
    let bottom = page.placements.map(\.box.bottom).max() ?? .zero
    return Column(items: page.frame.items.map(\.withoutLinks), height: bottom)
  }

  // MARK: Drawing

  private var codeSide: Length {
    edition.document.report?.poster.source == nil ? .zero : look.codeSide
  }

  private func frame(of layout: Layout, enlarged scale: Double) -> Frame {
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
    var items: [FrameItem] = [
      .path(.rectangle(band), fill: look.accent, stroke: nil),
      .group(
        FrameGroup(
          "head", transform: .move(by: Point(x: look.margin, y: top)), items: layout.head.items)),
    ]
    guard let source = edition.document.report?.poster.source?.value, let code = QRCode(source)
    else { return items }
    let square = Rectangle(
      left: layout.sheet.width - look.margin - codeSide, top: (height - codeSide) / 2,
      width: codeSide, height: codeSide)
    items += [
      .path(.rectangle(square, cornerRadius: .points(3)), fill: .white, stroke: nil),
      code.item(in: square),
    ]
    return items
  }
}

extension FlowBlock {
  /// What a float holds, to stand where it is written.
  fileprivate var standing: [FlowBlock] {
    if case .float(let blocks) = self { blocks } else { [self] }
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
