import Manuscript
import Results

/// The parameters of a specification whose values are known without a reader's hand, by name.
struct ParameterValues: Sendable {
  private var values: [String: YAMLNode] = [:]

  /// The names that stand for what transforms compute, with the expressions of these.
  private var formulas: [String: String] = [:]

  /// Whether there are none.
  var isEmpty: Bool { values.isEmpty && formulas.isEmpty }

  /// Lets a name stand for an expression.
  mutating func set(_ name: String, formula: String) { formulas[name] = formula }

  subscript(name: String) -> YAMLNode? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// The value of an expression over parameters alone; nil where it needs a row or cannot be read.
  func value(of text: String, at node: YAMLNode) -> YAMLNode? {
    guard let expression = try? ExpressionParser.parse(substituted(into: text)),
      expression.unknownColumns(in: TableColumns("", [])).isEmpty
    else { return nil }
    return YAMLNode(expression.evaluation(on: Table([]))(0), at: node)
  }

  // MARK: - Expressions

  /// An expression with the values of parameters in place of their names.
  func substituted(into text: String) -> String {
    guard !isEmpty else { return text }
    var scanner = NameScanner(text)
    return scanner.replacing { name, members in
      if let formula = formulas[name] { return (formula, 0) }
      guard var node = values[name] else { return nil }
      var used = 0
      while used < members.count, let member = node[members[used]] {
        node = member
        used += 1
      }
      return (Self.literal(node), used)
    }
  }

  /// A value as an expression writes it.
  private static func literal(_ node: YAMLNode) -> String {
    switch node.value {
    case .null, .mapping: "null"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): integer < 0 ? "(\(integer))" : "\(integer)"
    case .number(let number): number.isFinite ? number < 0 ? "(\(number))" : "\(number)" : "NaN"
    case .string(let text): quoted(text)
    case .sequence(let elements): "[\(elements.map(literal).joined(separator: ", "))]"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for character in text {
      switch character {
      case "'", "\\": quoted += "\\\(character)"
      case "\n": quoted += "\\n"
      default: quoted.append(character)
      }
    }
    return quoted + "'"
  }
}

extension YAMLNode {
  /// A value of data as a node at the place of another.
  init(_ value: Results.Value, at place: YAMLNode) {
    if let elements = ListText.elements(of: value) {
      self.init(.sequence(elements.map { YAMLNode($0, at: place) }), at: place.range)
      return
    }
    switch value {
    case .missing: self.init(.null, at: place.range)
    case .boolean(let boolean): self.init(.boolean(boolean), at: place.range)
    case .integer(let integer): self.init(.integer(integer), at: place.range)
    case .number(let number):
      let isWhole = number == number.rounded() && number.magnitude < 1e15
      self.init(isWhole ? .integer(Int(number)) : .number(number), at: place.range)
    case .string(let text): self.init(.string(text), at: place.range)
    }
  }
}
