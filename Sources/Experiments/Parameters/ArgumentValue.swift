public import Results

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
  /// What a column of such values holds.
  static var columnKind: ResultColumn.Kind { get }
  /// The value that `argument` stands for, or nil where it is of another type.
  init?(argument: ArgumentValue)
  /// The value as an argument, as it enters digests and tables.
  var argument: ArgumentValue { get }
}

extension ArgumentValue: CustomStringConvertible {
  /// The value as an author would write it: numbers in the shortest form that reads back exactly.
  public var description: String {
    switch self {
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .number(let number): number.asWritten
    case .string(let string): string
    case .numbers(let numbers): "[\(numbers.map(\.asWritten).joined(separator: ", "))]"
    }
  }
}

extension Double {
  /// The shortest decimal form that reads back exactly, without a fraction of zero.
  var asWritten: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension ArgumentValue: Codable {
  /// Reads a value from what JSON has for it; a number without fraction is a whole number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else {
      self = .numbers(try container.decode([Double].self))
    }
  }

  /// Writes the value as JSON has it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .boolean(let boolean): try container.encode(boolean)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .string(let string): try container.encode(string)
    case .numbers(let numbers): try container.encode(numbers)
    }
  }

  /// Whether both stand for the same value, a whole number and a number of equal size included.
  func isEquivalent(to other: ArgumentValue) -> Bool {
    if let left = Double(argument: self), let right = Double(argument: other) {
      return left == right
    }
    return self == other
  }
}
