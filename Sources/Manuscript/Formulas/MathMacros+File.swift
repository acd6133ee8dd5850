public import Mathematics

extension MathMacros {
  /// Reads the file of macros that all chapters share, `Chapters/macros.tex`.
  ///
  /// It holds `\newcommand`, `\DeclareMathOperator` and the like, white space and comments.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - path: Its path relative to the repository's root.
  ///   - diagnostics: Where everything that is wrong is added, in the order of places.
  public init(parsing bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) {
    self = .none
    guard let source = SourceText(decoding: bytes, path: path, diagnostics: &diagnostics) else {
      return
    }
    let text = String(decoding: source.bytes, as: UTF8.self)
    for problem in define(by: text) {
      diagnostics.append(
        Diagnostic(
          at: source.range(problem.range), problem.message, suggestion: problem.suggestion))
    }
  }
}
