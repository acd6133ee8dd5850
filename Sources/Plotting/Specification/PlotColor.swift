import Drawing
import Manuscript

/// A colour that an author gives, or none.
struct PlotColor: Sendable, Hashable {
  /// The colour; nil where the author writes `null` or `transparent`.
  var color: Color?
  /// The colour as its author writes it, for facts; nil for one that a scale or theme gives.
  var text: String?
  /// The colours that change over a mark, in place of the one; the colour is then the last of them.
  var gradient: MarkGradient?

  /// A colour, or none.
  init(color: Color?) {
    self.color = color
  }

  /// A theme's colour: black and white are called so in facts.
  init(named color: Color) {
    self.color = color
    if color == .black { text = "black" }
    if color == .white { text = "white" }
  }

  /// The colour in facts: as its author writes it, else in hexadecimal.
  var name: String? { color.map { text ?? $0.hexadecimal } }

  /// Reads a colour; nil, with a diagnostic, for anything else.
  init?(
    reading node: YAMLNode, _ subject: String, _ diagnostics: SpecificationDiagnostics
  ) {
    if node.isNull {
      // Where nothing is written, a colour may have been taken for a comment.
      guard node.range.start < node.range.end else {
        diagnostics.report(PlotMessages.nullColor(node, subject))
        return nil
      }
      color = nil
      return
    }
    if node["gradient"] != nil {
      guard let gradient = MarkGradient(reading: node, subject, diagnostics) else { return nil }
      self.gradient = gradient
      color = gradient.stops.last?.color
      text = node.flowText
      return
    }
    guard let string = node.string, let color = Color(parsing: string) else {
      diagnostics.report(PlotMessages.wrongColor(node, subject))
      return nil
    }
    self.color = color.alpha > 0 ? color : nil
    text = string
  }
}

/// A title: text, with formulas between dollar signs, or none at all.
struct TitleText: Sendable, Hashable {
  /// The lines; empty where the author wants no title.
  var lines: [String]

  /// A title of lines.
  init(_ lines: [String]) {
    self.lines = lines
  }

  /// Reads a title; nil, with a diagnostic, for anything else.
  init?(
    reading node: YAMLNode, _ subject: String, _ diagnostics: SpecificationDiagnostics
  ) {
    if node.isNull {
      lines = []
      return
    }
    let strings = node.elements?.map { $0.string ?? $0.scalarText } ?? [node.scalarText]
    let lines = strings.compactMap { $0 }
    guard lines.count == strings.count else {
      diagnostics.report(PlotMessages.wrongType(node, subject, expected: "a text"))
      return nil
    }
    self.lines = lines.filter { !$0.isEmpty }
    for line in lines { diagnostics.checkLabel(line, at: node, subject) }
  }
}

extension YAMLNode {
  /// A scalar as text; nil for null, lists and mappings.
  var scalarText: String? {
    switch value {
    case .string(let string): string
    case .integer(let integer): String(integer)
    case .number(let number): "\(number)"
    case .boolean(let boolean): String(boolean)
    case .null, .sequence, .mapping: nil
    }
  }
}
