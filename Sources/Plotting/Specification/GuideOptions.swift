import Manuscript
import Results

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
