import NumericalMethods

extension Transformer {
  /// Writes J_c J_cᵀ [V × V] of contexts, J_c the Jacobian of a context's logits by all parameters.
  ///
  /// The deltas of all V logits go back along each context's path; what a weight matrix adds to ⟨J_u, J_v⟩ is
  /// Σ_{s,t} ⟨a_s, a_t⟩⟨δ_s^u, δ_t^v⟩ over the positions of the path, a the matrix's inputs. Above the last block's
  /// keys and values only the context's own position has deltas. *Ours.*
  ///
  /// - Parameters:
  ///   - contexts: Which contexts.
  ///   - parameters: θ [P], those of the last forward pass.
  ///   - grams: Where the matrices go [contexts × V × V].
  ///   - workspace: The workspace of that pass.
  public func computeJacobianGrams(
    ofContexts contexts: Range<Int>, at parameters: UnsafePointer<Double>,
    into grams: UnsafeMutablePointer<Double>, _ workspace: inout TransformerWorkspace
  ) {
    transposeMatrices(parameters, workspace)
    let size = tree.vocabularySize * tree.vocabularySize
    grams.update(repeating: 0, count: contexts.count * size)
    let memory = workspace
    let groups = (0..<tree.length).flatMap { level in
      let range = tree.contexts(ofLevel: level).clamped(to: contexts)
      let together = max(1, TransformerGrams.placesTogether / (nodes.promptLength + level))
      return stride(from: range.lowerBound, to: range.upperBound, by: together).map {
        (level: level, contexts: $0..<min($0 + together, range.upperBound))
      }
    }
    team.run(parts: groups.count) { part, worker in
      let (level, some) = groups[part]
      let pass = TransformerGrams(
        model: self, parameters: parameters, workspace: memory, pool: memory.scratch[worker],
        contexts: some, position: nodes.promptLength - 1 + level,
        grams: grams + (some.lowerBound - contexts.lowerBound) * size)
      pass.run()
    }
  }
}

/// The Gram matrices of some contexts of one position.
struct TransformerGrams {
  let model: Transformer
  let parameters: UnsafePointer<Double>
  let workspace: TransformerWorkspace
  let pool: NumberPool
  let contexts: Range<Int>
  let position: Int
  let grams: UnsafeMutablePointer<Double>

  /// How many positions of paths go back together: their deltas stay in a core's caches.
  static let placesTogether = 60

  /// Places along paths.
  struct Places {
    let pathCount: Int
    let length: Int
    /// The nodes there [paths × length].
    let nodes: UnsafePointer<Int32>
    /// The inputs there [paths × length].
    let inputs: UnsafePointer<Int32>
    /// The nodes, place by place [length × paths].
    let columns: UnsafePointer<Int32>
    /// 0, 1, 2 … [paths × length].
    let rows: UnsafePointer<Int32>

    var count: Int { pathCount * length }
  }

  /// Deltas δ_s^u of some width at places.
  typealias Deltas = UnsafeMutablePointer<Double>

  private var width: Int { model.shape.width }
  private var hiddenWidth: Int { model.shape.hiddenWidth }
  private var outputs: Int { model.shape.outputVocabularySize }
  private var kernels: Kernels { model.kernels }

  /// Adds up all tensors' parts.
  func run() {
    pool.restart()
    let length = position + 1
    withPlaces(position..<length) { tips in
      withPlaces(0..<length) { paths in
        passBlocks(tips: tips, paths: paths, passOutput(tips))
      }
    }
  }

  /// Calls `body` with some positions of the contexts' paths.
  private func withPlaces(_ positions: Range<Int>, _ body: (Places) -> Void) {
    let (nodes, longest) = (model.nodes, model.nodes.positionCount)
    let own = contexts.map { nodes.firstContext + $0 }
    let places = own.flatMap { node in positions.map { node * longest + $0 } }
    let columns = positions.flatMap { position in own.map { $0 * longest + position } }
    let lists =
      places.map { nodes.paths[$0] } + places.map { nodes.inputPaths[$0] }
      + columns.map { nodes.paths[$0] } + places.indices.map { Int32($0) }
    lists.withUnsafeBufferPointer { lists in
      guard let start = lists.baseAddress else { return }
      let count = places.count
      body(
        Places(
          pathCount: own.count, length: positions.count, nodes: start, inputs: start + count,
          columns: start + 2 * count, rows: start + 3 * count))
    }
  }

  /// From the logits, whose deltas are unit vectors, to the last block's output.
  private func passOutput(_ tips: Places) -> Deltas {
    let x = zeros(tips.count * outputs * width)
    let units = zeros(tips.count * outputs * outputs)
    for row in 0..<tips.count * outputs { units[row * outputs + row % outputs] = 1 }
    passNormalizedMatrix(
      model.layout.output, outer: outputs, model.layout.lastNormalization,
      workspace.lastNormalized, tips, at: tips.nodes, units, addingTo: x)
    return x
  }

  private func passBlocks(tips: Places, paths: Places, _ last: Deltas) {
    var (places, x) = (tips, last)
    for layer in (0..<model.shape.layerCount).reversed() {
      let (offsets, block) = (model.layout.blocks[layer], workspace.blocks[layer])
      passHidden(layer, places, x)
      let rows = pool.reuse(places.count * width)
      kernels.gatherRows(
        block.attended, at: places.nodes, count: places.count, width: width, into: rows)
      let attended = passMatrix(offsets.attentionOutput, inner: width, rows, places, x)
      let heads = passAttention(layer, from: places, to: paths, attended)
      if places.length < paths.length { x = spread(x, over: paths) }
      places = paths
      passNormalizedMatrix(
        offsets.queriesKeysValues, outer: 3 * width, offsets.attentionNormalization,
        block.attentionNormalized, places, at: layer == 0 ? places.inputs : places.nodes, heads,
        addingTo: x)
    }
    passEmbeddings(paths, x)
  }

  /// x += GELU(N(x) W₁) W₂.
  private func passHidden(_ layer: Int, _ places: Places, _ x: Deltas) {
    let (offsets, block) = (model.layout.blocks[layer], workspace.blocks[layer])
    let (normal, active) = (
      pool.reuse(places.count * width), pool.reuse(places.count * hiddenWidth)
    )
    let slopes = pool.reuse(places.count * hiddenWidth)
    kernels.gatherRows(
      block.hiddenNormalized.values, at: places.nodes, count: places.count, width: width,
      into: normal)
    kernels.scaleAndShift(
      normal, rows: places.count, width: width,
      gain: parameters + offsets.hiddenNormalization.gain,
      bias: parameters + offsets.hiddenNormalization.bias, into: normal)
    kernels.multiply(
      StridedMatrix(normal, rows: places.count, columns: width),
      StridedMatrix(parameters + offsets.hiddenIn, rows: width, columns: hiddenWidth), into: active)
    slopes.update(repeating: 1, count: places.count * hiddenWidth)
    kernels.pullBackGaussianErrorLinear(
      active, count: places.count * hiddenWidth, into: active, cotangents: slopes)
    let hidden = passMatrix(offsets.hiddenOut, inner: hiddenWidth, active, places, x)
    kernels.multiplyRows(
      hidden, by: slopes, count: places.count, repeats: outputs, width: hiddenWidth)
    passNormalizedMatrix(
      offsets.hiddenIn, outer: hiddenWidth, offsets.hiddenNormalization, block.hiddenNormalized,
      places, at: places.nodes, hidden, addingTo: x)
  }

  /// A matrix W [inner × d] behind activations at places: adds its part and returns δWᵀ.
  private func passMatrix(
    _ matrix: Int, inner: Int, _ activations: UnsafePointer<Double>, _ places: Places,
    _ deltas: Deltas
  ) -> Deltas {
    addGrams(activations, inner: inner, places, deltas, outer: width)
    let result = pool.reuse(places.count * outputs * inner)
    multiplyTransposed(matrix, inner: inner, outer: width, places, deltas, into: result)
    return result
  }

  /// A matrix W [d × outer] behind a normalisation: adds the parts of both, and to x the deltas before the
  /// normalisation.
  private func passNormalizedMatrix(
    _ matrix: Int, outer: Int, _ offsets: TransformerLayout.Normalization,
    _ buffer: TransformerWorkspace.NormalizedBuffer, _ places: Places,
    at rows: UnsafePointer<Int32>, _ deltas: Deltas, addingTo x: Deltas
  ) {
    let normalized = pool.reuse(places.count * width)
    let normal = pool.reuse(places.count * width)
    kernels.gatherRows(
      buffer.values, at: rows, count: places.count, width: width, into: normalized)
    kernels.scaleAndShift(
      normalized, rows: places.count, width: width, gain: parameters + offsets.gain,
      bias: parameters + offsets.bias, into: normal)
    addGrams(normal, inner: width, places, deltas, outer: outer)
    let before = pool.reuse(places.count * outputs * width)
    multiplyTransposed(matrix, inner: width, outer: outer, places, deltas, into: before)
    addSumGrams(places, before, times: normalized)
    addSumGrams(places, before, times: nil)
    kernels.pullBackNormalization(
      before,
      through: NormalizedRows(
        values: buffer.values, inverseDeviations: buffer.inverseDeviations, places: rows),
      count: places.count, repeats: outputs, width: width, gain: parameters + offsets.gain,
      addingTo: x)
  }

  /// From attention's outputs at some places to the queries, keys and values along the paths.
  private func passAttention(
    _ layer: Int, from places: Places, to paths: Places, _ cotangents: Deltas
  ) -> Deltas {
    let rows = zeros(paths.count * outputs * 3 * width)
    model.withAttention(layer, workspace) { attention in
      for place in 0..<places.length {
        let given = AttentionCotangents(
          count: places.pathCount, nodes: places.columns + place * places.pathCount,
          length: places.length == 1 ? paths.length : place + 1,
          weights: workspace.blocks[layer].weights, repeats: outputs,
          cotangents: cotangents + place * outputs * width,
          stride: places.length * outputs * width, targetPaths: paths.rows,
          targetStride: paths.length)
        kernels.pullBackAttention(attention, given, addingTo: rows)
      }
    }
    return rows
  }

  /// Deltas at the ends of paths as deltas along them, 0 elsewhere.
  private func spread(_ x: Deltas, over paths: Places) -> Deltas {
    let result = zeros(paths.count * outputs * width)
    let row = outputs * width
    for path in 0..<paths.pathCount {
      (result + ((path + 1) * paths.length - 1) * row).update(from: x + path * row, count: row)
    }
    return result
  }

  /// Token and position embeddings: ⟨a_s, a_t⟩ is 1 for the same token plus 1 for the same position.
  private func passEmbeddings(_ paths: Places, _ x: Deltas) {
    let length = paths.length
    let products = pool.reuse(paths.count * length)
    let tokens = model.nodes.inputTokens
    for path in 0..<paths.pathCount {
      let inputs = paths.inputs + path * length
      for s in 0..<length {
        for t in 0..<length {
          let same = tokens[Int(inputs[s])] == tokens[Int(inputs[t])] ? 1.0 : 0
          products[(path * length + s) * length + t] = same + (s == t ? 1 : 0)
        }
      }
    }
    kernels.addPathGrams(deltas(x, paths, width), products: products, to: grams)
  }

  private func addGrams(
    _ activations: UnsafePointer<Double>, inner: Int, _ places: Places, _ deltas: Deltas, outer: Int
  ) {
    let products = pool.reuse(places.count * places.length)
    kernels.pathProducts(
      activations, paths: places.pathCount, length: places.length, width: inner, into: products)
    kernels.addPathGrams(self.deltas(deltas, places, outer), products: products, to: grams)
  }

  /// A gain (times x̂) or a bias (nil): one vector for all places.
  private func addSumGrams(_ places: Places, _ deltas: Deltas, times x: UnsafePointer<Double>?) {
    let sums = pool.reuse(places.pathCount * outputs * width)
    let ones = pool.reuse(places.pathCount)
    ones.update(repeating: 1, count: places.pathCount)
    kernels.pathSums(self.deltas(deltas, places, width), times: x, into: sums)
    let summed = PathDeltas(
      sums, paths: places.pathCount, length: 1, outputs: outputs, width: width)
    kernels.addPathGrams(summed, products: ones, to: grams)
  }

  private func multiplyTransposed(
    _ matrix: Int, inner: Int, outer: Int, _ places: Places, _ deltas: Deltas, into result: Deltas
  ) {
    kernels.multiply(
      StridedMatrix(deltas, rows: places.count * outputs, columns: outer),
      StridedMatrix(workspace.transposes + matrix, rows: outer, columns: inner), into: result)
  }

  private func deltas(_ start: Deltas, _ places: Places, _ width: Int) -> PathDeltas {
    PathDeltas(
      start, paths: places.pathCount, length: places.length, outputs: outputs, width: width)
  }

  private func zeros(_ count: Int) -> Deltas {
    let start = pool.reuse(count)
    start.update(repeating: 0, count: count)
    return start
  }
}
