import Manuscript
import Results

extension LegendOptions {
  /// Reads the legend of a channel.
  init(reading node: YAMLNode, of channel: Channel, _ diagnostics: SpecificationDiagnostics) {
    self.init()
    if node.isNull || node.boolean == false {
      isHidden = true
      return
    }
    let subject = "the legend of ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return }
    // What describes the legend to screen readers, or fades what readers do not select.
    for name in ["aria", "description", "unselectedOpacity", "encoding", "tooltip"] {
      _ = reader.value(name)
    }
    if reader.boolean("disable") == true { isHidden = true }
    readFrame(&reader)
    readEntries(&reader)
    readText(&reader)
    symbol = LegendSymbolOptions(&reader)
    gradient = LegendGradientOptions(&reader)
    reader.finish()
  }

  private mutating func readFrame(_ reader: inout PropertyReader) {
    kind = reader.choice("type")
    orient = reader.choice("orient")
    direction = reader.choice("direction")
    x = reader.number("legendX")
    y = reader.number("legendY")
    offset = reader.number("offset")
    padding = reader.number("padding")
    cornerRadius = reader.number("cornerRadius", 0...1000)
    fill = reader.value("fillColor").flatMap { GuideValues.color($0, reader) }
    stroke = reader.value("strokeColor").flatMap { GuideValues.color($0, reader) }
    strokeWidth = reader.number("strokeWidth", 0...1000)
    zindex = reader.number("zindex")
    columns = reader.number("columns", 0...1000).map { Int($0) }
    columnPadding = reader.number("columnPadding")
    rowPadding = reader.number("rowPadding")
    gridAlign = reader.choice("gridAlign")
    clipHeight = reader.number("clipHeight", 0...10_000)
    symbolLimit = reader.number("symbolLimit", 0...1e6).map { Int($0) }
  }

  private mutating func readEntries(_ reader: inout PropertyReader) {
    values = reader.value("values").flatMap { GuideValues.read($0, reader) }
    tickCount = reader.tickCount("tickCount")
    tickMinStep = reader.number("tickMinStep")
    formatType = reader.formatType()
    format = GuideFormat(&reader, formatType)
    labelExpression = reader.value("labelExpr").flatMap {
      Expression(reading: $0, columns: TickTable.columns, reader.diagnostics)
    }
  }

  private mutating func readText(_ reader: inout PropertyReader) {
    title = reader.title("title")
    titleText = TextOptions("title", &reader)
    titleText.padding = reader.number("titlePadding").map { TickProperty(otherwise: $0) }
    titleOrient = reader.choice("titleOrient")
    titleAnchor = reader.anchor("titleAnchor")
    label = TextOptions("label", &reader)
    label.padding = reader.tickProperty("labelPadding", GuideValues.number)
    labelOffset = reader.number("labelOffset")
    labelOverlap = reader.labelOverlap("labelOverlap")
    labelSeparation = reader.number("labelSeparation")
  }
}

extension LegendSymbolOptions {
  fileprivate init(_ reader: inout PropertyReader) {
    shape = reader.choice("symbolType")
    size = reader.number("symbolSize", 0...1e6)
    opacity = reader.number("symbolOpacity", 0...1)
    fill = reader.value("symbolFillColor").flatMap { GuideValues.color($0, reader) }
    stroke = reader.value("symbolStrokeColor").flatMap { GuideValues.color($0, reader) }
    baseFill = reader.value("symbolBaseFillColor").flatMap { GuideValues.color($0, reader) }
    baseStroke = reader.value("symbolBaseStrokeColor").flatMap { GuideValues.color($0, reader) }
    strokeWidth = reader.number("symbolStrokeWidth", 0...1000)
    dash = reader.value("symbolDash").flatMap { GuideValues.dash($0, reader) }
    offset = reader.number("symbolOffset")
    // The direction of entries is that of the legend.
    reader.warn(of: ["symbolDirection", "symbolDashOffset"])
  }
}

extension LegendGradientOptions {
  fileprivate init(_ reader: inout PropertyReader) {
    length = reader.number("gradientLength", 1...100_000)
    leastVertical = reader.number("gradientVerticalMinLength")
    leastHorizontal = reader.number("gradientHorizontalMinLength")
    greatestVertical = reader.number("gradientVerticalMaxLength")
    greatestHorizontal = reader.number("gradientHorizontalMaxLength")
    thickness = reader.number("gradientThickness", 0...10_000)
    opacity = reader.number("gradientOpacity", 0...1)
    stroke = reader.value("gradientStrokeColor").flatMap { GuideValues.color($0, reader) }
    strokeWidth = reader.number("gradientStrokeWidth", 0...1000)
    direction = reader.choice("gradientDirection")
  }
}
