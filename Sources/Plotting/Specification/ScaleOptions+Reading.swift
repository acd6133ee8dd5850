import Drawing
import Manuscript
import Results

extension ScaleOptions {
  /// Reads the scale of a channel; `null` for none.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    place = node.range
    guard !node.isNull else {
      isOff = true
      return
    }
    let subject = "the scale of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    type = reader.choice("type")
    readDomain(&reader)
    readRange(&reader, channel)
    nice = reader.value("nice").flatMap { ScaleOptions.nice($0, reader) }
    zero = reader.boolean("zero")
    reverse = reader.boolean("reverse")
    round = reader.boolean("round")
    clamp = reader.boolean("clamp")
    base = reader.number("base", 1.000001...1e6)
    exponent = reader.number("exponent", 1e-6...1e6)
    constant = reader.number("constant", 1e-300...1e300)
    align = reader.number("align", 0...1)
    padding = reader.number("padding", 0...10_000)
    paddingInner = reader.number("paddingInner", 0...1)
    paddingOuter = reader.number("paddingOuter", 0...10_000)
    bins = reader.value("bins").flatMap { Bins(reading: $0, reader) }
    if channel == .x || channel == .y { breaks = AxisBreaks.read(&reader) }
    checkLogDomain(node, subject, diagnostics)
    reader.finish()
  }

  // MARK: - Domains

  private mutating func readDomain(_ reader: inout PropertyReader) {
    domainMin = Self.end(&reader, "domainMin")
    domainMax = Self.end(&reader, "domainMax")
    domainMid = reader.number("domainMid")
    if let node = reader.value("domainRaw"), !node.isNull {
      domain = Self.domain(node, "domainRaw", reader)
    }
    guard let node = reader.value("domain"), !node.isNull else { return }
    domain = domain ?? Self.domain(node, "domain", reader)
  }

  private static func domain(
    _ node: YAMLNode, _ name: String, _ reader: PropertyReader
  ) -> Domain? {
    if node.string == "unaggregated" { return .unaggregated }
    if let param = node["param"] ?? node["selection"] {
      reader.diagnostics.report(PlotMessages.interaction("domain", at: param.range))
      return nil
    }
    if let joined = node["unionWith"] { return values(joined, name, reader).map { .joined($0) } }
    return values(node, name, reader).map { .values($0) }
  }

  private static func values(
    _ node: YAMLNode, _ name: String, _ reader: PropertyReader
  ) -> [Value]? {
    guard let elements = node.elements, !elements.isEmpty else {
      return reader.wrong(node, name, expected: "a list of values")
    }
    let values = elements.compactMap { DatumReader.value($0, name, reader) }
    return values.count == elements.count ? values : nil
  }

  /// An end of a domain: a number or a date.
  private static func end(_ reader: inout PropertyReader, _ name: String) -> Double? {
    guard let node = reader.value(name), !node.isNull else { return nil }
    guard let value = DatumReader.value(node, name, reader) else { return nil }
    let number = value.scaled(isTemporal: true)
    return number.isFinite ? number : reader.wrong(node, name, expected: "a number or a date")
  }

  private func checkLogDomain(
    _ node: YAMLNode, _ subject: String, _ diagnostics: SpecificationDiagnostics
  ) {
    guard type == .log, case .values(let values) = domain,
      let first = values.first?.double, let last = values.last?.double, first * last <= 0
    else { return }
    diagnostics.report(
      PlotMessages.custom(
        "a logarithmic scale cannot reach zero: its domain is \(first) to \(last)",
        at: node["domain"]?.range ?? node.range, notes: ["use ‘type: symlog’ for data around zero"])
    )
  }

  private static func nice(_ node: YAMLNode, _ reader: PropertyReader) -> Nice? {
    if let boolean = node.boolean { return boolean ? .on : .off }
    if let count = node.integer, (1...1000).contains(count) { return .count(count) }
    if let unit = node.string.flatMap(Self.part) { return .interval(unit, step: 1) }
    if node.entries != nil, var inner = PropertyReader(node, "‘nice’", reader.diagnostics) {
      let interval = inner.value("interval")
      let step = inner.number("step", 1...10_000)
      inner.finish()
      if let unit = interval?.string.flatMap(Self.part) {
        return .interval(unit, step: Int(step ?? 1))
      }
    }
    return reader.wrong(
      node, "nice", expected: "true, false, a number of ticks or a unit of time like ‘month’")
  }

  /// The unit of time that an interval is counted in.
  private static func part(_ name: String) -> TimeUnit.Part? {
    switch name {
    case "millisecond": .milliseconds
    case "second": .seconds
    case "minute": .minutes
    case "hour": .hours
    case "day": .date
    case "week": .week
    case "month": .month
    case "year": .year
    default: nil
    }
  }
}

extension ScaleOptions.Bins {
  fileprivate init?(reading node: YAMLNode, _ reader: PropertyReader) {
    if let elements = node.elements {
      let numbers = elements.compactMap(\.double).filter(\.isFinite)
      guard numbers.count == elements.count, numbers.count > 1 else {
        _ = reader.wrong(node, "bins", expected: "a list of numbers") as Int?
        return nil
      }
      self = .ends(numbers.sorted())
      return
    }
    guard var inner = PropertyReader(node, "‘bins’ of \(reader.subject)", reader.diagnostics) else {
      return nil
    }
    let step = inner.number("step", 1e-300...1e300)
    let (start, stop) = (inner.number("start"), inner.number("stop"))
    inner.finish()
    guard let step else { return nil }
    self = .steps(step, start: start, stop: stop)
  }
}

extension Value {
  /// The number that a continuous scale maps: of times, texts are dates.
  func scaled(isTemporal: Bool) -> Double {
    if isTemporal, case .string = self { return DateText.time(self) }
    return double
  }
}

extension YAMLNode {
  /// A scalar as a value of data; nil for lists, mappings and numbers that are not finite.
  var datum: Results.Value? {
    switch value {
    case .null: .missing
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .number(Double(integer))
    case .number(let number): number.isFinite ? .number(number) : nil
    case .string(let string): .string(string)
    case .sequence, .mapping: nil
    }
  }
}
