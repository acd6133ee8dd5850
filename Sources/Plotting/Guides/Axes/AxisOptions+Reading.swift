import Manuscript
import Results

extension AxisOptions {
  /// Reads the axis of a channel.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    self.init()
    if node.isNull {
      isHidden = true
      return
    }
    if node.boolean == false {
      isHidden = true
      return
    }
    let subject = "the axis of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    isHidden = false
    read(&reader)
    checkOrient(&reader, channel)
    reader.finish()
  }

  /// Reads the axes of a configuration: `axis`, `axisX`, `axisQuantitative`, ….
  init(configuration node: YAMLNode, _ name: String, _ diagnostics: SpecificationDiagnostics) {
    self.init()
    guard var reader = PropertyReader(node, "‘\(name)’ of the configuration", diagnostics) else {
      return
    }
    isHidden = reader.boolean("disable")
    read(&reader)
    reader.finish()
  }

  private mutating func read(_ reader: inout PropertyReader) {
    for name in ["aria", "description", "style"] { _ = reader.value(name) }
    orient = reader.choice("orient")
    offset = reader.number("offset")
    position = reader.number("position")
    translate = reader.number("translate")
    zindex = reader.number("zindex")
    minExtent = reader.number("minExtent")
    maxExtent = reader.number("maxExtent")
    bandPosition = reader.number("bandPosition")
    hasDomain = reader.boolean("domain")
    domain = LineOptions("domain", &reader)
    hasGrid = reader.boolean("grid")
    grid = LineOptions("grid", &reader)
    readTicks(&reader)
    readLabels(&reader)
    title = reader.title("title")
    titleText = TextOptions("title", &reader)
    titleText.padding = reader.number("titlePadding").map { TickProperty(otherwise: $0) }
    titleAnchor = reader.anchor("titleAnchor")
    titleX = reader.number("titleX")
    titleY = reader.number("titleY")
  }

  private mutating func readTicks(_ reader: inout PropertyReader) {
    hasTicks = reader.boolean("ticks")
    tick = LineOptions("tick", &reader)
    tickSize = reader.tickProperty("tickSize", GuideValues.number)
    tickBand = reader.choice("tickBand")
    tickCount = reader.tickCount("tickCount")
    tickMinStep = reader.number("tickMinStep")
    tickExtra = reader.boolean("tickExtra")
    tickOffset = reader.number("tickOffset")
    tickRound = reader.boolean("tickRound")
    values = reader.value("values").flatMap { GuideValues.read($0, reader) }
  }

  private mutating func readLabels(_ reader: inout PropertyReader) {
    hasLabels = reader.boolean("labels")
    label = TextOptions("label", &reader)
    label.offset = reader.tickProperty("labelOffset", GuideValues.number)
    label.padding = reader.tickProperty("labelPadding", GuideValues.number)
    formatType = reader.formatType()
    format = GuideFormat(&reader, formatType)
    labelExpression = reader.value("labelExpr").flatMap {
      Expression(reading: $0, columns: TickTable.columns, reader.diagnostics)
    }
    labelOverlap = reader.labelOverlap("labelOverlap")
    labelSeparation = reader.number("labelSeparation")
    labelBound = reader.distance("labelBound", whenTrue: 1, whenFalse: nil)
    labelFlush = reader.distance("labelFlush", whenTrue: 1, whenFalse: -1)
    labelFlushOffset = reader.number("labelFlushOffset")
  }

  private mutating func checkOrient(_ reader: inout PropertyReader, _ channel: Channel) {
    let valid: [AxisSide] = channel == .x ? [.top, .bottom] : [.left, .right]
    guard let side = orient, !valid.contains(side), let node = reader.value("orient") else {
      return
    }
    reader.diagnostics.report(
      PlotMessages.wrongChoice(node, "‘orient’ of \(reader.subject)", valid: valid.map(\.rawValue)))
    orient = nil
  }
}

extension PropertyReader {
  /// A distance in pixels, or true or false for a standard one.
  mutating func distance(_ name: String, whenTrue: Double, whenFalse: Double?) -> Double? {
    guard let node = value(name) else { return nil }
    if let boolean = node.boolean { return boolean ? whenTrue : whenFalse }
    return node.double ?? wrong(node, name, expected: "true, false or a number of pixels")
  }

  /// The place of a title along its axis; null for the standard one.
  mutating func anchor(_ name: String) -> TitleAnchor? {
    guard let node = value(name), !node.isNull else { return nil }
    return choice(node, name)
  }

  /// How overlapping labels are thinned out.
  mutating func labelOverlap(_ name: String) -> LabelOverlap? {
    guard let node = value(name) else { return nil }
    if let boolean = node.boolean { return boolean ? .parity : .keepAll }
    switch node.string {
    case "parity": return .parity
    case "greedy": return .greedy
    default:
      return wrong(node, name, expected: "true, false, ‘parity’ or ‘greedy’")
    }
  }

  /// About how many ticks are wanted, or the unit of time between them.
  mutating func tickCount(_ name: String) -> TickCount? {
    guard let node = value(name) else { return nil }
    if let number = node.double, number >= 0, number.isFinite { return .about(number) }
    if let text = node.string { return interval(text, step: 1, node, name) }
    guard var inner = PropertyReader(node, "‘\(name)’ of \(subject)", diagnostics) else {
      return nil
    }
    let text = inner.string("interval")
    let step = inner.number("step", 1...1e6) ?? 1
    inner.finish()
    return text.flatMap { interval($0, step: Int(step), node, name) }
      ?? wrong(node, name, expected: "a number or {interval, step}")
  }

  private func interval(
    _ text: String, step: Int, _ node: YAMLNode, _ name: String
  ) -> TickCount? {
    let parts: [(name: String, part: TimeUnit.Part)] = [
      ("millisecond", .milliseconds), ("second", .seconds), ("minute", .minutes),
      ("hour", .hours), ("day", .date), ("week", .week), ("month", .month), ("year", .year),
    ]
    if let found = parts.first(where: { $0.name == text }) {
      return .every(found.part, step: step)
    }
    diagnostics.report(
      PlotMessages.wrongChoice(node, "‘\(name)’ of \(subject)", valid: parts.map(\.name)))
    return nil
  }
}
