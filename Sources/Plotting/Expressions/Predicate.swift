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
  /// What a reader has selected: as long as nothing is, all rows, or none.
  case selected(Bool)

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
    if let selected = Predicate.selection(&reader) {
      reader.finish()
      self = selected
      return
    }
    let predicate =
      ["and", "or", "not"].contains(where: reader.has)
      ? Predicate.combination(&reader, columns) : Predicate.fieldTest(&reader, columns)
    reader.finish()
    guard let predicate else { return nil }
    self = predicate
  }

  /// The test of a selection, which a figure on paper leaves empty; nil for any other predicate.
  static func selection(_ reader: inout PropertyReader) -> Predicate? {
    guard let key = ["param", "selection"].first(where: reader.has) else { return nil }
    reader.diagnostics.report(PlotMessages.interaction(key, at: reader.keyRange(key)))
    _ = reader.value(key)
    return .selected(reader.boolean("empty") ?? true)
  }

  private static func combination(
    _ reader: inout PropertyReader, _ columns: TableColumns
  ) -> Predicate? {
    let diagnostics = reader.diagnostics
    func list(_ node: YAMLNode, _ name: String) -> [Predicate]? {
      guard let elements = node.elements, !elements.isEmpty else {
        return reader.wrong(node, name, expected: "a list of predicates")
      }
      let predicates = elements.compactMap {
        Predicate(reading: $0, columns: columns, diagnostics)
      }
      return predicates.count == elements.count ? predicates : nil
    }
    if let node = reader.value("and") { return list(node, "and").map { .all($0) } }
    if let node = reader.value("or") { return list(node, "or").map { .any($0) } }
    if let node = reader.value("not") {
      return Predicate(reading: node, columns: columns, diagnostics).map { .not($0) }
    }
    return nil
  }

  private static let testNames = comparisons.map(\.key) + ["range", "oneOf", "valid"]

  private static let comparisons: [(key: String, binary: BinaryOperator)] = [
    ("equal", .identical), ("lt", .less), ("lte", .lessOrEqual), ("gt", .greater),
    ("gte", .greaterOrEqual),
  ]

  private static func fieldTest(
    _ reader: inout PropertyReader, _ columns: TableColumns
  ) -> Predicate? {
    let tests = testNames.filter(reader.has)
    if tests.count > 1 {
      reader.diagnostics.report(
        PlotMessages.custom(
          "a predicate has one test, not both ‘\(tests[0])’ and ‘\(tests[1])’",
          at: reader.keyRange(tests[1]), notes: ["combine predicates with ‘and’ or ‘or’"]))
    }
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

  /// The columns that the predicate names and that do not exist, in reading order.
  func unknownColumns(in columns: TableColumns) -> [String] {
    switch self {
    case .expression(let expression): expression.unknownColumns(in: columns)
    case .comparison(let field, _, _), .range(let field, _, _), .oneOf(let field, _),
      .valid(let field, _):
      columns[field.name] == nil ? [field.name] : []
    case .all(let predicates), .any(let predicates):
      predicates.flatMap { $0.unknownColumns(in: columns) }
    case .not(let predicate): predicate.unknownColumns(in: columns)
    case .selected: []
    }
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
        let value = values[row].asNumber
        return !value.isNaN && least.map { value >= $0 } ?? true
          && greatest.map { value <= $0 } ?? true
      }
    case .oneOf(let field, let accepted):
      let values = field.values(in: table)
      let acceptsNothing = accepted.contains(where: \.isNothing)
      let accepted = Set(accepted.map(\.comparable))
      return { values[$0].isNothing ? acceptsNothing : accepted.contains(values[$0]) }
    case .valid(let field, let isValid):
      let values = field.values(in: table)
      return { (values[$0].isValid && values[$0].asNumber.isFinite) == isValid }
    case .all(let predicates):
      let tests = predicates.map { $0.test(on: table) }
      return { row in tests.allSatisfy { $0(row) } }
    case .any(let predicates):
      let tests = predicates.map { $0.test(on: table) }
      return { row in tests.contains { $0(row) } }
    case .not(let predicate):
      let test = predicate.test(on: table)
      return { !test($0) }
    case .selected(let holds): return { _ in holds }
    }
  }
}
