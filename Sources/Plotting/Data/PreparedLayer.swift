import Results

/// A layer with the rows it draws: transformed, aggregated and stacked.
struct PreparedLayer: Sendable {
  /// The columns that hold the ends of stacked marks.
  static let stackStart = "__stack_start"
  static let stackEnd = "__stack_end"

  let specification: LayerSpecification
  var table: Table
  /// The rows before aggregation, by which values may be sorted.
  let source: Table
  /// Which way the layer's bars, areas and lines run.
  let orientation: MarkOrientation
  /// The channel along which the rows are stacked; nil where they are not.
  let stacked: Channel?

  var encoding: Encoding { specification.encoding }
  var mark: MarkSpecification { specification.mark }

  /// Computes a layer's rows from the figure's tables; the table is empty where there is none.
  ///
  /// - Parameter facets: Fields that part the plot into panels, kept through aggregation.
  init(_ specification: LayerSpecification, tables: [String: Table], facets: [FieldDefinition]) {
    self.specification = specification
    var table = specification.data.table(among: tables)
    for transform in specification.transforms {
      table = transform.applied(to: table, among: tables)
    }
    let encoding = specification.encoding
    // Columns that follow from values, as those of a pivot, may turn out not to be there.
    for name in encoding.fields.compactMap(\.field.name) where table[name] == nil {
      let nothing = [Double](repeating: .nan, count: table.rowCount)
      table = table.setting(Column(name, .numbers(nothing)))
    }
    source = table
    table = Self.aggregated(table, encoding, facets)
    for imputation in specification.imputations {
      let transform = imputation.transform(encoding, facets: facets)
      table = transform?.applied(to: table, among: tables) ?? table
    }
    orientation = MarkOrientation(of: specification)
    stacked = Stacking.channel(of: specification, orientation)
    if let stacked {
      table = Stacking.stacked(table, encoding, along: stacked, facets: facets)
    }
    self.table = table
  }

  private static func aggregated(
    _ table: Table, _ encoding: Encoding, _ facets: [FieldDefinition]
  ) -> Table {
    let fields = encoding.fields.map(\.field)
    guard fields.contains(where: { $0.aggregate != nil }) else { return table }
    var measures: [AggregateMeasure] = []
    for field in fields {
      guard let operation = field.aggregate, !measures.contains(where: { $0.name == field.column })
      else { continue }
      measures.append(
        field.picking.map { picking in
          AggregateMeasure(
            operation: operation, field: picking, name: "\(operation.rawValue)_\(picking)",
            picked: field.name)
        } ?? AggregateMeasure(operation: operation, field: field.name, name: field.column))
    }
    var keys: [String] = []
    for field in facets + fields where field.aggregate == nil {
      if let name = field.name, !keys.contains(name) { keys.append(name) }
    }
    return AggregateTransform(measures, by: keys).applied(to: table, among: [:])
  }

  /// The numbers on a channel, one a row; nil where the channel has no field.
  func numbers(_ channel: Channel) -> [Double]? {
    encoding.field(channel).flatMap { table[$0.column]?.doubles }
  }

  /// The values on a channel, one a row; nil where the channel has no field.
  func values(_ channel: Channel) -> [Value]? {
    encoding.field(channel).flatMap { table[$0.column]?.keys }
  }

  /// The rows of each series: those that agree in the discrete fields that part series.
  func series() -> [[Int]] {
    var names: [String] = []
    for (channel, field) in encoding.fields
    where channel.separatesSeries && field.aggregate == nil && field.measure.isDiscrete {
      if !names.contains(field.column) { names.append(field.column) }
    }
    return table.groups(by: names)
  }

  /// The values of a column in the rows, before aggregation, that have a value in another.
  func sourceValues(of name: String, where column: String?, is value: Value) -> [Value] {
    guard let keys = column.flatMap({ source[$0]?.keys }), let values = source[name]?.keys else {
      return []
    }
    return keys.indices.filter { keys[$0] == value }.map { values[$0] }
  }

  /// The layer with only these rows.
  func selecting(_ rows: [Int]) -> PreparedLayer {
    var layer = self
    layer.table = table.selecting(rows)
    return layer
  }
}

/// Which way bars and areas grow.
enum MarkOrientation: Sendable, Hashable {
  case vertical
  case horizontal

  /// Bars grow along the quantitative axis; lines and areas run along the other.
  init(of layer: LayerSpecification) {
    let x = layer.encoding.field(.x)
    let y = layer.encoding.field(.y)
    if layer.mark.type == "rule" {
      self = layer.encoding[.x] == nil || layer.encoding[.x2] != nil ? .horizontal : .vertical
      return
    }
    if layer.encoding[.x2] != nil, layer.encoding[.y2] == nil, layer.mark.type != "rect",
      x?.isBinned != true
    {
      self = .horizontal
      return
    }
    guard let x, x.measure == .quantitative else {
      self = .vertical
      return
    }
    guard let y else {
      self = layer.encoding[.y] == nil ? .horizontal : .vertical
      return
    }
    if y.measure.isDiscrete {
      self = .horizontal
    } else {
      self = x.aggregate != nil && y.aggregate == nil ? .horizontal : .vertical
    }
  }

  /// The channel along which values are measured.
  var valueChannel: Channel { self == .vertical ? .y : .x }
  /// The channel along which values are told apart.
  var dimensionChannel: Channel { self == .vertical ? .x : .y }
}
