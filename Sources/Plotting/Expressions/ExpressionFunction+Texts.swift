import Results

extension ExpressionFunction {
  /// Functions of texts.
  static let texts: [ExpressionFunction] = [
    .init("format", 2...2, .string) {
      guard !$0[0].isNull, let format = FormatSpecifier(parsing: $0[1].text) else { return $0[0] }
      return .string(format.text($0[0].asNumber))
    },
    .init("lower", 1...1, .string) { .string($0[0].plainText.lowercased()) },
    .init("upper", 1...1, .string) { .string($0[0].plainText.uppercased()) },
    .init("trim", 1...1, .string) {
      let text = $0[0].plainText.drop(while: \.isWhitespace)
      let end = text.lastIndex { !$0.isWhitespace }
      return .string(end.map { String(text[...$0]) } ?? "")
    },
    .init("pad", 2...4, .string, padded),
    .init("truncate", 2...4, .string, truncated),
    .init("parseFloat", 1...1, .number) { .number(leadingNumber($0[0].plainText)) },
    .init("parseInt", 1...2, .number, leadingInteger),
    .init("replace", 3...3, .string) {
      let (text, part) = ($0[0].plainText, $0[1].plainText)
      return .string(text.replacing(part, with: $0[2].plainText, maxReplacements: 1))
    },
    .init("split", 2...3, .list) {
      let (text, separator) = ($0[0].plainText, $0[1].plainText)
      let parts =
        separator.isEmpty ? text.map(String.init) : text.split(separator, keepingEmpty: true)
      let limit = $0.count > 2 ? max(0, Int($0[2].asNumber)) : parts.count
      return .string(ListText.text(of: parts.prefix(limit).map { .string($0) }))
    },
    .init("substring", 2...3, .string) {
      let text = $0[0].plainText
      let places = $0.dropFirst().map { place($0.asNumber, text.count) }
      let (first, last) = (places[0], places.count > 1 ? places[1] : text.count)
      return .string(part(of: text, min(first, last)..<max(first, last)))
    },
  ]

  /// A place in a text of a length, from 0; what is before or beyond it counts as its end.
  private static func place(_ number: Double, _ count: Int) -> Int {
    number.isNaN ? 0 : Int(max(0, min(Double(count), number)))
  }

  private static func part(of text: String, _ range: Range<Int>) -> String {
    String(text.dropFirst(range.lowerBound).prefix(range.count))
  }

  /// `pad(text, length, [character], [align])`: filled up on the right, or on the side or sides that
  /// `align` names.
  @Sendable private static func padded(_ arguments: [Value]) -> Value {
    let text = arguments[0].plainText
    let character = arguments.count > 2 ? arguments[2].plainText : " "
    let length = arguments[1].asNumber
    let missing = length.isFinite ? max(0, min(10_000, Int(length)) - text.count) : 0
    let align = arguments.count > 3 ? arguments[3].plainText : "right"
    let before = align == "left" ? missing : align == "center" ? missing / 2 : 0
    return .string(
      String(repeating: character, count: before) + text
        + String(repeating: character, count: missing - before))
  }

  /// `truncate(text, length, [align], [ellipsis])`: cut on the right, the left or in the middle.
  @Sendable private static func truncated(_ arguments: [Value]) -> Value {
    let text = arguments[0].plainText
    let ellipsis = arguments.count > 3 ? arguments[3].plainText : "…"
    let align = arguments.count > 2 ? arguments[2].plainText : "right"
    let length = arguments[1].asNumber
    guard length.isFinite, Double(text.count) > length else { return .string(text) }
    let kept = max(0, Int(length) - ellipsis.count)
    switch align {
    case "left": return .string(ellipsis + text.suffix(kept))
    case "center":
      return .string(text.prefix((kept + 1) / 2) + ellipsis + text.suffix(kept / 2))
    default: return .string(text.prefix(kept) + ellipsis)
    }
  }

  private static func leadingNumber(_ text: String) -> Double {
    let trimmed = text.drop(while: \.isWhitespace)
    let candidates = trimmed.prefix { "+-.eE".contains($0) || $0.isASCII && $0.isNumber }
    for count in stride(from: candidates.count, to: 0, by: -1) {
      if let number = Double(candidates.prefix(count)) { return number }
    }
    return .nan
  }

  @Sendable private static func leadingInteger(_ arguments: [Value]) -> Value {
    let given = arguments.count > 1 ? arguments[1].asNumber : 10
    guard let radix = Int(exactly: given), (2...36).contains(radix) else { return .missing }
    var text = arguments[0].plainText.drop(while: \.isWhitespace)
    let sign: Double = text.first == "-" ? -1 : 1
    if text.first == "-" || text.first == "+" { text.removeFirst() }
    let digits = text.prefix { $0.isASCII && Int(String($0), radix: radix) != nil }
    guard !digits.isEmpty else { return .missing }
    let value = digits.reduce(0.0) {
      $0 * Double(radix) + Double(Int(String($1), radix: radix) ?? 0)
    }
    return .number(sign * value)
  }
}

extension String {
  /// The parts between separators.
  fileprivate func split(_ separator: String, keepingEmpty: Bool) -> [String] {
    split(separator: separator, omittingEmptySubsequences: !keepingEmpty).map(String.init)
  }
}
