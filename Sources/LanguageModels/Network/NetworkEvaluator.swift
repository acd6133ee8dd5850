public import NumericalMethods

/// Computes a network's outputs for groups of responses, and their derivatives by the parameters.
///
/// A batch is cut into a number of parts that its groups alone determine; the parts are spread over the team's
/// threads, each adds up a gradient of its own, and those are added in the order of the parts: the number of threads
/// changes no bit. What was computed last stays in memory, so that a backward pass needs no second forward pass;
/// memory is kept between calls and grows to that of the largest batch.
///
/// Tokens below the vocabulary's size and sequences within the context length are the caller's duty.
public final class NetworkEvaluator<Scalar: KernelScalar> {
  /// The sizes.
  public let shape: NetworkShape
  /// The threads that share the work; their number changes no bit.
  public let team: WorkerTeam
  /// The network; a change forgets what was computed.
  public var parameters: NetworkParameters<Scalar> {
    didSet {
      precondition(parameters.shape == shape, "an evaluator keeps its network's shape")
      weights.invalidate()
      computed = .nothing
    }
  }

  /// What the activations in memory are those of.
  enum Computed {
    case nothing
    case tokens(ResponseNumbers<Scalar>, temperature: Scalar)
    case scores(responseCounts: [Int])
  }

  var computed = Computed.nothing
  var parts: [BatchPart<Scalar>] = []
  let places: NetworkPlaces
  private let weights: PackedWeights<Scalar>
  private let scratchArenas: [NumberArena<Scalar>]

  /// An evaluator of a network.
  public init(_ parameters: NetworkParameters<Scalar>, team: WorkerTeam = .single) {
    shape = parameters.shape
    self.parameters = parameters
    self.team = team
    places = NetworkPlaces(parameters.shape)
    weights = PackedWeights(parameters.shape, places)
    scratchArenas = (0..<team.threadCount).map { _ in NumberArena() }
  }

  /// An evaluator of a network that has still to be set; all its parameters are 0.
  public convenience init(_ shape: NetworkShape, team: WorkerTeam = .single) {
    let zeros = [Scalar](repeating: 0, count: shape.parameterCount)
    self.init(NetworkParameters(shape, values: zeros), team: team)
  }

  // MARK: Parts

  /// Cuts a batch into parts.
  func cut(sequenceCounts: [Int], tokenCounts: [Int]) {
    let groupCount = sequenceCounts.count
    let partCount = min(groupCount, BatchPart<Scalar>.greatestCount)
    while parts.count < partCount { parts.append(BatchPart()) }
    parts.removeLast(parts.count - partCount)
    var (sequence, token) = (0, 0)
    for number in 0..<partCount {
      let groups = number * groupCount / partCount..<(number + 1) * groupCount / partCount
      let sequenceEnd = sequence + sequenceCounts[groups].reduce(0, +)
      let tokenEnd = token + tokenCounts[groups].reduce(0, +)
      parts[number].groups = groups
      parts[number].sequences = sequence..<sequenceEnd
      parts[number].tokens = token..<tokenEnd
      (sequence, token) = (sequenceEnd, tokenEnd)
    }
  }

  /// Cuts groups into parts.
  func cut(_ groups: [PromptGroup]) {
    cut(
      sequenceCounts: groups.map(\.responses.count),
      tokenCounts: groups.map { $0.responses.reduce(0) { $0 + $1.count } })
  }

  /// Calls `body` for each part, on any thread, with a pass for given activations.
  func forEachPart(
    _ body: (BatchPart<Scalar>, (Activations<Scalar>) -> ForwardPass<Scalar>) -> Void
  ) {
    parameters.values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      let matrices = weights.matrices(start)
      team.run(parts: parts.count) { number in
        body(parts[number]) { activations in
          ForwardPass(
            shape: shape, places: places, parameters: start, matrices: matrices,
            activations: activations)
        }
      }
    }
  }

  /// Computes all rows of every part's layout.
  func computeRows(of groups: [PromptGroup], reading: RowLayout.Reading, isKept: Bool) {
    cut(groups)
    computed = .nothing
    forEachPart { part, pass in
      part.layout = RowLayout(groups[part.groups], reading: reading)
      let layout = part.layout
      let activations = part.reserve(
        shape, rows: layout.rowCount, readers: layout.rowCount - layout.firstReader,
        isKept: isKept)
      part.withQueries { places, queries in
        pass(activations).run(
          ForwardPass<Scalar>.Rows(
            range: 0..<layout.rowCount, firstReader: layout.firstReader),
          embeddings: places, queries: queries, readerOrigin: layout.firstReader)
      }
    }
  }

  // MARK: The backward pass

  /// Adds the derivative to a gradient; `writeCotangents` gives those of a part's logits [readers × outputs].
  func pullBack(
    into gradient: inout [Scalar],
    _ writeCotangents: (BatchPart<Scalar>, Activations<Scalar>, UnsafeMutablePointer<Scalar>) ->
      Void
  ) {
    let count = parameters.values.count
    precondition(gradient.count == count, "a gradient has one number for each parameter")
    parameters.values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      let transposes = weights.transposes(start)
      team.run(parts: parts.count) { number, worker in
        let part = parts[number]
        guard let activations = part.activations else { return }
        let rows = part.layout.rowCount
        let scratch = BackwardScratch(
          shape, rows: rows, readers: rows - part.layout.firstReader, in: scratchArenas[worker])
        writeCotangents(part, activations, scratch.dlogits)
        let pass = BackwardPass(
          shape: shape, places: places, parameters: start, transposes: transposes,
          activations: activations, rowCount: rows, firstReader: part.layout.firstReader,
          scratch: scratch, gradient: part.clearedGradient(count))
        part.withQueries { pass.run(embeddings: $0, queries: $1) }
      }
    }
    addGradients(to: &gradient)
  }

  /// Adds the parts' gradients in their order, pieces of all of them at once.
  private func addGradients(to gradient: inout [Scalar]) {
    let count = gradient.count
    let pieceLength = 16_384
    gradient.withUnsafeMutableBufferPointer { gradient in
      guard let start = gradient.baseAddress else { return }
      team.run(parts: (count + pieceLength - 1) / pieceLength) { piece in
        let first = piece * pieceLength
        for part in parts {
          Scalar.add(
            part.gradient(count) + first, count: min(pieceLength, count - first), to: start + first)
        }
      }
    }
  }
}
