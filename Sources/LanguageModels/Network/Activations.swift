import NumericalMethods

/// What a forward pass makes for the rows of one part of a batch.
///
/// Row r of a quantity of width w begins at r · w. What passes only for the rows that are read begins with the first
/// reader.
struct Activations<Scalar: KernelScalar> {
  typealias Numbers = UnsafeMutablePointer<Scalar>

  /// How many rows a pass through a hidden layer takes at once.
  static var tileRows: Int { 96 }

  /// How much room is needed.
  struct Size {
    let rows: Int
    let readers: Int
    let longestPath: Int
    /// Whether all is kept for a backward pass; else layers share their room, keys and values excepted.
    let isKept: Bool
  }

  /// The quantities of a layer.
  struct Layer {
    /// x before the layer [rows × width].
    let input: Numbers
    /// Mean and 1/σ of its rows [rows × 2].
    let inputMoments: Numbers
    /// N(x) [rows × width].
    let normalized: Numbers
    /// [rows × 3·width].
    let queriesKeysValues: Numbers
    /// [rows × heads × longest path]; nil where not kept.
    let weights: Numbers?
    /// What attention gives [rows × width].
    let attended: Numbers
    /// x after attention [rows × width].
    let middle: Numbers
    /// Mean and 1/σ of its rows [rows × 2].
    let middleMoments: Numbers
    /// N(x) [rows × width].
    let middleNormalized: Numbers
    /// GELU's values and slopes [rows × 4·width]; not kept: values of one tile.
    let hidden: Numbers
    let slopes: Numbers?
  }

  let size: Size
  let layers: [Layer]
  /// x after the last layer [rows × width].
  let output: Numbers
  /// Mean and 1/σ [readers × 2].
  let outputMoments: Numbers
  /// N(x) [readers × width].
  let outputNormalized: Numbers
  /// [readers × outputs].
  let logits: Numbers
  /// softmax(logits/T) [readers × outputs].
  let probabilities: Numbers
  /// ln Σ exp(logits/T) [readers].
  let logNormalizers: Numbers
  /// [readers].
  let entropies: Numbers

  init(_ shape: NetworkShape, _ size: Size, in arena: NumberArena<Scalar>) {
    self.size = size
    let plan = ActivationPlan(shape, size)
    let room = arena.reserve(plan.lengths)
    layers = plan.layers.map { places in
      Layer(
        input: room[places.input], inputMoments: room[places.inputMoments],
        normalized: room[places.normalized], queriesKeysValues: room[places.queriesKeysValues],
        weights: places.weights.map { room[$0] }, attended: room[places.attended],
        middle: room[places.middle], middleMoments: room[places.middleMoments],
        middleNormalized: room[places.middleNormalized], hidden: room[places.hidden],
        slopes: places.slopes.map { room[$0] })
    }
    output = room[plan.output]
    outputMoments = room[plan.outputMoments]
    outputNormalized = room[plan.outputNormalized]
    logits = room[plan.logits]
    probabilities = room[plan.probabilities]
    logNormalizers = room[plan.logNormalizers]
    entropies = room[plan.entropies]
  }
}

/// Which piece of an arena holds what.
private struct ActivationPlan {
  struct Layer {
    var input = 0
    var inputMoments = 0
    var normalized = 0
    var queriesKeysValues = 0
    var weights: Int?
    var attended = 0
    var middle = 0
    var middleMoments = 0
    var middleNormalized = 0
    var hidden = 0
    var slopes: Int?
  }

  private(set) var lengths: [Int] = []
  private(set) var layers: [Layer] = []
  private(set) var output = 0
  private(set) var outputMoments = 0
  private(set) var outputNormalized = 0
  private(set) var logits = 0
  private(set) var probabilities = 0
  private(set) var logNormalizers = 0
  private(set) var entropies = 0

  init<Scalar>(_ shape: NetworkShape, _ size: Activations<Scalar>.Size) {
    for number in 0..<shape.layerCount {
      if size.isKept || number == 0 {
        layers.append(layer(shape, size, tileRows: Activations<Scalar>.tileRows))
      } else {
        var layer = layers[0]
        layer.queriesKeysValues = add(size.rows * 3 * shape.width)
        layers.append(layer)
      }
    }
    output = size.isKept ? add(size.rows * shape.width) : layers[0].input
    outputMoments = add(size.readers * 2)
    outputNormalized = add(size.readers * shape.width)
    logits = add(size.readers * shape.outputCount)
    probabilities = add(size.readers * shape.outputCount)
    logNormalizers = add(size.readers)
    entropies = add(size.readers)
  }

  private mutating func layer<Scalar>(
    _ shape: NetworkShape, _ size: Activations<Scalar>.Size, tileRows: Int
  ) -> Layer {
    let (rows, width) = (size.rows, shape.width)
    var layer = Layer()
    layer.input = add(rows * width)
    layer.inputMoments = add(rows * 2)
    layer.normalized = add(rows * width)
    layer.queriesKeysValues = add(rows * 3 * width)
    layer.attended = add(rows * width)
    layer.middleMoments = add(rows * 2)
    layer.middleNormalized = add(rows * width)
    layer.middle = size.isKept ? add(rows * width) : layer.input
    layer.hidden = add((size.isKept ? rows : tileRows) * shape.hiddenWidth)
    if size.isKept {
      layer.weights = add(rows * shape.headCount * size.longestPath)
      layer.slopes = add(rows * shape.hiddenWidth)
    }
    return layer
  }

  private mutating func add(_ length: Int) -> Int {
    lengths.append(length)
    return lengths.count - 1
  }
}
