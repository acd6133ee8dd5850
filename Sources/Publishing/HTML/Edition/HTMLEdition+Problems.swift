import Manuscript

extension HTMLEdition {
  /// A box that says what is wrong, where, and how to mend it.
  func problem(_ diagnostic: Diagnostic) -> HTMLNode {
    var nodes: [HTMLNode] = [
      .element(
        .p,
        [
          .element(.span, [.class("problem-title")], text: Self.title(of: diagnostic)),
          .text(" " + diagnostic.message),
        ])
    ]
    var notes = diagnostic.notes
    if let suggestion = diagnostic.suggestion { notes.append("Did you mean ‘\(suggestion)’?") }
    if !notes.isEmpty { nodes.append(.element(.ul, notes.map { .element(.li, text: $0) })) }
    if let line = sourceLine(of: diagnostic) {
      nodes.append(.element(.pre, [.element(.code, text: line)]))
    }
    return .element(.div, [.class("problem"), .role("note")], nodes)
  }

  /// A block that could not be understood.
  func problem(text: String, message: String, at range: SourceRange) -> HTMLNode {
    .element(
      .div, [.class("problem"), .role("note")],
      [
        .element(
          .p,
          [
            .element(
              .span, [.class("problem-title")], text: Self.title(of: Diagnostic(at: range, message))
            ),
            .text(" " + message),
          ]),
        .element(.pre, [.element(.code, text: text)]),
      ])
  }

  /// Something in a line that could not be understood: the text as written and what is wrong.
  func inlineProblem(text: String, message: String) -> HTMLNode {
    .element(
      .span, [.class("problem"), .role("note")],
      [
        .element(.code, text: text), .text(" "),
        .element(.span, [.class("problem-title")], text: "Error:"), .text(" " + message),
      ])
  }

  /// The boxes of an item that has no finding; there is always at least one.
  func failures(of id: String, at range: SourceRange) -> [HTMLNode] {
    let failures = findings.failures[id, default: []]
    guard failures.isEmpty else { return failures.map { problem($0) } }
    return [problem(gaps.byItem[id] ?? Diagnostic(at: range, "‘\(id)’ has no result"))]
  }

  /// Everything that is wrong with the report, below its title; nothing where there is no error.
  func problemSummary() -> [HTMLNode] {
    let diagnostics = findings.allDiagnostics(with: gaps.independent)
    let errors = diagnostics.count { $0.severity == .error }
    guard errors > 0 else { return [] }
    let counts = [Self.count(errors, "error"), Self.count(diagnostics.count - errors, "warning")]
    let title = "This report has \(counts.compactMap { $0 }.joined(separator: " and "))."
    return [
      .element(
        .section, [.id("problems"), .class("problem"), .label("Problems of this report")],
        [
          .element(.p, [.class("problem-title")], text: title),
          .element(
            .ul,
            diagnostics.map { diagnostic in
              .element(
                .li,
                [
                  .element(.code, text: Self.place(of: diagnostic)),
                  .text(": \(diagnostic.severity.rawValue): \(diagnostic.message)"),
                ])
            }),
        ])
    ]
  }

  /// What readers of an item should know: the warnings about its directive.
  func remarks(on range: SourceRange) -> [HTMLNode] {
    let warnings = findings.allDiagnostics(with: []).filter { diagnostic in
      guard diagnostic.severity == .warning, let place = diagnostic.range else { return false }
      return place.file == range.file && place.start >= range.start && place.start <= range.end
    }
    return warnings.map { warning in
      .element(
        .p, [.class("remark")],
        [.element(.span, text: "Note:"), .text(" " + warning.message + ".")])
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String? {
    number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func title(of diagnostic: Diagnostic) -> String {
    let word = diagnostic.severity == .error ? "Error" : "Warning"
    return diagnostic.range == nil ? "\(word):" : "\(word) at \(place(of: diagnostic)):"
  }

  private static func place(of diagnostic: Diagnostic) -> String {
    guard let range = diagnostic.range else { return "The report" }
    return "\(range.file):\(range.start.line):\(range.start.column)"
  }

  private func sourceLine(of diagnostic: Diagnostic) -> String? {
    guard let range = diagnostic.range else { return nil }
    let chapter = document.chapters.first { $0.path == range.file }
    let isBibliography = document.bibliography.entries.first?.key.range.file == range.file
    let lines = chapter?.sourceLines ?? (isBibliography ? document.bibliography.sourceLines : [])
    return lines.indices.contains(range.start.line - 1) ? lines[range.start.line - 1] : nil
  }
}
