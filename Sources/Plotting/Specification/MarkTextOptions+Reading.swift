import Manuscript

extension MarkTextOptions {
  init(reading reader: inout PropertyReader) {
    align = reader.choice("align")
    baseline = reader.choice("baseline")
    dx = reader.number("dx")
    dy = reader.number("dy")
    angle = reader.number("angle")
    font = reader.string("font")
    fontSize = reader.number("fontSize", 0...2000)
    if let weight = reader.value("fontWeight") {
      isBold = ["bold", "bolder"].contains(weight.string) || (weight.double ?? 0) >= 600
    }
    if let style = reader.string("fontStyle") { isItalic = style == "italic" || style == "oblique" }
    limit = reader.number("limit")
    ellipsis = reader.string("ellipsis")
    lineBreak = reader.string("lineBreak")
    lineHeight = reader.number("lineHeight", 0...2000)
    content = reader.value("text").flatMap { TextContent(reading: $0, reader) }
  }
}

extension TextContent {
  /// Reads a text, a list of lines, or an expression of each row.
  fileprivate init?(reading node: YAMLNode, _ reader: PropertyReader) {
    if let expression = node["expr"] {
      guard
        let expression = Expression(
          reading: expression, columns: .unknown, reader.diagnostics)
      else { return nil }
      self = .expression(expression)
      return
    }
    let lines = node.elements?.map(\.scalarText) ?? [node.scalarText]
    let known = lines.compactMap(\.self)
    guard known.count == lines.count else {
      _ = reader.wrong(node, "text", expected: "a text or a list of lines") as Int?
      return nil
    }
    for line in known { reader.diagnostics.checkLabel(line, at: node, "‘text’ of the mark") }
    self = .lines(known)
  }
}
