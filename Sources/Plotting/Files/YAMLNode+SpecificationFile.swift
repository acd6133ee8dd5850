public import Manuscript

extension YAMLNode {
  /// Reads a specification in a file of its own: JSON where the file's name ends in `.json`, YAML
  /// elsewhere.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes, UTF-8.
  ///   - file: Its path, for diagnostics.
  ///   - diagnostics: Where errors of encoding and syntax are added.
  /// - Returns: The specification; nil where it cannot be read at all.
  public init?(specification bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) {
    guard file.lowercased().hasSuffix(".json") else {
      self.init(parsing: bytes, file: file, diagnostics: &diagnostics)
      return
    }
    do {
      self = try JSONText.node(bytes, path: file)
    } catch {
      diagnostics.append(Diagnostic(at: error.range, error.message))
      return nil
    }
  }
}
