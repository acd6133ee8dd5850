extension [Inline] {
  /// Appends a piece of text, joining it with plain text before it.
  mutating func appendMerging(_ inline: Inline) {
    if case .text(let text) = inline, case .text(var joined)? = last {
      removeLast()  // so that the text has one owner and grows in place
      joined += text
      append(.text(joined))
    } else {
      append(inline)
    }
  }

  /// The text alone, as for an index or a screen reader.
  ///
  /// Formulas give their TeX; references, citations and values, which need more than the text, give
  /// what the author wrote.
  public var plainText: String {
    map(\.plainText).joined()
  }

  /// The text without spaces and line ends at its ends.
  func trimmed() -> [Inline] {
    guard let first, let last, first.isTrimmable(\.first) || last.isTrimmable(\.last) else {
      return self
    }
    var result = self
    while let last = result.last, last.isTrimmable(\.last) {
      result.removeLast()
      guard case .text(let text) = last else { continue }
      let rest = text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)]
      if !rest.isEmpty { result.append(.text(String(rest))) }
    }
    while let first = result.first, first.isTrimmable(\.first) {
      result.removeFirst()
      guard case .text(let text) = first else { continue }
      let rest = text.drop { $0 == " " }
      if !rest.isEmpty { result.insert(.text(String(rest)), at: 0) }
    }
    return result
  }

  /// The same text with links replaced by what they are written on.
  func withoutLinks() -> [Inline] {
    var result: [Inline] = []
    for inline in self {
      if case .link(_, _, let content) = inline {
        for inner in content.withoutLinks() { result.appendMerging(inner) }
      } else {
        result.appendMerging(inline)
      }
    }
    return result
  }
}

extension Inline {
  /// The text alone, as for a list of inlines.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text), .problem(let text, _): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content.plainText
    case .math(let tex): tex.value
    case .image(_, _, let alternativeText): alternativeText
    case .softBreak, .lineBreak: " "
    case .reference(let reference): "@" + reference.id.value
    case .citation(let citation): citation.items.map { "@" + $0.key.value }.joined(separator: "; ")
    case .value(let value): value.expression.value
    case .footnote: ""
    }
  }

  /// The pieces directly inside this one.
  public var children: [Inline] {
    switch self {
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content
    default: []
    }
  }

  /// Whether the end of the text that `end` picks is white space.
  fileprivate func isTrimmable(_ end: KeyPath<String, Character?>) -> Bool {
    switch self {
    case .text(let text): text[keyPath: end] == " "
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
