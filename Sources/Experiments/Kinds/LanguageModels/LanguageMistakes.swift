import LanguageModels

/// What of the settings of language models does not go together, found while planning.
///
/// Runs rely on it: what is checked here is not checked again.
struct LanguageMistakes {
  /// What a run does with its initial policy.
  enum Purpose {
    /// It is trained and sampled, no more.
    case policy
    /// These reward models are made for it.
    case rewardModels([RewardModelChoice])
    /// It is trained against this reward model.
    case policyGradient(RewardModelChoice)
  }

  private let arguments: Arguments
  private(set) var found: [ArgumentMistake] = []

  /// The mistakes of all sweep points.
  static func mistakes(
    at points: [Arguments], _ purpose: (Arguments) -> Purpose
  ) -> [ArgumentMistake] {
    points.flatMap { LanguageMistakes($0, purpose($0)).found }
  }

  private init(_ arguments: Arguments, _ purpose: Purpose) {
    self.arguments = arguments
    checkNetwork()
    switch purpose {
    case .policy: checkPrompts()
    case .rewardModels(let models): checkRewards(models)
    case .policyGradient(let model):
      checkRewards([model])
      checkMethod()
    }
  }

  // MARK: Networks

  private mutating func checkNetwork() {
    typealias Policy = InitialPolicyParameters
    guard arguments[Policy.checkpoint] == nil else { return }
    checkHeads(
      arguments[Policy.heads], arguments[Policy.width], [Policy.heads, Policy.width])
    let (response, context) = (arguments[Policy.responseLength], arguments[Policy.contextLength])
    if response >= context {
      add(
        "a response of ‘responseLength’ \(response) leaves no room for a prompt in the ‘contextLength’ of "
          + "\(context)", at: [Policy.responseLength, Policy.contextLength])
    }
  }

  private mutating func checkSampler() {
    typealias Sampler = RewardModelParameters
    let sizes = [Sampler.samplerWidth, Sampler.samplerLayers, Sampler.samplerHeads]
    let given = sizes.filter { arguments[$0] != 0 }
    if arguments[InitialPolicyParameters.checkpoint] != nil {
      guard let size = given.first else { return }
      add("‘\(size.name)’ means nothing for a network from a ‘checkpoint’", at: [size])
    } else if !given.isEmpty {
      let sampler = Sampler.sampler(arguments)
      checkHeads(
        sampler[InitialPolicyParameters.heads], sampler[InitialPolicyParameters.width],
        [Sampler.samplerHeads, Sampler.samplerWidth])
    }
  }

  private mutating func checkHeads(_ heads: Int, _ width: Int, _ places: [Parameter<Int>]) {
    guard !width.isMultiple(of: heads) else { return }
    add("\(heads) heads cannot share a width of \(width) evenly", at: places)
  }

  // MARK: Prompts and rewards

  private mutating func checkPrompts() {
    typealias Language = LanguageParameters
    guard arguments[Language.corpus] == nil else { return }
    do throws(LanguageError) {
      try Language.settings(arguments, referencesBy: .ordinary).validate()
    } catch {
      add(
        error.description,
        at: [Language.supervisedPrompts, Language.feedbackPrompts, Language.testPrompts])
    }
  }

  private mutating func checkRewards(_ models: [RewardModelChoice]) {
    if arguments[LanguageParameters.corpus] != nil {
      add(
        "rewards need a ground truth, and the text of a ‘corpus’ has none",
        at: LanguageParameters.corpus.name)
    }
    checkPrompts()
    checkSampler()
    let isTrained = models.contains { if case .trained = $0 { true } else { false } }
    checkSplit(isTrained: isTrained)
    let squeeze = arguments[RewardModelParameters.squeeze]
    let offset = arguments[RewardModelParameters.offset]
    if models.contains(.perfectlyAccurate), squeeze + offset > 1 {
      add(
        "‘squeeze’ \(squeeze) and ‘offset’ \(offset) sum to more than 1",
        at: [RewardModelParameters.offset, RewardModelParameters.squeeze])
    }
  }

  private mutating func checkSplit(isTrained: Bool) {
    typealias Language = LanguageParameters
    let places: [any ParameterDeclaration] = [
      Language.policyGradientShare, Language.feedbackPrompts,
    ]
    let (count, share) = (
      arguments[Language.feedbackPrompts], arguments[Language.policyGradientShare]
    )
    let settings = Language.settings(arguments, referencesBy: .ordinary)
    let empty =
      settings.policyGradientPromptCount == 0
      ? "policy gradient"
      : settings.policyGradientPromptCount == count && isTrained ? "reward models" : nil
    guard let empty else { return }
    add(
      "of \(count) ‘feedbackPrompts’ a ‘policyGradientShare’ of \(share) leaves none for \(empty)",
      at: places.map(\.name))
  }

  // MARK: Policy gradient

  private mutating func checkMethod() {
    typealias Training = PolicyGradientParameters
    let name = arguments[Training.method]
    let least = Training.method(arguments).advantages.leastSamplesPerPrompt
    if arguments[Training.samplesPerPrompt] < least {
      add(
        "‘\(name)’ needs ‘samplesPerPrompt’ of at least \(least)",
        at: [Training.samplesPerPrompt.name, Training.method.name])
    }
    let (parts, prompts) = (arguments[Training.minibatches], arguments[Training.promptsPerStep])
    if name == "ppo", parts > prompts {
      add(
        "\(parts) ‘minibatches’ cannot be cut of \(prompts) ‘promptsPerStep’",
        at: [Training.minibatches, Training.promptsPerStep])
    }
  }

  // MARK: Places

  private mutating func add<Value>(_ message: String, at parameters: [Parameter<Value>]) {
    add(message, at: parameters.map(\.name))
  }

  private mutating func add(_ message: String, at name: String) { add(message, at: [name]) }

  /// Adds a mistake where the first of the parameters stands.
  private mutating func add(_ message: String, at names: [String]) {
    let place = names.first.flatMap { name in arguments.values[name].map { (name, $0) } }
    guard let (name, value) = place else { return }
    found.append(
      ArgumentMistake(
        message, at: .argument(name, value), otherParameters: Array(names.dropFirst())))
  }
}
