/// Turns cmark's blocks into ours, with their places in the chapter.
struct BlockConverter {
  /// A block, or structure between blocks.
  enum Flow {
    /// A block.
    case block(Block)
    /// Structure, by its index in the list of pieces.
    case piece(Int)
  }

  /// How deep blocks may be nested.
  static let deepestNesting = 40

  private let source: SourceText
  private let lineOrigins: [(first: Int, last: Int)]
  private let anchorPrefix: String
  private var anchors: [String: Int] = [:]
  private var converter: InlineConverter
  private var ownDiagnostics: [Diagnostic] = []
  /// The footnotes, in order of their first mention.
  private(set) var footnotes: [[Block]] = []

  /// A converter of what `scanner` has prepared; ids made from headings begin with `anchorPrefix`.
  init(_ scanner: MarkdownScanner, anchorPrefix: String) {
    self.source = scanner.passage.source
    self.lineOrigins = scanner.lineOrigins
    self.converter = InlineConverter(scanner)
    self.anchorPrefix = anchorPrefix
  }

  /// What was wrong.
  var diagnostics: [Diagnostic] { converter.diagnostics + ownDiagnostics }

  /// The blocks of a document and the structure between them.
  mutating func flows(of document: CommonMarkNode) -> [Flow] {
    var flows: [Flow] = []
    for node in document.children {
      if node.kind == .footnoteDefinition {
        footnotes.append(blocks(of: node, depth: 1))
      } else {
        convert(node, depth: 0, into: &flows)
      }
    }
    return flows
  }

  private mutating func blocks(of node: CommonMarkNode, depth: Int) -> [Block] {
    var flows: [Flow] = []
    for child in node.children { convert(child, depth: depth, into: &flows) }
    return flows.compactMap { if case .block(let block) = $0 { block } else { nil } }
  }

  private mutating func convert(_ node: CommonMarkNode, depth: Int, into flows: inout [Flow]) {
    let range = range(of: node)
    guard depth < Self.deepestNesting else {
      flows.append(.block(problem(.deepBlocks(limit: Self.deepestNesting, at: range), at: range)))
      return
    }
    switch node.kind {
    case .paragraph: convertParagraph(node, range, into: &flows)
    case .heading: flows.append(.block(heading(node, range)))
    case .blockQuote:
      flows.append(.block(Block(.quotation(blocks(of: node, depth: depth + 1)), at: range)))
    case .list: flows.append(.block(list(node, range, depth: depth)))
    case .codeBlock: flows.append(.block(code(node, range)))
    case .thematicBreak: flows.append(.block(Block(.thematicBreak, at: range)))
    case .table: flows.append(.block(table(node, range)))
    default:
      let text = converter.plainText(node.literal)
      ownDiagnostics.append(.rawHTML(text, at: range))
      flows.append(.block(Block(.paragraph([.text(text)]), at: range)))
    }
  }

  // MARK: Places

  private func range(of node: CommonMarkNode) -> SourceRange {
    let start = origin(ofLine: node.startLine).first
    var last = max(start, origin(ofLine: node.endLine).last)
    while last > start, source.trimmed(source.lines[last]).isEmpty { last -= 1 }
    let line = source.lines[start]
    let startOffset = min(line.lowerBound + max(node.startColumn - 1, 0), line.upperBound)
    let end = source.trimmed(source.lines[last]).upperBound
    return source.range(startOffset..<max(startOffset, end))
  }

  private func origin(ofLine line: Int) -> (first: Int, last: Int) {
    guard let final = lineOrigins.last else { return (0, 0) }
    return line >= 1 && line <= lineOrigins.count ? lineOrigins[line - 1] : final
  }

  private func text(of range: SourceRange) -> String {
    source.text(source.offset(of: range.start)..<source.offset(of: range.end))
  }

  private mutating func problem(_ diagnostic: Diagnostic, at range: SourceRange) -> Block {
    ownDiagnostics.append(diagnostic)
    return Block(.problem(text: text(of: range), message: diagnostic.message), at: range)
  }

  // MARK: Kinds of blocks

  private mutating func convertParagraph(
    _ node: CommonMarkNode, _ range: SourceRange, into flows: inout [Flow]
  ) {
    var pending: [InlineConverter.Run] = []
    for run in converter.runs(of: node) {
      switch run {
      case .display(let tex, let id, let place):
        appendParagraph(&pending, range, into: &flows)
        flows.append(.block(Block(.displayMath(tex: tex, id: id?.value), at: place)))
      case .piece(let index): flows.append(.piece(index))
      default: pending.append(run)
      }
    }
    appendParagraph(&pending, range, into: &flows)
  }

  private mutating func appendParagraph(
    _ runs: inout [InlineConverter.Run], _ range: SourceRange, into flows: inout [Flow]
  ) {
    let inlines = converter.inlines(of: runs, in: "a paragraph").trimmed()
    runs = []
    if !inlines.isEmpty { flows.append(.block(Block(.paragraph(inlines), at: range))) }
  }

  private mutating func heading(_ node: CommonMarkNode, _ range: SourceRange) -> Block {
    var runs = converter.runs(of: node)
    var attributes: Attributes?
    if case .attributes(let last)? = runs.last {
      attributes = last
      runs.removeLast()
    }
    let title = converter.inlines(of: runs, in: "a heading").trimmed()
    if let attributes { ownDiagnostics += attributes.unread(in: "a heading") }
    if let id = attributes?.id, let problem = Identifier.problem(with: id, prefix: "sec") {
      ownDiagnostics.append(problem)
    }
    let id = attributes?.id?.value ?? anchor(for: title)
    return Block(.heading(level: node.headingLevel, id: id, title: title), at: range)
  }

  private mutating func anchor(for title: [Inline]) -> String {
    let text = Identifier.wellFormed(from: title.plainText)
    let base = anchorPrefix + "--" + (text.isEmpty ? "section" : String(text.prefix(60)))
    var anchor = base
    while let count = anchors[anchor] {
      anchors[anchor] = count + 1
      anchor = "\(base)-\(count + 1)"
    }
    anchors[anchor] = 1
    return anchor
  }

  private mutating func list(_ node: CommonMarkNode, _ range: SourceRange, depth: Int) -> Block {
    let items = node.children.map { blocks(of: $0, depth: depth + 1) }
    return Block(
      .list(List(start: node.listStart, isTight: node.isTight, items: items)), at: range)
  }

  private mutating func code(_ node: CommonMarkNode, _ range: SourceRange) -> Block {
    let info = converter.plainText(node.fenceInfo)
    let word = info.split(whereSeparator: { " \t{}".contains($0) }).first.map(String.init) ?? ""
    if StructureScanner.directiveKinds.contains(word) {
      return problem(.indentedDirective(word, at: range), at: range)
    }
    if node.isFenced, range.start.column > 1, !isClosed(node) {
      ownDiagnostics.append(
        .unterminatedCode(directive: nil, at: source.range(ofLine: range.start.line - 1)))
    }
    return Block(.code(language: word, text: converter.plainText(node.literal)), at: range)
  }

  private func isClosed(_ node: CommonMarkNode) -> Bool {
    let first = source.lines[origin(ofLine: node.startLine).first]
    let last = source.lines[origin(ofLine: node.endLine).last]
    let opening = LineShape(source.bytes, first)
    guard first != last,
      let fence = CodeFence(source.bytes, at: opening.content, before: first.upperBound)
    else { return false }
    let closing = LineShape(source.bytes, last)
    return fence.isClosed(source.bytes, at: closing.content, before: last.upperBound)
  }

  private mutating func table(_ node: CommonMarkNode, _ range: SourceRange) -> Block {
    let alignments = node.alignments.map { letter -> TextTable.Alignment in
      switch letter {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .natural
      }
    }
    var rows: [[[Inline]]] = []
    for row in node.children {
      rows.append(row.children.map { converter.inlines(of: $0, in: "a table's cell").trimmed() })
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return Block(
      .table(TextTable(alignments: alignments, header: header, rows: rows)), at: range)
  }
}
