import Results
import Typesetting

/// The ticks of an axis as the grammar's own rules place and write them.
struct GrammarTicks {
  let axis: AxisSpecification
  let options: AxisOptions
  let theme: Theme
  let length: Double

  // MARK: - Continuous

  func ticks(_ scale: ContinuousScale) -> TickSet {
    if scale.isEmpty, options.values == nil { return TickSet([], at: [], []) }
    let isTime = scale.isTemporal
    let wanted = wantedCount(scale)
    var numbers: [Double]
    if let values = options.values {
      numbers = values.map { isTime ? $0.asNumberOrTime : $0.double }
        .filter(scale.shows).sorted()
    } else if let bins = bins(scale) {
      numbers = bins.filter(scale.shows)
    } else {
      numbers = Self.numbers(scale, wanted)
    }
    if isTime { numbers = Self.apart(numbers) }
    if scale.isDescending { numbers.reverse() }
    return TickSet(
      numbers.map(Value.number), at: numbers.map { scale($0) }, texts(numbers, scale, wanted))
  }

  /// Times without those that others of the same second follow: Vega tells ticks apart by seconds.
  private static func apart(_ times: [Double]) -> [Double] {
    func second(_ time: Double) -> Double { (time / 1000).rounded(.down) }
    return times.indices.filter { index in
      index + 1 == times.count || second(times[index]) != second(times[index + 1])
    }.map { times[$0] }
  }

  /// The count by which ticks are chosen.
  private func wantedCount(_ scale: ContinuousScale) -> TickCount {
    var count: Double
    switch options.tickCount {
    case .every(let unit, let step)? where scale.isTemporal: return .every(unit, step: step)
    case .about(let number)?: count = min(number, 1e6)
    case .every?, nil:
      count = options.values.map { Double($0.count) } ?? automaticCount(scale)
    }
    if let bins = bins(scale) { count = max(count, Double(bins.count)) }
    if let least = leastStep, least > 0 {
      let steps = (scale.domain.upperBound - scale.domain.lowerBound) / least
      count = min(count, (steps == 0 || steps.isNaN ? 1 : steps).rounded(.down) + 1)
    }
    return .about(count)
  }

  /// The ends of intervals, at which ticks stand; nil where there are none.
  private func bins(_ scale: ContinuousScale) -> [Double]? {
    switch axis.scaleBins {
    case .ends(let ends)?: return ends
    case .steps(let step, let start, let stop)?:
      return Self.ends(scale, from: start, to: stop, step: step)
    case nil: break
    }
    if let step = axis.fields.first?.binStep {
      return Self.ends(scale, from: nil, to: nil, step: step)
    }
    return axis.bins ?? scale.bins
  }

  /// Ends of intervals within a domain, from its own ends where none are given.
  private static func ends(
    _ scale: ContinuousScale, from start: Double?, to stop: Double?, step: Double
  ) -> [Double] {
    let (least, greatest) = (scale.domain.lowerBound, scale.domain.upperBound)
    var (first, last) = (start ?? least, stop ?? greatest)
    if first < least { first = step * (least / step).rounded(.up) }
    if last > greatest { last = step * (greatest / step).rounded(.down) }
    let count = ((last + step / 2 - first) / step).rounded(.up)
    guard step > 0, count >= 1, count <= 10_000 else { return [] }
    return (0..<Int(count)).map { first + Double($0) * step }
  }

  private func automaticCount(_ scale: ContinuousScale) -> Double {
    if scale.transform.name == "log" { return 10 }
    let single: [TimeUnit.Part] = [.month, .hours, .date, .day, .quarter]
    if let field = axis.fields.first {
      if field.bin != nil { return (length / 10).rounded(.up) }
      if let unit = field.timeUnit?.named, unit.parts.count == 1, single.contains(unit.parts[0]),
        unit.parts[0] != .date
      {
        return 10
      }
    }
    return (length / 40).rounded(.up)
  }

  private var leastStep: Double? {
    if let step = options.tickMinStep { return step }
    if options.format?.text == "d" { return 1 }
    return axis.fields.first?.timeUnit?.named?.leastLength
  }

  private static func numbers(_ scale: ContinuousScale, _ wanted: TickCount) -> [Double] {
    switch wanted {
    case .every(let unit, let step): return TimeTicks(unit, step: step).times(in: scale.domain)
    case .about(let count):
      guard count > 0 else { return [] }
      if scale.isTemporal {
        return TimeTicks(over: scale.domain, count: count).times(in: scale.domain)
      }
      if let log = scale.logLabels { return log.ticks(count: count) }
      if scale.transform is BrokenTransform {
        return scale.transform.ticks(scale.domain, count: Int(count.rounded(.up))).major
      }
      return LinearTicks.ticks(scale.domain, count: Int(count.rounded(.up))).major
    }
  }

  // MARK: - Labels of numbers

  private func texts(_ numbers: [Double], _ scale: ContinuousScale, _ wanted: TickCount) -> [String]
  {
    if let times = timeTexts(numbers, isTime: scale.isTemporal) { return times }
    let format = options.format?.number ?? standardFormat
    let count: Double = if case .about(let count) = wanted { count } else { 10 }
    if let log = scale.logLabels {
      let format = format ?? FormatSpecifier(parsing: ",")
      let all = options.values != nil || bins(scale) != nil
      let among = Self.numbers(scale, wanted).count
      return numbers.map { number in
        guard all || log.isLabelled(number, count: count, among: among) else { return "" }
        return format?.variableText(number) ?? ""
      }
    }
    let whole = Int(max(count, 1).rounded(.up))
    let ticks =
      scale.transform is BrokenTransform
      ? scale.transform.ticks(scale.domain, count: whole)
      : LinearTicks.ticks(scale.domain, count: whole)
    guard case .linear(let step) = ticks.style,
      let format = format ?? FormatSpecifier(parsing: ",f")
    else { return numbers.map(TickLabels.plain) }
    let greatest = max(scale.domain.lowerBound.magnitude, scale.domain.upperBound.magnitude)
    return format.texts(numbers, step: step, greatest: greatest)
  }

  private var standardFormat: FormatSpecifier? {
    axis.isNormalized ? FormatSpecifier(parsing: ".0%") : nil
  }

  /// Whether a field of the axis holds times.
  private var isTemporal: Bool { axis.fields.contains { $0.measure == .temporal } }

  /// Texts of times; nil where the axis shows none.
  private func timeTexts(_ times: [Double], isTime: Bool) -> [String]? {
    let unit = axis.fields.lazy.compactMap { $0.timeUnit?.named }.first
    guard options.formatType != .number || isTime else { return nil }
    guard isTime || options.formatType != nil || unit != nil || isTemporal else { return nil }
    if let format = options.format {
      if let time = format.time { return times.map(time.text) }
      if !format.units.isEmpty { return times.map(TimeLabels(format.units).text) }
    }
    if axis.formatsUnits, let format = unit.flatMap({ TimeFormat(parsing: $0.format) }) {
      return times.map(format.text)
    }
    return times.map(TimeLabels().text)
  }

  // MARK: - Discrete

  func ticks(_ scale: BandScale) -> TickSet {
    var values = scale.domain
    if let wanted = options.values?.map(\.comparable) { values = values.filter(wanted.contains) }
    return TickSet(values, at: values.map { scale.center(of: $0) }, texts(values))
  }

  private func texts(_ values: [Value]) -> [String] {
    if let times = timeTexts(values.map(\.asNumberOrTime), isTime: false) { return times }
    guard let format = options.format?.number else {
      return values.map { $0 == .missing ? "null" : $0.text }
    }
    return values.map { format.text($0.asNumber) }
  }
}

extension ContinuousScale {
  /// Whether the numbers are times.
  var isTemporal: Bool { transform.name == "time" || transform.name == "utc" }

  /// The grammar's labels of a logarithmic scale; nil for any other.
  var logLabels: LogLabels? {
    (transform as? LogTransform).map { LogLabels(domain: domain, base: $0.base) }
  }
}

extension TimeUnit {
  /// The least length of a unit in milliseconds, from which no two ticks are nearer; nil for days
  /// of the week.
  var leastLength: Double? {
    let day = 86_400_000.0
    let length: Double? =
      switch parts.last {
      case .year?: 365 * day
      case .quarter?: 90 * day
      case .month?: 31 * day
      case .week?: 7 * day
      case .date?, .dayofyear?: day
      case .hours?: 3_600_000
      case .minutes?: 60_000
      case .seconds?: 1000
      case .milliseconds?: 1
      case .day?, nil: nil
      }
    return length.map { $0 * Double(step) }
  }
}
