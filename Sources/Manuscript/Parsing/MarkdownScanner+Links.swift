extension MarkdownScanner {
  /// Marks where the destination of a link begins, after `](` or after `]:` of a definition, and
  /// copies the destination as it is.
  mutating func readDestination(at offset: Int) -> Int {
    let end = paragraph.stretch.upperBound
    guard offset + 1 < end else { return offset }
    let isInline = bytes[offset + 1] == UInt8(ascii: "(")
    let isDefinition = bytes[offset + 1] == .colon && isDefinitionLabel(before: offset)
    guard isInline || isDefinition else { return offset }
    var start = offset + 2
    while start < end, bytes[start].isWhitespace { start += 1 }
    guard start < end else { return offset }
    let isPointed = bytes[start] == .less
    if isPointed { start += 1 }
    let destinationEnd =
      isPointed
      ? pointedEnd(from: start) : plainEnd(from: start, stopsAtParenthesis: isInline)
    guard let destinationEnd, destinationEnd > start else { return offset }
    copy(offset..<start)
    let limit = 2048
    guard destinationEnd - start <= limit else {
      put(
        .destination(isRefused: true), for: start..<destinationEnd,
        [.longDestination(limit: limit, at: passage.range(start..<start + 1))])
      return destinationEnd
    }
    put(.destination(isRefused: false), for: start..<destinationEnd)
    copy(start..<destinationEnd)
    return destinationEnd
  }

  /// Whether the bracket that closes at `offset` can be the label of a definition.
  private func isDefinitionLabel(before offset: Int) -> Bool {
    var start = offset
    while start > paragraph.stretch.lowerBound, bytes[start - 1] != .newline, offset - start < 1000
    {
      start -= 1
    }
    let shape = LineShape(bytes, start..<offset)
    return !shape.isBlank && bytes[shape.content] == .openBracket
      && bytes.firstOffset(of: .closeBracket, in: shape.content..<offset) == nil
  }

  private func pointedEnd(from start: Int) -> Int? {
    var offset = start
    while offset < paragraph.stretch.upperBound {
      switch bytes[offset] {
      case .greater: return offset
      case .newline, .less: return nil
      case .backslash: offset += 1
      default: break
      }
      offset += 1
    }
    return nil
  }

  private func plainEnd(from start: Int, stopsAtParenthesis: Bool) -> Int? {
    var depth = 0
    var offset = start
    while offset < paragraph.stretch.upperBound, !bytes[offset].isWhitespace {
      switch bytes[offset] {
      case .backslash: offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0, stopsAtParenthesis { return offset }
        depth -= 1
      default: break
      }
      offset += 1
    }
    return min(offset, paragraph.stretch.upperBound)
  }

  // MARK: Bare links

  /// Reads `https://…`, `http://…` or `www.…` in running text.
  mutating func readBareLink(at offset: Int) -> Int {
    let limit = paragraph.stretch.upperBound
    if offset > paragraph.stretch.lowerBound {
      let before = bytes[offset - 1]
      guard !before.isAlphanumeric, before < 0x80, before != UInt8(ascii: "_") else {
        return offset
      }
    }
    let isWeb = bytes.hasBytes("www.", at: offset, before: limit)
    let start =
      bytes.hasBytes("https://", at: offset, before: limit)
      ? offset + 8 : bytes.hasBytes("http://", at: offset, before: limit) ? offset + 7 : offset + 4
    guard isWeb || start > offset + 4, start < limit, bytes[start].isAlphanumeric else {
      return offset
    }
    let end = bareLinkEnd(from: start)
    let text = passage.text(offset..<end)
    let link = Inline.link(
      destination: isWeb ? "http://" + text : text, title: nil, content: [.text(text)])
    put(.inlines([link]), for: offset..<end)
    return end
  }

  private func bareLinkEnd(from start: Int) -> Int {
    var end = start
    var opened = 0
    while end < paragraph.stretch.upperBound, !bytes[end].isWhitespace,
      !"<>\"`]|".utf8.contains(bytes[end])
    {
      if bytes[end] == UInt8(ascii: "(") { opened += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if opened == 0 { break }
        opened -= 1
      }
      end += 1
    }
    while end > start, "?!.,:;*_~'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
