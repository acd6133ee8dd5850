/// A date and time of the Gregorian calendar in UTC.
///
/// There is one time zone here, UTC: what Vega calls local time is the same, so that no figure
/// depends on the machine that draws it. Dates in data are numbers: milliseconds since 1970 began.
struct CivilDate: Sendable, Hashable {
  var year: Int
  /// From 0.
  var month = 0
  /// From 1.
  var day = 1
  var hours = 0
  var minutes = 0
  var seconds = 0
  var milliseconds = 0

  static let millisecondsOfDay = 86_400_000.0
  /// The farthest time from 1970, as in JavaScript.
  static let greatestTime = 8.64e15

  init(
    year: Int, month: Int = 0, day: Int = 1, hours: Int = 0, minutes: Int = 0, seconds: Int = 0,
    milliseconds: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hours = hours
    self.minutes = minutes
    self.seconds = seconds
    self.milliseconds = milliseconds
  }

  /// The date of a time; nil for one that is not finite or too far away.
  init?(_ time: Double) {
    guard time.magnitude <= Self.greatestTime else { return nil }
    let whole = Int(time.rounded(.down))
    let days = Self.floor(whole, 86_400_000)
    var rest = whole - days * 86_400_000
    (year, month, day) = Self.date(ofDay: days)
    milliseconds = rest % 1000
    rest /= 1000
    seconds = rest % 60
    rest /= 60
    minutes = rest % 60
    hours = rest / 60
  }

  /// The time; parts beyond their ranges count on into the next larger part.
  var time: Double {
    let years = Self.floor(month, 12)
    let days = Self.day(ofYear: year + years, month: month - 12 * years) + day - 1
    let inDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
    return Double(days) * Self.millisecondsOfDay + Double(inDay)
  }

  /// The day of the week, from 0 for Sunday.
  var weekday: Int {
    let days = Self.day(ofYear: year, month: month) + day - 1
    return days + 4 - 7 * Self.floor(days + 4, 7)
  }

  /// The day of the year, from 1.
  var dayOfYear: Int {
    Self.day(ofYear: year, month: month) - Self.day(ofYear: year, month: 0) + day
  }

  /// The week of the year, its first day Sunday; days before the first Sunday are in week 0.
  var week: Int { (dayOfYear + 6 - weekday) / 7 }

  /// The quarter of the year, from 1.
  var quarter: Int { month / 3 + 1 }

  /// Days from 1970 to the first of a month, from 0; years begin in March, which puts leap days last.
  ///
  /// Source: the calendar's rules: 365 days, a leap day every 4th year, but every 100th, but every
  /// 400th.
  private static func day(ofYear year: Int, month: Int) -> Int {
    let shifted = (month + 10) % 12
    let y = month < 2 ? year - 1 : year
    let leapDays = floor(y, 4) - floor(y, 100) + floor(y, 400)
    // Months from March on have 31, 30, 31, 30, 31 days in turn: 153 in five.
    return 365 * y + leapDays + (153 * shifted + 2) / 5 - 719_468
  }

  private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    // 146 097 days are 400 years.
    let cycle = floor(day + 719_468, 146_097)
    let inCycle = day + 719_468 - cycle * 146_097
    let yearInCycle = (inCycle - inCycle / 1460 + inCycle / 36_524 - inCycle / 146_096) / 365
    let inYear = inCycle - (365 * yearInCycle + yearInCycle / 4 - yearInCycle / 100)
    let shifted = (5 * inYear + 2) / 153
    let month = (shifted + 2) % 12
    let year = yearInCycle + 400 * cycle + (month < 2 ? 1 : 0)
    return (year, month, inYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The quotient rounded down.
  static func floor(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }
}
