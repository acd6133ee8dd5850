/// The numbers of an integration: states and slopes at both ends of a step, and the stages of one
/// block, in one array.
///
/// An attempted step is written to the spare state and slope; `advance` makes them the present ones, and the
/// spare ones are then the start of the last step, until the next attempt.
struct IntegrationMemory {
  let blockCount: Int
  let blockLength: Int
  let observableCount: Int
  let kernels: Kernels
  private let dimension: Int
  private var numbers: [Double]
  private var origin: Int
  private var presentIsFirst = true
  /// Whether the dense part holds slopes 3 … 6 of the last step.
  var isDenseReady = false

  init(system: some DifferentialSystem, state: [Double], kernels: Kernels = .selected) {
    blockCount = system.blockCount
    blockLength = system.blockLength
    observableCount = system.observableCount
    dimension = state.count
    self.kernels = kernels
    (numbers, origin) = Self.aligned(4 * dimension + 7 * blockLength)
    numbers.replaceSubrange(origin..<origin + dimension, with: state)
  }

  /// Zeros, and where among the first eight of them a cache line begins.
  ///
  /// Where a copy of the array lies differently it is slower and nothing else.
  private static func aligned(_ count: Int) -> (numbers: [Double], origin: Int) {
    let numbers = [Double](repeating: 0, count: count + 8)
    let start = numbers.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    return (numbers, (64 - start % 64) % 64 / 8)
  }

  /// The present state.
  var state: [Double] { copy(of: presentIsFirst ? 0 : 1) }

  /// The present slope.
  var slope: [Double] { copy(of: presentIsFirst ? 2 : 3) }

  private func copy(of part: Int) -> [Double] {
    Array(numbers[origin + part * dimension..<origin + (part + 1) * dimension])
  }

  /// The step just attempted becomes the last step: its end is the present.
  mutating func advance() {
    presentIsFirst.toggle()
    isDenseReady = false
  }

  /// Makes room for slopes 3 … 6 of all blocks.
  mutating func reserveDense() {
    let present = 4 * dimension + 7 * blockLength
    guard numbers.count < present + 4 * dimension + 8 else { return }
    var (larger, start) = Self.aligned(present + 4 * dimension)
    larger.replaceSubrange(start..<start + present, with: numbers[origin..<origin + present])
    (numbers, origin) = (larger, start)
  }

  /// Where everything lies, for the length of a call.
  mutating func withPlaces<Result>(_ body: (Places) throws -> Result) rethrows -> Result {
    let (dimension, first) = (dimension, presentIsFirst)
    let (blockLength, origin) = (blockLength, origin)
    return try numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("an integration has at least one component")
      }
      let start = base + origin
      return try body(
        Places(
          state: start + (first ? 0 : dimension),
          spareState: start + (first ? dimension : 0),
          slope: start + (first ? 2 : 3) * dimension,
          spareSlope: start + (first ? 3 : 2) * dimension,
          stages: start + 4 * dimension,
          point: start + 4 * dimension + 5 * blockLength,
          discarded: start + 4 * dimension + 6 * blockLength,
          dense: start + 4 * dimension + 7 * blockLength))
    }
  }

  /// Pointers to the parts of the memory.
  struct Places {
    /// The present state and slope, and the ones that an attempt writes [dimension each].
    let state: UnsafeMutablePointer<Double>
    let spareState: UnsafeMutablePointer<Double>
    let slope: UnsafeMutablePointer<Double>
    let spareSlope: UnsafeMutablePointer<Double>
    /// Slopes 2 … 6 of one block [5 × blockLength].
    let stages: UnsafeMutablePointer<Double>
    /// A state and a slope of one block that nobody keeps [blockLength each].
    let point: UnsafeMutablePointer<Double>
    let discarded: UnsafeMutablePointer<Double>
    /// Slopes 3 … 6 of every block, block by block [dimension × 4]; only after `reserveDense`.
    let dense: UnsafeMutablePointer<Double>
  }
}

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

/// Asks whether to stop, not at every block but about every 200,000 components.
struct CancellationPoll {
  private let interval: Int
  private var waiting = 0

  init(blockLength: Int) { interval = max(1, 200_000 / max(blockLength, 1)) }

  mutating func check(_ isCancelled: () -> Bool) throws {
    if waiting == 0, isCancelled() { throw CancellationError() }
    waiting = (waiting + 1) % interval
  }
}
