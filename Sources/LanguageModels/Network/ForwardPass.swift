import NumericalMethods

/// The forward pass over rows of one part of a batch, those that they see being done.
struct ForwardPass<Scalar: KernelScalar> {
  let shape: NetworkShape
  let places: NetworkPlaces
  let parameters: UnsafePointer<Scalar>
  let matrices: PackedWeights<Scalar>.Matrices
  let activations: Activations<Scalar>

  private var width: Int { shape.width }

  /// Rows that follow each other, and which of them are read.
  struct Rows {
    let range: Range<Int>
    /// The first of the range that is read, as all after it.
    let firstReader: Int
  }

  /// What a row may see: all layers but the last have all rows as queries.
  struct Queries {
    let paths: UnsafeBufferPointer<Int32>
    let segments: UnsafeBufferPointer<AttentionSegment>
    let readerSegments: UnsafeBufferPointer<AttentionSegment>
  }

  /// All layers and the head for the rows that are read.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - embeddings: Token and position of every row of the part.
  ///   - queries: The queries of these rows.
  ///   - readerOrigin: The part's first reader: where outputs begin.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func run(
    _ rows: Rows, embeddings: UnsafePointer<EmbeddingPlace>, queries: Queries, readerOrigin: Int
  ) {
    let range = rows.range
    Scalar.embed(
      embeddings + range.lowerBound, rowCount: range.count, tokens: parameters + places.tokens,
      positions: parameters + places.positions, width: width,
      into: activations.layers[0].input + range.lowerBound * width)
    for layer in 0..<shape.layerCount {
      let isLast = layer == shape.layerCount - 1
      let firstQuery = isLast ? rows.firstReader : range.lowerBound
      makeQueriesKeysValues(layer, range, firstQuery: firstQuery)
      attend(layer, queries.paths, isLast ? queries.readerSegments : queries.segments)
      for tile in tiles(of: firstQuery..<range.upperBound) { finish(layer, tile) }
    }
    for tile in tiles(of: rows.firstReader..<range.upperBound) {
      writeOutputs(tile, readerOrigin)
    }
  }

  private func makeQueriesKeysValues(_ layer: Int, _ rows: Range<Int>, firstQuery: Int) {
    for tile in tiles(of: rows.lowerBound..<firstQuery) {
      normalizeInput(layer, tile)
      project(layer, tile, matrices.layers[layer].keysValues, columns: width..<3 * width)
    }
    for tile in tiles(of: firstQuery..<rows.upperBound) {
      normalizeInput(layer, tile)
      project(layer, tile, matrices.layers[layer].queriesKeysValues, columns: 0..<3 * width)
    }
  }

  private func normalizeInput(_ layer: Int, _ rows: Range<Int>) {
    let buffers = activations.layers[layer]
    normalize(
      buffers.input + rows.lowerBound * width, rows.count,
      places.layers[layer].attentionNormalization,
      into: buffers.normalized + rows.lowerBound * width,
      moments: buffers.inputMoments + rows.lowerBound * 2)
  }

  private func project(
    _ layer: Int, _ rows: Range<Int>, _ matrix: UnsafePointer<Scalar>, columns: Range<Int>
  ) {
    let buffers = activations.layers[layer]
    Scalar.multiply(
      product(buffers.normalized, rows, width, matrix, columns.count), finish: .none,
      into: buffers.queriesKeysValues + rows.lowerBound * 3 * width + columns.lowerBound,
      stride: 3 * width)
  }

  private func attend(
    _ layer: Int, _ paths: UnsafeBufferPointer<Int32>,
    _ segments: UnsafeBufferPointer<AttentionSegment>
  ) {
    guard let start = segments.baseAddress, let paths = paths.baseAddress else { return }
    let buffers = activations.layers[layer]
    Scalar.attend(
      RaggedAttention(
        rows: buffers.queriesKeysValues, width: width, headCount: shape.headCount, paths: paths,
        longest: activations.size.longestPath),
      segments: start, segmentCount: segments.count, into: buffers.attended,
      weights: buffers.weights)
  }

  /// What follows attention in a layer: x += Attention Wₒ and x += GELU(N(x) W₁) W₂.
  private func finish(_ layer: Int, _ rows: Range<Int>) {
    let (buffers, matrices) = (activations.layers[layer], matrices.layers[layer])
    let (start, hiddenWidth) = (rows.lowerBound * width, shape.hiddenWidth)
    let next =
      layer + 1 < shape.layerCount ? activations.layers[layer + 1].input : activations.output
    let hiddenStart = activations.size.isKept ? rows.lowerBound * hiddenWidth : 0
    let hidden = buffers.hidden + hiddenStart
    Scalar.multiply(
      product(buffers.attended, rows, width, matrices.attentionOutput, width),
      finish: .adding(buffers.input + start), into: buffers.middle + start, stride: width)
    normalize(
      buffers.middle + start, rows.count, places.layers[layer].hiddenNormalization,
      into: buffers.middleNormalized + start, moments: buffers.middleMoments + rows.lowerBound * 2)
    Scalar.multiply(
      product(buffers.middleNormalized, rows, width, matrices.hiddenIn, hiddenWidth),
      finish: .gaussianErrorLinear(slopes: buffers.slopes.map { $0 + hiddenStart }), into: hidden,
      stride: hiddenWidth)
    Scalar.multiply(
      PackedProduct(
        StridedRows(hidden, width: hiddenWidth), rowCount: rows.count, matrix: matrices.hiddenOut,
        columnCount: width),
      finish: .adding(buffers.middle + start), into: next + start, stride: width)
  }

  private func writeOutputs(_ rows: Range<Int>, _ origin: Int) {
    let reader = rows.lowerBound - origin
    let normalized = activations.outputNormalized + reader * width
    normalize(
      activations.output + rows.lowerBound * width, rows.count, places.lastNormalization,
      into: normalized, moments: activations.outputMoments + reader * 2)
    Scalar.multiply(
      PackedProduct(
        StridedRows(normalized, width: width), rowCount: rows.count, matrix: matrices.head,
        columnCount: shape.outputCount),
      finish: .none, into: activations.logits + reader * shape.outputCount,
      stride: shape.outputCount)
  }

  private func product(
    _ x: UnsafeMutablePointer<Scalar>, _ rows: Range<Int>, _ inner: Int,
    _ matrix: UnsafePointer<Scalar>, _ columns: Int
  ) -> PackedProduct<Scalar> {
    PackedProduct(
      StridedRows(x + rows.lowerBound * inner, width: inner), rowCount: rows.count, matrix: matrix,
      columnCount: columns)
  }

  private func normalize(
    _ x: UnsafeMutablePointer<Scalar>, _ count: Int, _ normalization: NetworkPlaces.Normalization,
    into y: UnsafeMutablePointer<Scalar>, moments: UnsafeMutablePointer<Scalar>
  ) {
    Scalar.normalize(
      x, gain: parameters + normalization.gain, bias: parameters + normalization.bias, into: y,
      moments: moments, rowCount: count, width: width, epsilon: Scalar(NetworkShape.epsilon))
  }

  private func tiles(of rows: Range<Int>) -> RowTiles {
    RowTiles(rows, length: Activations<Scalar>.tileRows)
  }
}

/// Ranges of rows that follow each other, all but the last of one length.
struct RowTiles: Sequence, IteratorProtocol {
  private var rest: Range<Int>
  private let length: Int

  init(_ rows: Range<Int>, length: Int) {
    rest = rows
    self.length = length
  }

  mutating func next() -> Range<Int>? {
    guard !rest.isEmpty else { return nil }
    let tile = rest.prefix(length)
    rest = tile.endIndex..<rest.upperBound
    return tile.startIndex..<tile.endIndex
  }
}
