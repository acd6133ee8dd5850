import Drawing
import Manuscript
import Results

/// Reads the tree of views.
struct ViewReader {
  /// What a view takes over from those around it.
  struct Inherited {
    var data: DataSource
    var columns: TableColumns
    var transforms: [any PlotTransform] = []
    var encoding: [YAMLNode.Entry] = []
    /// The fields that part the plot into panels.
    var facets: [FieldDefinition] = []
  }

  /// Finds the data that views name.
  let data: DataReader
  let diagnostics: SpecificationDiagnostics

  /// The properties that a view of each kind may have.
  private enum Composition: String, CaseIterable {
    case mark
    case layer
    case facet
    case hconcat
    case vconcat
  }

  /// Reads a view; nil, with diagnostics, where nothing could be drawn.
  func view(_ node: YAMLNode, _ inherited: Inherited) -> ViewSpecification? {
    guard var reader = PropertyReader(node, "the plot", diagnostics) else { return nil }
    let kinds = Composition.allCases.filter { reader.has($0.rawValue) }
    var inherited = inherited
    readData(&reader, into: &inherited)
    if kinds.contains(.hconcat) || kinds.contains(.vconcat) {
      return concat(&reader, inherited)
    }
    if kinds.contains(.facet), !kinds.contains(.mark), !kinds.contains(.layer) {
      return facet(&reader, inherited)
    }
    guard kinds.contains(.mark) || kinds.contains(.layer) else {
      for composition in Composition.allCases { _ = reader.value(composition.rawValue) }
      _ = (reader.value("encoding"), reader.value("width"), reader.value("height"))
      _ = reader.value("title")
      reader.finish()
      diagnostics.report(PlotMessages.noMark(node))
      return nil
    }
    return chart(&reader, inherited)
  }

  // MARK: - Data

  private func readData(_ reader: inout PropertyReader, into inherited: inout Inherited) {
    _ = reader.value("$schema")
    if let node = reader.value("data") {
      let source = data.read(node)
      inherited.data = source?.data ?? inherited.data
      inherited.columns = source?.columns ?? .unknown
      inherited.transforms = []
    }
    if let node = reader.value("transform") {
      var scope = TransformScope(columns: inherited.columns, data: data)
      inherited.transforms += PlotTransforms.read(node, in: &scope, diagnostics)
      inherited.columns = scope.columns
    }
  }

  // MARK: - Charts

  private func chart(
    _ reader: inout PropertyReader, _ inherited: Inherited
  ) -> ViewSpecification? {
    var chart = ChartSpecification(layers: [])
    readFrame(&reader, into: &chart)
    var facets: [Channel: FacetField] = [:]
    var wrapColumns: Int?
    chart.layers = layers(&reader, inherited, &facets, &wrapColumns)
    let resolved = resolve(&reader, layered: facets.isEmpty)
    if facets.isEmpty { chart.independentScales = resolved }
    reader.finish()
    guard !chart.layers.isEmpty else { return nil }
    guard !facets.isEmpty else { return .chart(chart) }
    return .facet(
      FacetSpecification(
        row: facets[.row], column: facets[.column], wrap: facets[.facet], columns: wrapColumns,
        chart: chart, independentScales: resolved))
  }

  private func readFrame(_ reader: inout PropertyReader, into chart: inout ChartSpecification) {
    chart.width = extent(&reader, "width")
    chart.height = extent(&reader, "height")
    if let node = reader.value("title") {
      if node.entries != nil, var inner = PropertyReader(node, "the title", diagnostics) {
        chart.title = inner.title("text")
        chart.subtitle = inner.title("subtitle")
        inner.finish()
      } else {
        chart.title = TitleText(reading: node, "‘title’", diagnostics)
      }
    }
  }

  private func extent(_ reader: inout PropertyReader, _ name: String) -> ViewExtent? {
    guard let node = reader.value(name) else { return nil }
    if let number = node.double, (1...20_000).contains(number) { return .view(number) }
    if let string = node.string, let length = Length(parsing: string),
      (10...20_000).contains(length.pixels)
    {
      return .figure(length)
    }
    if node.entries != nil, var inner = PropertyReader(node, "‘\(name)’", diagnostics) {
      let step = inner.number("step", 1...10_000)
      inner.finish()
      return step.map { .step($0) }
    }
    return reader.wrong(
      node, name, expected: "a number of pixels for the view or a length for the figure, like 12cm")
  }

  /// The layers of a view, nested ones flattened: each inherits data, transforms and encoding.
  private func layers(
    _ reader: inout PropertyReader, _ inherited: Inherited, _ facets: inout [Channel: FacetField],
    _ wrapColumns: inout Int?
  ) -> [LayerSpecification] {
    var inherited = inherited
    if let node = reader.value("encoding") {
      guard let entries = node.entries else {
        diagnostics.report(
          PlotMessages.wrongType(node, "‘encoding’", expected: "a mapping of channels"))
        return []
      }
      let own = entries.filter { entry in
        guard let channel = Channel(rawValue: entry.key.value), channel.isFacet else { return true }
        readFacet(entry.value, channel, inherited.columns, &facets, &wrapColumns)
        return false
      }
      inherited.facets += facets.values.map(\.field)
      inherited.encoding = Self.merged(inherited.encoding, own)
    }
    if let node = reader.value("layer") {
      _ = reader.value("mark")
      return nested(node, inherited)
    }
    guard let markNode = reader.value("mark") else { return [] }
    let mark = MarkSpecification(reading: markNode, diagnostics)
    var encoding = ChannelReader(columns: inherited.columns, diagnostics: diagnostics)
      .encoding(inherited.encoding)
    guard let mark else { return [] }
    encoding.spanIntervals(of: mark.type)
    let layer = LayerSpecification(
      data: inherited.data, transforms: inherited.transforms, mark: mark, encoding: encoding,
      range: reader.node.range)
    MarkKinds.check(layer, given: inherited.encoding.map(\.key.value), diagnostics)
    ConditionCheck(layer, facets: inherited.facets).report(to: diagnostics)
    return MarkKinds.expanded(layer)
  }

  /// Channels of a layer laid over those it inherits, property by property.
  private static func merged(
    _ inherited: [YAMLNode.Entry], _ own: [YAMLNode.Entry]
  ) -> [YAMLNode.Entry] {
    var merged = inherited
    for entry in own {
      guard let index = merged.firstIndex(where: { $0.key.value == entry.key.value }) else {
        merged.append(entry)
        continue
      }
      if entry.value["condition"] != nil {
        merged[index] = conditional(entry, over: merged[index])
      } else if let properties = entry.value.entries, let before = merged[index].value.entries {
        let names = properties.map(\.key.value)
        let kept = before.filter { !names.contains($0.key.value) && !isReplaced($0, names) }
        let node = YAMLNode(.mapping(properties + kept), at: entry.value.range)
        merged[index] = YAMLNode.Entry(key: entry.key, value: node)
      } else {
        merged[index] = entry
      }
    }
    return merged
  }

  /// A channel with conditions laid over an inherited one: it takes its place, unless it has data of
  /// its own, to which the inherited properties go.
  private static func conditional(
    _ entry: YAMLNode.Entry, over inherited: YAMLNode.Entry
  ) -> YAMLNode.Entry {
    let sources = ["field", "datum", "aggregate"]
    func completed(_ node: YAMLNode) -> YAMLNode {
      let own = node.entries ?? []
      let names = own.map(\.key.value)
      let kept = (inherited.value.entries ?? []).filter {
        !names.contains($0.key.value) && $0.key.value != "condition" && !isReplaced($0, names)
      }
      return YAMLNode(.mapping(own + kept), at: node.range)
    }
    if sources.contains(where: { entry.value[$0] != nil }) {
      return .init(key: entry.key, value: completed(entry.value))
    }
    guard var properties = entry.value.entries,
      let index = properties.firstIndex(where: { $0.key.value == "condition" }),
      sources.contains(where: { properties[index].value[$0] != nil })
    else { return entry }
    properties[index].value = completed(properties[index].value)
    return .init(key: entry.key, value: YAMLNode(.mapping(properties), at: entry.value.range))
  }

  /// Whether an inherited property gives way: one source of values replaces another.
  private static func isReplaced(_ entry: YAMLNode.Entry, _ names: [String]) -> Bool {
    let sources = ["field", "datum", "value", "aggregate"]
    let dependent = ["type", "aggregate", "field", "datum", "value", "stack", "sort"]
    let hasSource = names.contains { sources.contains($0) }
    if entry.key.value == "condition" { return names.contains("value") }
    if entry.key.value == "field", names.contains("aggregate"), !names.contains("field") {
      return false
    }
    return hasSource && dependent.contains(entry.key.value)
  }

  private func nested(_ node: YAMLNode, _ inherited: Inherited) -> [LayerSpecification] {
    guard let elements = node.elements, !elements.isEmpty else {
      diagnostics.report(PlotMessages.wrongType(node, "‘layer’", expected: "a list of layers"))
      return []
    }
    return elements.flatMap { element -> [LayerSpecification] in
      guard var reader = PropertyReader(element, "a layer", diagnostics) else { return [] }
      var inherited = inherited
      readData(&reader, into: &inherited)
      var facets: [Channel: FacetField] = [:]
      var wrapColumns: Int?
      let layers = layers(&reader, inherited, &facets, &wrapColumns)
      reader.finish()
      if !reader.has("mark"), !reader.has("layer") {
        diagnostics.report(PlotMessages.noMark(element))
      }
      if let facet = facets.values.first {
        diagnostics.report(
          PlotMessages.custom("a layer cannot have panels of its own", at: facet.field.range))
      }
      return layers
    }
  }
}
