extension MarkdownScanner {
  /// Reads `@id` or `@key` in running text.
  mutating func readMention(at offset: Int) -> Int {
    guard isMentionStart(offset), let key = mentionedKey(after: offset) else { return offset }
    let whole = offset..<key.upperBound
    let sourced = Sourced(passage.text(key), at: passage.range(whole))
    if Identifier.prefix(of: sourced.value) != nil {
      put(.inlines([.reference(Reference(to: sourced))]), for: whole)
    } else {
      let item = Citation.Item(key: sourced)
      put(.inlines([.citation(Citation(items: [item], isInText: true))]), for: whole)
    }
    return whole.upperBound
  }

  /// Whether an `@` here can begin a mention: not inside a word, so not in an e-mail address.
  private func isMentionStart(_ offset: Int) -> Bool {
    guard offset > paragraph.stretch.lowerBound else { return true }
    let before = bytes[offset - 1]
    return !before.isAlphanumeric && before < 0x80 && before != .at && before != UInt8(ascii: "_")
      && before != UInt8(ascii: "/")
  }

  /// The key after the `@` at `offset`: letters, digits, `_`, and between them `: . / + -`.
  private func mentionedKey(after offset: Int) -> Range<Int>? {
    let start = offset + 1
    let limit = paragraph.stretch.upperBound
    var end = start
    while end < limit {
      let byte = bytes[end]
      if isKeyByte(byte) {
        end += 1
      } else if end > start, ":./+-".utf8.contains(byte), end + 1 < limit, isKeyByte(bytes[end + 1])
      {
        end += 1
      } else {
        break
      }
    }
    return end > start ? start..<end : nil
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_")
  }

  // MARK: Brackets

  /// Reads a footnote's mark or a group of citations or references in brackets.
  mutating func readBracket(at offset: Int) -> Int {
    let end = paragraph.stretch.upperBound
    if offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "^") {
      return readFootnoteMark(at: offset)
    }
    guard let close = closingBracket(after: offset),
      bytes.firstOffset(of: .at, in: offset + 1..<close) != nil,
      close + 1 >= end || bytes[close + 1] != UInt8(ascii: "("),
      let mentions = mentions(in: offset + 1..<close)
    else { return offset }
    let whole = offset..<close + 1
    let references = mentions.filter { Identifier.prefix(of: $0.key.value) != nil }
    if references.isEmpty {
      put(.inlines([.citation(Citation(items: mentions, isInText: false))]), for: whole)
    } else if references.count == mentions.count {
      put(.inlines(group(of: mentions)), for: whole)
    } else {
      putProblem(.mixedCitation(at: passage.range(whole)), for: whole)
    }
    return whole.upperBound
  }

  /// The `]` of a bracket that holds no other bracket.
  private func closingBracket(after offset: Int) -> Int? {
    var next = offset + 1
    while next < paragraph.stretch.upperBound {
      switch bytes[next] {
      case .backslash: next += 1
      case .closeBracket: return next
      case .openBracket, .backtick, .dollar: return nil
      default: break
      }
      next += 1
    }
    return nil
  }

  /// The items between brackets, or nil where one of them mentions nothing.
  private func mentions(in inside: Range<Int>) -> [Citation.Item]? {
    var items: [Citation.Item] = []
    var start = inside.lowerBound
    while start <= inside.upperBound {
      let end = bytes.firstOffset(of: UInt8(ascii: ";"), in: start..<inside.upperBound)
      guard let item = mention(in: start..<(end ?? inside.upperBound)) else { return nil }
      items.append(item)
      guard let end else { break }
      start = end + 1
    }
    return items
  }

  private func mention(in stretch: Range<Int>) -> Citation.Item? {
    var offset = stretch.lowerBound
    while let at = bytes.firstOffset(of: .at, in: offset..<stretch.upperBound) {
      guard isMentionStart(at), let key = mentionedKey(after: at),
        key.upperBound <= stretch.upperBound
      else {
        offset = at + 1
        continue
      }
      let isYearOnly = at > stretch.lowerBound && bytes[at - 1] == .hyphen
      let before = bytes.trimmed(stretch.lowerBound..<(isYearOnly ? at - 1 : at))
      var after = bytes.trimmed(key.upperBound..<stretch.upperBound)
      if !after.isEmpty, bytes[after.lowerBound] == UInt8(ascii: ",") {
        after = bytes.trimmed(after.lowerBound + 1..<after.upperBound)
      }
      return Citation.Item(
        key: Sourced(passage.text(key), at: passage.range(at..<key.upperBound)),
        prefix: unwrapped(before), suffix: unwrapped(after), suppressesAuthor: isYearOnly)
    }
    return nil
  }

  /// References in brackets, as running text.
  private func group(of mentions: [Citation.Item]) -> [Inline] {
    var inlines: [Inline] = []
    for (index, mention) in mentions.enumerated() {
      let before = (index > 0 ? "; " : "") + (mention.prefix.isEmpty ? "" : mention.prefix + " ")
      if !before.isEmpty { inlines.append(.text(before)) }
      inlines.append(.reference(Reference(to: mention.key)))
      if !mention.suffix.isEmpty { inlines.append(.text(", " + mention.suffix)) }
    }
    return inlines
  }

  // MARK: Footnotes

  private mutating func readFootnoteMark(at offset: Int) -> Int {
    let end = paragraph.stretch.upperBound
    var close = offset + 2
    while close < end, !bytes[close].isWhitespace, bytes[close] != .closeBracket,
      bytes[close] != .openBracket
    {
      close += 1
    }
    guard close < end, bytes[close] == .closeBracket, close > offset + 2 else { return offset }
    let name = passage.text(offset + 2..<close)
    let whole = offset..<close + 1
    let isDefinition =
      offset == paragraph.content && close + 1 < end && bytes[close + 1] == .colon
    if isDefinition || footnotes.contains(name) {
      if !isDefinition { mentionedFootnotes.insert(name) }
      copy(whole)
    } else {
      putProblem(
        .undefinedFootnote(name, at: passage.range(whole), defined: footnotes), for: whole)
    }
    return whole.upperBound
  }
}
