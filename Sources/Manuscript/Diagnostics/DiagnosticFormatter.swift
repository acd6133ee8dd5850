/// Writes diagnostics for a terminal: place, message, the line with the culprit underlined, notes.
///
///     Chapters/03-x.md:41:1: error: unknown key ‘captoin’ in a figure
///        41 | captoin: Time to gain
///           | ^~~~~~~
///           = valid keys are alt, caption, from, id
///           = did you mean ‘caption’?
public struct DiagnosticFormatter: Sendable {
  /// The lines of each file that may be quoted, by path.
  public var sourceLines: [String: [String]]
  /// Whether severity and underline are coloured by terminal escapes.
  public var isColored: Bool

  /// A formatter that quotes from some files.
  public init(sourceLines: [String: [String]] = [:], isColored: Bool = false) {
    self.sourceLines = sourceLines
    self.isColored = isColored
  }

  /// A formatter that quotes from chapters.
  public init(chapters: [Chapter], isColored: Bool = false) {
    let lines = chapters.map { ($0.path, $0.sourceLines) }
    self.init(
      sourceLines: Dictionary(lines) { first, _ in first }, isColored: isColored)
  }

  /// How many diagnostics of one line are told; a line of 100,000 mistakes would be quoted as often.
  private static let greatestCountOfLine = 50

  /// All diagnostics in the order of their places, each told once, and a line that counts them.
  ///
  /// Of a line with very many only the first are told, and how many there are besides.
  ///
  /// - Returns: The text, each line ended; empty where there are no diagnostics.
  public func text(for diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    var told: Set<Diagnostic> = []
    let distinct = diagnostics.sortedByPlace().filter { told.insert($0).inserted }
    var texts: [String] = []
    var rest = distinct[...]
    while let first = rest.first {
      let line = rest.prefix { $0.range.map(LinePlace.init) == first.range.map(LinePlace.init) }
      let isPlaced = first.range != nil
      let shown = isPlaced ? line.prefix(Self.greatestCountOfLine) : line
      texts += shown.map { text(for: $0) + "\n" }
      if let place = first.range, shown.count < line.count {
        let file = TerminalText.neutralised(place.file)
        texts.append("\(file):\(place.start.line): \(line.count - shown.count) more in this line\n")
      }
      rest = rest.dropFirst(line.count)
    }
    return texts.joined() + Self.summary(of: distinct) + "\n"
  }

  /// How many errors and warnings there are: “2 errors, 1 warning”; empty where there are none.
  public static func summary(of diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
    return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }

  /// One diagnostic, its lines ended except the last.
  public func text(for diagnostic: Diagnostic) -> String {
    var lines = [headline(of: diagnostic)]
    let gutter = gutterWidth(of: diagnostic)
    if let range = diagnostic.range, let line = sourceLine(at: range) {
      let excerpt = SourceExcerpt(of: line, range: range)
      let number = String(range.start.line)
      let padding = String(repeating: " ", count: gutter - number.count)
      lines.append("\(padding)\(number) | \(excerpt.text)")
      lines.append(margin(gutter, "|") + paint(excerpt.underline, with: "32;1"))
    }
    let suggestion = diagnostic.suggestion.map { "did you mean ‘\($0)’?" }
    for note in diagnostic.notes + [suggestion].compactMap(\.self) {
      lines.append(margin(gutter, "=") + TerminalText.neutralised(note))
    }
    return lines.joined(separator: "\n")
  }

  private func headline(of diagnostic: Diagnostic) -> String {
    let isError = diagnostic.severity == .error
    let severity = paint("\(diagnostic.severity.rawValue):", with: isError ? "31;1" : "33;1")
    let message = TerminalText.neutralised(diagnostic.message)
    guard let range = diagnostic.range else { return "\(severity) \(message)" }
    let file = TerminalText.neutralised(range.file)
    return "\(file):\(range.start.line):\(range.start.column): \(severity) \(message)"
  }

  private func sourceLine(at range: SourceRange) -> String? {
    guard let lines = sourceLines[range.file], lines.indices.contains(range.start.line - 1) else {
      return nil
    }
    return lines[range.start.line - 1]
  }

  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    max(5, diagnostic.range.map { String($0.start.line).count } ?? 0)
  }

  private func margin(_ width: Int, _ mark: String) -> String {
    String(repeating: " ", count: width + 1) + mark + " "
  }

  private func paint(_ text: String, with code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// A line of a file.
private struct LinePlace: Equatable {
  var file: String
  var line: Int

  init(_ range: SourceRange) {
    file = range.file
    line = range.start.line
  }
}
