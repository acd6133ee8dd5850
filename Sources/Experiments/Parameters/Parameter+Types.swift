public import Results

extension Bool: ArgumentConvertible {
  /// The type in words.
  public static var typeName: String { "true or false" }
  /// What a column of such values holds.
  public static var columnKind: ResultColumn.Kind { .boolean }
  /// The truth value, or nil for an argument of another type.
  public init?(argument: ArgumentValue) {
    guard case .boolean(let boolean) = argument else { return nil }
    self = boolean
  }
  /// The truth value as an argument.
  public var argument: ArgumentValue { .boolean(self) }
}

extension Int: ArgumentConvertible {
  /// The type in words.
  public static var typeName: String { "whole number" }
  /// What a column of such values holds.
  public static var columnKind: ResultColumn.Kind { .integer }
  /// The whole number, also where it is written as `1e3`; nil for any other argument.
  public init?(argument: ArgumentValue) {
    switch argument {
    case .integer(let integer): self = integer
    case .number(let number):
      guard let integer = Int(exactly: number), number.magnitude <= 0x1p53 else { return nil }
      self = integer
    default: return nil
    }
  }
  /// The whole number as an argument.
  public var argument: ArgumentValue { .integer(self) }
}

extension Double: ArgumentConvertible {
  /// The type in words.
  public static var typeName: String { "number" }
  /// What a column of such values holds.
  public static var columnKind: ResultColumn.Kind { .number }
  /// The number, or nil for an argument of another type.
  public init?(argument: ArgumentValue) {
    switch argument {
    case .integer(let integer): self = Double(integer)
    case .number(let number): self = number
    default: return nil
    }
  }
  /// The number as an argument; −0 becomes 0, which it equals.
  public var argument: ArgumentValue { .number(self == 0 ? 0 : self) }
}

extension String: ArgumentConvertible {
  /// The type in words.
  public static var typeName: String { "text" }
  /// What a column of such values holds.
  public static var columnKind: ResultColumn.Kind { .string }
  /// The text, or nil for an argument of another type.
  public init?(argument: ArgumentValue) {
    guard case .string(let string) = argument else { return nil }
    self = string
  }
  /// The text as an argument.
  public var argument: ArgumentValue { .string(self) }
}

extension [Double]: ArgumentConvertible {
  /// The type in words.
  public static var typeName: String { "list of numbers" }
  /// What a column of such values holds: each list as text, `[1, 2]`.
  public static var columnKind: ResultColumn.Kind { .string }
  /// The list, or nil for an argument of another type.
  public init?(argument: ArgumentValue) {
    guard case .numbers(let numbers) = argument else { return nil }
    self = numbers
  }
  /// The list as an argument; −0 becomes 0, which it equals.
  public var argument: ArgumentValue { .numbers(map { $0 == 0 ? 0 : $0 }) }
}
