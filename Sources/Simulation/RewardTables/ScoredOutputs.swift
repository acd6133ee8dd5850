import NumericalMethods

/// The outputs of one prompt, each once.
public struct ScoredPrompt: Sendable, Hashable {
  /// ln π_init(y|x) up to a summand [outputs].
  public var logWeights: [Double]
  /// r_RM [outputs].
  public var rewards: [Double]
  /// r_G [outputs]; all 0 in a table without ground truth.
  public var groundTruths: [Double]
  /// How many rows of the table became these outputs.
  public var rowCount: Int
}

/// The outputs of a table, gathered by prompt: the policy over them is the initial policy of a simulation.
///
/// Prompts may have different numbers of outputs. Rows of a prompt with the same output are one output; where
/// they do not agree on a reward, it has their mean. A prompt with one row says nothing of a variance and is left out; so
/// is one with a single output, unless the rows are draws: several equal draws are a policy that is sure of itself.
///
/// Source: ours.
public struct ScoredOutputs: Sendable, Hashable {
  /// The prompts that are kept, in the order of their first rows.
  public private(set) var prompts: [ScoredPrompt] = []
  /// What rows say of probabilities.
  public let weighting: RowWeighting
  /// Whether the rows have a ground truth.
  public let hasGroundTruth: Bool
  /// How many prompts were left out.
  public private(set) var skippedPromptCount = 0
  /// How many rows of the table lacked a number and were never given; for the reader of a table to say.
  public var incompleteRowCount = 0
  /// How many rows were left out because their weight is 0.
  public private(set) var impossibleRowCount = 0
  /// How many rows of the kept prompts repeat an output.
  public private(set) var repeatedRowCount = 0
  /// How many outputs of the kept prompts have rows that do not agree on a reward.
  public private(set) var disagreeingOutputCount = 0

  /// Gathers rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, in any order; all numbers finite, weights under `.weights` not negative.
  ///   - weighting: What their weights say.
  ///   - hasGroundTruth: Whether their ground truth counts.
  /// - Complexity: O(rows), hashing apart.
  public init(_ rows: [ScoredRow], weighting: RowWeighting, hasGroundTruth: Bool) {
    self.weighting = weighting
    self.hasGroundTruth = hasGroundTruth
    var places: [Int: Int] = [:]
    var gathered: [GatheredPrompt] = []
    for row in rows {
      precondition(
        row.reward.isFinite && row.groundTruth.isFinite && row.weight.isFinite,
        "the numbers of a row are finite")
      if weighting == .weights {
        precondition(row.weight >= 0, "a weight is not negative")
        guard row.weight > 0 else {
          impossibleRowCount += 1
          continue
        }
      }
      let place = places[row.prompt] ?? gathered.count
      if place == gathered.count {
        places[row.prompt] = place
        gathered.append(GatheredPrompt())
      }
      gathered[place].add(row)
    }
    for prompt in gathered { keep(prompt) }
  }

  /// The number of outputs of all prompts.
  public var outputCount: Int { prompts.reduce(0) { $0 + $1.rewards.count } }

  private mutating func keep(_ prompt: GatheredPrompt) {
    let isKept =
      prompt.rowCount > 1 && (weighting == .samples || prompt.outputs.count > 1)
    guard isKept else {
      skippedPromptCount += 1
      return
    }
    repeatedRowCount += prompt.rowCount - prompt.outputs.count
    disagreeingOutputCount += prompt.outputs.count { $0.disagrees }
    prompts.append(
      ScoredPrompt(
        logWeights: prompt.outputs.map { $0.logWeight(weighting) },
        rewards: prompt.outputs.map(\.reward.mean),
        groundTruths: prompt.outputs.map { hasGroundTruth ? $0.groundTruth.mean : 0 },
        rowCount: prompt.rowCount))
  }
}

/// The rows of a prompt on their way.
private struct GatheredPrompt {
  var outputs: [GatheredOutput] = []
  var rowCount = 0
  private var places: [Int: Int] = [:]

  mutating func add(_ row: ScoredRow) {
    rowCount += 1
    if let place = places[row.output] {
      outputs[place].add(row)
    } else {
      places[row.output] = outputs.count
      outputs.append(GatheredOutput(row))
    }
  }
}

/// The rows of an output.
private struct GatheredOutput {
  var reward: RunningMean
  var groundTruth: RunningMean
  private var weights: CompensatedSum
  private var rowCount = 1

  init(_ row: ScoredRow) {
    reward = RunningMean(row.reward)
    groundTruth = RunningMean(row.groundTruth)
    weights = CompensatedSum(row.weight)
  }

  mutating func add(_ row: ScoredRow) {
    reward.add(row.reward)
    groundTruth.add(row.groundTruth)
    weights.add(row.weight)
    rowCount += 1
  }

  var disagrees: Bool { !reward.isConstant || !groundTruth.isConstant }

  func logWeight(_ weighting: RowWeighting) -> Double {
    switch weighting {
    case .samples: logarithm(Double(rowCount))
    case .weights: logarithm(weights.value)
    case .logProbabilities: weights.value / Double(rowCount)
    }
  }
}

/// A mean that is exactly the value where all values are equal.
private struct RunningMean {
  private let first: Double
  private var differences = CompensatedSum()
  private var count = 1.0
  private(set) var isConstant = true

  init(_ first: Double) { self.first = first }

  mutating func add(_ value: Double) {
    count += 1
    if value != first { isConstant = false }
    differences.add(value - first)
  }

  var mean: Double { isConstant ? first : first + differences.value / count }
}
