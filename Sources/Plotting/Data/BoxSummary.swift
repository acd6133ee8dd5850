import Results

/// Turns raw rows into the quartiles and whiskers of boxes, one row a group; or into the rows beyond
/// the whiskers.
struct BoxSummary: RowSummary {
  /// The columns that hold the parts of boxes.
  static let lowerWhisker = "__lower_whisker"
  static let lowerBox = "__lower_box"
  static let middle = "__mid_box"
  static let upperBox = "__upper_box"
  static let upperWhisker = "__upper_whisker"
  /// The column of 1 for boxes without height, 0 for others.
  static let flatness = "__flat_box"

  let field: String
  let extent: WhiskerExtent
  /// The fields that part the groups.
  let keys: [FieldDefinition]
  /// Whether to keep the rows beyond the whiskers in place of boxes.
  var keepsOutliers = false

  var columns: [String] {
    [
      Self.lowerWhisker, Self.lowerBox, Self.middle, Self.upperBox, Self.upperWhisker,
      Self.flatness,
    ]
  }

  func applied(to table: Table, facets: [FieldDefinition]) -> Table {
    let groups = keys.groups(of: table, facets: facets)
    let values = table.keys(of: field)
    let boxes = groups.map { rows in box(rows.map { values[$0] }) }
    if keepsOutliers {
      var isOutlier = [Bool](repeating: false, count: table.rowCount)
      for (rows, box) in zip(groups, boxes) {
        for row in rows {
          let number = values[row].double
          isOutlier[row] = number < box.fences.lower || number > box.fences.upper
        }
      }
      return table.selecting((0..<table.rowCount).filter { isOutlier[$0] })
    }
    let parts = [
      \Box.lowerWhisker, \.lower, \.middle, \.upper, \.upperWhisker, \.flatness,
    ]
    return zip(columns, parts)
      .reduce(table.selecting(groups.compactMap(\.first))) { table, made in
        table.setting(Column(made.0, .numbers(boxes.map { $0[keyPath: made.1] })))
      }
  }

  private struct Box {
    var lowerWhisker: Double
    var lower: Double
    var middle: Double
    var upper: Double
    var upperWhisker: Double
    var fences: (lower: Double, upper: Double)
    var flatness: Double { lower >= upper ? 1 : 0 }
  }

  private func box(_ values: [Value]) -> Box {
    let numbers = values.map(\.double).filter { !$0.isNaN }
    let (lower, upper) = (AggregateOperation.q1(values), AggregateOperation.q3(values))
    var fences = (lower: -Double.infinity, upper: Double.infinity)
    if case .ranges(let count) = extent {
      fences = (lower - count * (upper - lower), upper + count * (upper - lower))
    }
    let inside = numbers.filter { $0 >= fences.lower && $0 <= fences.upper }
    return Box(
      lowerWhisker: inside.min() ?? .nan, lower: lower,
      middle: AggregateOperation.median(values), upper: upper, upperWhisker: inside.max() ?? .nan,
      fences: fences)
  }
}
