/// What is kept of unfinished training: the state that the training saves itself, and numbers recorded beside it.
struct KeptParts {
  /// The training's own state.
  var state: [UInt8]
  /// The steps done.
  var step: Int
  /// What was recorded beside.
  var numbers: [Double]

  init(state: [UInt8], step: Int, numbers: [Double]) {
    self.state = state
    self.step = step
    self.numbers = numbers
  }

  /// The parts in bytes as ``bytes`` gives them; nil for other bytes.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 16 else { return nil }
    step = Int(truncatingIfNeeded: Self.word(bytes[0..<8]))
    let count = Int(truncatingIfNeeded: Self.word(bytes[8..<16]))
    guard count >= 0, bytes.count - 16 >= 8 * count else { return nil }
    numbers = (0..<count).map { index in
      Double(bitPattern: Self.word(bytes[16 + 8 * index..<24 + 8 * index]))
    }
    state = Array(bytes[(16 + 8 * count)...])
  }

  /// The parts as bytes: step, number of numbers, numbers, all little-endian, then the state.
  var bytes: [UInt8] {
    let words = [UInt64(step), UInt64(numbers.count)] + numbers.map(\.bitPattern)
    return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
      + state
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
