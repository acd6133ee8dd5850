import Results

/// Turns raw rows into the ends of error bands and bars, one row a group.
struct ErrorSummary: RowSummary {
  /// The columns that hold the ends.
  static let lower = "__lower"
  static let upper = "__upper"

  let field: String
  let extent: ErrorExtent
  let center: ErrorCenter
  /// The fields that part the groups.
  let keys: [FieldDefinition]

  var columns: [String] { [Self.lower, Self.upper] }

  func applied(to table: Table, facets: [FieldDefinition]) -> Table {
    let groups = keys.groups(of: table, facets: facets)
    let values = table.keys(of: field)
    let ends = groups.map { rows in reach(of: rows.map { values[$0] }) }
    return table.selecting(groups.compactMap(\.first))
      .setting(Column(Self.lower, .numbers(ends.map(\.lower))))
      .setting(Column(Self.upper, .numbers(ends.map(\.upper))))
  }

  /// The ends for the values of a group; NaN where there are none, as for one number's error.
  private func reach(of values: [Value]) -> (lower: Double, upper: Double) {
    switch extent {
    case .ci:
      let numbers = values.map(\.double).filter { !$0.isNaN }
      return Bootstrap.interval(ofMeanOf: numbers.sorted())
    case .iqr: return (AggregateOperation.q1(values), AggregateOperation.q3(values))
    case .stderr: return around(values, AggregateOperation.stderr(values))
    case .stdev: return around(values, AggregateOperation.stdev(values))
    }
  }

  private func around(_ values: [Value], _ reach: Double) -> (lower: Double, upper: Double) {
    let middle =
      center == .mean ? AggregateOperation.mean(values) : AggregateOperation.median(values)
    return (middle - reach, middle + reach)
  }
}

/// Adds the ends of error bands and bars whose reach the data gives, row by row.
struct ErrorReach: RowSummary {
  let field: String
  /// The column of how far errors reach up, and down where that differs.
  let reach: String
  let lowerReach: String?

  var columns: [String] { [ErrorSummary.lower, ErrorSummary.upper] }

  func applied(to table: Table, facets _: [FieldDefinition]) -> Table {
    let middles = table.doubles(of: field)
    let reaches = table.doubles(of: reach)
    // A reach of its own downwards is added, and negative.
    let lower = lowerReach.map { table.doubles(of: $0) } ?? reaches.map { -$0 }
    return
      table
      .setting(Column(ErrorSummary.lower, .numbers(zip(middles, lower).map { $0 + $1 })))
      .setting(Column(ErrorSummary.upper, .numbers(zip(middles, reaches).map { $0 + $1 })))
  }
}
