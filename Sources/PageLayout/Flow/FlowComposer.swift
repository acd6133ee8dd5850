import Drawing
public import Typesetting

/// Sets blocks in one column: lines, formulas and rows become strips of a galley.
public struct FlowComposer {
  /// Where blocks stand at the moment.
  struct Context {
    /// The left edge, from that of the column.
    var left: Length
    /// The width.
    var measure: Length
    /// The panels around.
    var panels: [Int] = []
    /// The elements of the structure around.
    var structure: [StructureNode] = []
  }

  /// The column so far.
  public internal(set) var galley = Galley()
  /// What could not be set as it should be.
  public internal(set) var faults: [FlowFault] = []

  let typesetter: ParagraphTypesetter
  var geometry: PageGeometry
  /// What notes say, by the sign (`note:…`) that lines carry.
  let notes: [String: [FlowBlock]]
  var context: Context
  var waitingFloats: [Int] = []
  /// Whether blocks are set that do not stand in the column: floats and notes.
  var isApart = false
  /// Where what is being set comes from.
  var place: String?
  private var nextElement = 0
  private var noteIndices: [String: Int] = [:]

  /// A composer for the type area of a page.
  ///
  /// - Parameters:
  ///   - typesetter: Makes lines of paragraphs.
  ///   - geometry: The page.
  ///   - notes: What notes say, by the mark that a paragraph carries where the note is called.
  public init(
    _ typesetter: ParagraphTypesetter, geometry: PageGeometry, notes: [String: [FlowBlock]] = [:]
  ) {
    self.typesetter = typesetter
    self.geometry = geometry
    self.notes = notes
    context = Context(left: .zero, measure: geometry.typeArea.width)
  }

  /// Sets blocks below what is there.
  public mutating func compose(_ blocks: [FlowBlock]) throws(TypesettingError) {
    for block in blocks {
      try compose(block)
      attachWaitingFloats()
    }
  }

  /// Ends the column: floats that still wait stand at its end.
  public mutating func finish() {
    guard !waitingFloats.isEmpty else { return }
    galley.append(Gap(.none, floats: waitingFloats))
    waitingFloats = []
  }

  private mutating func compose(_ block: FlowBlock) throws(TypesettingError) {
    switch block {
    case .paragraph(let paragraph): try compose(paragraph)
    case .heading(let heading): try compose(heading)
    case .indented(let indent, let blocks): try compose(indent, blocks)
    case .element(let element, let blocks):
      try within(element) { (composer) throws(TypesettingError) in try composer.compose(blocks) }
    case .panel(let panel, let blocks): try compose(panel, blocks)
    case .display(let display): try compose(display)
    case .code(let lines): try compose(code: lines)
    case .table(let table): try compose(table)
    case .picture(let picture): try compose(picture)
    case .float(let blocks): try compose(float: blocks)
    case .contentsLine(let line): try compose(line)
    case .rule: composeRule()
    case .space(let glue): compose(space: glue)
    case .pageBreak(let opening): compose(pageBreak: opening)
    }
  }

  // MARK: Appending

  /// Appends a strip where blocks stand at the moment.
  mutating func append(_ strip: Strip, moved: Bool = true) {
    var strip = moved ? strip.moved(by: context.left) : strip
    strip.panels = context.panels
    strip.structure = context.structure + strip.structure
    galley.append(strip)
  }

  /// Appends a gap.
  mutating func append(_ gap: Gap) { galley.append(gap) }

  /// Notes the head of a table that is repeated on later pages; its index.
  mutating func register(tableHead: [Strip]) -> Int {
    galley.tableHeads.append(
      tableHead.map { strip in
        var strip = strip.moved(by: context.left)
        strip.structure = context.structure + strip.structure
        return strip
      })
    return galley.tableHeads.count - 1
  }

  /// Composes within an element of the document's structure.
  mutating func within(
    _ element: StructureElement, alternativeText: String? = nil,
    _ body: (inout FlowComposer) throws(TypesettingError) -> Void
  ) throws(TypesettingError) {
    let outer = context.structure
    nextElement += 1
    context.structure.append(
      StructureNode(nextElement, element, alternativeText: alternativeText))
    try body(&self)
    context.structure = outer
  }

  // MARK: Containers

  private mutating func compose(
    _ indent: FlowIndent, _ blocks: [FlowBlock]
  ) throws(TypesettingError) {
    append(Gap(indent.around))
    let outer = context
    let first = galley.items.count
    context.left += indent.left
    context.measure -= indent.left + indent.right
    try compose(blocks)
    context = outer
    if !indent.label.isEmpty, galley.items.count > first {
      let label = try line(of: indent.label)
      let x = context.left + indent.left - label.width
      galley.prepend(label.moved(by: x).items, toStrip: first)
    }
    append(Gap(indent.around))
  }

  private mutating func compose(
    _ panel: FlowPanel, _ blocks: [FlowBlock]
  ) throws(TypesettingError) {
    var around = panel.around
    around.natural += panel.padding
    append(Gap(around))
    let outer = context
    galley.panels.append(
      GalleyPanel(
        fill: panel.fill, rule: panel.rule, left: context.left, width: context.measure,
        padding: panel.padding))
    context.panels.append(galley.panels.count - 1)
    context.left += panel.inset
    context.measure -= panel.inset * 2
    try compose(blocks)
    context = outer
    append(Gap(around))
  }

  /// Room; at the head of everything it stays, unlike gaps.
  private mutating func compose(space glue: Glue) {
    if galley.items.isEmpty { galley.append(Strip(height: .zero, depth: .zero)) }
    galley.append(Gap(glue))
  }

  private mutating func compose(pageBreak opening: PageOpening) {
    if galley.items.isEmpty {
      galley.opening = opening
    } else {
      galley.append(Gap(.none, .forced(opening), floats: waitingFloats))
      waitingFloats = []
    }
  }

  /// Takes over what was composed beside the column, with what hangs on it.
  mutating func takeOver(from other: FlowComposer) {
    galley.takeAttachments(of: other.galley)
    (faults, nextElement, noteIndices) = (other.faults, other.nextElement, other.noteIndices)
  }

  // MARK: Notes

  /// The notes whose marks stand on a line, as indices of the galley's.
  mutating func noteIndices(of marks: [String]) throws(TypesettingError) -> [Int] {
    var indices: [Int] = []
    for mark in marks {
      guard noteIndices[mark] == nil, let blocks = notes[mark] else { continue }
      // Known before its text is set, so that a note that calls itself ends.
      noteIndices[mark] = galley.notes.count
      indices.append(galley.notes.count)
      galley.notes.append([])
      let index = galley.notes.count - 1
      let (outer, outerPlace) = (context, place)
      context.structure = []
      nextElement += 1
      let node = StructureNode(nextElement, .note)
      let lines = try strips(of: blocks)
      galley.notes[index] = lines.map { strip, glue in
        var strip = strip
        strip.structure = [node] + strip.structure
        strip.depth += glue.natural
        return strip
      }
      (context, place) = (outer, outerPlace)
    }
    return indices
  }
}
