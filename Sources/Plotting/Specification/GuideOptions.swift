import Manuscript
import Results

/// The side of the view at which an axis stands.
enum AxisSide: String, Sendable, Hashable, CaseIterable {
  case top
  case bottom
  case left
  case right

  /// The side across the view.
  var opposite: AxisSide {
    switch self {
    case .top: .bottom
    case .bottom: .top
    case .left: .right
    case .right: .left
    }
  }
}

/// What an author says of a channel's axis; nil where nothing is said.
struct AxisOptions: Sendable, Hashable {
  /// Whether the author wants none (`axis: null`).
  var isHidden = false
  var title: TitleText?
  var format: FormatSpecifier?
  var tickCount: Int?
  var values: [Value]?
  var labelAngle: Double?
  var labelLimit: Double?
  var orient: AxisSide?
  var grid: Bool?
  var ticks: Bool?
  var labels: Bool?
  var domain: Bool?

  init() {}

  /// Reads the axis of a channel.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    if node.isNull {
      isHidden = true
      return
    }
    let subject = "the axis of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    title = reader.title("title")
    format = FormatSpecifier(reading: reader.value("format"), reader)
    tickCount = reader.number("tickCount", 0...1000).map { Int($0) }
    values = reader.value("values").flatMap { GuideValues.read($0, reader) }
    labelAngle = reader.number("labelAngle", -360...360)
    labelLimit = reader.number("labelLimit", 0...10_000)
    orient = orient(&reader, channel)
    grid = reader.boolean("grid")
    ticks = reader.boolean("ticks")
    labels = reader.boolean("labels")
    domain = reader.boolean("domain")
    reader.finish()
  }

  private func orient(_ reader: inout PropertyReader, _ channel: Channel) -> AxisSide? {
    guard let node = reader.value("orient"), let side: AxisSide = reader.choice(node, "orient")
    else { return nil }
    let valid: [AxisSide] = channel == .x ? [.top, .bottom] : [.left, .right]
    guard valid.contains(side) else {
      reader.diagnostics.report(
        PlotMessages.wrongChoice(
          node, "‘orient’ of \(reader.subject)", valid: valid.map(\.rawValue)))
      return nil
    }
    return side
  }
}

/// Where a legend stands.
enum LegendPlace: String, Sendable, Hashable, CaseIterable {
  case right
  case left
  case top
  case bottom
  case topLeft = "top-left"
  case topRight = "top-right"
  case bottomLeft = "bottom-left"
  case bottomRight = "bottom-right"

  /// Whether the legend stands within the view.
  var isInside: Bool {
    switch self {
    case .topLeft, .topRight, .bottomLeft, .bottomRight: true
    case .right, .left, .top, .bottom: false
    }
  }
}

/// What an author says of a channel's legend; nil where nothing is said.
struct LegendOptions: Sendable, Hashable {
  /// Whether the author wants none (`legend: null`).
  var isHidden = false
  var title: TitleText?
  var format: FormatSpecifier?
  var orient: LegendPlace?
  var values: [Value]?
  var tickCount: Int?
  var columns: Int?

  init() {}

  /// Reads the legend of a channel.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    if node.isNull {
      isHidden = true
      return
    }
    let subject = "the legend of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    title = reader.title("title")
    format = FormatSpecifier(reading: reader.value("format"), reader)
    orient = reader.choice("orient")
    values = reader.value("values").flatMap { GuideValues.read($0, reader) }
    tickCount = reader.number("tickCount", 1...100).map { Int($0) }
    columns = reader.number("columns", 1...100).map { Int($0) }
    reader.finish()
  }
}

/// The values at which an author wants ticks or entries.
enum GuideValues {
  static func read(_ node: YAMLNode, _ reader: PropertyReader) -> [Value]? {
    guard let elements = node.elements else {
      return reader.wrong(node, "values", expected: "a list of values")
    }
    let values = elements.compactMap(\.datum)
    guard values.count == elements.count else {
      return reader.wrong(node, "values", expected: "a list of numbers or texts")
    }
    return values
  }
}
