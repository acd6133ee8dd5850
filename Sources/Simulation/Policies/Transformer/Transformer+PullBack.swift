import NumericalMethods

extension Transformer {
  /// Adds Σ_c J_cᵀ d_c to a gradient [P], from the last position to the first.
  ///
  /// - Parameters:
  ///   - cotangents: d [contexts × V].
  ///   - parameters: θ [P], those of the last forward pass.
  ///   - gradient: What is added to [P].
  ///   - workspace: The workspace of that pass.
  public func pullBack(
    _ cotangents: UnsafePointer<Double>, at parameters: UnsafePointer<Double>,
    addingTo gradient: UnsafeMutablePointer<Double>, _ workspace: inout TransformerWorkspace
  ) {
    transposeMatrices(parameters, workspace)
    let pass = TransformerPullBack(
      model: self, parameters: parameters, cotangents: cotangents, workspace: workspace)
    team.run(parts: nodes.parts.count) { part, worker in
      pass.run(
        prompts: nodes.parts[part], part: workspace.parts[part],
        scratch: workspace.scratch[worker])
    }
    pass.finish(addingTo: gradient)
  }

  /// Writes the transpose of every matrix to the place of its tensor.
  func transposeMatrices(
    _ parameters: UnsafePointer<Double>, _ workspace: TransformerWorkspace
  ) {
    for tensor in layout.tensors where tensor.rowCount > 1 {
      kernels.transpose(
        parameters + tensor.start, rows: tensor.rowCount, columns: tensor.columnCount,
        into: workspace.transposes + tensor.start)
    }
  }
}

/// One backward pass.
struct TransformerPullBack {
  let model: Transformer
  let parameters: UnsafePointer<Double>
  let cotangents: UnsafePointer<Double>
  let workspace: TransformerWorkspace

  /// Scratch memory for some nodes.
  private struct Scratch {
    let x: UnsafeMutablePointer<Double>
    let normal: UnsafeMutablePointer<Double>
    let normalCotangent: UnsafeMutablePointer<Double>
    let hidden: UnsafeMutablePointer<Double>
    let active: UnsafeMutablePointer<Double>
  }

  private var width: Int { model.shape.width }
  private var kernels: Kernels { model.kernels }

  /// All nodes of some prompts, adding up in a part of its own.
  func run(prompts: Range<Int>, part: TransformerWorkspace.Part, scratch: NumberPool) {
    let nodes = model.nodes
    let inputCount = nodes.inputTokens.count
    part.gradient.update(repeating: 0, count: model.parameterCount)
    part.inputs.update(repeating: 0, count: inputCount * width)
    part.inputRows.update(repeating: 0, count: inputCount * 3 * width)
    // Those of the last position, most of all, are set to 0 when their turn comes, to be in the caches then.
    for position in 0..<nodes.positionCount - 1 {
      clearCotangents(nodes.range(position: position, prompts: prompts))
    }
    for position in (0..<nodes.positionCount).reversed() {
      let range = nodes.range(position: position, prompts: prompts)
      for start in stride(
        from: range.lowerBound, to: range.upperBound, by: TransformerWorkspace.nodesTogether)
      {
        let end = min(start + TransformerWorkspace.nodesTogether, range.upperBound)
        if position == nodes.positionCount - 1 { clearCotangents(start..<end) }
        run(nodes: start..<end, position: position, part: part, pool: scratch)
      }
    }
  }

  private func clearCotangents(_ nodes: Range<Int>) {
    for block in workspace.blocks.dropFirst() {
      (block.cotangents + nodes.lowerBound * 3 * width)
        .update(repeating: 0, count: nodes.count * 3 * width)
    }
  }

  /// All blocks for some nodes of one position, those after them being done.
  private func run(
    nodes: Range<Int>, position: Int, part: TransformerWorkspace.Part, pool: NumberPool
  ) {
    pool.restart()
    let count = nodes.count
    let scratch = Scratch(
      x: pool.reuse(count * width), normal: pool.reuse(count * width),
      normalCotangent: pool.reuse(count * 3 * width),
      hidden: pool.reuse(count * model.shape.hiddenWidth),
      active: pool.reuse(count * model.shape.hiddenWidth))
    scratch.x.update(repeating: 0, count: count * width)
    if nodes.lowerBound >= model.nodes.firstContext {
      pullBackLogits(nodes, part.gradient, scratch)
    }
    for layer in (0..<model.shape.layerCount).reversed() {
      pullBackHidden(layer, nodes, part.gradient, scratch)
      pullBackAttention(layer, nodes, position, part, scratch)
      if layer > 0 {
        pullBackQueriesKeysValues(
          layer, rows: nodes, workspace.blocks[layer].cotangents + nodes.lowerBound * 3 * width,
          part.gradient, scratch)
      }
    }
    model.nodes.inputs.withUnsafeBufferPointer { inputs in
      guard let inputs = inputs.baseAddress else { return }
      kernels.scatterRows(
        scratch.x, at: inputs + nodes.lowerBound, count: count, width: width,
        addingTo: part.inputs)
    }
  }

  private func pullBackLogits(
    _ nodes: Range<Int>, _ gradient: UnsafeMutablePointer<Double>, _ scratch: Scratch
  ) {
    let vocabulary = model.shape.outputVocabularySize
    let given = cotangents + (nodes.lowerBound - model.nodes.firstContext) * vocabulary
    pullBackMatrix(
      model.layout.output, inner: width, outer: vocabulary, given, rows: nodes.count,
      into: scratch.normalCotangent)
    pullBackNormalization(
      model.layout.lastNormalization, workspace.lastNormalized, nodes, gradient, scratch)
    addMatrixGradient(
      model.layout.output, scratch.normal, inner: width, given, outer: vocabulary,
      rows: nodes.count, gradient)
  }

  /// Through x += GELU(N(x) W₁) W₂, whose hidden layer is made once more.
  private func pullBackHidden(
    _ layer: Int, _ nodes: Range<Int>, _ gradient: UnsafeMutablePointer<Double>,
    _ scratch: Scratch
  ) {
    let (places, block) = (model.layout.blocks[layer], workspace.blocks[layer])
    let (count, hiddenWidth) = (nodes.count, model.shape.hiddenWidth)
    kernels.scaleAndShift(
      block.hiddenNormalized.values + nodes.lowerBound * width, rows: count, width: width,
      gain: parameters + places.hiddenNormalization.gain,
      bias: parameters + places.hiddenNormalization.bias, into: scratch.normal)
    kernels.multiply(
      StridedMatrix(scratch.normal, rows: count, columns: width),
      StridedMatrix(parameters + places.hiddenIn, rows: width, columns: hiddenWidth),
      into: scratch.active)
    pullBackMatrix(
      places.hiddenOut, inner: hiddenWidth, outer: width, scratch.x, rows: count,
      into: scratch.hidden)
    kernels.pullBackGaussianErrorLinear(
      scratch.active, count: count * hiddenWidth, into: scratch.active,
      cotangents: scratch.hidden)
    addMatrixGradient(
      places.hiddenOut, scratch.active, inner: hiddenWidth, scratch.x, outer: width, rows: count,
      gradient)
    pullBackMatrix(
      places.hiddenIn, inner: width, outer: hiddenWidth, scratch.hidden, rows: count,
      into: scratch.normalCotangent)
    pullBackNormalization(
      places.hiddenNormalization, block.hiddenNormalized, nodes, gradient, scratch)
    addMatrixGradient(
      places.hiddenIn, scratch.normal, inner: width, scratch.hidden, outer: hiddenWidth,
      rows: count, gradient)
  }

  /// Through x += Attention(…) W, to the queries, keys and values of the nodes' paths.
  private func pullBackAttention(
    _ layer: Int, _ nodes: Range<Int>, _ position: Int, _ part: TransformerWorkspace.Part,
    _ scratch: Scratch
  ) {
    let (places, block) = (model.layout.blocks[layer], workspace.blocks[layer])
    let (count, longest) = (nodes.count, model.nodes.positionCount)
    addMatrixGradient(
      places.attentionOutput, block.attended + nodes.lowerBound * width, inner: width, scratch.x,
      outer: width, rows: count, part.gradient)
    pullBackMatrix(
      places.attentionOutput, inner: width, outer: width, scratch.x, rows: count,
      into: scratch.normalCotangent)
    let targetPaths = layer == 0 ? model.nodes.inputPaths : model.nodes.paths
    targetPaths.withUnsafeBufferPointer { targets in
      model.nodes.identity.withUnsafeBufferPointer { identity in
        guard let targets = targets.baseAddress, let identity = identity.baseAddress else { return }
        let given = AttentionCotangents(
          count: count, nodes: identity + nodes.lowerBound, length: position + 1,
          weights: block.weights, cotangents: scratch.normalCotangent, stride: width,
          targetPaths: targets + nodes.lowerBound * longest, targetStride: longest)
        model.withAttention(layer, workspace) { attention in
          kernels.pullBackAttention(
            attention, given, addingTo: layer == 0 ? part.inputRows : block.cotangents)
        }
      }
    }
  }

  /// Through the matrix of queries, keys and values and the normalisation before it.
  private func pullBackQueriesKeysValues(
    _ layer: Int, rows: Range<Int>, _ given: UnsafePointer<Double>,
    _ gradient: UnsafeMutablePointer<Double>, _ scratch: Scratch
  ) {
    let places = model.layout.blocks[layer]
    pullBackMatrix(
      places.queriesKeysValues, inner: width, outer: 3 * width, given, rows: rows.count,
      into: scratch.normalCotangent)
    pullBackNormalization(
      places.attentionNormalization, workspace.blocks[layer].attentionNormalized, rows, gradient,
      scratch)
    addMatrixGradient(
      places.queriesKeysValues, scratch.normal, inner: width, given, outer: 3 * width,
      rows: rows.count, gradient)
  }

  /// Adds up the parts in their order, then goes back through what the inputs share.
  func finish(addingTo gradient: UnsafeMutablePointer<Double>) {
    let (layout, nodes) = (model.layout, model.nodes)
    let count = nodes.inputTokens.count
    guard let first = workspace.parts.first else { return }
    for part in workspace.parts.dropFirst() {
      add(part.inputs, count * width, to: first.inputs)
      add(part.inputRows, count * 3 * width, to: first.inputRows)
    }
    for part in workspace.parts { add(part.gradient, model.parameterCount, to: gradient) }
    let pool = workspace.scratch[0]
    pool.restart()
    let scratch = Scratch(
      x: first.inputs, normal: pool.reuse(count * width),
      normalCotangent: pool.reuse(count * width), hidden: first.inputs,
      active: first.inputs)
    pullBackQueriesKeysValues(0, rows: 0..<count, first.inputRows, gradient, scratch)
    for (input, (token, position)) in zip(nodes.inputTokens, nodes.inputPositions).enumerated() {
      let row = first.inputs + input * width
      add(row, width, to: gradient + layout.tokens + token * width)
      add(row, width, to: gradient + layout.positions + position * width)
    }
  }

  private func add(
    _ x: UnsafePointer<Double>, _ count: Int, to sum: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<count { sum[index] += x[index] }
  }

  /// dy Wᵀ for a matrix [inner × outer] of the parameters.
  private func pullBackMatrix(
    _ place: Int, inner: Int, outer: Int, _ given: UnsafePointer<Double>, rows: Int,
    into result: UnsafeMutablePointer<Double>
  ) {
    kernels.multiply(
      StridedMatrix(given, rows: rows, columns: outer),
      StridedMatrix(workspace.transposes + place, rows: outer, columns: inner), into: result)
  }

  /// ∇W += xᵀ dy.
  private func addMatrixGradient(
    _ place: Int, _ x: UnsafePointer<Double>, inner: Int, _ given: UnsafePointer<Double>,
    outer: Int, rows: Int, _ gradient: UnsafeMutablePointer<Double>
  ) {
    kernels.multiply(
      StridedMatrix(x, rows: rows, columns: inner).transposed,
      StridedMatrix(given, rows: rows, columns: outer), into: gradient + place, isAdded: true)
  }

  /// Through a normalisation whose output's cotangents are `normalCotangent`: adds to x, and leaves the
  /// normalisation's output in `normal`.
  private func pullBackNormalization(
    _ places: TransformerLayout.Normalization, _ buffer: TransformerWorkspace.NormalizedBuffer,
    _ rows: Range<Int>, _ gradient: UnsafeMutablePointer<Double>, _ scratch: Scratch
  ) {
    let normalized = buffer.values + rows.lowerBound * width
    kernels.pullBackScaleAndShift(
      scratch.normalCotangent, normalized: normalized, rows: rows.count, width: width,
      gain: gradient + places.gain, bias: gradient + places.bias)
    kernels.scaleAndShift(
      normalized, rows: rows.count, width: width, gain: parameters + places.gain,
      bias: parameters + places.bias, into: scratch.normal)
    kernels.pullBackNormalization(
      scratch.normalCotangent,
      through: NormalizedRows(
        values: normalized, inverseDeviations: buffer.inverseDeviations + rows.lowerBound),
      count: rows.count, width: width, gain: parameters + places.gain, addingTo: scratch.x)
  }
}
