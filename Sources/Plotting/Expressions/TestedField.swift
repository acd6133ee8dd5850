import Manuscript
import Results

/// The field that a predicate tests, perhaps by the units in which its dates lie.
struct TestedField: Sendable, Hashable {
  var name: String
  /// The unit whose start is compared, where the author gives one.
  var unit: TimeUnit?
  /// Whether the field is compared with dates.
  var holdsDates = false

  /// The values to compare, one a row.
  func values(in table: Table) -> [Value] {
    if let unit { return table.times(of: name).map { Value(finite: unit.floor($0)) } }
    return holdsDates
      ? table.times(of: name).map { Value(finite: $0) } : table.scriptValues(of: name)
  }

  /// A value to compare with: a scalar, or a date like `{year: 2020, month: jan}`; nil, with a
  /// diagnostic, for anything else.
  mutating func value(_ node: YAMLNode, _ name: String, _ reader: PropertyReader) -> Value? {
    if node.entries != nil {
      holdsDates = true
      return DateParts.time(node, reader.diagnostics).map { .number($0) }
    }
    // With a single unit, `equal: 2020` means that year.
    if let part = unit?.parts.first, unit?.parts.count == 1,
      node.double != nil || node.string != nil
    {
      let key = Sourced(part.rawValue, at: node.range)
      let date = YAMLNode(.mapping([.init(key: key, value: node)]), at: node.range)
      return DateParts.time(date, reader.diagnostics).map { .number($0) }
    }
    return DatumReader.value(node, name, reader)
  }
}

/// Dates by their parts, as the grammar writes them: `{year: 2020, month: 3, date: 14}`.
enum DateParts {
  /// The time of a date; parts not given have their least values, the year 2012.
  ///
  /// Months count from 1, weekdays from Monday as 1 to Sunday as 7 or 0; both may be names.
  static func time(_ node: YAMLNode, _ diagnostics: SpecificationDiagnostics) -> Double? {
    guard var reader = PropertyReader(node, "the date", diagnostics) else { return nil }
    var date = CivilDate(year: reader.count("year", -200_000...200_000) ?? 2012)
    if let quarter = reader.count("quarter", 1...4) { date.month = 3 * (quarter - 1) }
    if let month = number("month", 1...12, TimeFormat.months, first: 1, &reader) {
      date.month = month - 1
    }
    if let day = number("day", 0...7, TimeFormat.weekdays, first: 0, &reader) {
      date.day = 1 + day % 7
    }
    date.day = reader.count("date", 1...31) ?? date.day
    date.day = reader.count("dayofyear", 1...366) ?? date.day
    if let week = reader.count("week", 0...53) {
      date.day = 7 * week - (CivilDate(year: date.year).weekday + 6) % 7
    }
    date.hours = reader.count("hours", 0...24) ?? 0
    date.minutes = reader.count("minutes", 0...59) ?? 0
    date.seconds = reader.count("seconds", 0...59) ?? 0
    date.milliseconds = reader.count("milliseconds", 0...999) ?? 0
    _ = reader.boolean("utc")
    reader.finish()
    return date.time
  }

  private static func number(
    _ name: String, _ range: ClosedRange<Int>, _ names: [String], first: Int,
    _ reader: inout PropertyReader
  ) -> Int? {
    guard let node = reader.value(name), let text = node.string else {
      return reader.count(name, range)
    }
    let start = text.lowercased()
    let index = names.firstIndex { start.count > 2 && $0.lowercased().hasPrefix(start) }
    return index.map { $0 + first } ?? reader.wrong(node, name, expected: "a number or a name")
  }
}
