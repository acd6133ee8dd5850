import NumericalMethods

/// What a forward pass of a ``Transformer`` leaves for its backward passes.
///
/// The hidden layers, half of all numbers and more, are not kept: to make them again takes less time than to
/// fetch them from beyond a core's caches.
///
/// It belongs to one computation at a time; the threads of the model's team write to separate parts of it.
public final class TransformerWorkspace {
  /// What a block keeps of its forward pass.
  struct Block {
    /// The first normalisation; of inputs in the first block, of nodes in the others.
    let attentionNormalized: NormalizedBuffer
    /// Queries, keys and values [inputs or nodes × 3d].
    let queriesKeysValues: UnsafeMutablePointer<Double>
    /// The attention's p [nodes × heads × positions].
    let weights: UnsafeMutablePointer<Double>
    /// The attention's output before its matrix [nodes × d].
    let attended: UnsafeMutablePointer<Double>
    /// The second normalisation, of nodes.
    let hiddenNormalized: NormalizedBuffer
    /// Cotangents of queries, keys and values [nodes × 3d]; the first block has them in ``Part``.
    let cotangents: UnsafeMutablePointer<Double>
  }

  /// x̂ and 1/σ of rows.
  struct NormalizedBuffer {
    let values: UnsafeMutablePointer<Double>
    let inverseDeviations: UnsafeMutablePointer<Double>
  }

  /// What a group of prompts adds up by itself.
  struct Part {
    /// ∇ [P] but for what the inputs add.
    let gradient: UnsafeMutablePointer<Double>
    /// Cotangents of the inputs' x [inputs × d].
    let inputs: UnsafeMutablePointer<Double>
    /// Cotangents of the inputs' queries, keys and values [inputs × 3d].
    let inputRows: UnsafeMutablePointer<Double>
  }

  let blocks: [Block]
  let lastNormalized: NormalizedBuffer
  /// x of each input [inputs × d].
  let inputs: UnsafeMutablePointer<Double>
  let parts: [Part]
  /// The transposes of all matrices, each at its tensor's place [P].
  let transposes: UnsafeMutablePointer<Double>
  /// Scratch memory of each thread.
  let scratch: [NumberPool]
  private let memory: NumberPool

  /// The most nodes of one position that go through the blocks together: their activations stay in the
  /// caches of a core.
  static let nodesTogether = 144

  init(_ model: Transformer) {
    let (shape, nodes) = (model.shape, model.nodes)
    let (width, inputCount) = (shape.width, nodes.inputTokens.count)
    let memory = NumberPool()
    func normalized(_ rows: Int) -> NormalizedBuffer {
      NormalizedBuffer(values: memory.take(rows * width), inverseDeviations: memory.take(rows))
    }
    blocks = (0..<shape.layerCount).map { layer in
      let rows = layer == 0 ? inputCount : nodes.count
      return Block(
        attentionNormalized: normalized(rows), queriesKeysValues: memory.take(rows * 3 * width),
        weights: memory.take(nodes.count * shape.headCount * nodes.positionCount),
        attended: memory.take(nodes.count * width), hiddenNormalized: normalized(nodes.count),
        cotangents: memory.take(layer == 0 ? 0 : nodes.count * 3 * width))
    }
    lastNormalized = normalized(nodes.count)
    inputs = memory.take(inputCount * width)
    parts = nodes.parts.map { _ in
      Part(
        gradient: memory.take(model.parameterCount), inputs: memory.take(inputCount * width),
        inputRows: memory.take(inputCount * 3 * width))
    }
    transposes = memory.take(model.parameterCount)
    scratch = (0..<model.team.threadCount).map { _ in NumberPool() }
    self.memory = memory
  }
}

/// Memory for numbers that is given back all at once.
final class NumberPool {
  private var pieces: [UnsafeMutableBufferPointer<Double>] = []
  private var next = 0

  /// Numbers that are 0 at first, live as long as the pool, and start at a multiple of 64 bytes.
  func take(_ count: Int) -> UnsafeMutablePointer<Double> {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64)
    let start = bytes.bindMemory(to: Double.self, capacity: max(count, 1))
    start.initialize(repeating: 0, count: max(count, 1))
    pieces.append(UnsafeMutableBufferPointer(start: start, count: max(count, 1)))
    return start
  }

  /// Starts to hand out the pool's pieces anew, for ``reuse(_:)``.
  func restart() { next = 0 }

  /// The next piece since ``restart()`` where it is large enough, else a new one in its place; its numbers are
  /// left over from before.
  func reuse(_ count: Int) -> UnsafeMutablePointer<Double> {
    defer { next += 1 }
    if next < pieces.count, pieces[next].count >= count, let start = pieces[next].baseAddress {
      return start
    }
    let start = take(count)
    if let piece = pieces.popLast() {
      if next < pieces.count {
        pieces[next].baseAddress?.deallocate()
        pieces[next] = piece
      } else {
        pieces.append(piece)
      }
    }
    return start
  }

  deinit {
    for piece in pieces { piece.baseAddress?.deallocate() }
  }
}
