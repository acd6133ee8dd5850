/// Where each tensor of a network begins among its parameters.
struct NetworkPlaces: Sendable {
  /// A normalisation's gain and bias.
  struct Normalization: Sendable {
    let gain: Int
    let bias: Int
  }

  /// The tensors of a layer.
  struct Layer: Sendable {
    let attentionNormalization: Normalization
    let queriesKeysValues: Int
    let attentionOutput: Int
    let hiddenNormalization: Normalization
    let hiddenIn: Int
    let hiddenOut: Int
  }

  let tensors: [NetworkTensor]
  let parameterCount: Int
  let tokens: Int
  let positions: Int
  let layers: [Layer]
  let lastNormalization: Normalization
  let head: Int

  init(_ shape: NetworkShape) {
    var list = TensorList()
    let (width, hidden) = (shape.width, shape.hiddenWidth)
    let deviation = 1 / Double(width).squareRoot()
    tokens = list.add("tok", [shape.vocabularySize, width], 0.5)
    positions = list.add("pos", [shape.contextLength, width], 0.5)
    layers = (0..<shape.layerCount).map { layer in
      let name = "layers.\(layer)"
      return Layer(
        attentionNormalization: list.addNormalization("\(name).ln1", width),
        queriesKeysValues: list.add("\(name).qkv", [width, 3 * width], deviation),
        attentionOutput: list.add("\(name).wo", [width, width], deviation),
        hiddenNormalization: list.addNormalization("\(name).ln2", width),
        hiddenIn: list.add("\(name).w1", [width, hidden], deviation),
        hiddenOut: list.add("\(name).w2", [hidden, width], 1 / Double(hidden).squareRoot()))
    }
    lastNormalization = list.addNormalization("ln", width)
    head = list.add("head", [width, shape.outputCount], deviation)
    tensors = list.tensors
    parameterCount = list.count
  }
}

/// Tensors put one after the other.
private struct TensorList {
  var tensors: [NetworkTensor] = []
  var count = 0

  mutating func add(_ name: String, _ sizes: [Int], _ deviation: Double) -> Int {
    add(name, sizes, NetworkTensor.InitialValue.normal(deviation: deviation))
  }

  mutating func addNormalization(_ name: String, _ width: Int) -> NetworkPlaces.Normalization {
    NetworkPlaces.Normalization(
      gain: add("\(name).gain", [width], .constant(1)),
      bias: add("\(name).bias", [width], .constant(0)))
  }

  private mutating func add(
    _ name: String, _ sizes: [Int], _ initialValue: NetworkTensor.InitialValue
  ) -> Int {
    let tensor = NetworkTensor(
      name: name, sizes: sizes, start: count, initialValue: initialValue)
    tensors.append(tensor)
    count += tensor.count
    return tensor.start
  }
}
