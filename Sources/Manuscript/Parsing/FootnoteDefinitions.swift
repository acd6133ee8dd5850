/// The footnotes a chapter defines with lines `[^name]: text`.
struct FootnoteDefinitions {
  private let source: SourceText
  private var definitions: [Sourced<String>] = []

  /// No footnotes of `source` yet.
  init(_ source: SourceText) {
    self.source = source
  }

  /// The names defined.
  var names: Set<String> { Set(definitions.map(\.value)) }

  /// Adds the definitions among lines of Markdown.
  mutating func collect(in lines: Range<Int>) {
    for line in lines {
      let stretch = source.lines[line]
      let start = LineShape(source.bytes, stretch).content
      guard source.bytes.hasBytes("[^", at: start, before: stretch.upperBound),
        let close = source.bytes.firstOffset(of: .closeBracket, in: start..<stretch.upperBound),
        source.bytes.hasBytes("]:", at: close, before: stretch.upperBound), close > start + 2
      else { continue }
      let name = Sourced(source.text(start + 2..<close), at: source.range(start..<close + 1))
      definitions.append(name)
    }
  }

  /// What is wrong with the definitions, given which of them are mentioned.
  func diagnostics(mentioned: Set<String>) -> [Diagnostic] {
    var first: [String: SourceLocation] = [:]
    var result: [Diagnostic] = []
    for definition in definitions {
      if let place = first[definition.value] {
        result.append(.duplicateFootnote(definition, first: place))
      } else {
        first[definition.value] = definition.range.start
        if !mentioned.contains(definition.value) { result.append(.unusedFootnote(definition)) }
      }
    }
    return result
  }
}
