import Manuscript
import Results

extension ViewReader {
  func readFacet(
    _ node: YAMLNode, _ channel: Channel, _ columns: TableColumns,
    _ facets: inout [Channel: FacetField], _ wrapColumns: inout Int?
  ) {
    var entries = node.entries ?? []
    if channel == .facet, let index = entries.firstIndex(where: { $0.key.value == "columns" }) {
      let value = entries.remove(at: index).value
      if let count = value.integer, (1...100).contains(count) {
        wrapColumns = count
      } else {
        diagnostics.report(
          PlotMessages.wrongType(value, "‘columns’", expected: "a whole number of at least 1"))
      }
    }
    let node = node.entries == nil ? node : YAMLNode(.mapping(entries), at: node.range)
    let reader = ChannelReader(columns: columns, diagnostics: diagnostics)
    guard let definition = reader.definition(node, channel), let field = definition.field else {
      return
    }
    facets[channel] = FacetField(field: field, title: definition.title)
  }

  func facet(
    _ reader: inout PropertyReader, _ inherited: Inherited
  ) -> ViewSpecification? {
    var inherited = inherited
    var facets: [Channel: FacetField] = [:]
    var wrapColumns: Int?
    if let node = reader.value("facet") {
      if node["field"] != nil {
        readFacet(node, .facet, inherited.columns, &facets, &wrapColumns)
      } else if var inner = PropertyReader(node, "‘facet’", diagnostics) {
        for channel in [Channel.row, .column] {
          guard let node = inner.value(channel.rawValue) else { continue }
          readFacet(node, channel, inherited.columns, &facets, &wrapColumns)
        }
        inner.finish()
      }
    }
    inherited.facets += facets.values.map(\.field)
    if let columns = reader.number("columns", 1...100) { wrapColumns = Int(columns) }
    let independent = resolve(&reader, layered: false)
    var outer = ChartSpecification(layers: [])
    if let node = reader.value("title") {
      outer.title = TitleText(reading: node, "‘title’", diagnostics)
    }
    let specification = reader.value("spec")
    reader.finish()
    guard let specification else {
      diagnostics.report(
        PlotMessages.custom("a facet needs ‘spec’, the plot of each panel", at: reader.node.range))
      return nil
    }
    guard case .chart(var chart) = view(specification, inherited), !facets.isEmpty else {
      return nil
    }
    chart.title = chart.title ?? outer.title
    return .facet(
      FacetSpecification(
        row: facets[.row], column: facets[.column], wrap: facets[.facet], columns: wrapColumns,
        chart: chart, independentScales: independent))
  }

  func concat(
    _ reader: inout PropertyReader, _ inherited: Inherited
  ) -> ViewSpecification? {
    let isHorizontal = reader.has("hconcat")
    let name = isHorizontal ? "hconcat" : "vconcat"
    let node = reader.value(name)
    _ = resolve(&reader, layered: false)
    reader.finish()
    guard let elements = node?.elements, !elements.isEmpty else {
      if let node {
        diagnostics.report(PlotMessages.wrongType(node, "‘\(name)’", expected: "a list of plots"))
      }
      return nil
    }
    let views = elements.compactMap { view($0, inherited) }
    guard !views.isEmpty else { return nil }
    return .concat(
      ConcatSpecification(direction: isHorizontal ? .horizontal : .vertical, views: views))
  }

  /// Reads `resolve`: the channels whose scales are independent.
  func resolve(_ reader: inout PropertyReader, layered: Bool) -> Set<Channel> {
    guard let node = reader.value("resolve"),
      var outer = PropertyReader(node, "‘resolve’", diagnostics)
    else { return [] }
    var independent: Set<Channel> = []
    if let scale = outer.value("scale"),
      var inner = PropertyReader(scale, "‘scale’ of ‘resolve’", diagnostics)
    {
      for channel in [Channel.x, .y] {
        guard let mode = inner.string(channel.rawValue) else { continue }
        if mode == "independent", layered {
          diagnostics.report(
            PlotMessages.custom(
              "layers with axes of their own are not supported",
              at: inner.keyRange(channel.rawValue),
              notes: ["two axes for one view mislead readers; use ‘vconcat’"]))
        } else if mode == "independent" {
          independent.insert(channel)
        }
      }
      inner.finish()
    }
    outer.finish()
    return independent
  }
}
