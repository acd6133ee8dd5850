package import Results

extension Expression {
  /// A function from a row of a table to the expression's value there.
  package func evaluation(on table: Table) -> (Int) -> Value {
    if let column = columnPath.flatMap({ table[$0] }) { return { column.key($0) } }
    switch self {
    case .literal(let value): return { _ in value }
    case .list(let elements):
      let elements = elements.map { $0.evaluation(on: table) }
      return { row in .string(ListText.text(of: elements.map { $0(row) })) }
    case .field: return { _ in .missing }
    case .member(let base, let index):
      let base = base.evaluation(on: table)
      let index = index.evaluation(on: table)
      return { base($0).member(index($0)) }
    case .negative(let operand):
      let operand = operand.evaluation(on: table)
      return { Value(finite: -operand($0).asNumber) }
    case .not(let operand):
      let operand = operand.evaluation(on: table)
      return { .boolean(!operand($0).isTrue) }
    case .conditional(let test, let first, let second):
      let test = test.evaluation(on: table)
      let first = first.evaluation(on: table)
      let second = second.evaluation(on: table)
      return { test($0).isTrue ? first($0) : second($0) }
    case .call(let function, let arguments):
      let arguments = arguments.map { $0.evaluation(on: table) }
      return { row in function(arguments.map { $0(row) }) }
    case .binary(let binary, let left, let right):
      let left = left.evaluation(on: table)
      let right = right.evaluation(on: table)
      return { binary(left($0), right($0)) }
    case .matches(let pattern, let text):
      let text = text.evaluation(on: table)
      let search = pattern.search()
      return { .boolean(search.matches(text($0).plainText)) }
    case .replacing(let text, let pattern, let replacement):
      let text = text.evaluation(on: table)
      let replacement = replacement.evaluation(on: table)
      let search = pattern.search()
      return { .string(search.replacing(text($0).plainText, with: replacement($0).plainText)) }
    }
  }
}

extension Value {
  /// A number, or missing where it is not finite.
  package init(finite number: Double) {
    self = number.isFinite ? .number(number) : .missing
  }

  /// Whether the value counts as true: no missing value, false, zero or empty text.
  var isTrue: Bool {
    switch self {
    case .missing: false
    case .boolean(let boolean): boolean
    case .integer(let integer): integer != 0
    case .number(let number): number != 0 && !number.isNaN
    case .string(let string): !string.isEmpty
    }
  }

  /// The value with whole numbers as numbers, for comparisons.
  var comparable: Value {
    if case .integer(let integer) = self { return .number(Double(integer)) }
    return self
  }

  /// The value as a number, that of a text read as one; NaN for anything else.
  var asNumber: Double {
    guard case .string(let text) = self else { return double }
    let digits = text.drop { $0 == " " }
    let end = digits.lastIndex { $0 != " " }
    return end.flatMap { Double(digits[...$0]) } ?? .nan
  }

  /// The value as a number, that of a text read as one or, like `2012-03-04`, as a date: what a text
  /// is compared with, or subtracted from, may be a time.
  var asNumberOrTime: Double {
    let number = asNumber
    guard number.isNaN, case .string(let text) = self, text.utf8.count >= 8 else { return number }
    return DateText.time(text) ?? .nan
  }

  /// The value as a text within other text; elements of lists stand between commas.
  var plainText: String {
    guard let elements = ListText.elements(of: self) else { return text }
    return elements.map { $0 == .missing ? "" : $0.plainText }.joined(separator: ",")
  }

  /// Whether the value comes before another; never where a value is missing or the kinds differ.
  func isLess(than other: Value) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)):
      left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case (.string, _), (_, .string): asNumberOrTime < other.asNumberOrTime
    default: double < other.double
    }
  }

  /// An element of a list, a character of a text, or the length of either; else missing.
  fileprivate func member(_ index: Value) -> Value {
    if index == .string("length") { return ExpressionFunction.length(self) }
    guard let place = Int(exactly: index.asNumber), place >= 0 else { return .missing }
    if let elements = ListText.elements(of: self) {
      return place < elements.count ? elements[place] : .missing
    }
    guard case .string(let text) = self, place < text.count else { return .missing }
    return .string(String(text[text.index(text.startIndex, offsetBy: place)]))
  }
}
