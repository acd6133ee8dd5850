import Manuscript

/// What a format is for, where the author says so.
enum FormatType: String, Sendable, Hashable, CaseIterable {
  case number
  case time
  case utc
}

/// How the labels of a guide are written: a number format, a time format, or time formats by the
/// largest unit that a time begins.
struct GuideFormat: Sendable, Hashable {
  /// The text as a format of numbers; nil where it is none.
  let number: FormatSpecifier?
  /// The text as a format of times; nil where it is none.
  let time: TimeFormat?
  /// The formats by unit; empty for one format of all.
  let units: [TimeUnit.Part: TimeFormat]
  /// The author's text.
  let text: String

  /// Reads `format`; nil where the author gives none or, with a diagnostic, no valid one.
  init?(_ reader: inout PropertyReader, _ type: FormatType?) {
    guard let node = reader.value("format") else { return nil }
    if node.entries != nil {
      guard let units = Self.units(node, reader) else { return nil }
      (number, time, self.units, text) = (nil, nil, units, "")
      return
    }
    guard let text = node.scalarText else {
      reader.diagnostics.report(PlotMessages.wrongFormat(node, reader.subject))
      return nil
    }
    let isTime = type.map { $0 != .number }
    number = isTime == true ? nil : FormatSpecifier(parsing: text)
    time = isTime == false ? nil : TimeFormat(parsing: text)
    units = [:]
    self.text = text
    // Any text is a time format; one without fields is meant to be a number format.
    let hasFields = time?.parts.contains { if case .field = $0 { true } else { false } } ?? false
    guard number != nil || isTime == true && time != nil || hasFields else {
      reader.diagnostics.report(PlotMessages.wrongFormat(node, reader.subject))
      return nil
    }
  }

  /// A format of numbers.
  init?(number text: String) {
    guard let format = FormatSpecifier(parsing: text) else { return nil }
    (number, time, units, self.text) = (format, nil, [:], text)
  }

  /// A format of times.
  init?(time text: String) {
    guard let format = TimeFormat(parsing: text) else { return nil }
    (number, time, units, self.text) = (nil, format, [:], text)
  }

  private static func units(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> [TimeUnit.Part: TimeFormat]? {
    guard var inner = PropertyReader(node, "‘format’ of \(reader.subject)", reader.diagnostics)
    else { return nil }
    var units: [TimeUnit.Part: TimeFormat] = [:]
    for part in [
      TimeUnit.Part.year, .quarter, .month, .week, .date, .day, .hours, .minutes, .seconds,
      .milliseconds,
    ] {
      guard let node = inner.value(part.rawValue) else { continue }
      guard let format = node.string.flatMap(TimeFormat.init(parsing:)) else {
        return inner.wrong(node, part.rawValue, expected: "a time format, like ‘%b %d’")
      }
      units[part] = format
    }
    inner.finish()
    return units
  }
}

extension PropertyReader {
  /// What the guide's format is for.
  mutating func formatType() -> FormatType? {
    guard let node = value("formatType"), !node.isNull else { return nil }
    return choice(node, "formatType")
  }
}
