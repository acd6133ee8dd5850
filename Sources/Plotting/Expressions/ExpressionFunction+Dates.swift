import Results

extension ExpressionFunction {
  /// Functions of dates: numbers of milliseconds since 1970, or texts that are read as dates.
  ///
  /// Those with and without `utc` are the same: there is one time zone, UTC.
  static let dates: [ExpressionFunction] = parts + makers + formats

  private static let parts: [ExpressionFunction] = [
    part("year", \.year), part("quarter", \.quarter), part("month", \.month),
    part("week", \.week), part("date", \.day), part("day", \.weekday),
    part("dayofyear", \.dayOfYear), part("hours", \.hours), part("minutes", \.minutes),
    part("seconds", \.seconds), part("milliseconds", \.milliseconds),
  ].flatMap(\.self)

  private static func part(
    _ name: String, _ part: @escaping @Sendable (CivilDate) -> Int
  ) -> [ExpressionFunction] {
    [name, "utc\(name)"].map { name in
      .init(name, 1...1, .number) {
        CivilDate(DateText.time($0[0])).map { .number(Double(part($0))) } ?? .missing
      }
    }
  }

  private static let makers: [ExpressionFunction] = [
    .init("time", 1...1, .number) { .number(DateText.time($0[0])) },
    .init("toDate", 1...1, .date) { .number(DateText.time($0[0])) },
    .init("datetime", 1...7, .date, time),
    .init("utc", 1...7, .date) { $0.count == 1 ? time($0 + [.number(0)]) : time($0) },
    .init("timezoneoffset", 1...1, .number) { _ in .number(0) },
    .init("timeOffset", 2...3, .date, offset),
    .init("utcOffset", 2...3, .date, offset),
    .init("timeSequence", 3...4, .list, sequence),
    .init("utcSequence", 3...4, .list, sequence),
    .init("timeUnitSpecifier", 1...2, .string) { arguments in
      let names = ListText.elements(of: arguments[0]) ?? [arguments[0]]
      return TimeUnit(names.map(\.plainText).joined()).map { .string($0.vegaFormat) } ?? .missing
    },
  ]

  private static let formats: [ExpressionFunction] = [
    .init("timeFormat", 2...2, .string, format),
    .init("utcFormat", 2...2, .string, format),
    .init("timeParse", 2...2, .date, parse),
    .init("utcParse", 2...2, .date, parse),
    .init("dayFormat", 1...1, .string) { name(TimeFormat.weekdays, $0[0]) },
    .init("dayAbbrevFormat", 1...1, .string) {
      name(TimeFormat.weekdays.map { String($0.prefix(3)) }, $0[0])
    },
    .init("monthFormat", 1...1, .string) { name(TimeFormat.months, $0[0]) },
    .init("monthAbbrevFormat", 1...1, .string) {
      name(TimeFormat.months.map { String($0.prefix(3)) }, $0[0])
    },
  ]

  /// `datetime(time)`, or year, month from 0, and so on.
  @Sendable private static func time(_ arguments: [Value]) -> Value {
    guard arguments.count > 1 else { return .number(DateText.time(arguments[0])) }
    let numbers = arguments.map { $0.asNumber.rounded(.towardZero) }
    guard numbers.allSatisfy({ $0.magnitude < 1e9 }) else { return .missing }
    let parts = numbers.map { Int($0) } + [Int](repeating: 0, count: 7 - numbers.count)
    let date = CivilDate(
      year: (0..<100).contains(parts[0]) ? 1900 + parts[0] : parts[0], month: parts[1],
      day: numbers.count > 2 ? parts[2] : 1, hours: parts[3], minutes: parts[4],
      seconds: parts[5], milliseconds: parts[6])
    return .number(date.time)
  }

  @Sendable private static func offset(_ arguments: [Value]) -> Value {
    guard let unit = TimeUnit(arguments[0].plainText) else { return .missing }
    let count = arguments.count > 2 ? arguments[2].asNumber : 1
    guard count.magnitude < 1e9 else { return .missing }
    return .number(unit.offset(DateText.time(arguments[1]), by: Int(count)))
  }

  /// The unit with all larger parts of a date, whose starts follow each other.
  private static func whole(_ part: TimeUnit.Part) -> String {
    let clock = ["hours", "minutes", "seconds", "milliseconds"]
    switch part {
    case .year: return "year"
    case .quarter, .month, .week: return "year\(part.rawValue)"
    case .date, .day, .dayofyear: return "yearmonthdate"
    default:
      let count = (clock.firstIndex(of: part.rawValue) ?? 0) + 1
      return "yearmonthdate" + clock.prefix(count).joined()
    }
  }

  /// `timeSequence(unit, start, stop, [step])`: the starts of units from one time up to another.
  @Sendable private static func sequence(_ arguments: [Value]) -> Value {
    let step = arguments.count > 3 ? arguments[3].asNumber : 1
    guard let smallest = TimeUnit(arguments[0].plainText)?.parts.last, step >= 1, step < 1e9,
      let unit = TimeUnit(whole(smallest))
    else { return .missing }
    let (start, stop) = (DateText.time(arguments[1]), DateText.time(arguments[2]))
    var times: [Value] = []
    var time = unit.floor(start) < start ? unit.offset(unit.floor(start)) : start
    while time < stop, times.count < 10_000 {
      times.append(.number(time))
      time = unit.offset(time, by: Int(step))
    }
    return .string(ListText.text(of: times))
  }

  @Sendable private static func format(_ arguments: [Value]) -> Value {
    let time = DateText.time(arguments[0])
    guard !time.isNaN, let format = TimeFormat(parsing: arguments[1].plainText) else {
      return .missing
    }
    return .string(format.text(time))
  }

  @Sendable private static func parse(_ arguments: [Value]) -> Value {
    guard arguments[0] != .missing, let format = TimeFormat(parsing: arguments[1].plainText) else {
      return .missing
    }
    return format.time(arguments[0].plainText).map { .number($0) } ?? .null
  }

  private static func name(_ names: [String], _ index: Value) -> Value {
    guard let index = Int(exactly: index.asNumber) else { return .missing }
    return .string(names[index - names.count * CivilDate.floor(index, names.count)])
  }
}
