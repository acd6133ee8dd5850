import Results

/// Reads dates as people and programs write them.
enum DateText {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// The time that a value stands for: that of a text, or the number itself; NaN for anything else.
  static func time(_ value: Value) -> Double {
    switch value {
    case .string(let text): time(text) ?? .nan
    case .boolean, .missing: .nan
    default: value.double
    }
  }

  /// The time of a date; nil for other text.
  ///
  /// Like `2012-03-04`, `2012-03-04T05:06:07.089Z`, `2012`, `Mar 4, 2012 5:06 PM`,
  /// `3/4/2012`, `2012/3/4`. Without an offset it is in UTC.
  static func time(_ text: String) -> Double? {
    var scanner = Scanner(text)
    return scanner.time()
  }

  /// Takes a text apart into words, numbers and marks.
  private struct Scanner {
    private var rest: Substring
    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    private var date = CivilDate(year: 0)
    private var offset: Int?
    private var isAfternoon: Bool?
    private var hasTime = false

    init(_ text: String) { rest = text[...] }

    mutating func time() -> Double? {
      while let character = rest.first {
        if character.isASCII, character.isNumber {
          guard number() else { return nil }
        } else if character.isLetter {
          guard word() else { return nil }
        } else if hasTime, character == "+" || character == "-" || character == "\u{2212}" {
          guard zone() else { return nil }
        } else if " ,/-.T".contains(character) {
          rest.removeFirst()
        } else {
          return nil
        }
      }
      return finished()
    }

    private mutating func digits() -> (value: Int, digits: Int)? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(digits.count)
      guard digits.count <= 18 else { return nil }
      return Int(digits).map { ($0, digits.count) }
    }

    private mutating func number() -> Bool {
      guard let number = digits() else { return false }
      guard rest.first == ":", !hasTime else {
        numbers.append(number)
        return numbers.count <= 3
      }
      hasTime = true
      date.hours = number.value
      rest.removeFirst()
      guard let minutes = digits() else { return false }
      date.minutes = minutes.value
      guard rest.first == ":" else { return date.hours < 25 && date.minutes < 60 }
      rest.removeFirst()
      guard let seconds = digits() else { return false }
      date.seconds = seconds.value
      if rest.first == "." || rest.first == "," {
        rest.removeFirst()
        guard let fraction = digits() else { return false }
        let scaled = (String(fraction.value).leftPadded(to: fraction.digits) + "000").prefix(3)
        date.milliseconds = Int(scaled) ?? 0
      }
      return date.hours < 25 && date.minutes < 60 && date.seconds < 61
    }

    private mutating func word() -> Bool {
      let word = rest.prefix { $0.isLetter }.lowercased()
      rest.removeFirst(word.count)
      switch word {
      case "t": return !numbers.isEmpty
      case "z", "utc", "gmt": offset = offset ?? 0
      case "am", "pm": isAfternoon = word == "pm"
      default:
        let start = String(word.prefix(3))
        if let index = DateText.months.firstIndex(of: start) {
          month = index
        } else if !DateText.weekdays.contains(start) {
          return false
        }
      }
      return true
    }

    private mutating func zone() -> Bool {
      let sign = rest.removeFirst() == "+" ? 1 : -1
      guard let first = digits() else { return false }
      var minutes = first.digits > 2 ? first.value / 100 * 60 + first.value % 100 : first.value * 60
      if first.digits <= 2, rest.first == ":" {
        rest.removeFirst()
        guard let second = digits() else { return false }
        minutes += second.value
      }
      offset = sign * minutes
      return true
    }

    private mutating func finished() -> Double? {
      if let isAfternoon {
        guard (1...12).contains(date.hours) else { return nil }
        date.hours = date.hours % 12 + (isAfternoon ? 12 : 0)
      }
      // No calendar goes further, and days are counted in whole numbers.
      guard place(), date.year <= 275_760, date.day <= 31 else { return nil }
      // A day that the month lacks would count on into the next.
      let days = CivilDate(year: date.year, month: date.month + 1, day: 0).time
      guard let last = CivilDate(days)?.day, (1...last).contains(date.day) else { return nil }
      return date.time - Double(offset ?? 0) * 60_000
    }

    /// Finds year, month and day among the numbers.
    private mutating func place() -> Bool {
      if let month {
        date.month = month
        guard let year = numbers.last, (1...2).contains(numbers.count) else { return false }
        date.year = year.value
        if numbers.count == 2 {
          // `4 Mar 2012`, `Mar 4 2012` or `2012 Mar 4`.
          let isYearFirst = numbers[0].digits > 2
          date.year = numbers[isYearFirst ? 0 : 1].value
          date.day = numbers[isYearFirst ? 1 : 0].value
        }
        return true
      }
      guard let first = numbers.first else { return false }
      if first.digits >= 4 {
        date.year = first.value
        if numbers.count > 1 { date.month = numbers[1].value - 1 }
        if numbers.count > 2 { date.day = numbers[2].value }
      } else {
        guard numbers.count == 3 else { return false }
        date.month = first.value - 1
        date.day = numbers[1].value
        let year = numbers[2]
        date.year = year.digits > 2 ? year.value : year.value + (year.value < 50 ? 2000 : 1900)
      }
      return (0...11).contains(date.month)
    }
  }
}

extension String {
  /// The text with zeros before it up to a length.
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - self.count)) + self
  }
}
