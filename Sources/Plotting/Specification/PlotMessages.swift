import Manuscript
import Mathematics
import Typesetting

/// The wording of everything that can be wrong with a plot's specification.
enum PlotMessages {
  static func unknownProperty(
    _ key: Sourced<String>, of subject: String, known: [String]
  ) -> Diagnostic {
    let name = key.value
    if VegaLiteNames.all.contains(name), !known.contains(name) {
      return Diagnostic(
        at: key.range, "‘\(name)’ is not supported in \(subject)",
        notes: [
          "Vega-Lite has ‘\(name)’, folio does not draw it here yet",
          "supported: \(known.sorted().joined(separator: ", "))",
        ])
    }
    // The figure's own keys stand beside the plot's.
    let figureKeys = subject == "the plot" ? ["alt", "caption", "from", "id"] : []
    let nearest = NearestName.nearest(to: name, among: known.sorted() + figureKeys)
    return Diagnostic(
      at: key.range, "unknown key ‘\(name)’ in \(subject)",
      notes: ["valid keys are \(known.sorted().joined(separator: ", "))"],
      suggestion: nearest)
  }

  static func wrongType(_ node: YAMLNode, _ subject: String, expected: String) -> Diagnostic {
    Diagnostic(at: node.range, "\(subject) must be \(expected), not \(node.description)")
  }

  static func wrongChoice(_ node: YAMLNode, _ subject: String, valid: [String]) -> Diagnostic {
    let nearest = node.string.flatMap { NearestName.nearest(to: $0, among: valid) }
    if let string = node.string, VegaLiteNames.all.contains(string) {
      return Diagnostic(
        at: node.range, "\(subject) ‘\(string)’ is not supported",
        notes: [
          "Vega-Lite has ‘\(string)’, folio does not draw it yet",
          "supported: \(valid.joined(separator: ", "))",
        ])
    }
    return Diagnostic(
      at: node.range, "\(subject) cannot be \(node.description)",
      notes: ["one of: \(valid.joined(separator: ", "))"], suggestion: nearest)
  }

  static func unknownColumn(
    _ column: String, at range: SourceRange, in columns: TableColumns, isWarning: Bool = false
  ) -> Diagnostic {
    let names = columns.columns.map(\.name)
    return Diagnostic(
      isWarning ? .warning : .error, at: range, "no column ‘\(column)’ in ‘\(columns.name)’",
      notes: ["its columns: \(names.joined(separator: ", "))"],
      suggestion: NearestName.nearest(to: column, among: names))
  }

  static func unknownTable(
    _ name: String, at range: SourceRange, tables: [TableColumns]
  ) -> Diagnostic {
    let names = tables.map(\.name)
    return Diagnostic(
      at: range, "the figure has no data named ‘\(name)’",
      notes: ["data of this figure: \(names.joined(separator: ", "))"],
      suggestion: NearestName.nearest(to: name, among: names))
  }

  static func nullColor(_ node: YAMLNode, _ subject: String) -> Diagnostic {
    Diagnostic(
      at: node.range, "\(subject) is empty",
      notes: ["a colour with ‘#’ needs quotes: YAML takes an unquoted ‘#’ for a comment"])
  }

  static func wrongColor(_ node: YAMLNode, _ subject: String) -> Diagnostic {
    Diagnostic(
      at: node.range, "\(subject) must be a colour, not \(node.description)",
      notes: ["a CSS name, '#rrggbb' in quotes, or rgb(…)"],
      suggestion: node.string.flatMap { name in
        name.hasPrefix("#") ? nil : NearestName.nearest(to: name, among: ColorNames.sorted)
      })
  }

  static func formula(
    _ problem: FormulaProblem, at range: SourceRange, _ subject: String
  ) -> Diagnostic {
    Diagnostic(
      at: range, "\(subject) has a formula with a mistake: \(problem.message)",
      notes: ["dollar signs enclose formulas in TeX; write ‘\\$’ for a dollar sign"],
      suggestion: problem.suggestion)
  }

  static func words(_ range: ClosedRange<Double>) -> String {
    func words(_ number: Double) -> String {
      number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
    }
    return range.upperBound == .greatestFiniteMagnitude
      ? "a number of at least \(words(range.lowerBound))"
      : "a number from \(words(range.lowerBound)) to \(words(range.upperBound))"
  }

  static func tooltip(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, at: range, "tooltips are not shown: a figure is the same on paper and on screen")
  }

  static func unheeded(_ name: String, of subject: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.warning, at: range, "‘\(name)’ of \(subject) changes nothing here: it is not drawn")
  }

  static func outside(_ construct: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "\(construct) is outside of what folio draws: maps and pictures stay outside")
  }

  static func interaction(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, at: range,
      "‘\(key)’ asks what a reader selects; a figure is drawn as long as nothing is selected",
      notes: ["to test the data: test: \"datum.reward > 0\" or test: {field: reward, gt: 0}"])
  }

  static func unusedCenter(_ extent: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, at: range, "‘center’ changes nothing: the extent ‘\(extent)’ has ends of its own",
      notes: ["‘center’ is what ‘stderr’ and ‘stdev’ are measured from"])
  }

  static func unshown(_ channel: Channel, by mark: MarkSpecification) -> Diagnostic {
    Diagnostic(
      .warning, at: mark.range,
      "the mark ‘\(mark.type)’ does not show the channel ‘\(channel.rawValue)’, as in Vega-Lite")
  }

  static func missingFont(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.warning, at: range, "the font ‘\(name)’ is not installed; another one is taken")
  }

  static func unsuitableScale(
    _ message: String, at range: SourceRange, notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .warning, at: range, message,
      notes: notes + ["the scale is the one that the data take without ‘type’"])
  }

  static func unknownTransform(_ node: YAMLNode, known: [String]) -> Diagnostic {
    let keys = (node.entries ?? []).map(\.key)
    if let key = keys.first(where: { VegaLiteNames.all.contains($0.value) }) {
      return Diagnostic(
        at: key.range, "the transform ‘\(key.value)’ is not supported",
        notes: [
          "Vega-Lite has ‘\(key.value)’, folio does not compute it yet",
          "supported: \(known.joined(separator: ", "))",
        ])
    }
    return Diagnostic(
      at: keys.first?.range ?? node.range, "unknown transform",
      notes: ["one of: \(known.joined(separator: ", "))"],
      suggestion: keys.first.flatMap { NearestName.nearest(to: $0.value, among: known) })
  }

  static func wrongFormat(_ node: YAMLNode, _ subject: String) -> Diagnostic {
    Diagnostic(
      at: node.range, "‘format’ of \(subject) must be a number format, not \(node.description)",
      notes: ["like ‘.2f’, ‘.1e’, ‘~s’, ‘,d’, ‘.0%’ (d3-format)"])
  }

  static func noMark(_ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      at: node.range, "the plot has no ‘mark’",
      notes: ["give ‘mark’, ‘layer’, ‘facet’ with ‘spec’, ‘hconcat’ or ‘vconcat’"])
  }

  static func custom(
    _ message: String, at range: SourceRange, notes: [String] = [], suggestion: String? = nil,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(severity, at: range, message, notes: notes, suggestion: suggestion)
  }
}

extension PlotMessages {
  /// A label that comes from the data cannot be read whole.
  static func formulaInData(_ label: String, _ problem: FormulaProblem) -> String {
    let suggestion = problem.suggestion.map { "; did you mean ‘\($0)’?" } ?? ""
    return "the label ‘\(label)’ in the data: \(problem.message)\(suggestion)"
  }
}

extension SpecificationDiagnostics {
  /// Reports what of a label's formulas is not understood, where it stands.
  func checkLabel(_ text: String, at node: YAMLNode, _ subject: String) {
    for problem in Label.problems(in: text, macros: macros) {
      let range = node.range(ofBytes: problem.range, in: text)
      report(PlotMessages.formula(problem, at: range, subject))
    }
  }
}

extension YAMLNode {
  /// The place of bytes of the node's text, where each stands as it is written; else the node's.
  fileprivate func range(ofBytes bytes: Range<Int>, in text: String) -> SourceRange {
    let written = range.end.column - range.start.column
    // A text without quotes, or in quotes without anything escaped.
    let quote = written - text.count
    guard range.start.line == range.end.line, quote == 0 || quote == 2 else { return range }
    let utf8 = text.utf8
    func column(_ byte: Int) -> Int {
      let index = utf8.index(utf8.startIndex, offsetBy: min(byte, utf8.count))
      return range.start.column + quote / 2 + text[..<index].count
    }
    var place = range
    place.start.column = column(bytes.lowerBound)
    place.end.column = max(column(bytes.upperBound), place.start.column)
    return place
  }
}
