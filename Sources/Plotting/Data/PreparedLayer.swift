import Results

/// A layer with the rows it draws: transformed, aggregated and stacked.
struct PreparedLayer: Sendable {
  /// The columns that hold the ends of stacked marks.
  static let stackStart = "__stack_start"
  static let stackEnd = "__stack_end"

  private(set) var specification: LayerSpecification
  var table: Table
  /// The rows before aggregation, by which values may be sorted.
  private(set) var source: Table
  /// The same rows of all panels, over which intervals are made.
  let allSource: Table
  /// Which way the layer's bars, areas and lines run.
  let orientation: MarkOrientation
  /// The channel along which the rows are stacked; nil where they are not.
  let stacked: Channel?
  /// The size that the author gives the layer's view.
  var viewSize: (width: ViewExtent?, height: ViewExtent?) = (nil, nil)

  var encoding: Encoding { specification.encoding }
  var mark: MarkSpecification { specification.mark }

  /// Computes a layer's rows from the figure's tables; the table is empty where there is none.
  ///
  /// - Parameter facets: Fields that part the plot into panels, kept through aggregation.
  init(_ specification: LayerSpecification, tables: [String: Table], facets: [FieldDefinition]) {
    self.specification = specification
    let encoding = specification.encoding
    // As in Vega-Lite, dates are read before the first transform.
    var table = FieldColumns.timed(
      specification.data.table(among: tables), for: encoding.fields.map(\.field))
    for transform in specification.transforms {
      table = transform.applied(to: table, among: tables)
    }
    if let ternary = specification.ternary { table = ternary.applied(to: table) }
    // Rows of other data than the panels' stand in all of them.
    let facets = facets.filter { facet in facet.name.map { table[$0] != nil } ?? true }
    let made = specification.summary?.columns ?? []
    let given = encoding.fields.map(\.field).filter { !made.contains($0.name ?? "") }
    table = FieldColumns.added(to: table, for: facets + given + specification.summarized)
    if let summary = specification.summary { table = summary.applied(to: table, facets: facets) }
    table = Self.bounded(table, encoding)
    source = table
    allSource = table
    table = Self.bounded(Self.aggregated(table, encoding, facets), encoding)
    for (channel, field) in encoding.fields {
      let transform = field.imputation?.transform(of: channel, encoding, facets: facets)
      table = transform?.applied(to: table, among: tables) ?? table
    }
    orientation = MarkOrientation(of: specification)
    stacked = Stacking.channel(of: specification, orientation)
    if let stacked {
      table = Stacking.completed(table, specification, along: stacked, facets: facets)
      table = Stacking.stacked(table, encoding, along: stacked, facets: facets)
    }
    self.table = table
  }

  /// The rows with infinite numbers, and times beyond all calendars, as missing ones where a scale
  /// would have to reach them.
  private static func bounded(_ table: Table, _ encoding: Encoding) -> Table {
    var table = table
    for (channel, field) in encoding.fields where channel.hasScale && !field.measure.isDiscrete {
      let limit =
        field.measure == .temporal ? CivilDate.greatestTime : Double.greatestFiniteMagnitude
      guard let column = table[field.column], case .numbers(let numbers) = column.values,
        numbers.contains(where: { $0.magnitude > limit })
      else { continue }
      table = table.setting(
        Column(column.name, .numbers(numbers.map { $0.magnitude > limit ? .nan : $0 })))
    }
    return table
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
        }
          ?? AggregateMeasure(
            operation: operation, field: field.name == nil ? nil : field.base, name: field.column))
    }
    var keys: [String] = []
    for name in (facets + fields).flatMap(\.groupColumns) where !keys.contains(name) {
      keys.append(name)
    }
    return AggregateTransform(measures, by: keys).applied(to: table, among: [:])
  }

  /// The numbers on a channel, one a row: of intervals, where marks stand in them; nil where the
  /// channel has no field.
  func numbers(_ channel: Channel) -> [Double]? {
    guard let field = encoding.field(channel), let numbers = table[field.column]?.doubles else {
      return nil
    }
    let share = bandPosition(channel)
    guard share != 0, let ends = field.intervalEnd.flatMap({ table[$0]?.doubles }) else {
      return numbers
    }
    return zip(numbers, ends).map { $0 + ($1 - $0) * share }
  }

  /// All numbers on a channel that its scale has to reach, the ends of units of time among them where
  /// marks stand within.
  func reachedNumbers(_ channel: Channel) -> [Double]? {
    guard let field = encoding.field(channel), field.intervalEnd != nil, bandPosition(channel) != 0,
      let starts = table[field.column]?.doubles
    else { return numbers(channel) }
    return starts + (field.intervalEnd.flatMap { table[$0]?.doubles } ?? [])
  }

  /// Where marks stand in the intervals of a channel, as in Vega-Lite: in the middle of those of
  /// numbers, at the starts of those that they span and of units of time.
  func bandPosition(_ channel: Channel) -> Double {
    guard let field = encoding.field(channel), field.intervalEnd != nil, !field.measure.isDiscrete,
      channel.second.map({ encoding[$0] == nil }) ?? true
    else { return 0 }
    return field.bandPosition ?? (field.bin == nil ? 0 : 0.5)
  }

  /// The values on a channel, one a row; nil where the channel has no field.
  func values(_ channel: Channel) -> [Value]? { column(on: channel)?.keys }

  /// The value on a channel in one row; nil where the channel has no field.
  func value(_ channel: Channel, _ row: Int) -> Value? { column(on: channel)?.key(row) }

  /// The column that holds the values on a channel; nil where the channel has no field.
  func column(on channel: Channel) -> Column? {
    guard let field = encoding.field(channel) else { return nil }
    if field.bin != nil, !channel.isPosition, bandPosition(channel) != 0 {
      return numbers(channel).map { numbers in
        Column(field.column, .numbers(numbers.map(\.finiteOrNaN)))
      }
    }
    if field.measure.isDiscrete, let written = table[FieldColumns.written(field.column)] {
      return written
    }
    return table[field.column]
  }

  /// The rows of each series: those that agree in the fields that part series.
  func series() -> [[Int]] {
    let takesSize = mark.type != "trail"
    var names: [String] = []
    for (channel, field) in encoding.fields
    where channel.separatesSeries && field.aggregate == nil && (takesSize || channel != .size) {
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

  /// The layer with only some of its channels, for legends that explain no others.
  func explaining(_ isWanted: (Channel) -> Bool) -> PreparedLayer {
    var layer = self
    for channel in encoding.channels where !isWanted(channel) {
      layer.specification.encoding[channel] = nil
    }
    return layer
  }

  /// The layer drawn with another mark of the same kind.
  func drawn(with mark: MarkSpecification) -> PreparedLayer {
    var layer = self
    layer.specification.mark = mark
    return layer
  }

  /// The layer with only some of its rows.
  ///
  /// - Parameter sourceRows: Those before aggregation; nil for all.
  func selecting(_ rows: [Int], before sourceRows: [Int]? = nil) -> PreparedLayer {
    var layer = self
    layer.table = table.selecting(rows)
    if let sourceRows { layer.source = source.selecting(sourceRows) }
    return layer
  }
}
