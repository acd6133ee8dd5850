import Manuscript

/// Reads the insets of a view.
extension ViewReader {
  /// Reads `inset` and adds its layers to the chart's.
  func readInsets(
    _ reader: inout PropertyReader, _ inherited: Inherited, into chart: inout ChartSpecification
  ) {
    guard let node = reader.value("inset"), !node.isNull else { return }
    let own = chart.layers
    for element in node.elements ?? [node] {
      readInset(element, own, inherited, into: &chart)
    }
  }

  private func readInset(
    _ node: YAMLNode, _ own: [LayerSpecification], _ inherited: Inherited,
    into chart: inout ChartSpecification
  ) {
    guard var reader = PropertyReader(node, "the inset", diagnostics) else { return }
    var inset = InsetSpecification()
    inset.corner = reader.choice("corner") ?? inset.corner
    inset.width = reader.number("width", 0.05...10_000) ?? inset.width
    inset.height = reader.number("height", 0.05...10_000) ?? inset.height
    inset.x = ends(&reader, "x")
    inset.y = ends(&reader, "y")
    inset.hasIndicator = reader.boolean("indicator") ?? true
    let spec = reader.value("spec")
    reader.finish()
    let index = chart.insets.count
    var layers: [LayerSpecification] = []
    if let spec {
      guard case .chart(let view)? = view(spec, unlayered(inherited)) else {
        diagnostics.report(
          PlotMessages.custom("an inset holds one view, without panels", at: spec.range))
        return
      }
      layers = view.layers
      inset.ground = view.ground
    } else if inset.isZoom {
      layers = own.map { $0.zoomed(to: inset) }
    } else {
      diagnostics.report(
        PlotMessages.custom(
          "the inset shows nothing", at: node.range,
          notes: ["give ‘x’ or ‘y’ for the part to enlarge, or ‘spec’ for a view of its own"]))
      return
    }
    chart.insets.append(inset)
    chart.layers += layers.map { $0.placed(inInset: index) }
  }

  private func unlayered(_ inherited: Inherited) -> Inherited {
    var inherited = inherited
    (inherited.encoding, inherited.parents, inherited.coordinates) = ([], [], .cartesian)
    return inherited
  }

  private func ends(_ reader: inout PropertyReader, _ name: String) -> [Double]? {
    guard let node = reader.value(name) else { return nil }
    let numbers = node.elements?.compactMap(\.double).filter(\.isFinite) ?? []
    guard numbers.count == 2, node.elements?.count == 2, numbers[0] < numbers[1] else {
      return reader.wrong(node, name, expected: "two increasing numbers")
    }
    return numbers
  }
}
