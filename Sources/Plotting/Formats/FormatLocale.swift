import Manuscript

/// How numbers and dates are written, as `locale` of a configuration says it in the terms of d3.
///
/// It holds for one plot while that is drawn; without one, numbers and dates are written in English.
struct FormatLocale: Sendable, Hashable {
  /// The locale of the plot that is being drawn.
  @TaskLocal static var current = FormatLocale()

  var decimal = "."
  var thousands = ","
  /// The lengths of the groups of digits from the point on; they repeat.
  var grouping = [3]
  /// What stands before and after an amount of money.
  var currency = ["$", ""]
  var percent = "%"
  var minus = "\u{2212}"
  var notANumber = "NaN"
  /// The digits from 0 to 9.
  var numerals: [String]?

  var dateTime = "%-m/%-d/%Y, %-I:%M:%S %p"
  var date = "%-m/%-d/%Y"
  var time = "%-I:%M:%S %p"
  var periods = ["AM", "PM"]
  var days = TimeFormat.weekdays
  var shortDays = TimeFormat.weekdays.map { String($0.prefix(3)) }
  var months = TimeFormat.months
  var shortMonths = TimeFormat.months.map { String($0.prefix(3)) }

  init() {}

  /// Digits in the locale's own numerals.
  func written(_ text: String) -> String {
    guard let numerals else { return text }
    return text.map { character in
      guard character.isASCII, let digit = character.wholeNumberValue else {
        return String(character)
      }
      return numerals[digit]
    }.joined()
  }

  /// The digits before the point in groups.
  func grouped(_ digits: [Character]) -> String {
    var rest = digits[...]
    var groups: [String] = []
    var index = 0
    while !rest.isEmpty {
      let size = max(grouping[index % grouping.count], 1)
      groups.append(String(rest.suffix(size)))
      rest = rest.dropLast(size)
      index += 1
    }
    return groups.reversed().joined(separator: thousands)
  }
}

extension FormatLocale {
  /// Reads `locale` of a configuration.
  init(reading node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    guard var outer = PropertyReader(node, "‘locale’ of the configuration", diagnostics) else {
      return
    }
    if let number = outer.value("number"),
      var reader = PropertyReader(number, "‘number’ of ‘locale’", diagnostics)
    {
      decimal = reader.string("decimal") ?? decimal
      thousands = reader.string("thousands") ?? thousands
      if let sizes = reader.numbers("grouping"), !sizes.isEmpty,
        sizes.allSatisfy((1...100).contains)
      {
        grouping = sizes.map { Int($0) }
      }
      currency = reader.texts("currency", count: 2) ?? currency
      percent = reader.string("percent") ?? percent
      minus = reader.string("minus") ?? minus
      notANumber = reader.string("nan") ?? notANumber
      numerals = reader.texts("numerals", count: 10)
      reader.finish()
    }
    if let time = outer.value("time"),
      var reader = PropertyReader(time, "‘time’ of ‘locale’", diagnostics)
    {
      readTimes(&reader)
      reader.finish()
    }
    outer.finish()
  }

  private mutating func readTimes(_ reader: inout PropertyReader) {
    for (name, path) in [
      ("dateTime", \FormatLocale.dateTime), ("date", \FormatLocale.date),
      ("time", \FormatLocale.time),
    ] {
      guard let format = reader.string(name) else { continue }
      // A format that meant itself would have no end.
      let isOwn = ["%c", "%x", "%X"].contains(where: format.contains)
      if TimeFormat(parsing: format) != nil, !isOwn { self[keyPath: path] = format }
    }
    periods = reader.texts("periods", count: 2) ?? periods
    days = reader.texts("days", count: 7) ?? days
    shortDays = reader.texts("shortDays", count: 7) ?? shortDays
    months = reader.texts("months", count: 12) ?? months
    shortMonths = reader.texts("shortMonths", count: 12) ?? shortMonths
  }
}

extension PropertyReader {
  /// A list of so many texts; a diagnostic and nil for anything else.
  fileprivate mutating func texts(_ name: String, count: Int) -> [String]? {
    guard let node = value(name) else { return nil }
    let texts = node.elements?.compactMap(\.string) ?? []
    return texts.count == count ? texts : wrong(node, name, expected: "a list of \(count) texts")
  }
}
