package import Results

/// Values as the expression language takes them, which is JavaScript's way: `.missing` is undefined,
/// numbers may be NaN or infinite, and ``null`` is what somebody wrote as null or left empty.
///
/// Null counts as 0 in arithmetic and comparisons, what is undefined makes NaN of every sum.
extension Value {
  private static let nullNumber = Double(nan: 2, signaling: false)

  /// The value that is known to be none: a NaN of its own, so that columns of numbers can keep it.
  package static let null = Value.number(nullNumber)

  /// Whether the value is null.
  var isNull: Bool {
    if case .number(let number) = self {
      return number.bitPattern == Self.nullNumber.bitPattern
    }
    return false
  }

  /// Whether the value is null or undefined.
  var isNothing: Bool { self == .missing || isNull }

  /// Whether the value is neither null nor undefined nor NaN.
  var isValid: Bool {
    switch self {
    case .missing: false
    case .number(let number): !number.isNaN
    default: true
    }
  }

  /// A number, or missing where it is not finite.
  package init(finite number: Double) {
    self = number.isFinite ? .number(number) : .missing
  }

  /// Whether the value counts as true: no missing value, false, zero or empty text.
  var isTrue: Bool {
    switch self {
    case .missing: false
    case .boolean(let boolean): boolean
    case .integer(let integer): integer != 0
    case .number(let number): number != 0 && !number.isNaN
    case .string(let string): !string.isEmpty
    }
  }

  /// The value with whole numbers as numbers, for comparisons.
  var comparable: Value {
    if case .integer(let integer) = self { return .number(Double(integer)) }
    return self
  }

  /// The value as a number, that of a text read as one; NaN for anything else.
  var asNumber: Double {
    if isNull { return 0 }
    guard case .string(let text) = self else { return double }
    return ScriptNumber.number(text)
  }

  /// The value as a number, that of a text read as one or, like `2012-03-04`, as a date: what a text
  /// is compared with, or subtracted from, may be a time.
  var asNumberOrTime: Double {
    let number = asNumber
    guard number.isNaN, case .string(let text) = self, text.utf8.count >= 8 else { return number }
    return DateText.time(text) ?? .nan
  }

  /// The value as a text within other text; elements of lists stand between commas.
  package var plainText: String {
    if case .number(let number) = self, number.isNaN { return isNull ? "null" : "NaN" }
    guard let elements = ListText.elements(of: self) else { return text }
    return elements.map { $0.isNothing ? "" : $0.plainText }.joined(separator: ",")
  }

  /// Whether the value comes before another; never where a value is missing or the kinds differ.
  func isLess(than other: Value) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)):
      left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case (.string, _), (_, .string): asNumberOrTime < other.asNumberOrTime
    default: double < other.double
    }
  }

  /// Whether `<` holds as in JavaScript, where null counts as 0.
  func isBelow(_ other: Value, orEqual: Bool = false) -> Bool {
    if case .string(let left) = self, case .string(let right) = other {
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        || orEqual && left == right
    }
    let (left, right) = (asNumberOrTime, other.asNumberOrTime)
    return left < right || orEqual && left == right
  }

  /// Whether `===` holds: both of one kind and equal.
  func isIdentical(to other: Value) -> Bool {
    if isNothing || other.isNothing { return isNothing && other.isNothing }
    return comparable == other.comparable
  }

  /// Whether `==` holds: a text and a truth value are compared with a number as numbers.
  func isEqual(to other: Value) -> Bool {
    if isNothing || other.isNothing { return isNothing && other.isNothing }
    if comparable.kind == other.comparable.kind { return comparable == other.comparable }
    return asNumberOrTime == other.asNumberOrTime
  }

  /// An element of a list, a character of a text, or the length of either; else missing.
  func member(_ index: Value) -> Value {
    if index == .string("length") { return ExpressionFunction.length(self) }
    guard let place = Int(exactly: index.asNumber), place >= 0 else { return .missing }
    if let elements = ListText.elements(of: self) {
      return place < elements.count ? elements[place] : .missing
    }
    guard case .string(let text) = self, place < text.count else { return .missing }
    return .string(String(text[text.index(text.startIndex, offsetBy: place)]))
  }
}

/// Numbers in texts as in JavaScript.
enum ScriptNumber {
  /// The number that a text stands for: 0 for an empty one, NaN for one that is none.
  static func number(_ text: String) -> Double {
    // Most texts are words: no number starts with any other letter than that of ‘Infinity’.
    if let first = text.utf8.first, first > 64, first < 128, first != UInt8(ascii: "I") {
      return .nan
    }
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return 0 }
    let digits = start[...end]
    let isPlain = digits.utf8.allSatisfy { byte in
      (48...57).contains(byte) || [43, 45, 46, 69, 101].contains(byte)
    }
    if isPlain { return Double(digits) ?? .nan }
    switch digits {
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default:
      let radices: [(String, Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
      let radix = radices.first { digits.lowercased().hasPrefix($0.0) }?.1
      return radix.flatMap { Int(digits.dropFirst(2), radix: $0) }.map { Double($0) } ?? .nan
    }
  }
}
