import Manuscript
import Mathematics

/// Collects what is wrong with a specification while it is read.
final class SpecificationDiagnostics {
  private(set) var all: [Diagnostic] = []
  /// Whether the specification declares itself Vega-Lite's by `$schema`: then what its author leaves
  /// open is as there, whatever the data hold.
  let isVegaLite: Bool
  /// The author's commands in the formulas of labels.
  let macros: MathMacros

  init(isVegaLite: Bool = false, macros: MathMacros = .none) {
    self.isVegaLite = isVegaLite
    self.macros = macros
  }

  /// Adds a diagnostic once: what layers inherit is read, and found wrong, in each of them.
  func report(_ diagnostic: Diagnostic) {
    if !all.contains(diagnostic) { all.append(diagnostic) }
  }
}

/// Reads the properties of one object of a specification; in the end, those nobody asked for are
/// reported, so that nothing an author writes is ignored.
struct PropertyReader {
  /// The object.
  let node: YAMLNode
  /// What the object is, in words for messages: “the scale of ‘x’”.
  let subject: String
  let diagnostics: SpecificationDiagnostics
  private let entries: [YAMLNode.Entry]
  private var asked: [String] = []

  /// A reader of a mapping; nil, with a diagnostic, for anything else.
  init?(_ node: YAMLNode, _ subject: String, _ diagnostics: SpecificationDiagnostics) {
    guard let entries = node.entries else {
      diagnostics.report(PlotMessages.wrongType(node, subject, expected: "a mapping"))
      return nil
    }
    self.node = node
    self.subject = subject
    self.diagnostics = diagnostics
    self.entries = entries
  }

  /// The value of a property, or nil where the author does not give it.
  mutating func value(_ name: String) -> YAMLNode? {
    if !asked.contains(name) { asked.append(name) }
    return entries.first { $0.key.value == name }?.value
  }

  /// Whether the author gives a property.
  func has(_ name: String) -> Bool { entries.contains { $0.key.value == name } }

  /// The place of a property's key; of the object where the author does not give it.
  func keyRange(_ name: String) -> SourceRange {
    entries.first { $0.key.value == name }?.key.range ?? node.range
  }

  /// Warns of properties that the grammar has and that are not drawn, where the author gives them.
  mutating func warn(of names: [String]) {
    for name in names {
      guard let node = value(name), !node.isNull else { continue }
      diagnostics.report(PlotMessages.unheeded(name, of: subject, at: keyRange(name)))
    }
  }

  /// Reports the properties that nobody asked for.
  func finish() {
    for entry in entries where !asked.contains(entry.key.value) {
      diagnostics.report(PlotMessages.unknownProperty(entry.key, of: subject, known: asked))
    }
  }

  // MARK: - Values of one type

  /// A number; a diagnostic and nil for anything else.
  mutating func number(_ name: String, _ range: ClosedRange<Double>? = nil) -> Double? {
    guard let node = value(name) else { return nil }
    guard let number = node.double, number.isFinite else {
      return wrong(node, name, expected: "a number")
    }
    if let range, !range.contains(number) {
      return wrong(node, name, expected: PlotMessages.words(range))
    }
    return number
  }

  /// A text; a diagnostic and nil for anything else.
  mutating func string(_ name: String) -> String? {
    guard let node = value(name) else { return nil }
    return node.string ?? wrong(node, name, expected: "a text")
  }

  /// True or false; a diagnostic and nil for anything else.
  mutating func boolean(_ name: String) -> Bool? {
    guard let node = value(name) else { return nil }
    return node.boolean ?? wrong(node, name, expected: "true or false")
  }

  /// One of the names of an enumeration; a diagnostic with the nearest one for anything else.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let node = value(name) else { return nil }
    return choice(node, name)
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ name: String
  ) -> Choice? where Choice.RawValue == String {
    if let string = node.string, let choice = Choice(rawValue: string) { return choice }
    diagnostics.report(
      PlotMessages.wrongChoice(
        node, "‘\(name)’ of \(subject)", valid: Choice.allCases.map(\.rawValue)))
    return nil
  }

  /// A colour; a diagnostic and nil for anything else.
  mutating func color(_ name: String) -> PlotColor? {
    guard let node = value(name) else { return nil }
    return PlotColor(reading: node, "‘\(name)’ of \(subject)", diagnostics)
  }

  /// A list of numbers; a diagnostic and nil for anything else.
  mutating func numbers(_ name: String) -> [Double]? {
    guard let node = value(name) else { return nil }
    guard let elements = node.elements else {
      return wrong(node, name, expected: "a list of numbers")
    }
    let numbers = elements.compactMap(\.double)
    guard numbers.count == elements.count, numbers.allSatisfy(\.isFinite) else {
      return wrong(node, name, expected: "a list of numbers")
    }
    return numbers
  }

  /// A text for display: a text, a list of lines, or null for none.
  mutating func title(_ name: String) -> TitleText? {
    guard let node = value(name) else { return nil }
    return TitleText(reading: node, "‘\(name)’ of \(subject)", diagnostics)
  }

  /// Reports a value of the wrong type.
  func wrong<Value>(_ node: YAMLNode, _ name: String, expected: String) -> Value? {
    diagnostics.report(
      PlotMessages.wrongType(node, "‘\(name)’ of \(subject)", expected: expected))
    return nil
  }
}
