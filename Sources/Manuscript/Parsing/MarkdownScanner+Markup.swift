extension MarkdownScanner {
  /// The longest tag that is recognised.
  private static let longestTag = 1024

  /// Reads what begins with `<`: an address in angle brackets, a comment, or HTML, which is shown as
  /// the text it is.
  mutating func readMarkup(at offset: Int) -> Int {
    let next = offset + 1
    guard next < paragraph.stretch.upperBound, bytes[next].isLetter || isMarkupMark(bytes[next])
    else { return offset }
    if bytes.hasBytes("<!--", at: offset, before: paragraph.stretch.upperBound) {
      return readComment(at: offset)
    }
    if let end = addressEnd(at: offset) {
      putAddress(offset + 1..<end)
      return end + 1
    }
    if let end = htmlEnd(at: offset) {
      let whole = offset..<end
      put(
        .inlines([.text(unwrapped(whole))]), for: whole,
        [.rawHTML(passage.text(whole), at: passage.range(whole))])
      return end
    }
    put(.literal, for: offset..<next)
    return next
  }

  private func isMarkupMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private mutating func readComment(at offset: Int) -> Int {
    guard let end = markupEnd("-->", from: offset + 4) else {
      putProblem(
        .unterminatedComment(at: passage.range(offset..<offset + 4)),
        for: offset..<offset + 4)
      return offset + 4
    }
    put(.comment, for: offset..<end)
    return end
  }

  /// The offset after the next end mark; each mark is searched to the end of a paragraph only once.
  private mutating func markupEnd(_ mark: StaticString, from start: Int) -> Int? {
    let name = mark.description
    guard start < paragraph.noMarkupEndFrom[name] ?? .max else { return nil }
    let end = paragraph.stretch.upperBound
    var offset = start
    while offset < end {
      if bytes.hasBytes(mark, at: offset, before: end) { return offset + mark.utf8CodeUnitCount }
      offset += 1
    }
    paragraph.noMarkupEndFrom[name] = start
    return nil
  }

  // MARK: Addresses

  /// The `>` of `<scheme:…>` or `<name@host>`.
  private func addressEnd(at offset: Int) -> Int? {
    let limit = min(paragraph.stretch.upperBound, offset + 2048)
    var end = offset + 1
    var colon: Int?
    var at: Int?
    while end < limit, bytes[end] != .greater {
      let byte = bytes[end]
      if byte.isWhitespace || byte == .less || byte == .quote { return nil }
      if byte == .colon, colon == nil { colon = end }
      if byte == .at, at == nil { at = end }
      let isSchemeByte = byte.isAlphanumeric || "+.-".utf8.contains(byte)
      if colon == nil, at == nil, !isSchemeByte, byte != UInt8(ascii: "_") { return nil }
      end += 1
    }
    guard end < limit else { return nil }
    if let colon, colon - offset - 1 >= 2, colon - offset - 1 <= 32 { return end }
    if let at, at > offset + 1, at + 1 < end { return end }
    return nil
  }

  private mutating func putAddress(_ stretch: Range<Int>) {
    let whole = stretch.lowerBound - 1..<stretch.upperBound + 1
    let text = passage.text(stretch)
    let address = text.utf8.contains(.colon) ? text : "mailto:" + text
    switch LinkDestination(address) {
    case .safe:
      let link = Inline.link(destination: address, title: nil, content: [.text(text)])
      put(.inlines([link]), for: whole)
    case .unsafe(let scheme):
      put(
        .inlines([.text(text)]), for: whole,
        [.unsafeLink(scheme: scheme, at: passage.range(stretch))])
    }
  }

  // MARK: HTML

  private mutating func htmlEnd(at offset: Int) -> Int? {
    let end = paragraph.stretch.upperBound
    if bytes.hasBytes("<?", at: offset, before: end) { return markupEnd("?>", from: offset + 2) }
    if bytes.hasBytes("<![CDATA[", at: offset, before: end) {
      return markupEnd("]]>", from: offset + 9)
    }
    if bytes.hasBytes("<!", at: offset, before: end) {
      guard offset + 2 < end, bytes[offset + 2].isLetter else { return nil }
      return markupEnd(">", from: offset + 2)
    }
    return tagEnd(at: offset)
  }

  /// The offset after an opening or closing tag.
  private func tagEnd(at offset: Int) -> Int? {
    let limit = min(paragraph.stretch.upperBound, offset + Self.longestTag)
    let isClosing = bytes[offset + 1] == UInt8(ascii: "/")
    var next = offset + (isClosing ? 2 : 1)
    guard next < limit, bytes[next].isLetter else { return nil }
    while next < limit, bytes[next].isAlphanumeric || bytes[next] == .hyphen { next += 1 }
    var isSeparated = false
    while next < limit {
      let byte = bytes[next]
      if byte == .greater { return next + 1 }
      if byte.isWhitespace {
        isSeparated = true
        next += 1
      } else if byte == UInt8(ascii: "/") {
        return next + 1 < limit && bytes[next + 1] == .greater ? next + 2 : nil
      } else {
        guard isSeparated, !isClosing, let end = attributeEnd(at: next, limit) else { return nil }
        isSeparated = false
        next = end
      }
    }
    return nil
  }

  /// The offset after `name`, `name=value`, `name='value'` or `name="value"`.
  private func attributeEnd(at offset: Int, _ limit: Int) -> Int? {
    var next = offset
    guard bytes[next].isLetter || bytes[next] == UInt8(ascii: "_") || bytes[next] == .colon else {
      return nil
    }
    while next < limit, bytes[next].isAlphanumeric || "_:.-".utf8.contains(bytes[next]) {
      next += 1
    }
    var equals = next
    while equals < limit, bytes[equals].isWhitespace { equals += 1 }
    guard equals < limit, bytes[equals] == UInt8(ascii: "=") else { return next }
    next = equals + 1
    while next < limit, bytes[next].isWhitespace { next += 1 }
    guard next < limit else { return nil }
    if bytes[next] == .quote || bytes[next] == .apostrophe {
      return bytes.firstOffset(of: bytes[next], in: next + 1..<limit).map { $0 + 1 }
    }
    let start = next
    while next < limit, !bytes[next].isWhitespace, !"\"'=<>`".utf8.contains(bytes[next]) {
      next += 1
    }
    return next > start ? next : nil
  }
}
