/// The columns of a plain CSV text, read in one pass: numbers as they go by, of all other columns
/// where their fields stand.
///
/// Plain are texts without quotes and empty lines, all of whose rows have as many fields as the first; others
/// are left to `CSVScanner`, which says what is wrong with them.
struct CSVColumns {
  /// What a column holds as far as it is read.
  private enum Kind {
    case integers
    case numbers
    case fields
  }

  private enum Outcome {
    case finished
    /// A column holds something that is no plain number.
    case words(Int)
    case unusual
  }

  private let scanner: CSVScanner
  private var kinds: [Kind]
  private var integers: [[Int]] = []
  private var numbers: [[Double]] = []
  private var fields: [[CSVScanner.Field]] = []

  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// Reads the rows from where a scanner stands; nil where the text is not plain.
  init?(_ scanner: CSVScanner, columnCount: Int) {
    self.scanner = scanner
    var kinds = [Kind](repeating: .integers, count: columnCount)
    while true {
      self.kinds = kinds
      integers = Array(repeating: [], count: columnCount)
      numbers = Array(repeating: [], count: columnCount)
      fields = Array(repeating: [], count: columnCount)
      switch read() {
      case .finished: return
      case .words(let column): kinds[column] = .fields
      case .unusual: return nil
      }
    }
  }

  /// The numbers of a column; nil where it holds something else.
  func values(_ column: Int) -> Column.Values? {
    switch kinds[column] {
    case .integers where integers[column].isEmpty: .numbers([])
    case .integers: .integers(integers[column])
    case .numbers: .numbers(numbers[column])
    case .fields: nil
    }
  }

  /// Where the fields of a column stand that holds something else than numbers.
  func fields(_ column: Int) -> [CSVScanner.Field] { fields[column] }

  // MARK: - Rows

  private mutating func read() -> Outcome {
    let text = scanner.bytes
    let bytes = text.span
    var position = scanner.position
    let last = kinds.count - 1
    while position < bytes.count {
      for column in 0...last {
        let start = position
        if kinds[column] == .fields {
          guard let end = Self.fieldEnd(bytes, start) else { return .unusual }
          fields[column].append(CSVScanner.Field(start..<end, isQuoted: false))
          position = end
        } else {
          let number = PlainNumberField(bytes, from: start)
          position = number.end
          guard isEnd(bytes, position), append(number, from: start, to: column) else {
            return position < bytes.count && bytes[position] == Self.quote
              ? .unusual : .words(column)
          }
        }
        if column == 0, position == start, last > 0, !Self.isComma(bytes, position) {
          return .unusual
        }
        guard Self.isComma(bytes, position) == (column < last) else { return .unusual }
        position += 1
      }
      // The line end, of which one byte is passed.
      if bytes.count >= position, bytes[position - 1] == Self.carriageReturn { position += 1 }
    }
    return .finished
  }

  /// Takes a number; false where the field is none.
  private mutating func append(
    _ number: PlainNumberField, from start: Int, to column: Int
  ) -> Bool {
    switch number.value {
    case .integer(let integer):
      if kinds[column] == .integers {
        integers[column].append(integer)
      } else {
        numbers[column].append(Double(integer))
      }
    case .number(let double):
      widen(column)
      numbers[column].append(double)
    case .blank:
      widen(column)
      numbers[column].append(.nan)
    case .hard:
      switch NumberText(scanner.bytes[start..<number.end]) {
      case .integer(let integer) where kinds[column] == .integers: integers[column].append(integer)
      case .integer(let integer): numbers[column].append(Double(integer))
      case .number(let double):
        widen(column)
        numbers[column].append(double)
      default: return false
      }
    case .none: return false
    }
    return true
  }

  private mutating func widen(_ column: Int) {
    guard kinds[column] == .integers else { return }
    kinds[column] = .numbers
    numbers[column] = integers[column].map(Double.init)
    integers[column] = []
  }

  // MARK: - Bytes

  /// Where a field of any text ends; nil where it holds a quote or a stray end of a line.
  private static func fieldEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == comma || byte == lineFeed { return end }
      if byte == quote { return nil }
      if byte == carriageReturn {
        return end + 1 < bytes.count && bytes[end + 1] == lineFeed ? end : nil
      }
      end += 1
    }
    return end
  }

  private static func isComma(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
    position < bytes.count && bytes[position] == comma
  }

  /// Whether a field ends at a place.
  private func isEnd(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    return byte == Self.comma || byte == Self.lineFeed
      || byte == Self.carriageReturn && position + 1 < bytes.count
        && bytes[position + 1] == Self.lineFeed
  }
}

/// A number in plain decimal notation at the start of a stretch of bytes.
private struct PlainNumberField {
  enum Value {
    case integer(Int)
    case number(Double)
    /// Nothing stands there.
    case blank
    /// A number that takes more than one multiplication to get right.
    case hard
    /// No number.
    case none
  }

  var value = Value.none
  /// Where the number ends.
  var end: Int

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18,
  ]

  init(_ bytes: Span<UInt8>, from start: Int) {
    end = start
    let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if isNegative { end += 1 }
    let first = end
    var mantissa: UInt64 = 0
    takeDigits(bytes, &mantissa)
    let wholeCount = end - first
    guard wholeCount < 2 || bytes[first] != UInt8(ascii: "0") else { return }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else {
      takeRest(bytes)
      if wholeCount == 0 {
        value = end == start ? .blank : .none
      } else if end == first + wholeCount, wholeCount <= 18 {
        value = .integer(isNegative ? -Int(mantissa) : Int(mantissa))
      } else {
        value = .hard
      }
      return
    }
    end += 1
    let point = end
    takeDigits(bytes, &mantissa)
    let fractionCount = end - point
    takeRest(bytes)
    guard wholeCount + fractionCount > 0 else { return }
    guard end == point + fractionCount, wholeCount + fractionCount <= 18, mantissa <= 1 << 53
    else {
      value = .hard
      return
    }
    let magnitude = Double(mantissa) / Self.powersOfTen[fractionCount]
    value = .number(isNegative ? -magnitude : magnitude)
  }

  private mutating func takeDigits(_ bytes: Span<UInt8>, _ mantissa: inout UInt64) {
    while end < bytes.count {
      let digit = bytes[end] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      end += 1
    }
  }

  /// Passes an exponent, which `NumberText` reads.
  private mutating func takeRest(_ bytes: Span<UInt8>) {
    guard end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") else { return }
    end += 1
    while end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") {
      end += 1
    }
    var digits: UInt64 = 0
    takeDigits(bytes, &digits)
  }
}
