/// Writes and reads dates in the notation of d3-time-format, in UTC and, unless the plot has a locale
/// of its own, in English.
///
/// `%a %A` weekday, `%b %B` month, `%c` date and time, `%d %e` day, `%f` microseconds, `%g %G` year
/// of the ISO week, `%H %I` hour, `%j` day of year, `%L` milliseconds, `%m` month, `%M` minute, `%p`
/// AM or PM, `%q` quarter, `%Q %s` time in milliseconds and seconds, `%S` second, `%u %w` weekday as
/// a number, `%U %V %W` week, `%x` date, `%X` time, `%y %Y` year, `%Z` offset; `-`, `_` or `0` after
/// `%` for no padding, spaces or zeros.
package struct TimeFormat: Sendable, Hashable {
  /// A part of a format.
  enum Part: Sendable, Hashable {
    case text(String)
    case field(Character, padding: Character?)
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let known: Set<Character> = Set("aAbBcdefgGHIjLmMpqQsSuUVwWxXyYZ")

  let parts: [Part]

  /// A format in d3's notation; nil where a letter after `%` has no meaning.
  package init?(parsing text: String) {
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        plain.append(character)
        continue
      }
      guard var letter = rest.popFirst() else { return nil }
      var padding: Character?
      if letter == "-" || letter == "_" || letter == "0" {
        padding = letter
        guard let next = rest.popFirst() else { return nil }
        letter = next
      }
      if letter == "%" {
        plain.append("%")
        continue
      }
      guard Self.known.contains(letter) else { return nil }
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      parts.append(.field(letter, padding: padding))
    }
    if !plain.isEmpty { parts.append(.text(plain)) }
    self.parts = parts
  }

  /// A time, in milliseconds since 1970, in this format.
  package func text(_ time: Double) -> String {
    guard let date = CivilDate(time) else { return "Invalid Date" }
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let letter, let padding): Self.text(letter, padding, date, time)
      }
    }.joined()
  }

  private static func text(
    _ letter: Character, _ padding: Character?, _ date: CivilDate, _ time: Double
  ) -> String {
    func padded(_ number: Int, _ width: Int, _ standard: Character = "0") -> String {
      let fill = padding ?? standard
      let digits = String(number.magnitude)
      let missing = fill == "-" ? 0 : max(0, width - digits.count)
      let filling = String(repeating: fill == "_" ? " " : String(fill), count: missing)
      return (number < 0 ? "-" : "") + filling + digits
    }
    func composed(_ format: String) -> String {
      TimeFormat(parsing: format)?.text(time) ?? ""
    }
    let locale = FormatLocale.current
    let monday = (date.weekday + 6) % 7
    switch letter {
    case "a": return locale.shortDays[date.weekday]
    case "A": return locale.days[date.weekday]
    case "b": return locale.shortMonths[date.month]
    case "B": return locale.months[date.month]
    case "c": return composed(locale.dateTime)
    case "d": return padded(date.day, 2)
    case "e": return padded(date.day, 2, "_")
    case "f": return padded(date.milliseconds, 3) + "000"
    case "g": return padded(isoWeek(date).year % 100, 2)
    case "G": return padded(isoWeek(date).year, 4)
    case "H": return padded(date.hours, 2)
    case "I": return padded((date.hours + 11) % 12 + 1, 2)
    case "j": return padded(date.dayOfYear, 3)
    case "L": return padded(date.milliseconds, 3)
    case "m": return padded(date.month + 1, 2)
    case "M": return padded(date.minutes, 2)
    case "p": return locale.periods[date.hours < 12 ? 0 : 1]
    case "q": return String(date.quarter)
    case "Q": return String(Int(time.rounded(.down)))
    case "s": return String(Int((time / 1000).rounded(.down)))
    case "S": return padded(date.seconds, 2)
    case "u": return String(monday + 1)
    case "U": return padded(date.week, 2)
    case "V": return padded(isoWeek(date).week, 2)
    case "w": return String(date.weekday)
    case "W": return padded((date.dayOfYear + 6 - monday) / 7, 2)
    case "x": return composed(locale.date)
    case "X": return composed(locale.time)
    case "y": return padded(((date.year % 100) + 100) % 100, 2)
    case "Y": return padded(date.year, 4)
    default: return "+0000"
    }
  }

  /// The week by ISO 8601: weeks begin on Monday and belong to the year of their Thursday.
  private static func isoWeek(_ date: CivilDate) -> (year: Int, week: Int) {
    var thursday = date
    thursday.day += 3 - (date.weekday + 6) % 7
    guard let moved = CivilDate(thursday.time) else { return (date.year, 1) }
    return (moved.year, (moved.dayOfYear - 1) / 7 + 1)
  }
}
