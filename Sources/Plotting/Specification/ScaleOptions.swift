import Drawing
import Manuscript
import Results

/// What an author says of a channel's scale; nil where nothing is said.
struct ScaleOptions: Sendable, Hashable {
  /// The values a scale starts from.
  enum Domain: Sendable, Hashable {
    /// The least and the greatest number (or more, for piecewise colours).
    case numbers([Double])
    /// The values of a discrete scale, in order.
    case values([Value])
  }

  /// What a scale maps to.
  enum Range: Sendable, Hashable {
    case numbers([Double])
    case colors([PlotColor])
    case shapes([PointShape])
    case dashes([[Double]])
  }

  /// Whether a domain is widened to round numbers.
  enum Nice: Sendable, Hashable {
    case off
    case on
    case count(Int)
  }

  var type: ScaleType?
  var domain: Domain?
  var domainMin: Double?
  var domainMax: Double?
  var domainMid: Double?
  var range: Range?
  var scheme: String?
  var nice: Nice?
  var zero: Bool?
  var reverse: Bool?
  var clamp: Bool?
  var base: Double?
  var exponent: Double?
  var constant: Double?
  var padding: Double?
  var paddingInner: Double?
  var paddingOuter: Double?
  /// Where the author says it; nil where nothing is said.
  var place: SourceRange?
}

/// The kinds of scales by their names in the grammar.
enum ScaleType: String, Sendable, Hashable, CaseIterable {
  case linear
  case log
  case pow
  case sqrt
  case symlog
  case ordinal
  case band
  case point

  /// Whether numbers are mapped to numbers.
  var isContinuous: Bool {
    switch self {
    case .linear, .log, .pow, .sqrt, .symlog: true
    case .ordinal, .band, .point: false
    }
  }
}

extension ScaleOptions {
  /// Reads the scale of a channel.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    place = node.range
    let subject = "the scale of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    type = reader.choice("type")
    readDomain(&reader)
    range = reader.value("range").flatMap { Range(reading: $0, of: channel, reader) }
    scheme = reader.value("scheme").flatMap { ScaleOptions.scheme($0, reader) }
    nice = reader.value("nice").flatMap { ScaleOptions.nice($0, reader) }
    zero = reader.boolean("zero")
    reverse = reader.boolean("reverse")
    clamp = reader.boolean("clamp")
    base = reader.number("base", 1.000001...1e6)
    exponent = reader.number("exponent", 1e-6...1e6)
    constant = reader.number("constant", 1e-300...1e300)
    padding = reader.number("padding", 0...10_000)
    paddingInner = reader.number("paddingInner", 0...1)
    paddingOuter = reader.number("paddingOuter", 0...10_000)
    checkLogDomain(node, subject, diagnostics)
    reader.finish()
  }

  private mutating func readDomain(_ reader: inout PropertyReader) {
    domainMin = reader.number("domainMin")
    domainMax = reader.number("domainMax")
    domainMid = reader.number("domainMid")
    guard let node = reader.value("domain") else { return }
    guard let elements = node.elements, !elements.isEmpty else {
      domain = reader.wrong(node, "domain", expected: "a list of values")
      return
    }
    let numbers = elements.compactMap(\.double).filter(\.isFinite)
    if numbers.count == elements.count {
      domain = .numbers(numbers)
    } else {
      let values = elements.compactMap(\.datum)
      guard values.count == elements.count else {
        domain = reader.wrong(node, "domain", expected: "a list of numbers or texts")
        return
      }
      domain = .values(values)
    }
  }

  private func checkLogDomain(
    _ node: YAMLNode, _ subject: String, _ diagnostics: SpecificationDiagnostics
  ) {
    guard type == .log, case .numbers(let numbers) = domain,
      let first = numbers.first, let last = numbers.last, first * last <= 0
    else { return }
    diagnostics.report(
      PlotMessages.custom(
        "a logarithmic scale cannot reach zero: its domain is \(first) to \(last)",
        at: node["domain"]?.range ?? node.range, notes: ["use ‘type: symlog’ for data around zero"])
    )
  }

  private static func scheme(_ node: YAMLNode, _ reader: PropertyReader) -> String? {
    guard let name = node.string else {
      return reader.wrong(node, "scheme", expected: "the name of a colour scheme")
    }
    guard ColorSchemes.contains(name) else {
      reader.diagnostics.report(
        PlotMessages.wrongChoice(node, "the colour scheme", valid: ColorSchemes.names))
      return nil
    }
    return name
  }

  private static func nice(_ node: YAMLNode, _ reader: PropertyReader) -> Nice? {
    if let boolean = node.boolean { return boolean ? .on : .off }
    if let count = node.integer, (1...1000).contains(count) { return .count(count) }
    return reader.wrong(node, "nice", expected: "true, false or a number of ticks")
  }
}

extension ScaleOptions.Range {
  fileprivate init?(reading node: YAMLNode, of channel: Channel, _ reader: PropertyReader) {
    guard let elements = node.elements, !elements.isEmpty else {
      _ = reader.wrong(node, "range", expected: "a list") as Int?
      return nil
    }
    let subject = "‘range’ of \(reader.subject)"
    switch channel {
    case .color, .fill, .stroke:
      let colors = elements.compactMap { PlotColor(reading: $0, subject, reader.diagnostics) }
      self = .colors(colors)
    case .shape:
      let shapes: [PointShape] = elements.compactMap { reader.choice($0, "range") }
      self = .shapes(shapes)
    case .strokeDash:
      let dashes = elements.map { $0.elements?.compactMap(\.double) ?? [] }
      self = .dashes(dashes)
    default:
      let numbers = elements.compactMap(\.double)
      guard numbers.count == elements.count, numbers.allSatisfy(\.isFinite) else {
        _ = reader.wrong(node, "range", expected: "a list of numbers") as Int?
        return nil
      }
      self = .numbers(numbers)
    }
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
