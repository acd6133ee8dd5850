import NumericalMethods

extension Transformer {
  /// Writes the logits of every context [contexts × V], position by position through the tree.
  ///
  /// - Parameters:
  ///   - parameters: θ [P].
  ///   - logits: Where the logits go.
  ///   - workspace: Keeps the activations.
  public func computeLogits(
    _ parameters: UnsafePointer<Double>, into logits: UnsafeMutablePointer<Double>,
    _ workspace: inout TransformerWorkspace
  ) {
    let pass = TransformerForward(model: self, parameters: parameters, workspace: workspace)
    pass.readInputs()
    team.run(parts: nodes.parts.count) { part, worker in
      pass.run(prompts: nodes.parts[part], scratch: workspace.scratch[worker], logits: logits)
    }
  }
}

/// One forward pass.
struct TransformerForward {
  let model: Transformer
  let parameters: UnsafePointer<Double>
  let workspace: TransformerWorkspace

  private var width: Int { model.shape.width }
  private var kernels: Kernels { model.kernels }

  /// The embeddings of all inputs, and the first block's queries, keys and values.
  func readInputs() {
    let (layout, nodes) = (model.layout, model.nodes)
    let count = nodes.inputTokens.count
    for (input, (token, position)) in zip(nodes.inputTokens, nodes.inputPositions).enumerated() {
      for column in 0..<width {
        workspace.inputs[input * width + column] =
          parameters[layout.tokens + token * width + column]
          + parameters[layout.positions + position * width + column]
      }
    }
    let scratch = workspace.scratch[0]
    scratch.restart()
    let normal = scratch.reuse(count * width)
    makeQueriesKeysValues(0, from: workspace.inputs, rows: 0..<count, normal: normal)
  }

  /// All blocks for all nodes of some prompts.
  func run(
    prompts: Range<Int>, scratch: NumberPool, logits: UnsafeMutablePointer<Double>
  ) {
    for position in 0..<model.nodes.positionCount {
      let range = model.nodes.range(position: position, prompts: prompts)
      for start in stride(
        from: range.lowerBound, to: range.upperBound, by: TransformerWorkspace.nodesTogether)
      {
        let end = min(start + TransformerWorkspace.nodesTogether, range.upperBound)
        run(nodes: start..<end, position: position, scratch: scratch, logits: logits)
      }
    }
  }

  /// All blocks for some nodes of one position, those before them being done.
  private func run(
    nodes: Range<Int>, position: Int, scratch: NumberPool, logits: UnsafeMutablePointer<Double>
  ) {
    scratch.restart()
    let count = nodes.count
    let x = scratch.reuse(count * width)
    let normal = scratch.reuse(count * width)
    let hidden = scratch.reuse(count * model.shape.hiddenWidth)
    model.nodes.inputs.withUnsafeBufferPointer { inputs in
      guard let inputs = inputs.baseAddress else { return }
      kernels.gatherRows(
        workspace.inputs, at: inputs + nodes.lowerBound, count: count, width: width, into: x)
    }
    for layer in 0..<model.shape.layerCount {
      if layer > 0 { makeQueriesKeysValues(layer, from: x, rows: nodes, normal: normal) }
      attend(layer, nodes: nodes, position: position, x: x)
      passHidden(layer, nodes: nodes, x: x, normal: normal, hidden: hidden)
    }
    let first = model.nodes.firstContext
    guard nodes.lowerBound >= first else { return }
    let vocabulary = model.shape.outputVocabularySize
    normalize(
      x, rows: nodes, model.layout.lastNormalization, workspace.lastNormalized, into: normal)
    kernels.multiply(
      StridedMatrix(normal, rows: count, columns: width),
      StridedMatrix(parameters + model.layout.output, rows: width, columns: vocabulary),
      into: logits + (nodes.lowerBound - first) * vocabulary)
  }

  private func makeQueriesKeysValues(
    _ layer: Int, from x: UnsafePointer<Double>, rows: Range<Int>,
    normal: UnsafeMutablePointer<Double>
  ) {
    let (places, block) = (model.layout.blocks[layer], workspace.blocks[layer])
    normalize(
      x, rows: rows, places.attentionNormalization, block.attentionNormalized, into: normal)
    kernels.multiply(
      StridedMatrix(normal, rows: rows.count, columns: width),
      StridedMatrix(parameters + places.queriesKeysValues, rows: width, columns: 3 * width),
      into: block.queriesKeysValues + rows.lowerBound * 3 * width)
  }

  /// x += Attention(…) W.
  private func attend(
    _ layer: Int, nodes: Range<Int>, position: Int, x: UnsafeMutablePointer<Double>
  ) {
    let block = workspace.blocks[layer]
    let attended = block.attended + nodes.lowerBound * width
    model.nodes.identity.withUnsafeBufferPointer { identity in
      guard let identity = identity.baseAddress else { return }
      model.withAttention(layer, workspace) { attention in
        kernels.attend(
          attention, count: nodes.count, nodes: identity + nodes.lowerBound, length: position + 1,
          weights: block.weights, output: attended)
      }
    }
    kernels.multiply(
      StridedMatrix(attended, rows: nodes.count, columns: width),
      StridedMatrix(
        parameters + model.layout.blocks[layer].attentionOutput, rows: width, columns: width),
      into: x, isAdded: true)
  }

  /// x += GELU(N(x) W₁) W₂.
  private func passHidden(
    _ layer: Int, nodes: Range<Int>, x: UnsafeMutablePointer<Double>,
    normal: UnsafeMutablePointer<Double>, hidden: UnsafeMutablePointer<Double>
  ) {
    let (places, block) = (model.layout.blocks[layer], workspace.blocks[layer])
    let (count, hiddenWidth) = (nodes.count, model.shape.hiddenWidth)
    normalize(x, rows: nodes, places.hiddenNormalization, block.hiddenNormalized, into: normal)
    kernels.multiply(
      StridedMatrix(normal, rows: count, columns: width),
      StridedMatrix(parameters + places.hiddenIn, rows: width, columns: hiddenWidth), into: hidden)
    kernels.gaussianErrorLinear(hidden, count: count * hiddenWidth, into: hidden)
    kernels.multiply(
      StridedMatrix(hidden, rows: count, columns: hiddenWidth),
      StridedMatrix(parameters + places.hiddenOut, rows: hiddenWidth, columns: width), into: x,
      isAdded: true)
  }

  private func normalize(
    _ x: UnsafePointer<Double>, rows: Range<Int>, _ places: TransformerLayout.Normalization,
    _ buffer: TransformerWorkspace.NormalizedBuffer, into y: UnsafeMutablePointer<Double>
  ) {
    let normalized = buffer.values + rows.lowerBound * width
    kernels.normalize(
      x, rows: rows.count, width: width, epsilon: TransformerShape.epsilon, into: normalized,
      inverseDeviations: buffer.inverseDeviations + rows.lowerBound)
    kernels.scaleAndShift(
      normalized, rows: rows.count, width: width, gain: parameters + places.gain,
      bias: parameters + places.bias, into: y)
  }
}

extension Transformer {
  /// Calls `body` with a block's attention: in the first block over inputs, in the others over nodes.
  func withAttention(
    _ layer: Int, _ workspace: TransformerWorkspace, _ body: (PathAttention) -> Void
  ) {
    let paths = layer == 0 ? nodes.inputPaths : nodes.paths
    paths.withUnsafeBufferPointer { paths in
      guard let start = paths.baseAddress else { return }
      body(
        PathAttention(
          width: shape.width, headCount: shape.headCount,
          rows: workspace.blocks[layer].queriesKeysValues, paths: start,
          longest: nodes.positionCount))
    }
  }
}
