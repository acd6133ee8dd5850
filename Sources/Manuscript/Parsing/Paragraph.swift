/// A stretch of lines whose running text belongs together, with what searches in it have found.
struct Paragraph {
  /// The bytes of all lines, line ends between them included.
  let stretch: Range<Int>
  /// How deep in quotations it stands.
  let quoteDepth: Int
  /// The offset of the first byte of its first line's content.
  let content: Int

  /// From here on no `$$` closes a display.
  var noDisplayCloserFrom = Int.max
  /// From here on no `-->` ends a comment, and so on, by the end mark.
  var noMarkupEndFrom: [String: Int] = [:]
  /// For each run of backticks, by its offset, the offset of the next run of the same length.
  private(set) var codeEnds: [Int: Int] = [:]

  /// An empty paragraph.
  init() {
    self.init(0..<0, in: [])
  }

  /// The paragraph of the lines in `stretch`.
  init(
    _ stretch: Range<Int>, in bytes: [UInt8], content: Int? = nil, quoteDepth: Int = 0
  ) {
    self.stretch = stretch
    self.content = content ?? stretch.lowerBound
    self.quoteDepth = quoteDepth
    findCodeEnds(in: bytes)
  }

  private mutating func findCodeEnds(in bytes: [UInt8]) {
    var last: [Int: Int] = [:]
    var offset = stretch.lowerBound
    while let start = bytes.firstOffset(of: .backtick, in: offset..<stretch.upperBound) {
      let length = bytes.runLength(at: start, before: stretch.upperBound)
      if let previous = last[length] { codeEnds[previous] = start }
      last[length] = start
      offset = start + length
    }
  }
}

extension MarkdownScanner {
  /// Reads a code span, which may be a computed value, or copies a lone run of backticks.
  mutating func readCode(at offset: Int) -> Int {
    let length = bytes.runLength(at: offset, before: paragraph.stretch.upperBound)
    guard let close = paragraph.codeEnds[offset] else {
      let isValue = bytes.hasBytes("{value}", at: offset + length, before: bytes.count)
      if isValue {
        putProblem(
          .unterminatedValue(at: passage.range(offset..<offset + length + 7)),
          for: offset..<offset + length + 7)
        return offset + length + 7
      }
      copy(offset..<offset + length)
      return offset + length
    }
    let inside = offset + length..<close
    let whole = offset..<close + length
    if !readValue(bytes.trimmed(inside), whole: whole) { copy(whole) }
    return whole.upperBound
  }

  /// Reads `{value} expression | format`.
  ///
  /// - Returns: Whether the code was a value.
  private mutating func readValue(_ inside: Range<Int>, whole: Range<Int>) -> Bool {
    guard inside.lowerBound < inside.upperBound, bytes[inside.lowerBound] == .openBrace,
      let brace = bytes.firstOffset(of: .closeBrace, in: inside)
    else { return false }
    let role = inside.lowerBound + 1..<brace
    let body = bytes.trimmed(brace + 1..<inside.upperBound)
    guard passage.text(role) == "value" else {
      let isNear = NearestName.nearest(to: passage.text(role), among: ["value"]) != nil
      guard isNear, !body.isEmpty else { return false }
      let text = passage.text(whole)
      put(
        .inlines([.code(String(text.drop { $0 == "`" }.reversed().drop { $0 == "`" }.reversed()))]),
        for: whole, [.unknownRole(passage.sourced(role))])
      return true
    }
    guard !body.isEmpty else {
      putProblem(.emptyValue(at: passage.range(whole)), for: whole)
      return true
    }
    var expression = body
    var format: Sourced<String>?
    if let bar = formatBar(in: body) {
      expression = bytes.trimmed(body.lowerBound..<bar)
      let formatStretch = bytes.trimmed(bar + 1..<body.upperBound)
      if !formatStretch.isEmpty { format = passage.sourced(formatStretch) }
    }
    guard !expression.isEmpty else {
      putProblem(.emptyValue(at: passage.range(whole)), for: whole)
      return true
    }
    let value = ValueDirective(
      expression: Sourced(unwrapped(expression), at: passage.range(expression)), format: format)
    put(.inlines([.value(value)]), for: whole)
    return true
  }

  /// The last `|` outside quotes.
  private func formatBar(in body: Range<Int>) -> Int? {
    var bar: Int?
    var quote: UInt8 = 0
    for offset in body {
      let byte = bytes[offset]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == .quote || byte == .apostrophe {
        quote = byte
      } else if byte == .pipe {
        bar = offset
      }
    }
    return bar
  }

  /// The text of a stretch with the marks of the quotation it stands in taken off its lines, and
  /// line ends made spaces.
  func unwrapped(_ stretch: Range<Int>, separator: UInt8 = .space) -> String {
    guard bytes.firstOffset(of: .newline, in: stretch) != nil else { return passage.text(stretch) }
    var result: [UInt8] = []
    var offset = stretch.lowerBound
    while offset < stretch.upperBound {
      let byte = bytes[offset]
      offset += 1
      guard byte == .newline else {
        result.append(byte)
        continue
      }
      result.append(separator)
      guard paragraph.quoteDepth > 0 || separator == .space else { continue }
      while offset < stretch.upperBound,
        bytes[offset].isBlank || paragraph.quoteDepth > 0 && bytes[offset] == .greater
      {
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
