import NumericalMethods
import Simulation

/// The models of policies that chapters can ask for.
enum PolicyModel: String, CaseIterable {
  /// ``TabularLogits`` over whole outputs: L = 1, Γ = 1, nothing shared.
  case tabular
  /// ``LogLinearLogits`` over whole outputs: L = 1.
  case logLinear = "log-linear"
  /// ``AutoregressiveLogLinear``, token by token.
  case autoregressive = "autoregressive-log-linear"
  /// ``Transformer``, token by token; each prompt is a token of its own.
  case transformer
}

/// Something to do with a problem of whichever model.
protocol PolicyWork {
  /// What comes of it.
  associatedtype Outcome
  /// Does it.
  func outcome<Model: LogitModel>(_ problem: PolicyProblem<Model>) throws -> Outcome
}

extension PolicyWork {
  /// Does it with the problem that the arguments of ``PolicyParameters`` name.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - stream: The random stream of a name: “features”, “policy”, “ground-truth”, “reward”.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  func outcome(
    _ arguments: Arguments, _ stream: (String) -> RandomStream, isCancelled: () -> Bool
  ) throws -> Outcome {
    try withoutActuallyEscaping(stream) { stream in
      try withoutActuallyEscaping(isCancelled) { isCancelled in
        try PolicyModelBuilder(arguments: arguments, stream: stream, isCancelled: isCancelled)
          .perform(self)
      }
    }
  }
}

/// Builds the model and the problem that arguments name.
private struct PolicyModelBuilder {
  let arguments: Arguments
  let stream: (String) -> RandomStream
  let isCancelled: () -> Bool

  private var promptCount: Int {
    arguments[PolicyParameters.prompts] + arguments[PolicyParameters.heldOut]
  }

  func perform<Work: PolicyWork>(_ work: Work) throws -> Work.Outcome {
    let outputs = try outputCount()
    let features = arguments[PolicyParameters.features]
    let sharing = arguments[PolicyParameters.sharing]
    switch PolicyModel(rawValue: arguments[PolicyParameters.model]) ?? .autoregressive {
    case .tabular:
      return try perform(work, TabularLogits(promptCount: promptCount, outputCount: outputs))
    case .logLinear:
      return try perform(
        work,
        LogLinearLogits(
          promptCount: promptCount, outputCount: outputs, featureCount: features,
          sharing: sharing, stream: stream("features")))
    case .autoregressive:
      let tree = PrefixTree(
        promptCount: promptCount, vocabularySize: arguments[PolicyParameters.vocabulary],
        length: arguments[PolicyParameters.length])
      return try perform(
        work,
        AutoregressiveLogLinear(
          tree: tree,
          features: ContextFeatures(
            of: tree, embeddingSize: features,
            contextNumberCount: arguments[PolicyParameters.contextFeatures], sharing: sharing,
            stream: stream("features"))))
    case .transformer:
      let model = try transformer()
      return try perform(
        work, model,
        initial: model.initialParameters(
          stream("policy"), outputScale: arguments[PolicyParameters.initialScale]))
    }
  }

  /// With normal initial parameters.
  private func perform<Work: PolicyWork, Model: LogitModel>(_ work: Work, _ model: Model) throws
    -> Work.Outcome
  {
    var draws = stream("policy")
    let scale = arguments[PolicyParameters.initialScale]
    return try perform(
      work, model, initial: (0..<model.parameterCount).map { _ in scale * draws.normal() })
  }

  private func perform<Work: PolicyWork, Model: LogitModel>(
    _ work: Work, _ model: Model, initial: [Double]
  ) throws -> Work.Outcome {
    try work.outcome(
      PolicyParameters.recipe(arguments).problem(
        model, initialParameters: initial, stream, isCancelled: isCancelled))
  }

  private func transformer() throws -> Transformer {
    let (width, heads) = (arguments[PolicyParameters.width], arguments[PolicyParameters.heads])
    guard width.isMultiple(of: heads) else {
      throw SimulationFailure("\(heads) heads cannot share a width of \(width) evenly")
    }
    let vocabulary = arguments[PolicyParameters.vocabulary]
    let length = arguments[PolicyParameters.length]
    let shape = TransformerShape(
      inputVocabularySize: vocabulary + promptCount, contextLength: length, width: width,
      layerCount: arguments[PolicyParameters.layers], headCount: heads,
      outputVocabularySize: vocabulary)
    return Transformer(
      shape, prompts: (0..<promptCount).map { [vocabulary + $0] }, length: length)
  }

  /// V^L, small enough to enumerate.
  private func outputCount() throws -> Int {
    let limit = 1 << 24
    var count = promptCount
    for _ in 0..<arguments[PolicyParameters.length] {
      count *= arguments[PolicyParameters.vocabulary]
      guard count <= limit else {
        throw SimulationFailure(
          "the outputs of all prompts are more than \(limit), too many to enumerate")
      }
    }
    return count / promptCount
  }
}
