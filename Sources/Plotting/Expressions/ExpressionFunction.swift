import Results

/// The functions that expressions know.
package enum ExpressionFunction: String, Sendable, Hashable, CaseIterable {
  case abs
  case ceil
  case exp
  case floor
  case format
  case isFinite
  case isNaN
  case isValid
  case log
  case max
  case min
  case pow
  case round
  case sqrt

  /// How many arguments the function takes.
  package var argumentCount: ClosedRange<Int> {
    switch self {
    case .pow, .format: 2...2
    case .min, .max: 1...100
    default: 1...1
    }
  }

  /// What the function gives.
  package var kind: TableColumns.Kind {
    switch self {
    case .isFinite, .isNaN, .isValid: .boolean
    case .format: .string
    default: .number
    }
  }

  /// The value for arguments; missing where no number comes out.
  func callAsFunction(_ arguments: [Value]) -> Value {
    let first = arguments.first ?? .missing
    let number = first.double
    switch self {
    case .abs: return Value(finite: number.magnitude)
    case .ceil: return Value(finite: number.rounded(.up))
    case .floor: return Value(finite: number.rounded(.down))
    case .round: return Value(finite: (number + 0.5).rounded(.down))
    case .exp: return Value(finite: Elementary.exp(number))
    case .log: return Value(finite: number > 0 ? Elementary.log(number) : .nan)
    case .sqrt: return Value(finite: number.squareRoot())
    case .pow: return Value(finite: Elementary.pow(number, arguments[1].double))
    case .min: return Value(finite: arguments.map(\.double).min() ?? .nan)
    case .max: return Value(finite: arguments.map(\.double).max() ?? .nan)
    case .isFinite: return .boolean(number.isFinite)
    case .isNaN: return .boolean(number.isNaN)
    case .isValid: return .boolean(first != .missing)
    case .format:
      guard let format = FormatSpecifier(parsing: arguments[1].text) else { return first }
      return .string(format.text(number))
    }
  }
}

extension Value {
  /// A number, or missing where it is not finite.
  package init(finite number: Double) {
    self = number.isFinite ? .number(number) : .missing
  }
}
