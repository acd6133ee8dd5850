/// The states of an integration by ``RadauIIA`` at the ends and in the middle of two steps, in one array with
/// the numbers of one block's step.
struct RadauMemory {
  private let dimension: Int
  private var numbers: [Double]
  /// Which part is the last step's start, middle and end, and which the middle and end being computed.
  private var parts = [0, 1, 2, 3, 4]

  init(system: some LinearlyImplicitSystem, state: [Double]) {
    dimension = state.count
    numbers = [Double](
      repeating: 0, count: 5 * state.count + RadauScratch.length(system))
    numbers.replaceSubrange(2 * dimension..<3 * dimension, with: state)
  }

  /// The present state.
  var state: [Double] { copy(of: 2) }

  /// Whether the last step left every component as it was.
  var isUnmoved: Bool { copy(of: 0) == copy(of: 2) }

  private func copy(of part: Int) -> [Double] {
    Array(numbers[parts[part] * dimension..<(parts[part] + 1) * dimension])
  }

  /// The step just computed becomes the last step.
  mutating func advance() { parts = [parts[2], parts[3], parts[4], parts[0], parts[1]] }

  /// Where everything lies, for the length of a call.
  mutating func withPlaces<Result>(
    _ system: some LinearlyImplicitSystem, _ body: (Places) throws -> Result
  ) rethrows -> Result {
    let (dimension, parts) = (dimension, parts)
    return try numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("an integration has at least one component")
      }
      return try body(
        Places(
          start: base + parts[0] * dimension, middle: base + parts[1] * dimension,
          present: base + parts[2] * dimension, nextMiddle: base + parts[3] * dimension,
          nextEnd: base + parts[4] * dimension,
          scratch: RadauScratch(base + 5 * dimension, system)))
    }
  }

  /// Pointers to the parts of the memory.
  struct Places {
    /// The last step's start, middle and end [dimension each].
    let start: UnsafeMutablePointer<Double>
    let middle: UnsafeMutablePointer<Double>
    let present: UnsafeMutablePointer<Double>
    /// The middle and end that an attempt writes [dimension each].
    let nextMiddle: UnsafeMutablePointer<Double>
    let nextEnd: UnsafeMutablePointer<Double>
    /// The numbers of one block's step.
    let scratch: RadauScratch
  }
}
