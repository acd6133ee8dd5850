import LanguageModels

/// An estimate of the memory that work with a network takes, made before any of it is asked for: a system that
/// promises more than it has ends the whole build when that is used.
struct NetworkMemory {
  /// The copies of all parameters while they are trained: the parameters, their moments and gradients, the gradients
  /// of a batch's parts, packed matrices, and a state being kept.
  static let trainedCopies = 22.0
  /// The same where they are only read.
  static let readCopies = 3.0
  private static let numberSize = 4.0

  private let shape: NetworkShape
  private var bytes = 0.0
  private var largestBatch = 0.0

  /// No memory yet.
  init(of shape: NetworkShape) {
    self.shape = shape
  }

  /// Adds copies of all parameters.
  mutating func add(parameterCopies: Double) {
    bytes += parameterCopies * Double(shape.parameterCount) * Self.numberSize
  }

  /// Adds what a network computes for a batch, and computes backwards where it is kept.
  ///
  /// - Parameters:
  ///   - groups: The number of prompts.
  ///   - prompt: The length of each.
  ///   - responses: The number of responses to each.
  ///   - response: The length of each.
  ///   - isKept: Whether a backward pass follows.
  mutating func add(
    groups: Double, prompt: Double, responses: Double, response: Double, isKept: Bool
  ) {
    let rows = groups * (prompt + responses * response)
    let readers = groups * (1 + responses * response)
    let (width, layers) = (Double(shape.width), Double(shape.layerCount))
    let path = Double(shape.headCount) * (prompt + response)
    let layer = isKept ? 16 * width + path : 3 * width
    let outputs = Double(max(shape.outputCount, shape.vocabularySize))
    bytes += Self.numberSize * (rows * (layers * layer + 16 * width) + 2 * readers * outputs)
    largestBatch = max(largestBatch, rows)
  }

  /// Adds responses with their numbers.
  mutating func add(responses: Double, length: Double) {
    bytes += responses * (100 + 16 * length)
  }

  /// Checks that the machine has so much.
  ///
  /// - Throws: `SimulationFailure` where it has less.
  func check(machine: Double = MachineMemory.byteCount) throws(SimulationFailure) {
    guard bytes > machine else { return }
    throw SimulationFailure(
      "about \(Self.gigabytes(bytes)) GB of memory would be needed, and the machine has "
        + "\(Self.gigabytes(machine)): the network has \(shape.parameterCount) parameters, and a batch "
        + "\(Int(min(largestBatch, 1e18))) tokens")
  }

  private static func gigabytes(_ bytes: Double) -> Int {
    Int(min((bytes / 1e9).rounded(.up), 1e18))
  }
}

extension [PromptGroup] {
  /// The mean number of tokens of the prompts, of responses, and of tokens of a response.
  var meanSizes: (prompt: Double, responses: Double, response: Double) {
    let responses = reduce(0) { $0 + $1.responses.count }
    let tokens = reduce(0) { $0 + $1.responses.reduce(0) { $0 + $1.count } }
    let prompts = reduce(0) { $0 + $1.prompt.count }
    return (
      Double(prompts) / Double(Swift.max(count, 1)),
      Double(responses) / Double(Swift.max(count, 1)),
      Double(tokens) / Double(Swift.max(responses, 1))
    )
  }
}
