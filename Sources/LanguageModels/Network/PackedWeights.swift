import NumericalMethods

/// A network's matrices in the order in which products read them, made once for each change of the parameters.
final class PackedWeights<Scalar: KernelScalar> {
  typealias Numbers = UnsafePointer<Scalar>

  /// The matrices of a layer, or their transposes.
  struct Layer {
    let queriesKeysValues: Numbers
    let keysValues: Numbers
    let attentionOutput: Numbers
    let hiddenIn: Numbers
    let hiddenOut: Numbers
  }

  /// All matrices, or all transposes.
  struct Matrices {
    let layers: [Layer]
    let head: Numbers
  }

  private let shape: NetworkShape
  private let places: NetworkPlaces
  private let plain = NumberArena<Scalar>()
  private let transposed = NumberArena<Scalar>()
  private var plainMatrices: Matrices?
  private var transposedMatrices: Matrices?

  init(_ shape: NetworkShape, _ places: NetworkPlaces) {
    self.shape = shape
    self.places = places
  }

  /// Forgets everything: the parameters changed.
  func invalidate() {
    plainMatrices = nil
    transposedMatrices = nil
  }

  /// The matrices, packed if that was not done yet.
  func matrices(_ parameters: Numbers) -> Matrices {
    if let plainMatrices { return plainMatrices }
    let made = pack(parameters, isTransposed: false, in: plain)
    plainMatrices = made
    return made
  }

  /// Their transposes, packed if that was not done yet.
  func transposes(_ parameters: Numbers) -> Matrices {
    if let transposedMatrices { return transposedMatrices }
    let made = pack(parameters, isTransposed: true, in: transposed)
    transposedMatrices = made
    return made
  }

  /// One matrix among the parameters.
  private struct Source {
    let start: Int
    let rows: Int
    let columns: Int
    let stride: Int

    init(_ start: Int, _ rows: Int, _ columns: Int, stride: Int? = nil) {
      self.start = start
      self.rows = rows
      self.columns = columns
      self.stride = stride ?? columns
    }
  }

  private var sources: [Source] {
    let (width, hidden) = (shape.width, shape.hiddenWidth)
    let layers = places.layers.flatMap { layer in
      [
        Source(layer.queriesKeysValues, width, 3 * width),
        Source(layer.queriesKeysValues + width, width, 2 * width, stride: 3 * width),
        Source(layer.attentionOutput, width, width), Source(layer.hiddenIn, width, hidden),
        Source(layer.hiddenOut, hidden, width),
      ]
    }
    return layers + [Source(places.head, width, shape.outputCount)]
  }

  private func pack(
    _ parameters: Numbers, isTransposed: Bool, in arena: NumberArena<Scalar>
  ) -> Matrices {
    let sources = sources
    let room = arena.reserve(
      sources.map {
        isTransposed
          ? Scalar.packedCount(rows: $0.columns, columns: $0.rows)
          : Scalar.packedCount(rows: $0.rows, columns: $0.columns)
      })
    for (source, packed) in zip(sources, room) {
      Scalar.pack(
        parameters + source.start, rows: isTransposed ? source.columns : source.rows,
        columns: isTransposed ? source.rows : source.columns, stride: source.stride,
        isTransposed: isTransposed, into: packed)
    }
    let packed = room.map { Numbers($0) }
    let layers = (0..<shape.layerCount).map { layer in
      Layer(
        queriesKeysValues: packed[5 * layer], keysValues: packed[5 * layer + 1],
        attentionOutput: packed[5 * layer + 2], hiddenIn: packed[5 * layer + 3],
        hiddenOut: packed[5 * layer + 4])
    }
    return Matrices(layers: layers, head: packed[5 * shape.layerCount])
  }
}
