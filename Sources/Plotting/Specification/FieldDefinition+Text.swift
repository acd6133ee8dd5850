import Results

extension FieldDefinition {
  /// A value as text marks write it; nil for none.
  ///
  /// As in Vega-Lite, dates have a format of their own or of their unit, numbers that are measured
  /// have up to 12 digits, all else stands as it is.
  ///
  /// - Parameter followsGrammar: Whether numbers without a format are written so, rather than as on
  ///   the report's axes.
  func text(of value: Value, followsGrammar: Bool) -> String? {
    guard !value.isNothing else { return measure.isDiscrete ? "null" : nil }
    let isTime = formatType.map { $0 != .number } ?? (measure == .temporal || timeUnit != nil)
    if isTime, aggregate.map({ $0 == .min || $0 == .max }) ?? true {
      let time = DateText.time(value)
      return timeFormat?.text(time) ?? value.text
    }
    let isNumber: Bool = if case .number = value.comparable { true } else { false }
    guard isNumber || formatType == .number else { return value.text }
    if let format = format?.number { return format.text(value.asNumber) }
    guard followsGrammar else { return TickLabels.plain(value.asNumber) }
    guard measure == .quantitative else { return value.text }
    return FormatSpecifier(parsing: "")?.text(value.asNumber)
  }

  private var timeFormat: TimeFormat? {
    format?.time ?? TimeFormat(parsing: timeUnit?.named?.format ?? "%b %d, %Y")
  }
}
