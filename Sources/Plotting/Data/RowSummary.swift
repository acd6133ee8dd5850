import Results

/// Turns a layer's raw rows into those that boxes, error bars and error bands are drawn from.
///
/// It is applied when the rows are drawn and not among a layer's transforms: the fields that part
/// the plot into panels part the groups too, and a layer does not know them before.
protocol RowSummary: Sendable {
  /// The columns that it makes.
  var columns: [String] { get }
  /// The table of the summary's rows.
  ///
  /// - Parameter facets: Fields that part the plot into panels.
  func applied(to table: Table, facets: [FieldDefinition]) -> Table
}

extension [FieldDefinition] {
  /// The rows of each group that agree in the fields, and in those of panels.
  func groups(of table: Table, facets: [FieldDefinition]) -> [[Int]] {
    table.groups(by: (facets + self).flatMap(\.groupColumns).uniqued())
  }
}
