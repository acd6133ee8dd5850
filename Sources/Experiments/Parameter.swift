/// A value that a simulation parameter can take.
public enum ArgumentValue: Sendable, Hashable {
  /// A truth value.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// Text, or the name of a choice.
  case string(String)
  /// A list of finite numbers.
  case numbers([Double])
}

/// A Swift type that a parameter can have.
public protocol ArgumentConvertible: Sendable {
  /// The type in words for messages and listings: “whole number”, “number”, “text”.
  static var typeName: String { get }
  /// The value that `argument` stands for, or nil where it is of another type.
  init?(argument: ArgumentValue)
  /// The value as an argument, as it enters digests and tables.
  var argument: ArgumentValue { get }
}

/// A parameter of any type, for code that lists, validates or documents parameters.
public protocol ParameterDeclaration: Sendable {
  /// The name authors write under `with:`.
  var name: String { get }
  /// The type in words.
  var typeName: String { get }
  /// The unit in words, or nil for a pure number.
  var unit: String? { get }
  /// What it is, in one line.
  var meaning: String { get }
  /// The value when the author gives none, or nil where one must be given.
  var defaultArgument: ArgumentValue? { get }
  /// What values are allowed, in words (“from 2 to 100000”, “one of scaled, banded”), or nil for all.
  var constraint: String? { get }
  /// The valid names where the parameter is a choice, for suggestions and schemas; else empty.
  var choices: [String] { get }
  /// The least and the greatest value of a number, for schemas; nil where there is no such limit.
  var bounds: (least: Double?, greatest: Double?) { get }
  /// The argument in the parameter's own type, or nil where it is of a wrong type or out of range.
  func accepts(_ argument: ArgumentValue) -> Bool
  /// The argument as it is digested: a whole number given for a number becomes a number.
  func canonical(_ argument: ArgumentValue) -> ArgumentValue
}
