package import LanguageModels
package import NumericalMethods

/// The preference pairs of a seed and replicate: drawn once for all reward models, which learn from mixes of them.
enum PreferenceDrawing: SharedComputation {
  static let name = "preference-pairs"
  static let activity = "drawing preference pairs"
  static let parameters =
    InitialPolicyTraining.parameters + [RewardModelParameters.pairsPerPrompt]

  static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(InitialPolicyTraining.self, arguments)]
  }

  static func effort(_ arguments: Arguments) -> Double {
    let prompts =
      Double(arguments[LanguageParameters.feedbackPrompts])
      * (1 - arguments[LanguageParameters.policyGradientShare])
    let pairs = prompts * Double(arguments[RewardModelParameters.pairsPerPrompt])
    return LanguageEffort(arguments).sampling(responses: 2 * pairs)
  }

  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    let policy = try InitialPolicyTraining.policy(arguments, context)
    return try reportingLanguageFailures {
      let language = try LanguageSource(arguments, context).rewarded
      func mix(_ split: PromptSplit, pairsPerPrompt: Int) throws -> PreferenceMix {
        try PreferenceData(
          of: policy, language, in: split, pairsPerPrompt: pairsPerPrompt,
          maximumLength: arguments[InitialPolicyParameters.responseLength],
          stream: stream(context).branch(split.rawValue),
          team: context.team, isCancelled: { context.isCancelled }
        ).mix
      }
      let training = try mix(
        .rewardModel, pairsPerPrompt: arguments[RewardModelParameters.pairsPerPrompt])
      let heldOut = try mix(.test, pairsPerPrompt: 1)
      return DrawnPreferences(training: training, heldOut: heldOut).bytes
    }
  }

  /// The pairs that arguments name.
  static func pairs(_ arguments: Arguments, _ context: WorkContext) throws -> DrawnPreferences {
    let bytes = try context.result(of: Self.self, arguments)
    guard let pairs = DrawnPreferences(bytes, stream: stream(context)) else {
      throw SimulationFailure("the stored preference pairs are none")
    }
    return pairs
  }

  private static func stream(_ context: WorkContext) -> RandomStream {
    context.instanceStream("preferences")
  }
}

/// Pairs for the training of reward models, and held-out ones.
package struct DrawnPreferences {
  /// Pairs of the reward models' prompts.
  package let training: PreferenceMix
  /// Pairs of held-out prompts.
  package let heldOut: PreferenceMix

  /// Drawn pairs.
  package init(training: PreferenceMix, heldOut: PreferenceMix) {
    self.training = training
    self.heldOut = heldOut
  }

  /// The pairs in bytes as ``bytes`` gives them; nil for other bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - stream: Where the pairs of the splits were drawn from.
  package init?(_ bytes: [UInt8], stream: RandomStream) {
    var rest = bytes[...]
    let lists = [PreferencePair.Source.onPolicy, .offPolicy, .onPolicy, .offPolicy].map {
      Self.pairs(from: &rest, source: $0)
    }
    guard rest.isEmpty, let on = lists[0], let off = lists[1], let heldOn = lists[2],
      let heldOff = lists[3], on.count == off.count, heldOn.count == heldOff.count
    else { return nil }
    func order(_ split: PromptSplit) -> RandomStream {
      PreferenceData.order(of: stream.branch(split.rawValue))
    }
    training = PreferenceMix(onPolicy: on, offPolicy: off, stream: order(.rewardModel))
    heldOut = PreferenceMix(onPolicy: heldOn, offPolicy: heldOff, stream: order(.test))
  }

  /// The four lists of pairs; each begins with its count in four bytes, and so do prompt, chosen and rejected response
  /// with theirs in two; tokens take two bytes; lowest bytes first.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for pairs in [training.onPolicy, training.offPolicy, heldOut.onPolicy, heldOut.offPolicy] {
      Self.append(pairs.count, byteCount: 4, to: &bytes)
      for pair in pairs {
        for tokens in [pair.prompt, pair.chosen, pair.rejected] {
          Self.append(tokens.count, byteCount: 2, to: &bytes)
          for token in tokens { Self.append(Int(token), byteCount: 2, to: &bytes) }
        }
      }
    }
    return bytes
  }

  private static func append(_ number: Int, byteCount: Int, to bytes: inout [UInt8]) {
    for place in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }

  private static func pairs(
    from rest: inout ArraySlice<UInt8>, source: PreferencePair.Source
  ) -> [PreferencePair]? {
    guard let count = number(from: &rest, byteCount: 4), count <= rest.count else { return nil }
    var pairs: [PreferencePair] = []
    pairs.reserveCapacity(count)
    for _ in 0..<count {
      guard let prompt = tokens(from: &rest), let chosen = tokens(from: &rest),
        let rejected = tokens(from: &rest)
      else { return nil }
      pairs.append(
        PreferencePair(prompt: prompt, chosen: chosen, rejected: rejected, source: source))
    }
    return pairs
  }

  private static func tokens(from rest: inout ArraySlice<UInt8>) -> [Token]? {
    guard let count = number(from: &rest, byteCount: 2), 2 * count <= rest.count else { return nil }
    return (0..<count).compactMap { _ in
      number(from: &rest, byteCount: 2).map { Token($0) }
    }
  }

  private static func number(from rest: inout ArraySlice<UInt8>, byteCount: Int) -> Int? {
    guard rest.count >= byteCount else { return nil }
    let bytes = rest.prefix(byteCount)
    rest = rest.dropFirst(byteCount)
    return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
