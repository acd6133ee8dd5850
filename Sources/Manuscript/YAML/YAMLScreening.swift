/// What is looked for in a YAML text before Yams sees it: characters it cannot read, nesting that
/// could exhaust the stack, and anchors and aliases, by which a small text can unfold into a huge one.
struct YAMLScreening {
  /// The deepest nesting that is read.
  static let deepestNesting = 50

  /// The text to read, as long in characters as the file's.
  private(set) var text: [UInt8]
  /// What was found.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the text must not be read at all.
  private(set) var isRefused = false

  private let source: SourceText
  private let stretch: Range<Int>

  /// Looks through the lines of `stretch`.
  init(_ source: SourceText, _ stretch: Range<Int>) {
    self.source = source
    self.stretch = stretch
    self.text = Array(source.bytes[stretch])
    replaceSeparators()
    checkNesting()
    checkAliases()
  }

  private mutating func refuse(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    isRefused = true
  }

  private func place(_ offset: Int, _ length: Int) -> SourceRange {
    let start = stretch.lowerBound + offset
    return source.range(start..<min(start + length, stretch.upperBound))
  }

  /// U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF: line ends to a YAML reader, or refused by it.
  private mutating func replaceSeparators() {
    var offset = 0
    while offset + 2 < text.count {
      let (first, second, third) = (text[offset], text[offset + 1], text[offset + 2])
      let scalar: UInt32? =
        switch (first, second, third) {
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): 0x2028 + UInt32(third - 0xA8)
        case (0xEF, 0xBB, 0xBF): 0xFEFF
        case (0xEF, 0xBF, 0xBE), (0xEF, 0xBF, 0xBF): 0xFFFE + UInt32(third - 0xBE)
        default: nil
        }
      if let scalar {
        diagnostics.append(.controlCharacter(scalar, at: place(offset, 3)))
        text.replaceSubrange(offset..<offset + 3, with: [0xEF, 0xBF, 0xBD])
        offset += 2
      }
      offset += 1
    }
  }

  private mutating func checkNesting() {
    var depth = 0
    var lineStart = 0
    var isLineStart = true
    for (offset, byte) in text.enumerated() {
      switch byte {
      case .openBracket, .openBrace: depth += 1
      case .closeBracket, .closeBrace: depth = max(0, depth - 1)
      default: break
      }
      if byte.isLineEnd {
        lineStart = offset + 1
        isLineStart = true
      } else if isLineStart, !byte.isBlank, byte != .hyphen, byte != UInt8(ascii: "?") {
        isLineStart = false
      }
      let indentation = isLineStart ? offset - lineStart : 0
      guard depth > Self.deepestNesting || indentation > 2 * Self.deepestNesting else { continue }
      return refuse(.nestedTooDeeply(limit: Self.deepestNesting, at: place(offset, 1)))
    }
  }

  private mutating func checkAliases() {
    var anchors: Set<String> = []
    var aliases: [(name: String, offset: Int)] = []
    for (offset, byte) in text.enumerated() {
      guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), isTokenStart(offset) else {
        continue
      }
      let name = name(from: offset + 1)
      guard !name.isEmpty else { continue }
      if byte == UInt8(ascii: "&") {
        anchors.insert(name)
      } else {
        aliases.append((name, offset))
      }
    }
    guard let alias = aliases.first(where: { anchors.contains($0.name) }) else { return }
    refuse(.alias(alias.name, at: place(alias.offset, alias.name.utf8.count + 1)))
  }

  private func isTokenStart(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let before = text[offset - 1]
    return before.isWhitespace || before == .openBracket || before == .openBrace
      || before == UInt8(ascii: ",") || before == .colon
  }

  private func name(from start: Int) -> String {
    var end = start
    while end < text.count, isNameByte(text[end]) { end += 1 }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == .hyphen || byte == UInt8(ascii: "_")
  }
}
