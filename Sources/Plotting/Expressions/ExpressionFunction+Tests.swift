import Results

extension ExpressionFunction {
  /// Tests of values, and conversions.
  static let tests: [ExpressionFunction] = [
    .init("isArray", 1...1, .boolean) { .boolean(ListText.isList($0[0])) },
    .init("isBoolean", 1...1, .boolean) {
      if case .boolean = $0[0] { .boolean(true) } else { .boolean(false) }
    },
    .init("isDefined", 1...1, .boolean) { .boolean($0[0] != .missing) },
    .init("isDate", 1...1, .boolean) { _ in .boolean(false) },
    .init("isObject", 1...1, .boolean) { .boolean(ListText.isList($0[0])) },
    .init("isRegExp", 1...1, .boolean) { _ in .boolean(false) },
    .init("isFinite", 1...1, .boolean) { .boolean(isNumber($0[0]) && $0[0].double.isFinite) },
    .init("isNaN", 1...1, .boolean) { .boolean(isNumber($0[0]) && $0[0].double.isNaN) },
    .init("isNumber", 1...1, .boolean) { .boolean(isNumber($0[0])) },
    .init("isString", 1...1, .boolean) {
      if case .string = $0[0] { .boolean(!ListText.isList($0[0])) } else { .boolean(false) }
    },
    .init("isValid", 1...1, .boolean) { .boolean($0[0].isValid) },
    .init("toBoolean", 1...1, .boolean) {
      isEmpty($0[0])
        ? .null : .boolean($0[0].isTrue && $0[0] != .string("false") && $0[0] != .string("0"))
    },
    .init("toNumber", 1...1, .number) { isEmpty($0[0]) ? .null : .number($0[0].asNumber) },
    .init("toString", 1...1, .string) { isEmpty($0[0]) ? .null : .string($0[0].plainText) },
  ]

  private static func isNumber(_ value: Value) -> Bool {
    if case .number = value.comparable { !value.isNull } else { false }
  }

  /// Whether a conversion has nothing to convert.
  private static func isEmpty(_ value: Value) -> Bool { value.isNothing || value == .string("") }
}
