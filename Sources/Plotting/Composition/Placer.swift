import Results

/// Computes the rows of all views and finds out which scales each layer uses.
struct Placer {
  let tables: [String: Table]
  let theme: Theme

  /// The tree of views with their data.
  ///
  /// - Parameter tests: What the rows of all views have in common, where these are panels.
  func placed(
    _ view: ViewSpecification, at path: ViewPath = ViewPath(), where tests: [FacetTest] = []
  ) -> PlacedView {
    switch view {
    case .chart(let chart): return .chart(chart, layers(chart, where: tests, at: path))
    case .facet(let facet): return .facet(self.facet(facet, at: path, where: tests))
    case .panels(let facet, let inner):
      return .panels(panels(facet, of: inner, at: path, where: tests))
    case .concat(let concat):
      var index = -1
      let rows = concat.rows.map { line in
        line.map { view -> PlacedView? in
          index += 1
          return view.map {
            placed($0, at: path.entering(index, concat.resolution), where: tests)
          }
        }
      }
      return .concat(concat, rows)
    }
  }

  private func layers(
    _ chart: ChartSpecification, facets: [FieldDefinition] = [], where tests: [FacetTest],
    at path: ViewPath
  ) -> [PlacedLayer] {
    chart.layers.map { layer in
      let all = PreparedLayer(layer, tables: tables, facets: tests.map(\.field) + facets)
      let asked = tests.filter { $0.value != nil }
      var prepared = asked.isEmpty ? all : selected(all, asked)
      prepared.viewSize = (chart.width, chart.height)
      return PlacedLayer(prepared, at: path)
    }
  }

  // MARK: - Facets

  private func facet(
    _ facet: FacetSpecification, at path: ViewPath, where tests: [FacetTest]
  ) -> PlacedFacet {
    let whole = layers(
      facet.chart, facets: facet.fields, where: tests, at: path.entering(0, facet.resolution))
    var parts = FacetParts<[PlacedLayer]>(
      facet, whole.map(\.layer), losesOrders: theme.followsGrammar, columns: columns(ofWidth: 1)
    ) { tests, index in
      let own = whole.map { selected($0.layer, tests) }
      guard own.contains(where: { $0.table.rowCount > 0 }) else { return nil }
      return own.map { PlacedLayer($0, at: path.entering(index, facet.resolution)) }
    }
    if parts.panels.isEmpty { parts.panels = [[whole]] }
    return PlacedFacet(specification: facet, path: path, whole: whole, parts: parts)
  }

  /// Views that hold others, once for each value.
  private func panels(
    _ facet: FacetSpecification, of inner: ViewSpecification, at path: ViewPath,
    where tests: [FacetTest]
  ) -> PlacedPanels {
    // The rows of all panels, whose fields are kept without a value asked for.
    let open = facet.fields.map { FacetTest(field: $0, value: nil) }
    let whole = placed(inner, at: path.entering(0, facet.resolution), where: tests + open)
    var parts = FacetParts<PlacedView>(
      facet, whole.layers.map(\.layer), losesOrders: theme.followsGrammar,
      columns: columns(ofWidth: inner.columnCount)
    ) { own, index in
      let panel = placed(inner, at: path.entering(index, facet.resolution), where: tests + own)
      return panel.layers.contains { $0.layer.table.rowCount > 0 } ? panel : nil
    }
    if parts.panels.isEmpty { parts.panels = [[whole]] }
    return PlacedPanels(specification: facet, path: path, whole: whole, parts: parts)
  }

  /// How many of so many panels stand beside one another where the author leaves it open; nil for
  /// all of them.
  ///
  /// - Parameter width: How many views stand beside one another in a panel.
  private func columns(ofWidth width: Int) -> ((Int) -> Int)? {
    guard theme.views == nil else { return nil }
    return { count in
      let charts =
        switch count {
        case ...3: count
        case 4: 2
        default: 3
        }
      return max(charts / width, 1)
    }
  }

  /// A layer's rows for one panel; all of them where its data lack the facet's field.
  private func selected(_ layer: PreparedLayer, _ tests: [FacetTest]) -> PreparedLayer {
    layer.selecting(rows(of: layer.table, tests), before: rows(of: layer.source, tests))
  }

  private func rows(of table: Table, _ tests: [FacetTest]) -> [Int] {
    tests.reduce(Array(0..<table.rowCount)) { rows, test in
      table[test.field.column].map { $0.rows(among: rows, holding: test.value) } ?? rows
    }
  }
}
