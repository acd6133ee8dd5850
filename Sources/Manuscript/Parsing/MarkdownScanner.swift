/// Prepares Markdown for cmark: takes out what is ours (maths, references, citations, values, raw
/// HTML, bare links), puts placeholders in, and remembers which line came from where.
///
/// Where a placeholder lands in code after all, the text it replaces is put back, and what was wrong
/// with it is forgotten. Every search is bounded by the paragraph and done once, so the time taken
/// is proportional to the text.
struct MarkdownScanner {
  /// The text that is read.
  let passage: Passage
  /// The names of the footnotes that are defined.
  let footnotes: Set<String>
  /// What cmark shall read.
  private(set) var output: [UInt8] = []
  /// The constructs taken out.
  private(set) var placeholders: [Placeholder] = []
  /// For each line of the output, the first and the last line of the text it was made of (from 0).
  private(set) var lineOrigins: [(first: Int, last: Int)] = []
  /// What is wrong with lines, whatever they turn out to hold.
  var diagnostics: [Diagnostic] = []
  /// The footnotes mentioned.
  var mentionedFootnotes: Set<String> = []
  /// The part of the text that belongs to the paragraph being read.
  var paragraph = Paragraph()

  private var firstLine = 0
  private var currentLine = 0

  /// A scanner of `passage`.
  init(_ passage: Passage, footnotes: Set<String>) {
    self.passage = passage
    self.footnotes = footnotes
    output.reserveCapacity(passage.bytes.count + passage.bytes.count / 8)
  }

  /// The bytes of the text.
  var bytes: [UInt8] { passage.bytes }

  // MARK: Writing

  /// Starts writing lines made of line `line` and those after it.
  mutating func begin(line: Int) {
    firstLine = line
    currentLine = line
  }

  /// Writes text as it is, from the file's own lines.
  mutating func copy(_ stretch: Range<Int>) {
    var start = stretch.lowerBound
    var offset = start
    while offset < stretch.upperBound {
      let byte = bytes[offset]
      if byte == .newline {
        output += bytes[start..<offset]
        endLine()
        start = offset + 1
      } else if byte == 0xEE, PlaceholderCode.isReserved(bytes, at: offset) {
        output += bytes[start..<offset]
        put(.literal, for: offset..<offset + 3)
        start = offset + 3
        offset += 2
      }
      offset += 1
    }
    output += bytes[start..<stretch.upperBound]
  }

  /// Ends a line of the output that is also the end of a line of the text.
  mutating func endLine() {
    output.append(.newline)
    lineOrigins.append((firstLine, currentLine))
    currentLine += 1
    firstLine = currentLine
  }

  /// Writes an empty line that stands for no line of the text.
  mutating func putEmptyLine() {
    output.append(.newline)
    lineOrigins.append((firstLine, firstLine))
  }

  /// Writes a placeholder in place of a stretch of the text.
  mutating func put(
    _ construct: Construct, for stretch: Range<Int>, _ diagnostics: [Diagnostic] = []
  ) {
    PlaceholderCode.append(placeholders.count, to: &output)
    placeholders.append(
      Placeholder(construct: construct, stretch: stretch, diagnostics: diagnostics))
    for offset in stretch where bytes[offset] == .newline { currentLine += 1 }
  }

  /// Writes a problem in place of a stretch of the text.
  mutating func putProblem(_ diagnostic: Diagnostic, for stretch: Range<Int>) {
    let problem = Inline.problem(text: passage.text(stretch), message: diagnostic.message)
    put(.inlines([problem]), for: stretch, [diagnostic])
  }

  // MARK: Reading a paragraph

  /// Reads a paragraph: text in which constructs may span lines but not end elsewhere.
  mutating func read(_ paragraph: Paragraph) {
    self.paragraph = paragraph
    var start = paragraph.stretch.lowerBound
    var offset = start
    let end = paragraph.stretch.upperBound
    while offset < end {
      guard Self.isSpecial[Int(bytes[offset])] else {
        offset += 1
        continue
      }
      copy(start..<offset)
      start = offset
      offset = readConstruct(at: offset)
      if offset == start { offset += 1 } else { start = offset }
    }
    copy(start..<end)
  }

  private static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\`$@[]<hw{&".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Reads what may begin at `offset`.
  ///
  /// - Returns: The offset after what was written; `offset` itself where nothing begins there.
  private mutating func readConstruct(at offset: Int) -> Int {
    switch bytes[offset] {
    case .backslash: readEscape(at: offset)
    case .backtick: readCode(at: offset)
    case .dollar: readMath(at: offset)
    case .at: readMention(at: offset)
    case .openBracket: readBracket(at: offset)
    case .closeBracket: readDestination(at: offset)
    case .less: readMarkup(at: offset)
    case .openBrace: readAttributes(at: offset)
    case UInt8(ascii: "&"): readEntity(at: offset)
    default: readBareLink(at: offset)
    }
  }

  private mutating func readEscape(at offset: Int) -> Int {
    let next = offset + 1
    guard next < paragraph.stretch.upperBound, bytes[next].isPunctuation else { return offset }
    copy(offset..<next + 1)
    return next + 1
  }

  /// A numeric entity must not smuggle in a placeholder's characters.
  private mutating func readEntity(at offset: Int) -> Int {
    let end = paragraph.stretch.upperBound
    guard bytes.hasBytes("&#", at: offset, before: end) else { return offset }
    var digits = offset + 2
    let isHexadecimal = digits < end && bytes[digits] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { digits += 1 }
    var close = digits
    while close < end, bytes[close].isAlphanumeric, close - digits < 8 { close += 1 }
    guard close < end, bytes[close] == UInt8(ascii: ";"),
      let scalar = UInt32(passage.text(digits..<close), radix: isHexadecimal ? 16 : 10),
      PlaceholderCode.isReserved(scalar)
    else { return offset }
    put(.literal, for: offset..<close + 1)
    return close + 1
  }

  private mutating func readAttributes(at offset: Int) -> Int {
    let next = offset + 1
    guard next < paragraph.stretch.upperBound,
      bytes[next] == .hash || bytes[next] == UInt8(ascii: "."),
      let attributes = Attributes(passage, at: offset, before: paragraph.stretch.upperBound)
    else { return offset }
    var rest = attributes.stretch.upperBound
    while rest < paragraph.stretch.upperBound, bytes[rest].isBlank || bytes[rest] == .hash {
      rest += 1
    }
    guard rest == paragraph.stretch.upperBound || bytes[rest] == .newline else { return offset }
    put(.attributes(attributes), for: attributes.stretch, attributes.diagnostics)
    return attributes.stretch.upperBound
  }
}
