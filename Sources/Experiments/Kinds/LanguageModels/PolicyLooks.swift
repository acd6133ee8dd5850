import LanguageModels
import NumericalMethods

/// What samples on held-out prompts say of a policy while it is trained.
final class PolicyLooks {
  private static let promptCount = 64
  private static let sampleCount = 8
  /// The number of responses of a look.
  static let responseCount = Double(promptCount * sampleCount)

  /// One look; a number is missing where there is no ground truth.
  struct Look {
    static let numberCount = 4
    var step: Int
    var groundTruth: Double?
    var deviation: Double?
    var length: Double

    var numbers: [Double] { [Double(step), groundTruth ?? .nan, deviation ?? .nan, length] }

    init(step: Int, rewards: [[Double]], lengths: [Double]) {
      self.step = step
      groundTruth = rewards.isEmpty ? nil : rewards.flatMap { $0 }.mean
      deviation =
        rewards.isEmpty ? nil : rewards.map { meanGroupVariance([$0]).squareRoot() }.mean
      length = lengths.mean
    }

    init(numbers: ArraySlice<Double>) {
      let numbers = Array(numbers)
      step = Int(numbers[0])
      groundTruth = numbers[1].isNaN ? nil : numbers[1]
      deviation = numbers[2].isNaN ? nil : numbers[2]
      length = numbers[3]
    }
  }

  /// The looks of numbers one after the other.
  static func looks(of numbers: [Double]) -> [Look] {
    stride(from: 0, to: numbers.count - Look.numberCount + 1, by: Look.numberCount).map {
      Look(numbers: numbers[$0..<$0 + Look.numberCount])
    }
  }

  /// The numbers of all looks so far, one after the other.
  private(set) var numbers: [Double]
  /// The steps of training so far.
  private(set) var step: Int
  /// Why a look could not be taken; training goes on and fails at its end.
  private(set) var failure: (any Error)?
  private let language: TokenizedLanguage?
  private let prompts: [[Token]]
  private let maximumLength: Int
  private let context: WorkContext

  /// Looks at a policy in training, of which some may have been taken.
  init(
    _ source: LanguageSource, _ arguments: Arguments, _ context: WorkContext, step: Int,
    seen: [Double]
  ) {
    language = source.generated
    let asked = source.generated?.prompts(in: .test) ?? [[BytePairTokenizer.separatorToken]]
    prompts = Array(asked.prefix(Self.promptCount))
    maximumLength = arguments[InitialPolicyParameters.responseLength]
    self.context = context
    self.step = step
    numbers = seen
  }

  /// Notes a step of training, and looks at the policy in its saved state where that is due.
  func advance(_ settings: SupervisedSettings, _ bytes: () -> [UInt8]) {
    step += 1
    guard step % settings.evaluationInterval == 0 || step == settings.stepCount else { return }
    do {
      try look(at: NetworkParameters<Float>(from: SafeTensors(decoding: bytes())))
    } catch {
      failure = failure ?? error
    }
  }

  /// Looks at a policy; every look draws by the same uniform numbers.
  func look(at policy: NetworkParameters<Float>) throws {
    let groups = try NetworkEvaluator(policy, team: context.team).samples(
      prompts, count: Self.sampleCount, maximumLength: maximumLength,
      stream: context.instanceStream("looks at the initial policy"),
      isCancelled: { context.isCancelled })
    let rewards = language?.rewards(of: groups) ?? []
    let lengths = groups.flatMap { $0.responses.map { Double($0.count) } }
    numbers += Look(step: step, rewards: rewards, lengths: lengths).numbers
  }
}
