import Drawing
import Results
import Typesetting

/// Which values a legend shows of a scale, and how it writes them.
struct LegendLabelling: Sendable {
  let options: LegendOptions
  /// The units of time in which the field's values lie.
  let unit: TimeUnit?
  /// Whether values are times.
  let isTemporal: Bool
  /// Whether all that the scale shows are numbers of rows.
  let countsRows: Bool
  /// Whether values are chosen and written by the grammar's own rules.
  let followsGrammar: Bool

  /// The values at which a symbol stands, with their labels.
  func entries(_ scale: LookScale) -> (values: [Value], labels: [String]) {
    switch scale {
    case .values(let domain, _): return separate(domain.values)
    case .points(let points): return separate(points.domain)
    case .steps(let steps, _): return intervals(steps)
    case .continuous(let scale): return numbers(scale, dropsNothing: true)
    case .ramp(let scale, _): return numbers(scale, dropsNothing: false)
    case .raw: return ([], [])
    }
  }

  // MARK: - Separate values

  private func separate(_ domain: [Value]) -> (values: [Value], labels: [String]) {
    let values = options.values?.map(\.comparable) ?? domain
    return (values, values.map(text))
  }

  private func text(_ value: Value) -> String {
    if isTemporal || options.formatType.map({ $0 != .number }) == true || unit != nil {
      return time(value.scaled(isTemporal: true))
    }
    guard case .number(let number) = value else { return value.text }
    if let format = options.format?.number { return format.text(number) }
    return followsGrammar ? value.text : TickLabels.plain(number)
  }

  private func time(_ time: Double) -> String {
    if let format = options.format?.time { return format.text(time) }
    if let units = options.format?.units, !units.isEmpty { return TimeLabels(units).text(time) }
    let format = unit?.format ?? "%b %d, %Y"
    return TimeFormat(parsing: format)?.text(time) ?? ""
  }

  // MARK: - Numbers

  /// Round numbers.
  ///
  /// - Parameter dropsNothing: Whether a number goes that is shown by nothing.
  private func numbers(
    _ scale: ContinuousScale, dropsNothing: Bool
  ) -> (values: [Value], labels: [String]) {
    if let bins = scale.bins, bins.count > 1, options.values == nil {
      return ranges(zip(bins, bins.dropFirst()).map { ($0, $1) }) { texts($0, scale, count: 5) }
    }
    let isTime = scale.transform is TimeTransform
    var values =
      options.values?.map { $0.scaled(isTemporal: isTime) }.filter { !$0.isNaN }
      ?? ticks(scale, count: 5)
    if dropsNothing, let first = values.first, options.values == nil, scale(first) == 0 {
      values.removeFirst()
    }
    return (values.map(Value.number), texts(values, scale, count: 5))
  }

  /// Round numbers on a scale.
  ///
  /// - Parameter count: How many where the author does not say.
  func ticks(_ scale: ContinuousScale, count: Double) -> [Double] {
    var count = count
    if case .every(let unit, let step)? = options.tickCount {
      return TimeTicks(unit, step: step).times(in: scale.domain)
    }
    if case .about(let number)? = options.tickCount { count = number }
    if let least = options.tickMinStep, least > 0 {
      let span = scale.domain.upperBound - scale.domain.lowerBound
      count = min(count, (span / least).rounded(.down) + 1)
    }
    if scale.transform is TimeTransform {
      return TimeTicks(over: scale.domain, count: count).times(in: scale.domain)
    }
    guard followsGrammar else { return ownTicks(scale, count: count).major }
    if let log = scale.logLabels {
      let ticks = log.ticks(count: count)
      return ticks.filter { log.isLabelled($0, count: count, among: ticks.count) }
    }
    return LinearTicks.ticks(scale.domain, count: Int(count.rounded(.up))).major
  }

  /// Round numbers as the report chooses them; of rows there are none but whole ones.
  private func ownTicks(_ scale: ContinuousScale, count: Double) -> Ticks {
    var ticks = scale.transform.ticks(scale.domain, count: max(Int(count), 1))
    if countsRows { ticks.keepWholeNumbers() }
    return ticks
  }

  /// The labels of numbers on a scale.
  func texts(_ numbers: [Double], _ scale: ContinuousScale, count: Double) -> [String] {
    if scale.transform is TimeTransform || isTemporal { return numbers.map(time) }
    let format = options.format?.number
    guard followsGrammar || format != nil else {
      var ticks = ownTicks(scale, count: count)
      // Numbers that are no ticks may need more digits.
      if case .linear = ticks.style, !Set(numbers).isSubset(of: ticks.major) {
        ticks.style = TickLabels.style(of: numbers)
      }
      ticks.major = numbers
      return TickLabels.labels(ticks, format: nil).map(\.plainText)
    }
    guard let format = format ?? FormatSpecifier(parsing: scale.logLabels == nil ? ",f" : ",")
    else { return numbers.map(TickLabels.plain) }
    if scale.logLabels != nil { return numbers.map(format.variableText) }
    var wanted = count
    if case .about(let number)? = options.tickCount { wanted = number }
    let ticks = LinearTicks.ticks(scale.domain, count: Int(max(wanted, 1).rounded(.up)))
    guard case .linear(let step) = ticks.style else { return numbers.map(TickLabels.plain) }
    let greatest = max(scale.domain.lowerBound.magnitude, scale.domain.upperBound.magnitude)
    return format.texts(numbers, step: step, greatest: greatest)
  }

  // MARK: - Intervals

  private func intervals(_ steps: StepScale) -> (values: [Value], labels: [String]) {
    ranges(steps.intervals) { texts(ofEnds: $0, of: steps) }
  }

  private func ranges(
    _ intervals: [(start: Double, end: Double)], _ write: ([Double]) -> [String]
  ) -> (values: [Value], labels: [String]) {
    let labels = intervals.map { interval -> String in
      let start = interval.start.isFinite ? write([interval.start])[0] : ""
      let end = interval.end.isFinite ? write([interval.end])[0] : ""
      if start.isEmpty { return "< \(end)" }
      return end.isEmpty ? "≥ \(start)" : "\(start) – \(end)"
    }
    let values = intervals.map { interval -> Value in
      .number(interval.start.isFinite ? interval.start : -.greatestFiniteMagnitude)
    }
    return (values, labels)
  }

  /// The labels of the ends between intervals.
  func texts(ofEnds ends: [Double], of steps: StepScale) -> [String] {
    if isTemporal { return ends.map(time) }
    if steps.type == .threshold {
      return ends.map { options.format?.number?.text($0) ?? PlainNumber.text($0) }
    }
    guard let format = options.format?.number ?? FormatSpecifier(parsing: ",f"),
      let first = steps.domain.first, let last = steps.domain.last
    else { return ends.map(PlainNumber.text) }
    // With as many digits as a thirtieth of the domain, or of the narrowest interval, needs.
    let ticks =
      switch steps.type {
      case .binOrdinal: LinearTicks.ticks(min(first, last)...max(first, last), count: 5)
      case .quantize: LinearTicks.ticks(0...max(last - first, 1e-300), count: 30)
      default: LinearTicks.ticks(0...max(steps.leastWidth.magnitude, 1e-300), count: 30)
      }
    guard case .linear(let fine) = ticks.style else { return ends.map(format.text) }
    return format.texts(ends, step: fine, greatest: ends.map(\.magnitude).max() ?? 1)
  }
}

extension StepScale {
  /// The width of the narrowest interval between two thresholds.
  fileprivate var leastWidth: Double {
    zip(thresholds, thresholds.dropFirst()).map { $1 - $0 }.min() ?? thresholds.first ?? 1
  }
}
