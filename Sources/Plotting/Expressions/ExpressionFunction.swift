import Results

/// A function of the expression language.
package struct ExpressionFunction: Sendable {
  /// Its name.
  let name: String
  /// How many arguments it takes.
  let argumentCount: ClosedRange<Int>
  /// What it gives; nil for what its first argument is.
  let kind: TableColumns.Kind?
  private let value: @Sendable ([Value]) -> Value

  init(
    _ name: String, _ argumentCount: ClosedRange<Int>, _ kind: TableColumns.Kind?,
    _ value: @escaping @Sendable ([Value]) -> Value
  ) {
    self.name = name
    self.argumentCount = argumentCount
    self.kind = kind
    self.value = value
  }

  /// A function from one number to one number.
  init(_ name: String, _ function: @escaping @Sendable (Double) -> Double) {
    self.init(name, 1...1, .number) { .number(function($0[0].asNumber)) }
  }

  /// The value for arguments; missing where no number comes out.
  func callAsFunction(_ arguments: [Value]) -> Value { value(arguments) }

  /// The functions that expressions know.
  static let all = maths + tests + texts + lists + dates + distributions + colors

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static let names = all.map(\.name).sorted()

  /// The function of that name; nil where there is none.
  static func named(_ name: String) -> ExpressionFunction? { byName[name] }

  /// Functions whose values would differ from run to run, and why they are left out.
  static let refused = ["now": "a figure does not depend on the clock"]
}

extension ExpressionFunction: Hashable {
  /// Functions are equal by name: no two have the same.
  package static func == (left: ExpressionFunction, right: ExpressionFunction) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
