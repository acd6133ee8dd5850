import NumericalMethods

/// The backward pass over all rows of one part of a batch, adding to the part's gradient.
struct BackwardPass<Scalar: KernelScalar> {
  let shape: NetworkShape
  let places: NetworkPlaces
  let parameters: UnsafePointer<Scalar>
  let transposes: PackedWeights<Scalar>.Matrices
  let activations: Activations<Scalar>
  let rowCount: Int
  let firstReader: Int
  let scratch: BackwardScratch<Scalar>
  /// The part's gradient [parameters], added to.
  let gradient: UnsafeMutablePointer<Scalar>

  private var width: Int { shape.width }

  /// From the cotangents of the logits, in the scratch, to those of the parameters.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func run(embeddings: UnsafePointer<EmbeddingPlace>, queries: ForwardPass<Scalar>.Queries) {
    clear(scratch.dx, count: rowCount * width)
    for tile in tiles(of: firstReader..<rowCount) { pullBackOutputs(tile) }
    for layer in (0..<shape.layerCount).reversed() {
      let isLast = layer == shape.layerCount - 1
      let firstQuery = isLast ? firstReader : 0
      for tile in tiles(of: firstQuery..<rowCount) { pullBackFinish(layer, tile) }
      pullBackAttention(layer, queries.paths, isLast ? queries.readerSegments : queries.segments)
      for tile in tiles(of: 0..<firstQuery) {
        pullBackProjection(
          layer, tile, transposes.layers[layer].keysValues, columns: width..<3 * width)
      }
      for tile in tiles(of: firstQuery..<rowCount) {
        pullBackProjection(
          layer, tile, transposes.layers[layer].queriesKeysValues, columns: 0..<3 * width)
      }
    }
    Scalar.pullBackEmbedding(
      scratch.dx, at: embeddings, rowCount: rowCount, width: width,
      addingToTokens: gradient + places.tokens, positions: gradient + places.positions)
  }

  private func pullBackOutputs(_ rows: Range<Int>) {
    let (reader, outputs) = (rows.lowerBound - firstReader, shape.outputCount)
    let dlogits = StridedRows(UnsafePointer(scratch.dlogits + reader * outputs), width: outputs)
    let normalized = activations.outputNormalized + reader * width
    Scalar.addTransposedProduct(
      StridedRows(normalized, width: width), dlogits, rowCount: rows.count,
      to: gradient + places.head, stride: outputs)
    multiply(dlogits, rows.count, transposes.head, width, into: scratch.dnormalized)
    pullBackNormalization(
      rows, x: activations.output, moments: activations.outputMoments + reader * 2,
      places.lastNormalization)
  }

  /// Through x += GELU(N(x) W₁) W₂ and x += Attention Wₒ, up to the cotangents of what attention gave.
  private func pullBackFinish(_ layer: Int, _ rows: Range<Int>) {
    let (buffers, place) = (activations.layers[layer], places.layers[layer])
    let transposes = transposes.layers[layer]
    let (start, hiddenWidth) = (rows.lowerBound * width, shape.hiddenWidth)
    let hiddenStart = rows.lowerBound * hiddenWidth
    let dx = StridedRows(UnsafePointer(scratch.dx + start), width: width)
    Scalar.addTransposedProduct(
      StridedRows(buffers.hidden + hiddenStart, width: hiddenWidth), dx, rowCount: rows.count,
      to: gradient + place.hiddenOut, stride: width)
    if let slopes = buffers.slopes {
      multiply(
        dx, rows.count, transposes.hiddenOut, hiddenWidth, into: scratch.dhidden,
        finish: .scaled(by: slopes + hiddenStart))
    }
    let dhidden = StridedRows(UnsafePointer(scratch.dhidden), width: hiddenWidth)
    Scalar.addTransposedProduct(
      StridedRows(buffers.middleNormalized + start, width: width), dhidden, rowCount: rows.count,
      to: gradient + place.hiddenIn, stride: hiddenWidth)
    multiply(dhidden, rows.count, transposes.hiddenIn, width, into: scratch.dnormalized)
    pullBackNormalization(
      rows, x: buffers.middle, moments: buffers.middleMoments + rows.lowerBound * 2,
      place.hiddenNormalization)
    Scalar.addTransposedProduct(
      StridedRows(buffers.attended + start, width: width), dx, rowCount: rows.count,
      to: gradient + place.attentionOutput, stride: width)
    multiply(dx, rows.count, transposes.attentionOutput, width, into: scratch.dattended + start)
  }

  private func pullBackAttention(
    _ layer: Int, _ paths: UnsafeBufferPointer<Int32>,
    _ segments: UnsafeBufferPointer<AttentionSegment>
  ) {
    clear(scratch.dqueriesKeysValues, count: rowCount * 3 * width)
    let buffers = activations.layers[layer]
    guard let start = segments.baseAddress, let paths = paths.baseAddress,
      let weights = buffers.weights
    else { return }
    Scalar.pullBackAttention(
      scratch.dattended,
      through: RaggedAttention(
        rows: buffers.queriesKeysValues, width: width, headCount: shape.headCount, paths: paths,
        longest: activations.size.longestPath),
      weights: weights, segments: start, segmentCount: segments.count,
      addingTo: scratch.dqueriesKeysValues)
  }

  private func pullBackProjection(
    _ layer: Int, _ rows: Range<Int>, _ transpose: UnsafePointer<Scalar>, columns: Range<Int>
  ) {
    let (buffers, place) = (activations.layers[layer], places.layers[layer])
    let start = rows.lowerBound * width
    let cotangents = StridedRows(
      UnsafePointer(scratch.dqueriesKeysValues + 3 * start + columns.lowerBound),
      width: columns.count, stride: 3 * width)
    Scalar.addTransposedProduct(
      StridedRows(buffers.normalized + start, width: width), cotangents, rowCount: rows.count,
      to: gradient + place.queriesKeysValues + columns.lowerBound, stride: 3 * width)
    multiply(cotangents, rows.count, transpose, width, into: scratch.dnormalized)
    pullBackNormalization(
      rows, x: buffers.input, moments: buffers.inputMoments + rows.lowerBound * 2,
      place.attentionNormalization)
  }

  private func multiply(
    _ rows: StridedRows<Scalar>, _ count: Int, _ matrix: UnsafePointer<Scalar>, _ columns: Int,
    into result: UnsafeMutablePointer<Scalar>, finish: ProductFinish<Scalar> = .none
  ) {
    Scalar.multiply(
      PackedProduct(rows, rowCount: count, matrix: matrix, columnCount: columns), finish: finish,
      into: result, stride: columns)
  }

  private func pullBackNormalization(
    _ rows: Range<Int>, x: UnsafeMutablePointer<Scalar>, moments: UnsafeMutablePointer<Scalar>,
    _ normalization: NetworkPlaces.Normalization
  ) {
    let start = rows.lowerBound * width
    Scalar.pullBackNormalization(
      scratch.dnormalized, x: x + start, moments: moments, gain: parameters + normalization.gain,
      addingTo: scratch.dx + start, gain: gradient + normalization.gain,
      bias: gradient + normalization.bias, rowCount: rows.count, width: width)
  }

  private func tiles(of rows: Range<Int>) -> RowTiles {
    RowTiles(rows, length: Activations<Scalar>.tileRows)
  }
}

/// Cotangents on their way back, in room that one thread uses for one part after the other.
struct BackwardScratch<Scalar: KernelScalar> {
  /// Of x [rows × width].
  let dx: UnsafeMutablePointer<Scalar>
  /// Of what attention gives [rows × width].
  let dattended: UnsafeMutablePointer<Scalar>
  /// [rows × 3·width].
  let dqueriesKeysValues: UnsafeMutablePointer<Scalar>
  /// Of a normalised tile [tile × width].
  let dnormalized: UnsafeMutablePointer<Scalar>
  /// Of a tile before GELU [tile × 4·width].
  let dhidden: UnsafeMutablePointer<Scalar>
  /// [readers × outputs].
  let dlogits: UnsafeMutablePointer<Scalar>

  init(_ shape: NetworkShape, rows: Int, readers: Int, in arena: NumberArena<Scalar>) {
    let (width, tile) = (shape.width, Activations<Scalar>.tileRows)
    let room = arena.reserve([
      rows * width, rows * width, rows * 3 * width, tile * width, tile * shape.hiddenWidth,
      readers * shape.outputCount,
    ])
    dx = room[0]
    dattended = room[1]
    dqueriesKeysValues = room[2]
    dnormalized = room[3]
    dhidden = room[4]
    dlogits = room[5]
  }
}
