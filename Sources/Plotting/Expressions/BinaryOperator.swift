import Results

/// The operators between two operands.
package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case or = "||"
  case and = "&&"
  case bitOr = "|"
  case bitXor = "^"
  case bitAnd = "&"
  case equal = "=="
  case unequal = "!="
  case identical = "==="
  case unidentical = "!=="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case shiftRightUnsigned = ">>>"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case modulo = "%"

  /// How tightly the operator binds; larger binds tighter.
  package var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .bitOr: 3
    case .bitXor: 4
    case .bitAnd: 5
    case .equal, .unequal, .identical, .unidentical: 6
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 7
    case .shiftLeft, .shiftRight, .shiftRightUnsigned: 8
    case .plus, .minus: 9
    case .times, .over, .modulo: 10
    }
  }

  /// Whether the operator compares.
  var compares: Bool { precedence == 6 || precedence == 7 }
}

extension BinaryOperator {
  /// The value for two operands.
  func callAsFunction(_ left: Value, _ right: Value) -> Value {
    switch self {
    case .or: return left.isTrue ? left : right
    case .and: return left.isTrue ? right : left
    case .equal: return .boolean(left.isEqual(to: right))
    case .unequal: return .boolean(!left.isEqual(to: right))
    case .identical: return .boolean(left.isIdentical(to: right))
    case .unidentical: return .boolean(!left.isIdentical(to: right))
    case .less: return .boolean(left.isBelow(right))
    case .greater: return .boolean(right.isBelow(left))
    case .lessOrEqual: return .boolean(left.isBelow(right, orEqual: true))
    case .greaterOrEqual: return .boolean(right.isBelow(left, orEqual: true))
    case .plus:
      if case .string = left { return .string(left.plainText + right.plainText) }
      if case .string = right { return .string(left.plainText + right.plainText) }
      return .number(left.asNumber + right.asNumber)
    case .minus: return .number(left.asNumberOrTime - right.asNumberOrTime)
    default: return .number(arithmetic(left.asNumber, right.asNumber))
    }
  }

  private func arithmetic(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .times: return a * b
    case .over: return a / b
    case .modulo: return a.truncatingRemainder(dividingBy: b)
    default: break
    }
    let (left, right) = (Self.whole(a), Self.whole(b))
    switch self {
    case .bitOr: return Double(left | right)
    case .bitXor: return Double(left ^ right)
    case .bitAnd: return Double(left & right)
    case .shiftLeft: return Double(left &<< right)
    case .shiftRight: return Double(left &>> right)
    case .shiftRightUnsigned:
      return Double(UInt32(bitPattern: left) &>> UInt32(bitPattern: right))
    default: return .nan
    }
  }

  /// The low 32 bits of a number's whole part, as JavaScript takes them; 0 for what is no number.
  private static func whole(_ number: Double) -> Int32 {
    guard number.isFinite else { return 0 }
    let rest = number.rounded(.towardZero).truncatingRemainder(dividingBy: 0x1p32)
    return Int32(truncatingIfNeeded: Int64(rest))
  }
}
