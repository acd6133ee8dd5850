import Results

/// The order of a series' points.
enum SeriesOrder {
  /// The row whose look a series has; where conditions decide, the first along the line, as in
  /// Vega-Lite.
  static func lookRow(_ rows: [Int], _ ordered: [Int], _ scene: MarkScene) -> Int? {
    scene.layer.encoding.conditionalChannels.isEmpty ? rows.first : ordered.first
  }

  /// The rows by the `order` channel, or along the dimension; equal ones as the data has them.
  static func ordered(_ rows: [Int], _ scene: MarkScene) -> [Int] {
    let layer = scene.layer
    if let order = layer.encoding[.order] {
      guard let field = order.field, let keys = layer.table[field.column]?.keys else { return rows }
      let isDescending = field.sort == .descending
      return sorted(rows) { left, right in
        isDescending
          ? Value.isOrdered(keys[right], before: keys[left])
          : Value.isOrdered(keys[left], before: keys[right])
      }
    }
    let channel = layer.orientation.dimensionChannel
    guard let field = layer.encoding.field(channel) else { return rows }
    if field.measure == .quantitative, let numbers = layer.numbers(channel) {
      let isSorted = zip(rows, rows.dropFirst()).allSatisfy { numbers[$0] <= numbers[$1] }
      return isSorted ? rows : sorted(rows) { numbers[$0] < numbers[$1] }
    }
    guard let places = scene.places(channel) else { return rows }
    return sorted(rows) { places[$0] < places[$1] }
  }

  private static func sorted(_ rows: [Int], _ precedes: (Int, Int) -> Bool) -> [Int] {
    rows.enumerated().sorted { left, right in
      if precedes(left.element, right.element) { return true }
      if precedes(right.element, left.element) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }
}
