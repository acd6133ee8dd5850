/// One cell of a result table.
public enum Value: Sendable, Hashable {
  /// No value: the event did not happen, the cell was empty.
  case missing
  /// A truth value.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// Text.
  case string(String)
}

extension Value {
  /// What a whole number or a number stands for, or nil for any other value.
  public var double: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The kind of column this value belongs to, or nil for a missing one.
  public var kind: Column.Kind? {
    switch self {
    case .missing: nil
    case .boolean: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    }
  }

  /// The value in words for a message: “no value”, “the number 3”, “the text ‘abc’”.
  public var wording: String {
    switch self {
    case .missing: "no value"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "the number \(integer)"
    case .number(let number): "the number \(number)"
    case .string(let string): "the text ‘\(string)’"
    }
  }
}
