import Results

/// The order of a series' points.
enum SeriesOrder {
  /// The row whose look a series has; where conditions decide, the first along the line, as in
  /// Vega-Lite.
  static func lookRow(_ rows: [Int], _ ordered: [Int], _ scene: MarkScene) -> Int? {
    scene.layer.encoding.conditionalChannels.isEmpty ? rows.first : ordered.first
  }

  /// The rows by the `order` channel, or along the dimension; equal ones as the data has them.
  ///
  /// - Parameter places: The places along the dimension, where they are known already.
  static func ordered(_ rows: [Int], _ scene: MarkScene, along places: [Double]? = nil) -> [Int] {
    let layer = scene.layer
    guard !layer.mark.keepsDataOrder else { return rows }
    if let order = layer.encoding.order {
      return order.fields.isEmpty
        ? rows : sorted(rows, DrawingOrder.precedence(order.fields, in: layer.table))
    }
    let channel = layer.orientation.dimensionChannel
    guard layer.encoding[channel] != nil, let places = places ?? scene.places(channel) else {
      return rows
    }
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { places[$0] <= places[$1] }
    return isSorted ? rows : sorted(rows) { places[$0] < places[$1] }
  }

  private static func sorted(_ rows: [Int], _ precedes: (Int, Int) -> Bool) -> [Int] {
    rows.enumerated().sorted { left, right in
      if precedes(left.element, right.element) { return true }
      if precedes(right.element, left.element) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }
}
