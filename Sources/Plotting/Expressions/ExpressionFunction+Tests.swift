import Results

extension ExpressionFunction {
  /// Tests of values, and conversions.
  static let tests: [ExpressionFunction] = [
    .init("isArray", 1...1, .boolean) { .boolean(ListText.isList($0[0])) },
    .init("isBoolean", 1...1, .boolean) {
      if case .boolean = $0[0] { .boolean(true) } else { .boolean(false) }
    },
    .init("isDefined", 1...1, .boolean) { .boolean($0[0] != .missing) },
    .init("isFinite", 1...1, .boolean) { .boolean($0[0].asNumber.isFinite) },
    .init("isNaN", 1...1, .boolean) { .boolean($0[0].asNumber.isNaN) },
    .init("isNumber", 1...1, .boolean) {
      if case .number = $0[0].comparable { .boolean(true) } else { .boolean(false) }
    },
    .init("isString", 1...1, .boolean) {
      if case .string = $0[0] { .boolean(!ListText.isList($0[0])) } else { .boolean(false) }
    },
    .init("isValid", 1...1, .boolean) { .boolean($0[0] != .missing) },
    .init("toBoolean", 1...1, .boolean) {
      $0[0] == .missing ? .missing : .boolean($0[0].isTrue && $0[0] != .string("false"))
    },
    .init("toNumber", 1...1, .number) { Value(finite: $0[0].asNumber) },
    .init("toString", 1...1, .string) { $0[0] == .missing ? .missing : .string($0[0].plainText) },
  ]
}
