import LanguageModels
import NumericalMethods

/// The initial policy π_init of a seed and replicate: a transformer trained on reference responses.
///
/// While it is trained it is looked at now and then: samples of it on held-out prompts, and their ground truth.
enum InitialPolicyTraining: SharedComputation {
  static let name = "initial-policy"
  static let activity = "training the initial policy"
  static let parameters = LanguageParameters.all + InitialPolicyParameters.all

  /// The names of what is recorded, each a list of numbers.
  enum Record {
    /// The loss of each step's batch.
    static let losses = "losses"
    /// The loss on held-out responses at each look.
    static let heldOutLosses = "held-out losses"
    /// The looks themselves.
    static let looks = "looks"
  }

  static func effort(_ arguments: Arguments) -> Double {
    let effort = LanguageEffort(arguments)
    let steps = Double(arguments[InitialPolicyParameters.trainingSteps])
    let looks = min(steps, Double(arguments[InitialPolicyParameters.trainingEvaluations])) + 1
    return looks * effort.sampling(responses: PolicyLooks.responseCount)
      + steps
      * effort.training(
        prompts: Double(arguments[InitialPolicyParameters.batchSize]),
        responsesToEach: Double(arguments[LanguageParameters.referencesPerPrompt]))
  }

  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    try reportingLanguageFailures {
      let source = try LanguageSource(arguments, context)
      let settings = InitialPolicyParameters.settings(arguments)
      let training = SupervisedTraining<Float>(
        settings: settings, groups: source.learnt, heldOut: source.heldOut,
        stream: context.instanceStream("supervised training"))
      try checkMemory(source, arguments)
      let start = try InitialPolicyParameters.start(arguments, source, context)
      let kept = context.keptState().flatMap(KeptParts.init)
      let looks = PolicyLooks(
        source, arguments, context, step: kept?.step ?? 0, seen: kept?.numbers ?? [])
      if kept == nil { try looks.look(at: start) }
      let outcome = try training.run(
        from: start, resuming: kept?.state, team: context.team,
        isCancelled: { context.isCancelled }, report: { context.advance(to: $0, of: $1) },
        save: { bytes in
          looks.advance(settings, bytes)
          context.keep {
            KeptParts(state: bytes(), step: looks.step, numbers: looks.numbers).bytes
          }
        })
      if let failure = looks.failure { throw failure }
      let records = [
        Record.losses: outcome.curve.losses,
        Record.heldOutLosses: outcome.curve.evaluations.map(\.loss),
        Record.looks: looks.numbers,
      ]
      return TrainedNetwork(outcome.parameters, source.tokenizer, records: records).bytes
    }
  }

  private static func checkMemory(_ source: LanguageSource, _ arguments: Arguments) throws {
    let sizes = source.learnt.meanSizes
    var memory = NetworkMemory(of: try InitialPolicyParameters.shape(arguments, source))
    memory.add(parameterCopies: NetworkMemory.trainedCopies + NetworkMemory.readCopies)
    memory.add(
      groups: Double(arguments[InitialPolicyParameters.batchSize]), prompt: sizes.prompt,
      responses: sizes.responses, response: sizes.response, isKept: true)
    try memory.check()
  }

  /// The initial policy as a safetensors file for others.
  static func checkpoint(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    try TrainedNetwork(context.result(of: Self.self, arguments)).exported
  }

  /// The initial policy of arguments.
  static func policy(
    _ arguments: Arguments, _ context: WorkContext
  ) throws -> NetworkParameters<Float> {
    try TrainedNetwork(context.result(of: Self.self, arguments)).parameters()
  }
}
