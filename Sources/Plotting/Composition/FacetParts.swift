import Results

/// The panels of a facet, with the values that part them.
struct FacetParts<Panel: Sendable>: Sendable {
  /// The panels, row by row; nil for a hole.
  var panels: [[Panel?]] = []
  /// The values of rows and columns.
  private(set) var rowValues: [Value] = []
  private(set) var columnValues: [Value] = []
  /// The values of wrapped panels, in lines.
  private(set) var cellValues: [[Value?]] = []

  /// Parts layers by the fields of a facet.
  ///
  /// - Parameters:
  ///   - losesOrders: Whether lists of values, and fields that aggregates leave out, do not order the
  ///     panels of aggregated rows, as in Vega.
  ///   - columns: How many wrapped panels stand in a line where the author does not say, by their
  ///     count; nil for all of them.
  ///   - panel: Makes a panel of the rows that pass some tests, given its place among all, from 1;
  ///     nil where there is nothing to show.
  init(
    _ facet: FacetSpecification, _ layers: [PreparedLayer], losesOrders: Bool,
    columns: ((Int) -> Int)?,
    _ panel: ([FacetTest], Int) -> Panel?
  ) {
    let values = FacetValues(layers, losesOrders: losesOrders)
    var index = 0
    func next(_ tests: [FacetTest]) -> Panel? {
      index += 1
      return panel(tests, index)
    }
    if let wrap = facet.wrap {
      let values = values.of(wrap.field)
      let length = max(
        min(facet.columns ?? columns?(values.count) ?? values.count, values.count), 1)
      cellValues = stride(from: 0, to: values.count, by: length).map { start in
        (start..<(start + length)).map { values.indices.contains($0) ? values[$0] : nil }
      }
      panels = cellValues.map { line in
        line.map { $0.flatMap { next([FacetTest(field: wrap.field, value: $0)]) } }
      }
      return
    }
    rowValues = facet.row.map { values.of($0.field) } ?? []
    columnValues = facet.column.map { values.of($0.field) } ?? []
    let rows = rowValues.isEmpty ? [nil] : rowValues.map(Optional.some)
    let columns = columnValues.isEmpty ? [nil] : columnValues.map(Optional.some)
    panels = rows.map { row in
      columns.map { column in
        next(FacetTest.tests(facet.row, row) + FacetTest.tests(facet.column, column))
      }
    }
  }

  /// The fields that part the panels, with their values.
  func values(
    of facet: FacetSpecification
  ) -> [(field: FieldDefinition, values: [Value])] {
    let all = [
      (facet.row, rowValues), (facet.column, columnValues),
      (facet.wrap, cellValues.joined().compactMap(\.self)),
    ]
    return all.compactMap { facet, values in facet.map { ($0.field, values) } }
  }

  /// The fields with the values of one panel.
  func values(
    of facet: FacetSpecification, at row: Int, _ column: Int
  ) -> [(field: FieldDefinition, values: [Value])] {
    func value(_ values: [Value], _ index: Int) -> [Value] {
      values.indices.contains(index) ? [values[index]] : []
    }
    if let wrap = facet.wrap {
      return [(wrap.field, [cellValues[row][column]].compactMap(\.self))]
    }
    let all = [(facet.row, value(rowValues, row)), (facet.column, value(columnValues, column))]
    return all.compactMap { facet, values in facet.map { ($0.field, values) } }
  }
}

/// What the rows of a panel have in common.
struct FacetTest {
  let field: FieldDefinition
  /// The value; nil where any will do.
  let value: Value?

  /// One test, or none where a facet has no such field.
  static func tests(_ facet: FacetField?, _ value: Value?) -> [FacetTest] {
    guard let facet, let value else { return [] }
    return [FacetTest(field: facet.field, value: value)]
  }
}

/// The values of fields that part a plot into panels, in their order.
private struct FacetValues {
  private let layers: [PreparedLayer]
  private let losesOrders: Bool

  init(_ layers: [PreparedLayer], losesOrders: Bool) {
    self.layers = layers
    // Vega-Lite orders panels by what aggregates leave of the rows.
    self.losesOrders =
      losesOrders && layers.count == 1
      && layers.contains { $0.encoding.fields.contains { $0.field.aggregate != nil } }
      // Bands sorted by a field need the rows before aggregation, and panels are then made of those.
      && !layers.contains { layer in layer.encoding.fields.contains { $0.field.sortsByData } }
  }

  func of(_ field: FieldDefinition) -> [Value] {
    let all = layers.flatMap { $0.table[field.column]?.distinctKeys ?? [] }.uniqued()
    switch field.sort {
    case SortOrder.none?: return all
    case .descending?: return all.sorted { Value.isNaturallyOrdered($1, before: $0) }
    case .values? where losesOrders: return all
    case .values(let first)?:
      let known = first.map(\.comparable).filter(all.contains)
      return known + all.filter { !known.contains($0) }
    case .field(let name, _, _)? where losesOrders && layers[0].table[name] == nil: return all
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

extension FieldDefinition {
  /// Whether the values are ordered by what other columns hold.
  fileprivate var sortsByData: Bool {
    switch sort {
    case .field?, .channel?: true
    default: false
    }
  }
}
