/// A part of a chapter as its unindented lines divide it.
enum Piece {
  /// Lines of Markdown.
  case text(Range<Int>)
  /// A code block that is shown, fences included.
  case code(Range<Int>)
  /// Lines of a comment.
  case comment(Range<Int>)
  /// A directive.
  case directive(DirectiveBlock)
  /// The opening fence of a division.
  case opening(DivisionFence)
  /// The closing fence of a division: its line and how many colons it has.
  case closing(line: Int, length: Int)
  /// Lines that could not be understood.
  case problem(lines: Range<Int>, message: String)
}

/// A directive's lines.
struct DirectiveBlock {
  /// The info word.
  let kind: Sourced<String>
  /// The line of the opening fence, from 0.
  let opening: Int
  /// The lines between the fences.
  let body: Range<Int>
  /// The lines with both fences.
  var lines: Range<Int> { opening..<body.upperBound + 1 }
}

/// The opening fence of a division.
struct DivisionFence {
  /// How many colons it has.
  let length: Int
  /// The line, from 0.
  let line: Int
  /// Its attributes; a bare word counts as a class.
  let attributes: Attributes
  /// What is wrong where the fence cannot be read at all; reported already.
  var problem: Diagnostic?
}

/// Divides a chapter into Markdown, code, directives and the fences of divisions.
///
/// Fences of divisions and directives must begin a line, so that nothing inside a list or a
/// quotation can be mistaken for one.
struct StructureScanner {
  /// The words that make a code block a directive.
  static let directiveKinds = ["experiment", "figure", "table", "claim"]

  private let source: SourceText
  private let passage: Passage
  private var line: Int
  private var textStart: Int
  private var isInList = false
  private var lastCommentEnd: Int?
  /// The parts, in order.
  private(set) var pieces: [Piece] = []
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A scanner of the lines from `firstLine` on.
  init(_ source: SourceText, from firstLine: Int) {
    self.source = source
    self.passage = Passage(source)
    self.line = firstLine
    self.textStart = firstLine
    self.lastCommentEnd = Self.lastOffset(of: "-->", in: source.bytes)
  }

  private var bytes: [UInt8] { source.bytes }

  /// Divides all lines.
  mutating func scan() {
    while line < source.lines.count {
      let stretch = source.lines[line]
      let content = contentStart(stretch)
      let indentation = content - stretch.lowerBound
      if indentation == 0, bytes.hasBytes(":::", at: content, before: stretch.upperBound) {
        scanDivisionFence(stretch)
      } else if indentation == 0 || indentation < 4 && !isInList,
        let fence = CodeFence(bytes, at: content, before: stretch.upperBound)
      {
        scanCode(fence, isUnindented: indentation == 0)
      } else if indentation < 4, isMultilineComment(content, stretch) {
        scanComment(content)
      } else {
        noteList(stretch, content)
        line += 1
      }
    }
    endText(before: line)
  }

  private func contentStart(_ stretch: Range<Int>) -> Int {
    var start = stretch.lowerBound
    while start < stretch.upperBound, bytes[start].isBlank { start += 1 }
    return start
  }

  private mutating func noteList(_ stretch: Range<Int>, _ content: Int) {
    guard content < stretch.upperBound else { return }
    if LineShape(bytes, stretch).markerCount > 0 {
      isInList = true
    } else if content == stretch.lowerBound {
      isInList = false
    }
  }

  private mutating func endText(before end: Int) {
    if textStart < end { pieces.append(.text(textStart..<end)) }
  }

  private mutating func append(_ piece: Piece, nextLine: Int) {
    endText(before: line)
    pieces.append(piece)
    line = nextLine
    textStart = nextLine
    isInList = false
  }

  // MARK: Divisions

  private mutating func scanDivisionFence(_ stretch: Range<Int>) {
    let length = bytes.runLength(at: stretch.lowerBound, before: stretch.upperBound)
    var rest = bytes.trimmed(stretch.lowerBound + length..<stretch.upperBound)
    while !rest.isEmpty, bytes[rest.upperBound - 1] == .colon {
      rest = bytes.trimmed(rest.lowerBound..<rest.upperBound - 1)
    }
    if rest.isEmpty {
      append(.closing(line: line, length: length), nextLine: line + 1)
    } else if let attributes = divisionAttributes(rest) {
      diagnostics += attributes.diagnostics
      let fence = DivisionFence(length: length, line: line, attributes: attributes)
      append(.opening(fence), nextLine: line + 1)
    } else {
      let diagnostic = Diagnostic.malformedDivision(at: source.range(rest))
      diagnostics.append(diagnostic)
      let fence = DivisionFence(
        length: length, line: line, attributes: Attributes(empty: rest), problem: diagnostic)
      append(.opening(fence), nextLine: line + 1)
    }
  }

  private func divisionAttributes(_ rest: Range<Int>) -> Attributes? {
    if bytes[rest.lowerBound] == .openBrace {
      guard let attributes = Attributes(passage, at: rest.lowerBound, before: rest.upperBound),
        attributes.stretch == rest
      else { return nil }
      return attributes
    }
    guard !rest.contains(where: { bytes[$0].isWhitespace || bytes[$0] == .openBrace }) else {
      return nil
    }
    var attributes = Attributes(empty: rest)
    attributes.classes = [passage.sourced(rest)]
    return attributes
  }

  // MARK: Code and directives

  private mutating func scanCode(_ fence: CodeFence, isUnindented: Bool) {
    let word = infoWord(fence)
    let isDirective = isUnindented && word.map { Self.directiveKinds.contains($0.value) } == true
    var end = line + 1
    while end < source.lines.count {
      let stretch = source.lines[end]
      let content = contentStart(stretch)
      if content - stretch.lowerBound < 4,
        fence.isClosed(bytes, at: content, before: stretch.upperBound)
      {
        return closeCode(fence, word: word, isDirective: isDirective, at: end)
      }
      if isDirective, content == stretch.lowerBound, opensBlock(stretch, fence) { break }
      end += 1
    }
    leaveOpen(fence, word: word, isDirective: isDirective, end: end)
  }

  /// The first word after the fence, braces around it taken off.
  private func infoWord(_ fence: CodeFence) -> Sourced<String>? {
    var info = fence.info
    if info.count > 2, bytes[info.lowerBound] == .openBrace,
      bytes[info.upperBound - 1] == .closeBrace
    {
      info = bytes.trimmed(info.lowerBound + 1..<info.upperBound - 1)
    }
    let end = info.first { bytes[$0].isWhitespace } ?? info.upperBound
    return info.isEmpty ? nil : passage.sourced(info.lowerBound..<end)
  }

  /// Whether a line in a directive can only be the begin of something else.
  private func opensBlock(_ stretch: Range<Int>, _ fence: CodeFence) -> Bool {
    if bytes.hasBytes(":::", at: stretch.lowerBound, before: stretch.upperBound) { return true }
    let other = CodeFence(bytes, at: stretch.lowerBound, before: stretch.upperBound)
    return other.map { $0.mark == fence.mark && !$0.info.isEmpty } ?? false
  }

  private mutating func closeCode(
    _ fence: CodeFence, word: Sourced<String>?, isDirective: Bool, at end: Int
  ) {
    if isDirective, let word {
      let rest = textAfterKind(fence, word.value)
      if !rest.isEmpty {
        diagnostics.append(.textAfterDirectiveKind(word.value, at: source.range(rest)))
      }
      let block = DirectiveBlock(kind: word, opening: line, body: line + 1..<end)
      append(.directive(block), nextLine: end + 1)
      return
    }
    if let word, let diagnostic = misspeltDirective(fence, word) { diagnostics.append(diagnostic) }
    append(.code(line..<end + 1), nextLine: end + 1)
  }

  private func textAfterKind(_ fence: CodeFence, _ kind: String) -> Range<Int> {
    let isBraced = bytes[fence.info.lowerBound] == .openBrace
    let start = fence.info.lowerBound + kind.utf8.count + (isBraced ? 1 : 0)
    let rest = bytes.trimmed(start..<fence.info.upperBound)
    return isBraced && rest.count == 1 ? rest.upperBound..<rest.upperBound : rest
  }

  private func misspeltDirective(_ fence: CodeFence, _ word: Sourced<String>) -> Diagnostic? {
    let nearest = NearestName.nearest(to: word.value, among: Self.directiveKinds)
    let isBraced = bytes[fence.info.lowerBound] == .openBrace
    guard isBraced || nearest != nil, !Self.directiveKinds.contains(word.value) else { return nil }
    return .unknownDirective(word, suggestion: nearest)
  }

  private mutating func leaveOpen(
    _ fence: CodeFence, word: Sourced<String>?, isDirective: Bool, end: Int
  ) {
    let range = source.range(ofLine: line)
    let diagnostic = Diagnostic.unterminatedCode(
      directive: isDirective ? word?.value : nil, at: range)
    diagnostics.append(diagnostic)
    guard isDirective else { return append(.code(line..<end), nextLine: end) }
    let isBlank = { (line: Int) in source.trimmed(source.lines[line]).isEmpty }
    let blank = (line..<end).first(where: isBlank) ?? end
    append(.problem(lines: line..<blank, message: diagnostic.message), nextLine: blank)
  }

  // MARK: Comments

  private static func lastOffset(of mark: StaticString, in bytes: [UInt8]) -> Int? {
    var offset = bytes.count - mark.utf8CodeUnitCount
    while offset >= 0 {
      if bytes.hasBytes(mark, at: offset, before: bytes.count) { return offset }
      offset -= 1
    }
    return nil
  }

  private func isMultilineComment(_ content: Int, _ stretch: Range<Int>) -> Bool {
    guard bytes.hasBytes("<!--", at: content, before: stretch.upperBound),
      let last = lastCommentEnd, last > content
    else { return false }
    return !(content + 4..<stretch.upperBound).contains {
      bytes.hasBytes("-->", at: $0, before: stretch.upperBound)
    }
  }

  private mutating func scanComment(_ content: Int) {
    var end = content + 4
    while !bytes.hasBytes("-->", at: end, before: bytes.count) { end += 1 }
    let last = source.lineIndex(at: end)
    let rest = source.trimmed(end + 3..<source.lines[last].upperBound)
    if !rest.isEmpty { diagnostics.append(.textAfterComment(at: source.range(rest))) }
    append(.comment(line..<last + 1), nextLine: last + 1)
  }
}
