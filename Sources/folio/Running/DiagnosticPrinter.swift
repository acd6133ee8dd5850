import Manuscript

/// Writes diagnostics to standard error, as the terminal there allows.
struct DiagnosticPrinter {
  private let terminal = Terminal(.errors)

  /// Writes all diagnostics, in the order of their places, with a line that counts them.
  func print(_ diagnostics: [Diagnostic], sources: [String: [String]]) {
    guard !diagnostics.isEmpty else { return }
    let formatter = DiagnosticFormatter(
      sourceLines: sources, isColored: terminal.usesColour)
    StandardStreams.write(formatter.text(for: diagnostics).utf8, to: .errors)
  }
}
