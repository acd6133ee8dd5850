public import Results

/// A parameter of any type, for code that lists, validates or documents parameters.
public protocol ParameterDeclaration: Sendable {
  /// The name authors write under `with:`.
  var name: String { get }
  /// The type in words.
  var typeName: String { get }
  /// What a column of swept values holds.
  var columnKind: ResultColumn.Kind { get }
  /// The unit in words, or nil for a pure number.
  var unit: String? { get }
  /// What it is, in one line.
  var meaning: String { get }
  /// The value when the author gives none, or nil where one must be given.
  var defaultArgument: ArgumentValue? { get }
  /// What values are allowed, in words (“at least 2 and at most 100000”, “one of scaled, banded”), or
  /// nil for all.
  var constraint: String? { get }
  /// The valid names where the parameter is a choice, for suggestions and schemas; else empty.
  var choices: [String] { get }
  /// The least and the greatest value of a number, for schemas; nil where there is no such limit.
  var bounds: (least: Double?, greatest: Double?) { get }
  /// Whether the least value itself is not allowed.
  var excludesLeast: Bool { get }
  /// Whether the argument has the parameter's type, in range or not.
  func hasType(of argument: ArgumentValue) -> Bool
  /// Whether the argument has the parameter's type and is in its range.
  func accepts(_ argument: ArgumentValue) -> Bool
  /// The argument as it is digested: a whole number given for a number becomes a number.
  func canonical(_ argument: ArgumentValue) -> ArgumentValue
}
