import LanguageModels
import NumericalMethods

/// The parameters that name an initial policy: a transformer and how it learns the language.
enum InitialPolicyParameters {
  static let width = Parameter<Int>(
    "width", default: 64, least: 1, greatest: 4096, "width of the network")
  static let layers = Parameter<Int>(
    "layers", default: 2, least: 1, greatest: 64, "number of the network's layers")
  static let heads = Parameter<Int>(
    "heads", default: 4, least: 1, greatest: 64, "number of attention heads, a divisor of the width"
  )
  static let contextLength = Parameter<Int>(
    "contextLength", default: 64, least: 2, greatest: 65_536, unit: "tokens",
    "the longest prompt with its response")
  static let checkpoint = FileParameter(
    "checkpoint", suffixes: [".safetensors"], isOptional: true,
    "a network to begin with, as ‘folio checkpoint’ writes it; its sizes and its tokenizer take the place of "
      + "‘width’, ‘layers’, ‘heads’ and ‘vocabulary’",
    check: { file throws(DataFileMistake) in
      do {
        let network = try TrainedNetwork(importing: file)
        _ = try network.policy(of: network.tokenizer())
      } catch let failure as SimulationFailure {
        throw DataFileMistake(failure.message, in: file)
      } catch {
        throw DataFileMistake("\(error)", in: file)
      }
    })
  static let referenceWriter = Parameter<String>(
    "referenceWriter", default: Writer.ordinary.rawValue, choices: Writer.allCases.map(\.rawValue),
    "who writes the reference responses to learn")
  static let trainingSteps = Parameter<Int>(
    "trainingSteps", default: 1500, least: 0, greatest: 10_000_000,
    "number of steps of supervised training")
  static let batchSize = Parameter<Int>(
    "batchSize", default: 32, least: 1, greatest: 100_000,
    unit: "prompts with all their references",
    "size of a batch of supervised training")
  static let learningRate = Parameter<Double>(
    "learningRate", default: 3e-3, least: 0, excludesLeast: true, greatest: 10,
    "greatest learning rate of supervised training, reached by warm-up, then falling on a cosine to a tenth"
  )
  static let warmUpSteps = Parameter<Int>(
    "warmUpSteps", default: 100, least: 0, greatest: 10_000_000,
    "steps in which the learning rate rises")
  static let weightDecay = Parameter<Double>(
    "weightDecay", default: 0.01, least: 0, greatest: 1, "decay of matrices and embeddings by AdamW"
  )
  static let clipping = Parameter<Double>(
    "clipping", default: 1, least: 0, excludesLeast: true,
    "norm that longer gradients are shortened to, in every training by AdamW")
  static let responseLength = Parameter<Int>(
    "responseLength", default: 24, least: 1, greatest: 65_536, unit: "tokens",
    "length at which a sampled response is cut off, its end token included")
  static let trainingEvaluations = Parameter<Int>(
    "trainingEvaluations", default: 10, least: 1, greatest: 1000,
    "how often the policy is looked at during supervised training")

  /// All of them.
  static let all: [any ParameterDeclaration] = [
    width, layers, heads, contextLength, checkpoint, referenceWriter, trainingSteps, batchSize,
    learningRate, warmUpSteps, weightDecay, clipping, responseLength, trainingEvaluations,
  ]

  /// The network's sizes: those of the settings, or a checkpoint's.
  static func shape(_ arguments: Arguments, _ source: LanguageSource) throws -> NetworkShape {
    if let file = arguments[checkpoint] {
      return try TrainedNetwork(importing: file).parameters().shape
    }
    return NetworkShape(
      vocabularySize: source.tokenizer.vocabularySize, contextLength: arguments[contextLength],
      width: arguments[width], layerCount: arguments[layers], headCount: arguments[heads],
      outputCount: source.tokenizer.vocabularySize)
  }

  /// The network before training: random, or a checkpoint's.
  static func start(
    _ arguments: Arguments, _ source: LanguageSource, _ context: WorkContext
  ) throws -> NetworkParameters<Float> {
    if let file = arguments[checkpoint] {
      return try TrainedNetwork(importing: file).policy(of: source.tokenizer)
    }
    return NetworkParameters(
      try shape(arguments, source), stream: context.instanceStream("initial policy"), headScale: 0.1
    )
  }

  /// How it is trained.
  static func settings(_ arguments: Arguments) -> SupervisedSettings {
    let steps = arguments[trainingSteps]
    return SupervisedSettings(
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(
          peak: arguments[learningRate], decay: .cosine,
          warmUpSteps: min(arguments[warmUpSteps], steps), totalSteps: steps, finalShare: 0.1),
        adam: AdamSettings(weightDecay: arguments[weightDecay]),
        clippingNorm: arguments[clipping]),
      batchSize: arguments[batchSize], stepCount: steps,
      evaluationInterval: evaluationInterval(arguments))
  }

  /// The number of steps from one look at the policy to the next.
  static func evaluationInterval(_ arguments: Arguments) -> Int {
    max(
      1,
      (arguments[trainingSteps] + arguments[trainingEvaluations] - 1)
        / arguments[trainingEvaluations])
  }
}
