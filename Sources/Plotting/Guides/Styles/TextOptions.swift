import Drawing
import Manuscript
import Results
import Typesetting

/// What an author says of the texts of one kind that a guide or a title has; nil where nothing is
/// said.
struct TextOptions: Sendable, Hashable {
  var align: TickProperty<TypesetLabel.HorizontalAlignment>?
  var baseline: TickProperty<GuideBaseline>?
  var color: TickProperty<PlotColor>?
  var font: TickProperty<String>?
  var fontSize: TickProperty<Double>?
  var isItalic: TickProperty<Bool>?
  var isBold: TickProperty<Bool>?
  var opacity: TickProperty<Double>?
  var offset: TickProperty<Double>?
  var padding: TickProperty<Double>?
  var angle: Double?
  var limit: Double?
  var lineHeight: Double?

  init() {}

  /// Reads the properties whose names start with a prefix: `labelColor`, `labelFont`, …; without a
  /// prefix `color`, `font`, ….
  init(_ prefix: String, _ reader: inout PropertyReader) {
    func name(_ property: String) -> String {
      prefix.isEmpty ? property : prefix + property.prefix(1).uppercased() + property.dropFirst()
    }
    align = reader.tickProperty(name("align"), GuideValues.align)
    baseline = reader.tickProperty(name("baseline"), GuideValues.baseline)
    color = reader.tickProperty(name("color"), GuideValues.color)
    font = reader.tickProperty(name("font"), GuideValues.text)
    fontSize = reader.tickProperty(name("fontSize"), GuideValues.number)
    isItalic = reader.tickProperty(name("fontStyle"), GuideValues.isItalic)
    isBold = reader.tickProperty(name("fontWeight"), GuideValues.isBold)
    opacity = reader.tickProperty(name("opacity"), GuideValues.share)
    angle = reader.number(name("angle"))
    limit = reader.number(name("limit"))
    lineHeight = reader.number(name("lineHeight"))
  }

  /// Takes over what another author says and this one does not.
  mutating func fill(from other: TextOptions) {
    align = align ?? other.align
    baseline = baseline ?? other.baseline
    color = color ?? other.color
    font = font ?? other.font
    fontSize = fontSize ?? other.fontSize
    isItalic = isItalic ?? other.isItalic
    isBold = isBold ?? other.isBold
    opacity = opacity ?? other.opacity
    offset = offset ?? other.offset
    padding = padding ?? other.padding
    angle = angle ?? other.angle
    limit = limit ?? other.limit
    lineHeight = lineHeight ?? other.lineHeight
  }

  /// The styles of texts, one a tick.
  func styles(_ ticks: TickStyling, standard: TextStyle) -> [TextStyle] {
    let colors = ticks.contents(color)
    let families = ticks.contents(font)
    let sizes = ticks.contents(fontSize)
    let italics = ticks.contents(isItalic)
    let bolds = ticks.contents(isBold)
    let opacities = ticks.contents(opacity)
    return (0..<ticks.count).map { index in
      var style = standard
      if let color = colors[index] { style.color = color.color }
      if let family = families[index] { style.family = FontFamily(css: family) }
      style.size = sizes[index] ?? style.size
      style.isItalic = italics[index] ?? style.isItalic
      style.isBold = bolds[index] ?? style.isBold
      style.opacity = opacities[index] ?? style.opacity
      style.lineHeight = lineHeight ?? style.lineHeight
      style.limit = limit ?? style.limit
      return style
    }
  }

  /// The style of a text that stands for itself.
  func style(standard: TextStyle) -> TextStyle {
    styles(TickStyling(table: TickTable.table([.missing], [""])), standard: standard).first
      ?? standard
  }
}

/// Which height of a text lies at the given y, by its names in the grammar.
enum GuideBaseline: String, Sendable, Hashable, CaseIterable {
  case alphabetic
  case top
  case middle
  case bottom
  case lineTop = "line-top"
  case lineBottom = "line-bottom"
}
