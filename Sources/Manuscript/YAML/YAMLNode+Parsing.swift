extension YAMLNode {
  /// Reads a whole file as one YAML document.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - file: Its path relative to the repository's root, for diagnostics.
  ///   - diagnostics: Where errors are added: syntax, duplicate keys, anchors and aliases.
  /// - Returns: The document, `null` for an empty one; nil where it cannot be read at all.
  public init?(parsing text: String, file: String, diagnostics: inout [Diagnostic]) {
    self.init(parsing: Array(text.utf8), file: file, diagnostics: &diagnostics)
  }

  /// Reads the bytes of a whole file as one YAML document.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes, UTF-8.
  ///   - file: Its path relative to the repository's root, for diagnostics.
  ///   - diagnostics: Where errors are added: encoding, syntax, duplicate keys, anchors.
  /// - Returns: The document, `null` for an empty one; nil where it cannot be read at all.
  public init?(parsing bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) {
    guard let source = SourceText(decoding: bytes, path: file, diagnostics: &diagnostics) else {
      return nil
    }
    var reader = YAMLReader(source, 0..<source.bytes.count)
    let node = reader.read()
    diagnostics += reader.diagnostics
    guard let node else { return nil }
    self = node
  }
}
