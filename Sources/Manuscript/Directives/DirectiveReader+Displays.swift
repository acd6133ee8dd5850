extension DirectiveReader {
  /// Reads `figure`; keys that are not its own are the plot.
  mutating func figure(_ node: YAMLNode) -> FigureDirective? {
    var reader = keys(of: node, "a figure")
    let id = reader.requiredIdentifier(prefix: "fig")
    let from = reader.requiredTexts("from")
    let caption = reader.text("caption")
    let alternativeText = reader.text("alt")
    let takeaway = reader.text("poster")
    let tolerance = reader.tolerance()
    let plot = YAMLNode(.mapping(reader.remainingEntries()), at: node.range)
    finish(&reader)
    if let id, caption == nil { report(.missingCaption(of: "figure", id)) }
    let inlines = inlines(caption, as: "a caption")
    guard let id, let from else { return nil }
    return FigureDirective(
      id: id, from: from, caption: inlines, alternativeText: alternativeText,
      takeaway: takeaway.map { self.inlines($0, as: "a take-away") }, tolerance: tolerance,
      plot: plot, range: range)
  }

  /// Reads `table`.
  mutating func table(_ node: YAMLNode) -> TableDirective? {
    var reader = keys(of: node, "a table")
    let id = reader.requiredIdentifier(prefix: "tbl")
    let from = reader.requiredText("from")
    let columnNodes = reader.requiredList("columns")
    let by = reader.texts("by") ?? []
    let filter = reader.expression("filter")
    let caption = reader.text("caption")
    let takeaway = reader.text("poster")
    let tolerance = reader.tolerance()
    finish(&reader)
    if let id, caption == nil { report(.missingCaption(of: "table", id)) }
    let columns = columnNodes.map { nodes in nodes.compactMap { column($0) } }
    let inlines = inlines(caption, as: "a caption")
    guard let id, let from, let columns else { return nil }
    return TableDirective(
      id: id, from: from, columns: columns, by: by, filter: filter, caption: inlines,
      takeaway: takeaway.map { self.inlines($0, as: "a take-away") }, tolerance: tolerance,
      range: range)
  }

  private mutating func column(_ node: YAMLNode) -> TableDirective.Column? {
    if let name = node.string {
      let value = Sourced(name, at: node.range)
      return TableDirective.Column(value: value, title: [])
    }
    var reader = MappingReader(node, of: "a column")
    let value = reader.requiredExpression("value")
    let title = reader.text("title")
    let format = reader.spelling("format")
    finish(&reader)
    let inlines = inlines(title, as: "a heading")
    return value.map { TableDirective.Column(value: $0, title: inlines, format: format) }
  }
}
