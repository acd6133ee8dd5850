import Results

/// The names of a layer's series: the values that part each from the others.
struct SeriesNames {
  private let columns: [Column]

  /// The fields that part a layer's series.
  init(_ layer: PreparedLayer) {
    columns = layer.encoding.fields.filter { channel, field in
      channel.separatesSeries && channel != .detail && field.measure.isDiscrete
    }.map(\.field.column).uniqued().compactMap { layer.table[$0] }
  }

  /// Whether series have names.
  var isEmpty: Bool { columns.isEmpty }

  /// The name of a row's series; nil where it has none.
  subscript(row: Int) -> String? {
    columns.isEmpty ? nil : columns.map { $0.key(row).text }.joined(separator: ", ")
  }
}
