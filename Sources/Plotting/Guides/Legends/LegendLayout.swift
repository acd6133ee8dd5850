import Drawing
import Results
import Typesetting

/// A legend laid out: its size and its items from its top left corner.
struct LegendLayout: Sendable {
  let width: Double
  let height: Double
  let items: [FrameItem]
  /// The entries' labels, for inspection.
  let labels: [String]

  /// Lays out a legend.
  ///
  /// - Parameters:
  ///   - room: For a legend above or below the view: the width it may take. Nil for one at a side.
  ///   - view: The size of the view that the legend stands beside.
  init(
    _ legend: LegendSpecification, within room: Double?, view: (width: Double, height: Double),
    _ theme: Theme, _ fonts: ThemeFonts
  ) {
    let options = legend.options
    let body: LegendBody
    switch legend.content {
    case .symbols(let entries, let labels):
      body = SymbolGrid(legend, room: room, theme, fonts).body(entries, labels)
    case .ramp, .bands:
      body = GradientBar(legend, view: view, room: room, theme, fonts).body
    }
    labels = body.labels
    let padding = options.padding ?? 0
    let title = LegendTitle(legend, isBeside: room != nil, theme, fonts)
    let (placed, width, height) = title.around(body)
    // Legends of the grammar take whole pixels.
    let rounding = theme.followsGrammar ? FloatingPointRoundingRule.up : nil
    func outer(_ length: Double) -> Double {
      let whole = length + 2 * padding
      return rounding.map(whole.rounded) ?? whole
    }
    self.width = outer(width)
    self.height = outer(height)
    let moved = FrameItem.group(
      FrameGroup("entries", transform: .move(by: .pixels(padding, padding)), items: placed))
    items = Self.frame(options, self.width, self.height) + [moved]
  }

  /// The ground and the outline that the author asks for.
  private static func frame(
    _ options: LegendOptions, _ width: Double, _ height: Double
  ) -> [FrameItem] {
    guard options.fill?.color != nil || options.stroke?.color != nil else { return [] }
    let stroke = options.stroke?.color.map {
      Stroke($0, width: .pixels(options.strokeWidth ?? 1))
    }
    let box = Rectangle.pixels(left: 0, top: 0, width: width, height: height)
    let path = Path.rectangle(box, cornerRadius: .pixels(options.cornerRadius ?? 0))
    return [.path(path, fill: options.fill?.color, stroke: stroke)]
  }
}

/// The entries or the gradient of a legend, from their top left corner.
struct LegendBody {
  var items: [FrameItem] = []
  var width = 0.0
  var height = 0.0
  var labels: [String] = []
}

/// The title of a legend and where it stands.
struct LegendTitle {
  private let block: TextBlock?
  private let side: AxisSide
  private let gap: Double
  private let options: LegendOptions

  /// - Parameter isBeside: Whether the legend stands above or below the view, where the report puts
  ///   titles beside the entries.
  init(_ legend: LegendSpecification, isBeside: Bool, _ theme: Theme, _ fonts: ThemeFonts) {
    options = legend.options
    var standard = TextStyle.title(theme)
    standard.limit = theme.followsGrammar ? 180 : 0
    let lines =
      theme.followsGrammar
      ? legend.title : legend.title.isEmpty ? [] : [legend.title.joined(separator: " ")]
    block =
      lines.isEmpty
      ? nil : TextBlock(lines, options.titleText.style(standard: standard), fonts)
    side = options.titleOrient ?? (isBeside && !theme.followsGrammar ? .left : .top)
    gap = options.titleText.padding?.otherwise ?? (side == .left || side == .right ? 10 : 5)
  }

  /// The title with the entries below it, above it or beside it.
  func around(_ body: LegendBody) -> (items: [FrameItem], width: Double, height: Double) {
    guard let block else { return (body.items, body.width, body.height) }
    let isBeside = side == .left || side == .right
    let width = isBeside ? block.width + gap + body.width : max(block.width, body.width)
    let height = isBeside ? max(block.height, body.height) : block.height + gap + body.height
    let x = side == .right ? body.width + gap : 0
    let y = side == .bottom ? body.height + gap : 0
    let bodyX = side == .left ? block.width + gap : 0
    let bodyY = side == .top ? block.height + gap : 0
    let (align, anchorX): (TypesetLabel.HorizontalAlignment, Double) =
      switch options.titleAnchor {
      case .middle?: (.center, isBeside ? block.width / 2 : width / 2)
      case .end?: (.right, isBeside ? block.width : width)
      case .start?, nil: (.left, 0)
      }
    let title = block.items(
      at: .pixels(x + anchorX, y), options.titleText.align?.otherwise ?? align,
      options.titleText.baseline?.otherwise ?? .top)
    let entries = FrameItem.group(
      FrameGroup("entries", transform: .move(by: .pixels(bodyX, bodyY)), items: body.items))
    return (title + [entries], width, height)
  }
}
