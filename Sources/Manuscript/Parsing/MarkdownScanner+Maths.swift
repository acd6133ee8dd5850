extension MarkdownScanner {
  /// Reads `$…$` or `$$…$$ {#eq-x}`.
  mutating func readMath(at offset: Int) -> Int {
    let end = paragraph.stretch.upperBound
    if offset + 1 < end, bytes[offset + 1] == .dollar { return readDisplay(at: offset) }
    guard offset + 1 < end, !bytes[offset + 1].isWhitespace else { return offset }
    let next = nextDollar(from: offset + 1)
    guard let close = next, close > offset + 1, closesMath(close) else {
      if bytes[offset + 1].isDigit { return offset }
      let limit = next ?? end
      let lineEnd = bytes.firstOffset(of: .newline, in: offset..<limit) ?? limit
      let whole = offset..<bytes.trimmed(offset..<lineEnd).upperBound
      putProblem(.unterminatedMath("$", at: passage.range(whole)), for: whole)
      return whole.upperBound
    }
    let inside = offset + 1..<close
    let tex = Sourced(unwrapped(inside, separator: .newline), at: passage.range(inside))
    put(.inlines([.math(tex)]), for: offset..<close + 1)
    return close + 1
  }

  /// Whether a `$` closes maths: no white space before it, no digit after it.
  private func closesMath(_ offset: Int) -> Bool {
    let next = offset + 1
    return !bytes[offset - 1].isWhitespace
      && (next >= paragraph.stretch.upperBound || !bytes[next].isDigit)
  }

  /// The next `$` that no backslash escapes; maths cannot reach beyond it.
  private func nextDollar(from start: Int) -> Int? {
    var offset = start
    while offset < paragraph.stretch.upperBound {
      if bytes[offset] == .dollar { return offset }
      offset += bytes[offset] == .backslash ? 2 : 1
    }
    return nil
  }

  private mutating func readDisplay(at offset: Int) -> Int {
    let end = paragraph.stretch.upperBound
    guard let close = displayCloser(from: offset + 2) else {
      putProblem(
        .unterminatedMath("$$", at: passage.range(offset..<offset + 2)),
        for: offset..<end)
      return end
    }
    let inside = bytes.trimmed(offset + 2..<close)
    guard !inside.isEmpty else {
      let whole = offset..<close + 2
      putProblem(.emptyMath(at: passage.range(whole)), for: whole)
      return whole.upperBound
    }
    let tex = Sourced(unwrapped(inside, separator: .newline), at: passage.range(inside))
    var whole = offset..<close + 2
    var attributesStart = close + 2
    while attributesStart < end, bytes[attributesStart].isBlank { attributesStart += 1 }
    var diagnostics: [Diagnostic] = []
    var id: Sourced<String>?
    if attributesStart < end, bytes[attributesStart] == .openBrace,
      let attributes = Attributes(passage, at: attributesStart, before: end)
    {
      whole = offset..<attributes.stretch.upperBound
      diagnostics = attributes.diagnostics
      diagnostics += attributes.unread(in: "an equation")
      id = attributes.id
      if let id, let problem = Identifier.problem(with: id, prefix: "eq") {
        diagnostics.append(problem)
      }
    }
    put(.displayMath(tex: tex, id: id), for: whole, diagnostics)
    return whole.upperBound
  }

  private mutating func displayCloser(from start: Int) -> Int? {
    guard start < paragraph.noDisplayCloserFrom else { return nil }
    var offset = start
    while offset + 1 < paragraph.stretch.upperBound {
      if bytes[offset] == .backslash {
        offset += 2
        continue
      }
      if bytes[offset] == .dollar, bytes[offset + 1] == .dollar { return offset }
      offset += 1
    }
    paragraph.noDisplayCloserFrom = start
    return nil
  }
}

extension Attributes {
  /// Reports classes and keys where only an id can stand.
  func unread(in subject: String) -> [Diagnostic] {
    classes.map { .unreadAttribute(".\($0.value)", in: subject, at: $0.range) }
      + values.map { .unreadAttribute($0.key.value, in: subject, at: $0.key.range) }
  }
}
