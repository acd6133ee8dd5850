/// Reads the keys of a YAML mapping by type and reports everything about them that is wrong: a key
/// that is missing or unknown, a value of the wrong type or out of range.
///
///     var reader = MappingReader(node, of: "a claim")
///     let holds = reader.requiredExpression("holds")
///     diagnostics += reader.finish()
///
/// A key counts as known once it has been asked for; `finish()` reports the others.
public struct MappingReader {
  /// What the mapping describes, with its article: “a figure”.
  public let subject: String
  /// Where a missing key is reported.
  public let range: SourceRange
  /// What is wrong so far.
  public private(set) var diagnostics: [Diagnostic] = []
  private let entries: [YAMLNode.Entry]
  private var asked: [String] = []
  private var isMapping = true

  /// A reader of a mapping; any other value is reported and read as an empty mapping.
  ///
  /// - Parameters:
  ///   - node: The mapping.
  ///   - subject: What it describes, with its article: “a figure”.
  ///   - range: Where a missing key is reported; the mapping itself where nil.
  public init(_ node: YAMLNode, of subject: String, at range: SourceRange? = nil) {
    self.subject = subject
    self.range = range ?? node.range
    switch node.value {
    case .mapping(let entries): self.entries = entries
    case .null: self.entries = []
    default:
      self.entries = []
      self.isMapping = false
      self.diagnostics.append(.notAMapping(node, subject: subject))
    }
  }

  /// The value under a key, whatever it is; nil where the key is missing.
  public mutating func node(_ key: String) -> YAMLNode? {
    if !asked.contains(key) { asked.append(key) }
    return entries.first { $0.key.value == key }?.value
  }

  /// The value under a key that must be there; reported where it is missing.
  public mutating func requiredNode(_ key: String) -> YAMLNode? {
    if let node = node(key) { return node }
    if isMapping { diagnostics.append(.missingKey(key, subject: subject, at: range)) }
    return nil
  }

  /// The place of a key as written; nil where it is missing.
  public func place(ofKey key: String) -> SourceRange? {
    entries.first { $0.key.value == key }?.key.range
  }

  /// The entries whose keys nobody has asked for; they count as known from now on.
  public mutating func remainingEntries() -> [YAMLNode.Entry] {
    let remaining = entries.filter { !asked.contains($0.key.value) }
    asked += remaining.map(\.key.value)
    return remaining
  }

  /// Adds a diagnostic of the caller's own.
  public mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports the keys nobody has asked for, each with the nearest valid key not yet used.
  ///
  /// - Returns: Everything that is wrong with the mapping.
  public mutating func finish() -> [Diagnostic] {
    let valid = asked
    for entry in remainingEntries() {
      let unused = valid.filter { name in !entries.contains { $0.key.value == name } }
      let nearest =
        NearestName.nearest(to: entry.key.value, among: unused)
        ?? NearestName.nearest(to: entry.key.value, among: valid)
      diagnostics.append(
        .unknownKey(entry.key, subject: subject, valid: valid, suggestion: nearest))
    }
    return diagnostics
  }
}
