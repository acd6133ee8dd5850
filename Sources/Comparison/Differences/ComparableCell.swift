import Results

/// A cell's value without the difference between whole and real numbers.
enum ComparableCell: Hashable {
  case missing
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)

  init(_ value: Value) {
    switch value {
    case .missing: self = .missing
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = Int(exactly: number).map(Self.integer) ?? .number(number)
    case .string(let string): self = .string(string)
    }
  }

  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }
}
