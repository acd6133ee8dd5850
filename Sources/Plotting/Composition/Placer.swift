import Results

/// Computes the rows of all views and finds out which scales each layer uses.
struct Placer {
  let tables: [String: Table]
  let theme: Theme

  /// The tree of views with their data.
  func placed(_ view: ViewSpecification, at path: ViewPath = ViewPath()) -> PlacedView {
    switch view {
    case .chart(let chart): return .chart(chart, layers(chart, facets: [], at: path))
    case .facet(let facet): return .facet(self.facet(facet, at: path))
    case .concat(let concat):
      var index = -1
      let rows = concat.rows.map { line in
        line.map { view -> PlacedView? in
          index += 1
          return view.map { placed($0, at: path.entering(index, concat.resolution)) }
        }
      }
      return .concat(concat, rows)
    }
  }

  private func layers(
    _ chart: ChartSpecification, facets: [FieldDefinition], at path: ViewPath
  ) -> [PlacedLayer] {
    chart.layers.map { layer in
      var prepared = PreparedLayer(layer, tables: tables, facets: facets)
      prepared.viewSize = (chart.width, chart.height)
      return PlacedLayer(prepared, at: path)
    }
  }

  // MARK: - Facets

  private func facet(_ facet: FacetSpecification, at path: ViewPath) -> PlacedFacet {
    let fields = [facet.row, facet.column, facet.wrap].compactMap { $0?.field }
    let whole = layers(facet.chart, facets: fields, at: path.entering(0, facet.resolution))
    var placed = PlacedFacet(specification: facet, path: path, whole: whole)
    var index = 0
    func panel(_ tests: [FacetTest]) -> [PlacedLayer]? {
      let own = whole.map { selected($0.layer, tests) }
      index += 1
      guard own.contains(where: { $0.table.rowCount > 0 }) else { return nil }
      return own.map { PlacedLayer($0, at: path.entering(index, facet.resolution)) }
    }
    if let wrap = facet.wrap {
      let values = FacetValues.values(wrap.field, whole.map(\.layer))
      let automatic = theme.views == nil ? Self.automaticColumns(values.count) : values.count
      let columns = min(facet.columns ?? automatic, max(values.count, 1))
      placed.cellValues = stride(from: 0, to: values.count, by: max(columns, 1)).map { start in
        (start..<(start + columns)).map { values.indices.contains($0) ? values[$0] : nil }
      }
      placed.panels = placed.cellValues.map { line in
        line.map { $0.flatMap { panel([FacetTest(field: wrap.field, value: $0)]) } }
      }
    } else {
      placed.rowValues = facet.row.map { FacetValues.values($0.field, whole.map(\.layer)) } ?? []
      placed.columnValues =
        facet.column.map { FacetValues.values($0.field, whole.map(\.layer)) } ?? []
      let rows = placed.rowValues.isEmpty ? [nil] : placed.rowValues.map(Optional.some)
      let columns = placed.columnValues.isEmpty ? [nil] : placed.columnValues.map(Optional.some)
      placed.panels = rows.map { row in
        columns.map { column in
          panel(FacetTest.tests(facet.row, row) + FacetTest.tests(facet.column, column))
        }
      }
    }
    if placed.panels.isEmpty { placed.panels = [[whole]] }
    return placed
  }

  private static func automaticColumns(_ count: Int) -> Int {
    switch count {
    case ...3: count
    case 4: 2
    default: 3
    }
  }

  /// A layer's rows for one panel; all of them where its data lack the facet's field.
  private func selected(_ layer: PreparedLayer, _ tests: [FacetTest]) -> PreparedLayer {
    layer.selecting(rows(of: layer.table, tests), before: rows(of: layer.source, tests))
  }

  private func rows(of table: Table, _ tests: [FacetTest]) -> [Int] {
    let keys = tests.compactMap { test in
      table[test.field.column].map { (keys: $0.keys, value: test.value) }
    }
    return (0..<table.rowCount).filter { row in keys.allSatisfy { $0.keys[row] == $0.value } }
  }
}

/// What the rows of a panel have in common.
struct FacetTest {
  let field: FieldDefinition
  let value: Value

  /// One test, or none where a facet has no such field.
  static func tests(_ facet: FacetField?, _ value: Value?) -> [FacetTest] {
    guard let facet, let value else { return [] }
    return [FacetTest(field: facet.field, value: value)]
  }
}

/// The values of a field that part a plot into panels, in their order.
enum FacetValues {
  static func values(_ field: FieldDefinition, _ layers: [PreparedLayer]) -> [Value] {
    let all = layers.flatMap { $0.table[field.column]?.keys ?? [] }.uniqued()
    switch field.sort {
    case SortOrder.none?: return all
    case .descending?: return all.sorted { Value.isNaturallyOrdered($1, before: $0) }
    case .values(let first)?:
      let known = first.map(\.comparable).filter(all.contains)
      return known + all.filter { !known.contains($0) }
    case .field(let name, let operation, let descending)?:
      let measures = all.map { value in
        (operation ?? .min)(
          layers.flatMap { $0.sourceValues(of: name, where: field.column, is: value) })
      }
      return all.indices.sorted { left, right in
        let (a, b) = (measures[left], measures[right])
        return a == b || a.isNaN || b.isNaN ? left < right : descending ? a > b : a < b
      }.map { all[$0] }
    default:
      // As in Vega a missing value comes first.
      return all.filter { $0 == .missing }
        + all.filter { $0 != .missing }.sorted(by: Value.isOrdered)
    }
  }
}
