/// Sums of the blocks' observables, with compensation.
struct ObservableSums {
  private var sums: [CompensatedSum]
  private var parts: [Double]

  init(count: Int) {
    sums = [CompensatedSum](repeating: CompensatedSum(), count: count)
    parts = [Double](repeating: 0, count: max(count, 1))
  }

  var values: [Double] { sums.map(\.value) }

  /// Adds what `write` puts into the places given to it.
  mutating func add(_ write: (UnsafeMutablePointer<Double>) -> Void) {
    parts.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { write(start) }
    }
    for index in sums.indices { sums[index].add(parts[index]) }
  }
}
