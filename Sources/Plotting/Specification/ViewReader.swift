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
    /// The coordinates of the view around.
    var coordinates = CoordinateSystem.cartesian
    /// The views of layers around, outermost first.
    var parents: [LayerSpecification.Parent] = []
  }

  /// Finds the data that views name.
  let data: DataReader
  let diagnostics: SpecificationDiagnostics

  /// The properties by which a view tells what it is, in the order in which they are looked for.
  private enum Composition: String, CaseIterable {
    case `repeat`
    case hconcat
    case vconcat
    case concat
    case facet
    case layer
    case mark
  }

  /// Reads a view; nil, with diagnostics, where nothing could be drawn.
  func view(_ node: YAMLNode, _ inherited: Inherited) -> ViewSpecification? {
    guard var reader = PropertyReader(node, "the plot", diagnostics) else { return nil }
    let kind = Composition.allCases.first { reader.has($0.rawValue) }
    readIdentity(&reader)
    var inherited = inherited
    readData(&reader, into: &inherited)
    switch kind {
    case .repeat?: return repeated(&reader, inherited)
    case .hconcat?, .vconcat?, .concat?: return concat(&reader, inherited)
    case .facet?: return facet(&reader, inherited)
    case .layer?, .mark?: return chart(&reader, inherited)
    case nil:
      for composition in Composition.allCases { _ = reader.value(composition.rawValue) }
      for name in ["encoding", "width", "height", "title"] { _ = reader.value(name) }
      reader.finish()
      diagnostics.report(PlotMessages.noMark(node))
      return nil
    }
  }

  /// Reads what tells programs, not readers, about a view, and what only matters on a live page.
  func readIdentity(_ reader: inout PropertyReader) {
    for name in ["$schema", "name", "description", "usermeta"] {
      _ = reader.value(name)
    }
  }

  // MARK: - Data

  func readData(_ reader: inout PropertyReader, into inherited: inout Inherited) {
    if let node = reader.value("data"), !node.isNull {
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

  func chart(_ reader: inout PropertyReader, _ inherited: Inherited) -> ViewSpecification? {
    var chart = ChartSpecification(layers: [])
    readFrame(&reader, into: &chart)
    var facets = FacetFields()
    var inherited = inherited
    if let coordinates: CoordinateSystem = reader.choice("coordinates") {
      inherited.coordinates = coordinates
    }
    chart.layers = layers(&reader, inherited, &facets)
    readInsets(&reader, inherited, into: &chart)
    if facets.isEmpty {
      reader.finish()
      return chart.layers.isEmpty ? nil : .chart(chart)
    }
    var facet = FacetSpecification(chart: chart)
    facet.set(facets)
    // What stands beside a facet channel belongs to the grid of panels.
    facet.title = chart.title
    facet.chart.title = nil
    facet.resolution = Resolution(.facet, reading: &reader)
    facet.spacing = spacing(&reader)
    if facet.spacing == ViewSpacing() { facet.spacing = facets.spacing }
    if let columns = reader.number("columns", 1...100) { facet.columns = Int(columns) }
    reader.finish()
    return chart.layers.isEmpty ? nil : .facet(facet)
  }

  private func readFrame(_ reader: inout PropertyReader, into chart: inout ChartSpecification) {
    let fit = Autosize(&reader)
    chart.width = fit.width(ViewExtent("width", of: &reader))
    chart.height = fit.height(ViewExtent("height", of: &reader))
    chart.title = title(&reader) ?? layerTitle(reader.node)
    if let node = reader.value("view") { chart.ground = ViewGround(reading: node, diagnostics) }
  }

  /// Reads `title`: a text, lines of text, or a mapping with a subtitle.
  func title(_ reader: inout PropertyReader) -> TitleOptions? {
    reader.value("title").flatMap { TitleOptions(reading: $0, diagnostics) }
  }

  /// The title of the first layer that has one, which is that of the view where it has none itself.
  private func layerTitle(_ node: YAMLNode) -> TitleOptions? {
    for layer in node["layer"]?.elements ?? [] {
      let title = layer["title"].flatMap { TitleOptions(reading: $0, diagnostics) }
      if let title = title ?? layerTitle(layer) { return title }
    }
    return nil
  }

  // MARK: - Layers

  /// The layers of a view, nested ones flattened: each inherits data, transforms and encoding.
  private func layers(
    _ reader: inout PropertyReader, _ inherited: Inherited, _ facets: inout FacetFields
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
        readFacet(entry.value, channel, inherited.columns, &facets)
        return false
      }
      inherited.facets += facets.all
      inherited.encoding = InheritedEncoding.merged(inherited.encoding, own)
    }
    if let node = reader.value("layer") {
      _ = reader.value("mark")
      // Beside a facet channel, ‘resolve’ is about the panels.
      let resolution =
        facets.isEmpty ? Resolution(.layer, reading: &reader) : Resolution(.layer)
      return nested(node, inherited, resolution)
    }
    if facets.isEmpty { _ = Resolution(.layer, reading: &reader) }
    guard let markNode = reader.value("mark") else { return [] }
    var ternary: TernarySpecification?
    if inherited.coordinates == .ternary {
      let reader = TernaryReader(columns: inherited.columns, diagnostics: diagnostics)
      guard let read = reader.read(inherited.encoding, at: markNode.range) else { return [] }
      (inherited.encoding, ternary) = (read.entries, read.specification)
      for column in TernarySpecification.columns { inherited.columns.set(column, .number) }
    }
    var encoding = ChannelReader(columns: inherited.columns, diagnostics: diagnostics)
      .encoding(inherited.encoding)
    var columns = inherited.columns
    for field in encoding.fields.map(\.field) where columns[field.column] == nil {
      columns.set(field.column, .number)
    }
    let computed = ComputedProperties(reading: markNode, columns, diagnostics)
    guard var mark = MarkSpecification(reading: computed?.plain ?? markNode, diagnostics) else {
      return []
    }
    mark.computed = computed
    encoding.spanIntervals(of: mark.type)
    var layer = LayerSpecification(
      data: inherited.data, transforms: inherited.transforms, mark: mark, encoding: encoding,
      parents: inherited.parents, range: reader.node.range)
    layer.setTernary(ternary, diagnostics)
    MarkKinds.check(layer, given: inherited.encoding.map(\.key.value), diagnostics)
    ConditionCheck(layer, facets: inherited.facets).report(to: diagnostics)
    let parts = MarkKinds.expanded(layer)
    for channel in layer.encoding.channels
    where !parts.contains(where: { ChannelSupport.isShown(channel, by: $0.mark.type) }) {
      diagnostics.report(PlotMessages.unshown(channel, by: mark))
    }
    return parts.map(\.withShownChannels)
  }

  private func nested(
    _ node: YAMLNode, _ inherited: Inherited, _ resolution: Resolution
  ) -> [LayerSpecification] {
    guard let elements = node.elements, !elements.isEmpty else {
      diagnostics.report(PlotMessages.wrongType(node, "‘layer’", expected: "a list of layers"))
      return []
    }
    return elements.enumerated().flatMap { index, element -> [LayerSpecification] in
      guard var reader = PropertyReader(element, "a layer", diagnostics) else { return [] }
      readIdentity(&reader)
      var inherited = inherited
      inherited.parents.append(.init(resolution: resolution, index: index))
      readData(&reader, into: &inherited)
      var facets = FacetFields()
      let layers = layers(&reader, inherited, &facets)
      // A layer has the size and the title of the view it lies in.
      for name in ["width", "height", "title", "view"] { _ = reader.value(name) }
      reader.finish()
      if !reader.has("mark"), !reader.has("layer") {
        diagnostics.report(PlotMessages.noMark(element))
      }
      if let facet = facets.first {
        diagnostics.report(
          PlotMessages.custom("a layer cannot have panels of its own", at: facet.field.range))
      }
      return layers
    }
  }
}

extension ViewGround {
  /// Reads `view`: how the ground of a plotting rectangle looks.
  init(reading node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    guard var reader = PropertyReader(node, "‘view’", diagnostics) else { return }
    fill = reader.colorOrNone("fill")
    stroke = reader.colorOrNone("stroke")
    fillOpacity = reader.number("fillOpacity", 0...1)
    strokeOpacity = reader.number("strokeOpacity", 0...1)
    opacity = reader.number("opacity", 0...1)
    strokeWidth = reader.number("strokeWidth", 0...1000)
    strokeDash = reader.numbers("strokeDash")
    cornerRadius = reader.number("cornerRadius", 0...1000)
    for name in ["cursor", "style"] { _ = reader.value(name) }
    reader.warn(of: ["strokeCap", "strokeJoin"])
    reader.finish()
  }
}
