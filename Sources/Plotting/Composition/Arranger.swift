import Results
import Typesetting

/// Turns views with data into panels.
struct Arranger {
  let tables: [String: Table]
  let theme: Theme

  /// The panels of a view and all layers whose looks they share.
  func arrangement(_ view: ViewSpecification) -> (arrangement: Arrangement, layers: [PreparedLayer])
  {
    switch view {
    case .chart(let chart):
      let layers = prepared(chart, facets: [])
      var grid = PanelGrid(panels: [[panel(chart, layers, PositionScales(layers))]])
      grid.title = chart.title
      grid.subtitle = chart.subtitle
      return (.grid(grid), layers)
    case .facet(let facet): return grid(facet)
    case .concat(let concat):
      let parts = concat.views.map(arrangement)
      let arrangements = parts.map(\.arrangement)
      return (
        concat.direction == .horizontal ? .row(arrangements) : .column(arrangements),
        parts.flatMap(\.layers)
      )
    }
  }

  private func prepared(
    _ chart: ChartSpecification, facets: [FieldDefinition]
  ) -> [PreparedLayer] {
    chart.layers.map { PreparedLayer($0, tables: tables, facets: facets) }
  }

  private func panel(
    _ chart: ChartSpecification, _ layers: [PreparedLayer], _ positions: PositionScales
  ) -> Panel {
    Panel(layers, positions, width: chart.width, height: chart.height, theme)
  }

  // MARK: - Facets

  private func grid(
    _ facet: FacetSpecification
  ) -> (arrangement: Arrangement, layers: [PreparedLayer]) {
    let fields = [facet.row, facet.column, facet.wrap].compactMap { $0?.field }
    let layers = prepared(facet.chart, facets: fields)
    let shared = PositionScales(layers)
    var grid = PanelGrid(panels: [])
    grid.title = facet.chart.title
    grid.subtitle = facet.chart.subtitle
    grid.sharesX = !facet.independentScales.contains(.x)
    grid.sharesY = !facet.independentScales.contains(.y)
    func panel(_ tests: [(field: FieldDefinition, value: Value)]) -> Panel? {
      let own = layers.map { selected($0, tests) }
      guard own.contains(where: { $0.table.rowCount > 0 }) else { return nil }
      var positions = shared
      let independent = PositionScales(own)
      if !grid.sharesX { positions.x = independent.x }
      if !grid.sharesY { positions.y = independent.y }
      return self.panel(facet.chart, own, positions)
    }
    if let wrap = facet.wrap {
      let values = values(wrap.field, layers)
      let columns = min(facet.columns ?? Self.automaticColumns(values.count), max(values.count, 1))
      let lines = stride(from: 0, to: values.count, by: columns).map { start in
        (start..<(start + columns)).map { values.indices.contains($0) ? values[$0] : nil }
      }
      grid.panels = lines.map { line in line.map { $0.flatMap { panel([(wrap.field, $0)]) } } }
      grid.cellLabels = lines.map { line in line.map { $0?.text ?? "" } }
      grid.columnTitle = title(wrap)
    } else {
      let rows = facet.row.map { values($0.field, layers) } ?? []
      let columns = facet.column.map { values($0.field, layers) } ?? []
      grid.panels = (rows.isEmpty ? [nil] : rows.map(Optional.some)).map { rowValue in
        (columns.isEmpty ? [nil] : columns.map(Optional.some)).map { columnValue in
          var tests: [(field: FieldDefinition, value: Value)] = []
          if let field = facet.row?.field, let rowValue { tests.append((field, rowValue)) }
          if let field = facet.column?.field, let columnValue { tests.append((field, columnValue)) }
          return panel(tests)
        }
      }
      grid.rowLabels = rows.map(Self.text)
      grid.columnLabels = columns.map(Self.text)
      grid.rowTitle = facet.row.flatMap(title)
      grid.columnTitle = facet.column.flatMap(title)
    }
    if grid.panels.isEmpty { grid.panels = [[self.panel(facet.chart, layers, shared)]] }
    return (.grid(grid), layers)
  }

  private static func text(_ value: Value) -> String {
    AxisBuilder.label(value, nil).plainText
  }

  private static func automaticColumns(_ count: Int) -> Int {
    switch count {
    case ...3: count
    case 4: 2
    default: 3
    }
  }

  private func title(_ facet: FacetField) -> String? {
    if let title = facet.title {
      return title.lines.isEmpty ? nil : title.lines.joined(separator: " ")
    }
    return FieldTitle.text(facet.field, theme)
  }

  private func values(_ field: FieldDefinition, _ layers: [PreparedLayer]) -> [Value] {
    let all = layers.flatMap { $0.table[field.column]?.keys ?? [] }.uniqued()
      .filter { $0 != .missing }
    switch field.sort {
    case SortOrder.none?: return all
    case .descending?: return all.sorted { Value.isOrdered($1, before: $0) }
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
    default: return all.sorted(by: Value.isOrdered)
    }
  }

  /// A layer's rows for one panel; all of them where its data lack the facet's field.
  private func selected(
    _ layer: PreparedLayer, _ tests: [(field: FieldDefinition, value: Value)]
  ) -> PreparedLayer {
    let keys = tests.compactMap { test in
      layer.table[test.field.column].map { (keys: $0.keys, value: test.value) }
    }
    guard !keys.isEmpty else { return layer }
    return layer.selecting(
      (0..<layer.table.rowCount).filter { row in keys.allSatisfy { $0.keys[row] == $0.value } })
  }
}
