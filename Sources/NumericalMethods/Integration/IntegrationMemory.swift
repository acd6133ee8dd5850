/// The numbers of an integration: states and slopes at both ends of a step, the stages of one block
/// for each thread, and what each block contributes to sums, in one array; the dense output's in another.
///
/// An attempted step is written to the spare state and slope; `advance` makes them the present ones, and the
/// spare ones are then the start of the last step, until the next attempt.
struct IntegrationMemory {
  let blocks: BlockLayout
  let kernels: Kernels
  private let dimension: Int
  private let ownLength: Int
  private var numbers: [Double]
  private var kept: [Double] = []
  private var origin: Int
  private var presentIsFirst = true
  /// Whether the dense part holds slopes 3 … 6 of the last step.
  var isDenseReady = false

  init(
    system: some DifferentialSystem, state: [Double], workers: WorkerTeam = .single,
    kernels: Kernels = .selected
  ) {
    blocks = BlockLayout(
      count: system.blockCount, length: system.blockLength,
      observableCount: system.observableCount, workers: workers)
    dimension = state.count
    // Whole cache lines for each thread.
    ownLength = (7 * blocks.length + 7) / 8 * 8
    self.kernels = kernels
    (numbers, origin) = Self.aligned(
      4 * dimension + workers.threadCount * ownLength + blocks.tallyCount)
    numbers.replaceSubrange(origin..<origin + dimension, with: state)
  }

  /// Zeros, and where among the first eight a cache line begins.
  ///
  /// Where a copy of the array lies differently it is slower and nothing else.
  private static func aligned(_ count: Int) -> (numbers: [Double], origin: Int) {
    let numbers = largeArray(count + 8)
    let start = numbers.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    return (numbers, (64 - start % 64) % 64 / 8)
  }

  /// The present state.
  var state: [Double] { copy(of: presentIsFirst ? 0 : 1) }

  /// The present slope.
  var slope: [Double] { copy(of: presentIsFirst ? 2 : 3) }

  /// Whether the last step left every component as it was.
  var isUnmoved: Bool { copy(of: 0) == copy(of: 1) }

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
    guard kept.isEmpty else { return }
    kept = largeArray(4 * dimension)
  }

  /// Where everything lies, for the length of a call.
  mutating func withPlaces<Result>(_ body: (Places) throws -> Result) rethrows -> Result {
    let (dimension, first) = (dimension, presentIsFirst)
    let (length, ownLength, origin) = (blocks.length, ownLength, origin)
    let own = 4 * dimension
    let tallies = own + blocks.workers.threadCount * ownLength
    return try numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("an integration has at least one component")
      }
      let start = base + origin
      return try kept.withUnsafeMutableBufferPointer { kept in
        try body(
          Places(
            state: start + (first ? 0 : dimension),
            spareState: start + (first ? dimension : 0),
            slope: start + (first ? 2 : 3) * dimension,
            spareSlope: start + (first ? 3 : 2) * dimension,
            tallies: start + tallies, dense: kept.baseAddress ?? start,
            own: start + own, ownLength: ownLength, blockLength: length))
      }
    }
  }

  /// Pointers to the parts of the memory.
  struct Places {
    /// The present state and slope, and the ones that an attempt writes [dimension each].
    let state: UnsafeMutablePointer<Double>
    let spareState: UnsafeMutablePointer<Double>
    let slope: UnsafeMutablePointer<Double>
    let spareSlope: UnsafeMutablePointer<Double>
    /// What each block adds to the observables and to one further sum [blocks × (observables + 1)].
    let tallies: UnsafeMutablePointer<Double>
    /// Slopes 3 … 6 of every block, block by block [dimension × 4]; only after `reserveDense`.
    let dense: UnsafeMutablePointer<Double>
    fileprivate let own: UnsafeMutablePointer<Double>
    fileprivate let ownLength: Int
    fileprivate let blockLength: Int

    /// A block of the step that is attempted.
    func block(_ index: Int) -> StepBlock {
      let offset = index * blockLength
      return StepBlock(
        index: index, state: state + offset, slope: slope + offset, end: spareState + offset,
        endSlope: spareSlope + offset)
    }

    /// A block of the last step.
    func lastBlock(_ index: Int) -> StepBlock {
      let offset = index * blockLength
      return StepBlock(
        index: index, state: spareState + offset, slope: spareSlope + offset, end: state + offset,
        endSlope: slope + offset)
    }

    /// The places of one thread.
    func own(by worker: Int) -> OwnPlaces {
      let start = own + worker * ownLength
      return OwnPlaces(
        stages: start, point: start + 5 * blockLength, discarded: start + 6 * blockLength)
    }
  }

  /// States and slopes of one block at both ends of a step [blockLength each].
  struct StepBlock {
    let index: Int
    let state: UnsafePointer<Double>
    let slope: UnsafePointer<Double>
    let end: UnsafeMutablePointer<Double>
    let endSlope: UnsafeMutablePointer<Double>

    /// The block after it.
    func next(_ length: Int) -> Self {
      Self(
        index: index + 1, state: state + length, slope: slope + length, end: end + length,
        endSlope: endSlope + length)
    }

    /// State, slope, end and the end's slope as parts 0 … 3; no other.
    func part(_ number: Int) -> UnsafePointer<Double>? {
      switch number {
      case 0: state
      case 1: slope
      case 2: UnsafePointer(end)
      case 3: UnsafePointer(endSlope)
      default: nil
      }
    }
  }

  /// What a thread writes to while it is at a block.
  struct OwnPlaces {
    /// Slopes 2 … 6 [5 × blockLength].
    let stages: UnsafeMutablePointer<Double>
    /// A state and a slope that nobody keeps [blockLength each].
    let point: UnsafeMutablePointer<Double>
    let discarded: UnsafeMutablePointer<Double>
  }
}
