import NumericalMethods
import Results

extension ExpressionFunction {
  /// Functions of numbers.
  static let maths: [ExpressionFunction] = [
    .init("abs", \.magnitude),
    .init("acos", arccosine),
    .init("asin", arcsine),
    .init("atan") { arctangent($0) },
    .init("atan2", 2...2, .number) {
      .number(arctangent($0[0].asNumber, over: $0[1].asNumber))
    },
    .init("ceil") { $0.rounded(.up) },
    .init("clamp", 3...3, .number) {
      let (low, high) = ($0[1].asNumber, $0[2].asNumber)
      return .number(max(low, min(high, $0[0].asNumber)))
    },
    .init("cos", cosine),
    .init("exp") { Elementary.exp($0) },
    .init("floor") { $0.rounded(.down) },
    .init("hypot", 1...100, .number) {
      // Scaled by the largest, so that squares neither overflow nor vanish.
      let numbers = $0.map(\.asNumber.magnitude)
      let largest = numbers.max() ?? 0
      guard largest > 0 else { return .number(largest) }
      let squares = numbers.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
      return .number(largest * squares.squareRoot())
    },
    .init("log") { $0 > 0 ? Elementary.log($0) : .nan },
    .init("max", 1...100, .number) { extreme($0) { $0 > $1 } },
    .init("min", 1...100, .number) { extreme($0) { $0 < $1 } },
    .init("pow", 2...2, .number) { .number(power($0[0].asNumber, $0[1].asNumber)) },
    .init("round") { ($0 + 0.5).rounded(.down) },
    .init("sign") { $0.isNaN ? .nan : $0 == 0 ? 0 : $0 < 0 ? -1 : 1 },
    .init("sin", sine),
    .init("sqrt") { $0.squareRoot() },
    .init("tan", tangent),
    .init("trunc") { $0.rounded(.towardZero) },
  ]

  /// The first of the arguments, or of the one list's elements, that no other goes before; NaN where
  /// one of them is.
  private static func extreme(
    _ arguments: [Value], _ isBefore: (Double, Double) -> Bool
  ) -> Value {
    let values = arguments.count == 1 ? ListText.elements(of: arguments[0]) ?? arguments : arguments
    let numbers = values.map(\.asNumber)
    guard var best = numbers.first, !numbers.contains(where: \.isNaN) else { return .number(.nan) }
    for number in numbers where isBefore(number, best) { best = number }
    return .number(best)
  }
}
