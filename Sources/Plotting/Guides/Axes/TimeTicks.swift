/// Ticks of time: at the starts of units, every second or third of them, as the span asks for.
struct TimeTicks {
  /// The unit at whose starts ticks stand.
  let unit: TimeUnit.Part
  /// How many units lie between ticks.
  let step: Int

  init(_ unit: TimeUnit.Part, step: Int) {
    self.unit = unit
    self.step = max(step, 1)
  }

  private static let lengths: [(unit: TimeUnit.Part, step: Int, length: Double)] = {
    let (second, minute, hour, day) = (1000.0, 60_000.0, 3_600_000.0, 86_400_000.0)
    var lengths: [(TimeUnit.Part, Int, Double)] = []
    lengths += [1, 5, 15, 30].map { (.seconds, $0, Double($0) * second) }
    lengths += [1, 5, 15, 30].map { (.minutes, $0, Double($0) * minute) }
    lengths += [1, 3, 6, 12].map { (.hours, $0, Double($0) * hour) }
    lengths += [1, 2].map { (.date, $0, Double($0) * day) }
    lengths.append((.week, 1, 7 * day))
    lengths += [1, 3].map { (.month, $0, Double($0) * 30 * day) }
    lengths.append((.year, 1, 365 * day))
    return lengths
  }()

  /// The unit that gives about so many ticks: the one nearest in ratio.
  init(over domain: ClosedRange<Double>, count: Double) {
    let year = 365 * 86_400_000.0
    let target = (domain.upperBound - domain.lowerBound) / max(count, 1e-9)
    guard let next = Self.lengths.firstIndex(where: { $0.length > target }) else {
      let years = (domain.lowerBound / year)...(domain.upperBound / year)
      self.init(.year, step: Self.step(years, count))
      return
    }
    guard next > 0 else {
      self.init(.milliseconds, step: Self.step(domain, count))
      return
    }
    let (below, above) = (Self.lengths[next - 1], Self.lengths[next])
    let chosen = target / below.length < above.length / target ? below : above
    self.init(chosen.unit, step: chosen.step)
  }

  /// The units between about so many ticks; times that no calendar reaches have any.
  private static func step(_ domain: ClosedRange<Double>, _ count: Double) -> Int {
    let ticks = LinearTicks.ticks(domain, count: Int(min(max(count, 1), 1e6).rounded(.up)))
    guard case .linear(let step) = ticks.style else { return 1 }
    return Int(min(max(step, 1), CivilDate.greatestTime))
  }

  /// The times of the ticks within a domain, at most ten thousand.
  func times(in domain: ClosedRange<Double>) -> [Double] {
    if unit == .milliseconds {
      let step = Double(step)
      let first = (domain.lowerBound / step).rounded(.up)
      let last = (domain.upperBound / step).rounded(.down)
      guard last >= first, last - first < 10_000 else { return [] }
      return (0...Int(last - first)).map { (first + Double($0)) * step }
    }
    guard var date = CivilDate(domain.lowerBound) else { return [] }
    Self.floor(&date, unit)
    var times: [Double] = []
    for _ in 0..<100_000 where times.count < 10_000 {
      let time = date.time
      guard time <= domain.upperBound else { break }
      // Parts beyond their ranges are carried over.
      guard let carried = CivilDate(time) else { break }
      date = carried
      if time >= domain.lowerBound, isKept(date) { times.append(time) }
      Self.advance(&date, unit)
    }
    return times
  }

  private func isKept(_ date: CivilDate) -> Bool {
    guard step > 1 else { return true }
    let number: Int =
      switch unit {
      case .year: date.year
      case .quarter: date.quarter - 1
      case .month: date.month
      case .week: Int((date.time / CivilDate.millisecondsOfDay).rounded(.down) + 4) / 7
      case .date, .day, .dayofyear: date.day - 1
      case .hours: date.hours
      case .minutes: date.minutes
      case .seconds: date.seconds
      case .milliseconds: date.milliseconds
      }
    return number % step == 0
  }

  /// The start of the unit in which a date lies.
  static func floor(_ date: inout CivilDate, _ unit: TimeUnit.Part) {
    date.milliseconds = 0
    if unit == .seconds { return }
    date.seconds = 0
    if unit == .minutes { return }
    date.minutes = 0
    if unit == .hours { return }
    date.hours = 0
    switch unit {
    case .week: date.day -= date.weekday
    case .month: date.day = 1
    case .quarter: (date.month, date.day) = (date.month / 3 * 3, 1)
    case .year: (date.month, date.day) = (0, 1)
    default: break
    }
  }

  private static func advance(_ date: inout CivilDate, _ unit: TimeUnit.Part) {
    switch unit {
    case .year: date.year += 1
    case .quarter: date.month += 3
    case .month: date.month += 1
    case .week: date.day += 7
    case .date, .day, .dayofyear: date.day += 1
    case .hours: date.hours += 1
    case .minutes: date.minutes += 1
    case .seconds: date.seconds += 1
    case .milliseconds: date.milliseconds += 1
    }
  }
}

/// Writes a time by the largest unit that it begins: a year, a month's name, a day, an hour, ….
struct TimeLabels {
  private let formats: [TimeUnit.Part: TimeFormat]

  /// - Parameter formats: The author's own formats by unit.
  init(_ formats: [TimeUnit.Part: TimeFormat] = [:]) {
    var all = formats
    for (unit, text) in Self.standard where all[unit] == nil {
      all[unit] = TimeFormat(parsing: text)
    }
    self.formats = all
  }

  private static let standard: [(TimeUnit.Part, String)] = [
    (.year, "%Y"), (.quarter, "%B"), (.month, "%B"), (.week, "%b %d"), (.date, "%a %d"),
    (.hours, "%I %p"), (.minutes, "%I:%M"), (.seconds, ":%S"), (.milliseconds, ".%L"),
  ]

  func text(_ time: Double) -> String {
    guard let date = CivilDate(time) else { return "" }
    return formats[Self.unit(date)]?.text(time) ?? ""
  }

  private static func unit(_ date: CivilDate) -> TimeUnit.Part {
    if date.milliseconds > 0 { return .milliseconds }
    if date.seconds > 0 { return .seconds }
    if date.minutes > 0 { return .minutes }
    if date.hours > 0 { return .hours }
    if date.day > 1 { return date.weekday == 0 ? .week : .date }
    if date.month > 0 { return date.month % 3 == 0 ? .quarter : .month }
    return .year
  }
}
