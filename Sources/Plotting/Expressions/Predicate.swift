import Manuscript
import Results

/// A condition on rows: an expression, a test of one field, or a combination of conditions.
indirect enum Predicate: Sendable, Hashable {
  case expression(Expression)
  case comparison(TestedField, BinaryOperator, Value)
  case range(TestedField, least: Double?, greatest: Double?)
  case oneOf(TestedField, [Value])
  case valid(TestedField, Bool)
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)

  /// Reads a predicate; nil, with a diagnostic, after an error.
  init?(reading node: YAMLNode, columns: TableColumns, _ diagnostics: SpecificationDiagnostics) {
    guard node.entries != nil else {
      guard let expression = Expression(reading: node, columns: columns, diagnostics) else {
        return nil
      }
      self = .expression(expression)
      return
    }
    guard var reader = PropertyReader(node, "a predicate", diagnostics) else { return nil }
    let predicate =
      Predicate.combination(&reader, columns) ?? Predicate.fieldTest(&reader, columns)
    reader.finish()
    guard let predicate else { return nil }
    self = predicate
  }

  private static func combination(
    _ reader: inout PropertyReader, _ columns: TableColumns
  ) -> Predicate? {
    let diagnostics = reader.diagnostics
    func list(_ node: YAMLNode) -> [Predicate] {
      (node.elements ?? []).compactMap { Predicate(reading: $0, columns: columns, diagnostics) }
    }
    if let node = reader.value("and") { return .all(list(node)) }
    if let node = reader.value("or") { return .any(list(node)) }
    if let node = reader.value("not") {
      return Predicate(reading: node, columns: columns, diagnostics).map { .not($0) }
    }
    return nil
  }

  private static let comparisons: [(key: String, binary: BinaryOperator)] = [
    ("equal", .equal), ("lt", .less), ("lte", .lessOrEqual), ("gt", .greater),
    ("gte", .greaterOrEqual),
  ]

  private static func fieldTest(
    _ reader: inout PropertyReader, _ columns: TableColumns
  ) -> Predicate? {
    let field = reader.column("field", in: columns)
    let unit = reader.value("timeUnit").flatMap { TimeUnitOption(reading: $0, reader)?.named }
    var tested = TestedField(name: field ?? "", unit: unit)
    var test: ((TestedField) -> Predicate)?
    for (key, binary) in comparisons {
      guard let node = reader.value(key) else { continue }
      guard let value = tested.value(node, key, reader) else { return nil }
      test = { .comparison($0, binary, value) }
    }
    if let node = reader.value("range") {
      guard let ends = node.elements, ends.count == 2 else {
        return reader.wrong(node, "range", expected: "a list of two numbers")
      }
      let values = ends.map { $0.isNull ? Value.missing : tested.value($0, "range", reader) }
      guard let least = values[0], let greatest = values[1] else { return nil }
      test = {
        .range(
          $0, least: least == .missing ? nil : least.double,
          greatest: greatest == .missing ? nil : greatest.double)
      }
    }
    if let node = reader.value("oneOf") {
      guard let elements = node.elements else {
        return reader.wrong(node, "oneOf", expected: "a list of values")
      }
      let values = elements.compactMap { tested.value($0, "oneOf", reader) }
      guard values.count == elements.count else { return nil }
      test = { .oneOf($0, values) }
    }
    if let valid = reader.boolean("valid") { test = { .valid($0, valid) } }
    guard let test else {
      reader.diagnostics.report(
        PlotMessages.custom(
          "the predicate has no test", at: reader.node.range,
          notes: ["one of: equal, lt, lte, gt, gte, range, oneOf, valid, and, or, not"]))
      return nil
    }
    if field == nil, !reader.has("field") {
      reader.diagnostics.report(
        PlotMessages.custom("the predicate has no ‘field’", at: reader.node.range))
    }
    return field == nil ? nil : test(tested)
  }

  /// A function that tells whether the predicate holds in a row of a table.
  func test(on table: Table) -> (Int) -> Bool {
    switch self {
    case .expression(let expression):
      let evaluate = expression.evaluation(on: table)
      return { evaluate($0).isTrue }
    case .comparison(let field, let binary, let value):
      let values = field.values(in: table)
      return { binary(values[$0], value).isTrue }
    case .range(let field, let least, let greatest):
      let values = field.values(in: table)
      return { row in
        let value = values[row].double
        return !value.isNaN && least.map { value >= $0 } ?? true
          && greatest.map { value <= $0 } ?? true
      }
    case .oneOf(let field, let accepted):
      let values = field.values(in: table)
      let accepted = Set(accepted.map(\.comparable))
      return { accepted.contains(values[$0]) }
    case .valid(let field, let isValid):
      let values = field.values(in: table)
      return { (values[$0] != .missing) == isValid }
    case .all(let predicates):
      let tests = predicates.map { $0.test(on: table) }
      return { row in tests.allSatisfy { $0(row) } }
    case .any(let predicates):
      let tests = predicates.map { $0.test(on: table) }
      return { row in tests.contains { $0(row) } }
    case .not(let predicate):
      let test = predicate.test(on: table)
      return { !test($0) }
    }
  }
}
