import NumericalMethods

/// What a part of a batch drew, all numbers response by response and token by token.
struct DrawnResponses<Scalar> {
  var responses: [[Token]] = []
  var logProbabilities: [Scalar] = []
  var entropies: [Scalar] = []
}

/// The draws of one part of a batch.
struct RolloutPart<Scalar: KernelScalar> {
  let part: BatchPart<Scalar>
  let shape: NetworkShape
  let maximumLength: Int
  let endToken: Token?
  let inverseTemperature: Scalar
  let isKept: Bool
  let uniform: @Sendable (_ sample: Int, _ position: Int) -> Scalar

  /// Reads the prompts, then draws and reads one token of each living sequence after the other.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func run(_ makePass: (Activations<Scalar>) -> ForwardPass<Scalar>) {
    let sequenceCount = part.sequences.count
    let promptRows = part.layout.rowCount
    let responseRows = sequenceCount * (maximumLength - 1)
    let activations = part.reserve(
      shape, rows: promptRows + responseRows,
      readers: promptRows - part.layout.firstReader + responseRows, isKept: isKept)
    let pass = makePass(activations)
    var record = DrawRecord<Scalar>(sequenceCount, maximumLength)
    var living = Array(0..<sequenceCount)
    var fresh = 0..<promptRows
    for position in 0..<maximumLength {
      compute(fresh, pass)
      draw(position, for: living, activations, into: &record)
      guard position < maximumLength - 1 else { break }
      living.removeAll { record.responses[$0].last == endToken }
      guard !living.isEmpty else { break }
      let start = part.layout.rowCount
      for sequence in living {
        guard let token = record.responses[sequence].last else { continue }
        part.layout.append(token, at: position, of: sequence)
      }
      part.layout.setSegments(ofTokensAt: position, of: living)
      fresh = start..<part.layout.rowCount
    }
    part.layout.finish(record.responses)
    part.drawn = record.drawn
  }

  /// The distributions after some rows.
  private func compute(_ rows: Range<Int>, _ pass: ForwardPass<Scalar>) {
    let firstReader = part.layout.firstReader
    let first = max(rows.lowerBound, firstReader)
    part.withQueries { places, queries in
      pass.run(
        ForwardPass.Rows(range: rows, firstReader: first), embeddings: places, queries: queries,
        readerOrigin: firstReader)
    }
    let (activations, start) = (pass.activations, first - firstReader)
    Scalar.softmax(
      activations.logits + start * shape.outputCount, inverseTemperature: inverseTemperature,
      probabilities: activations.probabilities + start * shape.outputCount,
      logNormalizers: activations.logNormalizers + start, entropies: activations.entropies + start,
      rowCount: rows.upperBound - first, width: shape.outputCount)
  }

  /// Draws the next token of each living sequence.
  private func draw(
    _ position: Int, for living: [Int], _ activations: Activations<Scalar>,
    into record: inout DrawRecord<Scalar>
  ) {
    let uniforms = living.map { uniform(part.sequences.lowerBound + $0, position) }
    var draws = living.map { sequence in
      SoftmaxTarget(row: part.layout.reader(ofTokenAt: position, of: sequence), token: 0)
    }
    let logProbabilities = draws.withUnsafeMutableBufferPointer { draws in
      [Scalar](unsafeUninitializedCapacity: living.count) { result, count in
        guard let start = draws.baseAddress, let first = result.baseAddress else { return }
        Scalar.drawTokens(
          activations.probabilities, width: shape.outputCount, uniforms: uniforms, into: start,
          count: living.count)
        Scalar.logProbabilities(
          of: start, count: living.count, logits: activations.logits,
          inverseTemperature: inverseTemperature, logNormalizers: activations.logNormalizers,
          width: shape.outputCount, into: first)
        count = living.count
      }
    }
    for (number, sequence) in living.enumerated() {
      record.add(
        draws[number].token, of: sequence, logProbability: logProbabilities[number],
        entropy: activations.entropies[Int(draws[number].row)])
    }
  }
}

/// Tokens as they are drawn, with room for the longest responses.
private struct DrawRecord<Scalar: KernelScalar> {
  private(set) var responses: [[Token]]
  private var logProbabilities: [Scalar]
  private var entropies: [Scalar]
  private let maximumLength: Int

  init(_ sequenceCount: Int, _ maximumLength: Int) {
    responses = Array(repeating: [], count: sequenceCount)
    logProbabilities = Array(repeating: 0, count: sequenceCount * maximumLength)
    entropies = logProbabilities
    self.maximumLength = maximumLength
  }

  mutating func add(_ token: Token, of sequence: Int, logProbability: Scalar, entropy: Scalar) {
    let place = sequence * maximumLength + responses[sequence].count
    responses[sequence].append(token)
    logProbabilities[place] = logProbability
    entropies[place] = entropy
  }

  /// The numbers of tokens that were drawn, one after the other.
  var drawn: DrawnResponses<Scalar> {
    DrawnResponses(
      responses: responses, logProbabilities: gathered(logProbabilities),
      entropies: gathered(entropies))
  }

  private func gathered(_ numbers: [Scalar]) -> [Scalar] {
    responses.enumerated().flatMap { sequence, response in
      numbers[sequence * maximumLength..<sequence * maximumLength + response.count]
    }
  }
}
