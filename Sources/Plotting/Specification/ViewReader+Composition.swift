import Manuscript
import Results

/// The fields that part a plot into panels, as channels give them.
struct FacetFields {
  var fields: [Channel: FacetField] = [:]
  var columns: Int?
  var spacing = ViewSpacing()

  var isEmpty: Bool { fields.isEmpty }
  /// The fields' definitions.
  var all: [FieldDefinition] { [.row, .column, .facet].compactMap { fields[$0]?.field } }
  var first: FacetField? { [.row, .column, .facet].lazy.compactMap { fields[$0] }.first }
}

extension FacetSpecification {
  mutating func set(_ facets: FacetFields) {
    row = facets.fields[.row]
    column = facets.fields[.column]
    wrap = facets.fields[.facet]
    columns = facets.columns
  }
}

extension ViewReader {
  func readFacet(
    _ node: YAMLNode, _ channel: Channel, _ columns: TableColumns, _ facets: inout FacetFields
  ) {
    var node = node
    if let entries = node.entries {
      for entry in entries where ["columns", "spacing", "center"].contains(entry.key.value) {
        readLayout(entry, channel, &facets)
      }
      // Where a heading and its panels are lined up is for the layout to see.
      let layout = ["columns", "spacing", "center", "align", "bounds"]
      let kept = entries.filter { !layout.contains($0.key.value) }
      node = YAMLNode(.mapping(kept), at: node.range)
    }
    let reader = ChannelReader(columns: columns, diagnostics: diagnostics)
    guard let definition = reader.definition(node, channel), let field = definition.field else {
      return
    }
    facets.fields[channel] = FacetField(
      field: field, title: definition.title, header: definition.header)
  }

  private func readLayout(
    _ entry: YAMLNode.Entry, _ channel: Channel, _ facets: inout FacetFields
  ) {
    switch (entry.key.value, entry.value.integer, entry.value.double) {
    case ("columns", let count?, _) where (1...100).contains(count) && channel == .facet:
      facets.columns = count
    case ("spacing", _, let pixels?) where pixels.isFinite:
      if channel != .column { facets.spacing.row = pixels }
      if channel != .row { facets.spacing.column = pixels }
    case ("spacing", _, _) where entry.value.entries != nil:
      facets.spacing.row = entry.value["row"]?.double
      facets.spacing.column = entry.value["column"]?.double
    case ("center", _, _) where entry.value.boolean != nil:
      facets.spacing.isCentered = entry.value.boolean == true
    default:
      diagnostics.report(
        PlotMessages.wrongType(
          entry.value, "‘\(entry.key.value)’ of ‘\(channel.rawValue)’",
          expected: entry.key.value == "columns" ? "a whole number of at least 1" : "a number"))
    }
  }

  // MARK: - Facets

  func facet(_ reader: inout PropertyReader, _ inherited: Inherited) -> ViewSpecification? {
    var inherited = inherited
    var facet = FacetSpecification(chart: ChartSpecification(layers: []))
    let fields = facetFields(&reader, inherited)
    facet.set(fields)
    inherited.facets += fields.all
    if let columns = reader.number("columns", 1...100) { facet.columns = Int(columns) }
    facet.resolution = Resolution(.facet, reading: &reader)
    facet.spacing = spacing(&reader)
    facet.title = title(&reader)
    let specification = reader.value("spec")
    reader.finish()
    guard let specification else {
      diagnostics.report(
        PlotMessages.custom("a facet needs ‘spec’, the plot of each panel", at: reader.node.range))
      return nil
    }
    switch view(specification, inherited) {
    case .chart(let chart)? where !fields.isEmpty:
      facet.chart = chart
      return .facet(facet)
    case .facet(let inner)? where !fields.isEmpty: return .panels(facet, .facet(inner))
    case .concat(let inner)? where !fields.isEmpty: return .panels(facet, .concat(inner))
    case .panels(let outer, let inner)? where !fields.isEmpty:
      return .panels(facet, .panels(outer, inner))
    default: return nil
    }
  }

  private func facetFields(
    _ reader: inout PropertyReader, _ inherited: Inherited
  ) -> FacetFields {
    var facets = FacetFields()
    guard let node = reader.value("facet") else { return facets }
    if node["field"] != nil {
      readFacet(node, .facet, inherited.columns, &facets)
    } else if var inner = PropertyReader(node, "‘facet’", diagnostics) {
      for channel in [Channel.row, .column] {
        guard let node = inner.value(channel.rawValue) else { continue }
        readFacet(node, channel, inherited.columns, &facets)
      }
      inner.finish()
    }
    return facets
  }

  // MARK: - Concatenations

  func concat(_ reader: inout PropertyReader, _ inherited: Inherited) -> ViewSpecification? {
    let name = ["hconcat", "vconcat", "concat"].first { reader.has($0) } ?? "concat"
    let node = reader.value(name)
    let columns = reader.number("columns", 1...1000).map { Int($0) }
    var concat = ConcatSpecification(rows: [])
    readArrangement(&reader, into: &concat)
    reader.finish()
    guard let elements = node?.elements, !elements.isEmpty else {
      if let node {
        diagnostics.report(PlotMessages.wrongType(node, "‘\(name)’", expected: "a list of plots"))
      }
      return nil
    }
    let views = elements.compactMap { view($0, inherited) }
    let wide = name == "vconcat" ? 1 : name == "hconcat" ? views.count : columns ?? views.count
    concat.rows = Self.lines(views, of: wide)
    return views.isEmpty ? nil : .concat(concat)
  }

  /// Reads what views of views have in common: title, resolution and distances.
  func readArrangement(_ reader: inout PropertyReader, into concat: inout ConcatSpecification) {
    concat.resolution = Resolution(.concat, reading: &reader)
    concat.spacing = spacing(&reader)
    concat.title = title(&reader)
  }

  /// Views in rows of a length; the last row is filled up with holes.
  static func lines(_ views: [ViewSpecification?], of length: Int) -> [[ViewSpecification?]] {
    stride(from: 0, to: views.count, by: max(length, 1)).map { start in
      (start..<(start + max(length, 1))).map { views.indices.contains($0) ? views[$0] : nil }
    }
  }

  /// Reads the distances between views; how they are lined up is for the layout to see.
  func spacing(_ reader: inout PropertyReader) -> ViewSpacing {
    var spacing = ViewSpacing()
    // A size to fit is that of one view; Vega-Lite too takes it of no others.
    _ = reader.value("autosize")
    // Views are lined up in rows and columns, with all that stands around them.
    if reader.value("align")?.string != "all" { reader.warn(of: ["align"]) }
    if reader.value("bounds")?.string != "full" { reader.warn(of: ["bounds"]) }
    if let node = reader.value("center") {
      spacing.isCentered =
        node.boolean ?? (node["row"]?.boolean == true || node["column"]?.boolean == true)
    }
    guard let node = reader.value("spacing") else { return spacing }
    if node.entries != nil, var inner = PropertyReader(node, "‘spacing’", diagnostics) {
      spacing.row = inner.number("row", -10_000...10_000)
      spacing.column = inner.number("column", -10_000...10_000)
      inner.finish()
    } else {
      spacing.row = reader.number("spacing", -10_000...10_000)
      spacing.column = spacing.row
    }
    return spacing
  }
}
