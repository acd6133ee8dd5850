public import Mathematics

extension Chapter {
  /// Reads a chapter.
  ///
  /// Never fails: what cannot be understood becomes a `problem` in the text and a diagnostic.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - path: Its path relative to the repository's root, `Chapters/02-flat-landscape.md`.
  ///   - macros: The commands that all chapters share in their formulas.
  ///   - diagnostics: Where everything that is wrong is added, in the order of places.
  /// - Complexity: Linear in the length of the file.
  public init(
    parsing bytes: [UInt8], path: String, macros: MathMacros = .none,
    diagnostics: inout [Diagnostic]
  ) {
    let fileName = ChapterFileName(path)
    var found: [Diagnostic] = []
    defer { diagnostics += found.sortedByPlace() }
    guard let source = SourceText(decoding: bytes, path: path, diagnostics: &found) else {
      let message = found.last?.message ?? ""
      let start = SourceLocation(line: 1, column: 1)
      let range = SourceRange(file: path, start: start, end: start)
      self.init(
        name: fileName.name, identifier: fileName.identifier, number: fileName.number, path: path,
        frontMatter: FrontMatter(),
        blocks: [Block(.problem(text: "", message: message), at: range)],
        footnotes: [], sourceLines: [])
      return
    }
    if !fileName.isValid { found.append(.chapterName(path, at: source.range(0..<0))) }
    var parser = ChapterParser(source, name: fileName.name)
    parser.parse()
    found += parser.diagnostics
    self.init(
      name: fileName.name, identifier: fileName.identifier, number: fileName.number, path: path,
      frontMatter: parser.frontMatter, blocks: parser.blocks, footnotes: parser.footnotes,
      sourceLines: source.lines.map { source.text($0) })
    var reader = FormulaReader(source, macros: macros)
    reader.read(frontMatter, blocks, footnotes)
    formulas = reader.formulas
    formulaReferences = reader.references
    figureMacros = reader.figureMacros
    found += reader.diagnostics
  }
}

/// The parts of a chapter's file name, `02-flat-landscape.md`.
struct ChapterFileName {
  /// `flat-landscape`.
  let name: String
  /// `02-flat-landscape`.
  let identifier: String
  /// 2.
  let number: Int
  /// Whether the file is named as a chapter should be.
  let isValid: Bool

  /// The parts of a path's last component.
  init(_ path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    identifier = stem
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem.dropFirst(digits.count)
    name = rest.hasPrefix("-") ? String(rest.dropFirst()) : stem
    number = Int(digits) ?? 0
    isValid =
      file.hasSuffix(".md") && !digits.isEmpty && digits.count <= 6 && rest.hasPrefix("-")
      && Identifier.isWellFormed(name)
  }
}

/// The steps from a chapter's text to its blocks.
struct ChapterParser {
  private let source: SourceText
  private let name: String
  private var pieces: [Piece] = []
  private var missingTitle: Diagnostic?
  /// The front matter.
  private(set) var frontMatter = Chapter.FrontMatter()
  /// The contents.
  private(set) var blocks: [Block] = []
  /// The footnotes, in order of their first mention.
  private(set) var footnotes: [[Block]] = []
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A parser of a chapter called `name`.
  init(_ source: SourceText, name: String) {
    self.source = source
    self.name = name
  }

  /// Reads everything.
  mutating func parse() {
    let bodyStart = readFrontMatter()
    var scanner = StructureScanner(source, from: bodyStart)
    scanner.scan()
    pieces = scanner.pieces
    diagnostics += scanner.diagnostics
    let markdown = prepareMarkdown()
    var converter = BlockConverter(markdown, anchorPrefix: name)
    let flows = CommonMark.withDocument(of: markdown.output) { converter.flows(of: $0) } ?? []
    footnotes = converter.footnotes
    assemble(flows)
    diagnostics += converter.diagnostics
    findTitle()
  }

  /// Takes a heading `# Title` at the begin for the chapter's title, where the front matter has none.
  private mutating func findTitle() {
    guard let missingTitle else { return }
    if case .heading(1, _, let title) = blocks.first?.content, !title.isEmpty {
      frontMatter.title = title
      blocks.removeFirst()
    } else {
      diagnostics.append(missingTitle)
      let start = source.range(0..<0)
      blocks.insert(Block(.problem(text: "", message: missingTitle.message), at: start), at: 0)
    }
  }

  private mutating func readFrontMatter() -> Int {
    var reader = FrontMatterReader(source)
    let bodyStart = reader.read()
    frontMatter = reader.frontMatter
    missingTitle = reader.missingTitle
    diagnostics += reader.diagnostics
    if let problem = reader.problem { blocks.append(problem) }
    return bodyStart
  }

  // MARK: Markdown

  /// Writes all pieces as one text for cmark.
  private mutating func prepareMarkdown() -> MarkdownScanner {
    var definitions = FootnoteDefinitions(source)
    for case .text(let lines) in pieces { definitions.collect(in: lines) }
    var scanner = MarkdownScanner(Passage(source), footnotes: definitions.names)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let lines):
        scanner.begin(line: lines.lowerBound)
        scanner.readLines(lines)
      case .code(let lines):
        scanner.begin(line: lines.lowerBound)
        for line in lines {
          scanner.copy(source.lines[line])
          scanner.endLine()
        }
      case .comment(let lines):
        scanner.begin(line: lines.lowerBound)
        scanner.putEmptyLine()
      case .directive, .opening, .closing, .problem:
        scanner.begin(line: firstLine(of: piece))
        scanner.putEmptyLine()
        scanner.put(.piece(index), for: 0..<0)
        scanner.putEmptyLine()
        scanner.putEmptyLine()
      }
    }
    diagnostics += definitions.diagnostics(mentioned: scanner.mentionedFootnotes)
    diagnostics += scanner.diagnostics
    return scanner
  }

  private func firstLine(of piece: Piece) -> Int {
    switch piece {
    case .text(let lines), .code(let lines), .comment(let lines), .problem(let lines, _):
      lines.lowerBound
    case .directive(let block): block.opening
    case .opening(let fence): fence.line
    case .closing(let line, _): line
    }
  }

  // MARK: Structure

  private mutating func assemble(_ flows: [BlockConverter.Flow]) {
    var assembler = DivisionAssembler(source)
    for flow in flows {
      switch flow {
      case .block(let block): assembler.add(block)
      case .piece(let index): add(pieces[index], to: &assembler)
      }
    }
    blocks += assembler.finish()
    diagnostics += assembler.diagnostics
  }

  private mutating func add(_ piece: Piece, to assembler: inout DivisionAssembler) {
    switch piece {
    case .opening(let fence): assembler.open(fence)
    case .closing(let line, let length): assembler.close(line: line, length: length)
    case .directive(let block): assembler.add(directive(block))
    case .problem(let lines, let message):
      let stretch = source.trimmed(
        source.lines[lines.lowerBound]
          .lowerBound..<source.lines[max(lines.lowerBound, lines.upperBound - 1)].upperBound)
      assembler.add(
        Block(.problem(text: source.text(stretch), message: message), at: source.range(stretch)))
    case .text, .code, .comment: break
    }
  }

  private mutating func directive(_ block: DirectiveBlock) -> Block {
    var reader = DirectiveReader(source, block)
    let directive = reader.read()
    diagnostics += reader.diagnostics
    if let directive { return Block(.directive(directive), at: reader.range) }
    let message = reader.diagnostics.first { $0.severity == .error }?.message ?? ""
    let stretch = source.offset(of: reader.range.start)..<source.offset(of: reader.range.end)
    return Block(.problem(text: source.text(stretch), message: message), at: reader.range)
  }
}

extension [Diagnostic] {
  /// The diagnostics in the order of their places: file, start, end.
  ///
  /// Those without a place come first; diagnostics of the same place keep their order.
  public func sortedByPlace() -> [Diagnostic] {
    enumerated().sorted { left, right in
      guard let leftRange = left.element.range, let rightRange = right.element.range else {
        let isEqual = (left.element.range == nil) == (right.element.range == nil)
        return isEqual ? left.offset < right.offset : left.element.range == nil
      }
      if leftRange.file != rightRange.file { return leftRange.file < rightRange.file }
      if leftRange.start != rightRange.start { return leftRange.start < rightRange.start }
      if leftRange.end != rightRange.end { return leftRange.end < rightRange.end }
      return left.offset < right.offset
    }.map(\.element)
  }
}
