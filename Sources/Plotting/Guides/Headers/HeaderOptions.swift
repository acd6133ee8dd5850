import Manuscript

/// What an author says of the header of a facet's rows, columns or panels; nil where nothing is
/// said.
struct HeaderOptions: Sendable, Hashable {
  /// Whether the author wants none (`header: null`).
  var isHidden = false
  var title: TitleText?
  var titleText = TextOptions()
  var titleAnchor: TitleAnchor?
  var titleSide: AxisSide?
  var hasLabels = true
  var label = TextOptions()
  var labelAnchor: TitleAnchor?
  var labelSide: AxisSide?
  var labelExpression: Expression?
  /// That expression as Vega-Lite evaluates it: with the label's own expression in the place of
  /// `datum.label`, without parentheses around it.
  var literalExpression: Expression?
  var format: GuideFormat?
  var formatType: FormatType?

  init() {}

  /// Reads the header of a channel.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    if node.isNull {
      isHidden = true
      return
    }
    let subject = "the header of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    title = reader.title("title")
    titleText = TextOptions("title", &reader)
    titleText.padding = reader.number("titlePadding").map { TickProperty(otherwise: $0) }
    titleAnchor = reader.anchor("titleAnchor")
    label = TextOptions("label", &reader)
    label.padding = reader.number("labelPadding").map { TickProperty(otherwise: $0) }
    labelAnchor = reader.anchor("labelAnchor")
    hasLabels = reader.boolean("labels") ?? true
    labelExpression = reader.value("labelExpr").flatMap {
      Expression(reading: $0, columns: TickTable.columns, diagnostics)
    }
    literalExpression = reader.value("labelExpr")?.string.flatMap { text in
      let label = "isValid(datum.value) ? datum.value : '' + datum.value"
      return try? ExpressionParser.parse(text.replacing("datum.label", with: label))
    }
    let orient: AxisSide? = reader.choice("orient")
    labelSide = reader.choice("labelOrient") ?? orient
    titleSide = reader.choice("titleOrient") ?? orient
    formatType = reader.formatType()
    format = GuideFormat(&reader, formatType)
    reader.finish()
  }
}
