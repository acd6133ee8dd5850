/// Parts of dates that stay while the others take their least values, like `yearmonth` or `hours`.
struct TimeUnit: Sendable, Hashable {
  /// One part of a date.
  enum Part: String, Sendable, Hashable, CaseIterable {
    case year
    case quarter
    case month
    case week
    case dayofyear
    case date
    case day
    case hours
    case minutes
    case seconds
    case milliseconds
  }

  /// The parts kept, larger ones first.
  let parts: [Part]
  /// How many of the smallest part one unit spans.
  var step = 1
  /// Whether the data hold the units' starts already (`binnedyearmonth`).
  private(set) var isBinned = false
  /// The name in the grammar.
  let name: String

  /// A unit by its name: parts in order, perhaps after `utc` or `binned`; nil for other text.
  init?(_ name: String) {
    var rest = name[...]
    if rest.hasPrefix("binned") {
      isBinned = true
      rest.removeFirst("binned".count)
    }
    if rest.hasPrefix("utc") { rest.removeFirst("utc".count) }
    self.name = String(rest)
    var parts: [Part] = []
    for part in Part.allCases where rest.hasPrefix(part.rawValue) {
      parts.append(part)
      rest.removeFirst(part.rawValue.count)
    }
    guard rest.isEmpty, !parts.isEmpty else { return nil }
    self.parts = parts
  }

  private init(_ parts: [Part], step: Int) {
    self.parts = parts
    self.step = step
    name = parts.map(\.rawValue).joined()
  }

  /// The year of dates whose unit has none, as in Vega: a leap year that begins on a Sunday.
  private static let standardYear = 2012

  /// The start of the unit in which a time lies; NaN for a time that is not finite.
  func floor(_ time: Double) -> Double {
    guard let date = CivilDate(time) else { return .nan }
    var result = CivilDate(year: parts.contains(.year) ? date.year : Self.standardYear)
    for part in parts {
      let size = part == parts.last ? step : 1
      switch part {
      case .year: result.year = whole(date.year, size)
      case .quarter: result.month = whole(date.month, 3 * size)
      case .month: result.month = whole(date.month, size)
      case .date: result.day = 1 + whole(date.day - 1, size)
      case .dayofyear: result.day = 1 + whole(date.dayOfYear - 1, size)
      case .week:
        // The day in January of that week's Sunday, or of its same day where `day` is kept too.
        let first = CivilDate(year: result.year).weekday
        let day = parts.contains(.day) ? date.weekday : 0
        result.day = day + 7 * whole(date.week, size) - (first + 6) % 7
      case .day where !parts.contains(.week): result.day = 1 + whole(date.weekday, size)
      case .day: break
      case .hours: result.hours = whole(date.hours, size)
      case .minutes: result.minutes = whole(date.minutes, size)
      case .seconds: result.seconds = whole(date.seconds, size)
      case .milliseconds: result.milliseconds = whole(date.milliseconds, size)
      }
    }
    return result.time
  }

  private func whole(_ number: Int, _ size: Int) -> Int { CivilDate.floor(number, size) * size }

  /// A time so many units later.
  func offset(_ time: Double, by count: Int = 1) -> Double {
    guard var date = CivilDate(time), let smallest = parts.last else { return .nan }
    let distance = step * count
    switch smallest {
    case .year: date.year += distance
    case .quarter: date.month += 3 * distance
    case .month: date.month += distance
    case .week: date.day += 7 * distance
    case .date, .day, .dayofyear: date.day += distance
    case .hours: date.hours += distance
    case .minutes: date.minutes += distance
    case .seconds: date.seconds += distance
    case .milliseconds: date.milliseconds += distance
    }
    return date.time
  }

  /// The parts in the order in which they are written, each with its format in the notation of
  /// d3-time-format.
  private static let formats: [(part: Part, format: String)] = [
    (.year, "%Y "), (.quarter, "Q%q "), (.month, "%b "), (.week, "W%U "), (.date, "%d "),
    (.day, "%a "), (.dayofyear, "%j "), (.hours, "%H:00"), (.minutes, "00:%M"),
    (.seconds, ":%S"), (.milliseconds, ".%L"),
  ]
  /// Parts that are written together.
  private static let joined: [(parts: [Part], format: String)] = [
    ([.year, .month, .date], "%b %d, %Y "), ([.year, .month], "%b %Y "),
    ([.hours, .minutes], "%H:%M"),
  ]

  /// How a discrete axis writes the unit, in the notation of d3-time-format, as in Vega-Lite.
  var format: String { format(joining: Self.joined) }

  /// How Vega's function `timeUnitSpecifier` writes it.
  var vegaFormat: String {
    format(joining: [
      ([.year, .month, .date], "%Y-%m-%d "), ([.year, .month], "%Y-%m "),
      ([.hours, .minutes], "%H:%M"),
    ])
  }

  private func format(joining joined: [(parts: [Part], format: String)]) -> String {
    var rest = Self.formats.filter { parts.contains($0.part) }[...]
    var text = ""
    while let next = rest.first {
      if let several = joined.first(where: { rest.map(\.part).starts(with: $0.parts) }) {
        text += several.format
        rest = rest.dropFirst(several.parts.count)
      } else {
        text += next.format
        rest = rest.dropFirst()
      }
    }
    return text.last == " " ? String(text.dropLast()) : text
  }
}

extension TimeUnit {
  private static let second = 1000.0
  private static let day = 86_400_000.0

  /// Units that part a span of time into about so many, as Vega chooses them for `maxbins`.
  static func automatic(over range: ClosedRange<Double>, maxbins: Double) -> TimeUnit {
    let clock: [Part] = [.year, .month, .date, .hours, .minutes, .seconds]
    let (minute, hour) = (60 * second, 3600 * second)
    var choices: [(parts: [Part], step: Int, length: Double)] = []
    choices += [1, 5, 15, 30].map { (clock, $0, Double($0) * second) }
    choices += [1, 5, 15, 30].map { (clock.dropLast(), $0, Double($0) * minute) }
    choices += [1, 3, 6, 12].map { (clock.dropLast(2), $0, Double($0) * hour) }
    choices += [([.year, .month, .date], 1, day), ([.year, .week], 1, 7 * day)]
    choices += [1, 3].map { ([.year, .month], $0, Double($0) * 30 * day) }
    choices.append(([.year], 1, 365 * day))
    let target = (range.upperBound - range.lowerBound) / maxbins
    guard let next = choices.firstIndex(where: { $0.length > target }) else {
      let years = BinSteps(
        .init(maxbins: maxbins),
        over: (range.lowerBound / (365 * day))...(range.upperBound / (365 * day)))
      return TimeUnit([.year], step: max(1, Int(years.step)))
    }
    guard next > 0 else {
      let step = BinSteps(.init(maxbins: maxbins), over: range).step
      return TimeUnit(clock + [.milliseconds], step: max(1, Int(step)))
    }
    let isNearer = target / choices[next - 1].length < choices[next].length / target
    let choice = choices[isNearer ? next - 1 : next]
    return TimeUnit(choice.parts, step: choice.step)
  }
}
