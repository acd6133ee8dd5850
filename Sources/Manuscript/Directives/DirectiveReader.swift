/// Reads the YAML of a directive into its typed form.
struct DirectiveReader {
  private let source: SourceText
  private let block: DirectiveBlock
  /// The whole block.
  let range: SourceRange
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader of one directive.
  init(_ source: SourceText, _ block: DirectiveBlock) {
    self.source = source
    self.block = block
    let start = source.lines[block.opening].lowerBound
    let end = source.trimmed(source.lines[block.lines.upperBound - 1]).upperBound
    self.range = source.range(start..<end)
  }

  /// The directive, or nil where something it cannot do without is missing.
  mutating func read() -> Directive? {
    guard let node = readYAML() else { return nil }
    switch block.kind.value {
    case "experiment": return experiment(node).map { .experiment($0) }
    case "figure": return figure(node).map { .figure($0) }
    case "table": return table(node).map { .table($0) }
    default: return claim(node).map { .claim($0) }
    }
  }

  private mutating func readYAML() -> YAMLNode? {
    let start = source.lines[block.body.lowerBound].lowerBound
    let end = source.lines[block.body.upperBound].lowerBound
    var reader = YAMLReader(source, start..<end)
    defer { diagnostics += reader.diagnostics }
    return reader.read()
  }

  /// A reader of the directive's keys, with missing ones reported at the opening fence.
  func keys(of node: YAMLNode, _ subject: String) -> MappingReader {
    MappingReader(node, of: subject, at: source.range(ofLine: block.opening))
  }

  /// Adds what a reader of keys has found.
  mutating func finish(_ reader: inout MappingReader) {
    diagnostics += reader.finish()
  }

  /// Text of the directive as running text.
  mutating func inlines(_ text: Sourced<String>?, as subject: String) -> [Inline] {
    guard let text else { return [] }
    let passage = Passage(source, scalar: text)
    return InlineReader.read(passage, as: subject, diagnostics: &diagnostics)
  }

  /// Adds a diagnostic.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }
}
