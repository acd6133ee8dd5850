import Foundation
import TestSupport
import Testing

/// A chapter with an initial policy that is shared by two reward models, which are shared by four policies; training
/// takes a second or two.
enum TrainingReport {
  static let chapter = "Chapters/01-training.md"

  /// What is trained for all, in the order of training, and how many steps it has.
  static let stages: [(activity: String, steps: Int)] = [
    ("training the initial policy", 60), ("training a reward model", 50),
    ("training a policy by policy gradient", 40),
  ]

  /// Everything that is shared: a policy, preference pairs, two reward models, four policies.
  static let trainingCount = 8

  /// A new repository that holds it.
  static func repository(policySteps: Int = 40) throws -> FolioTest {
    try FolioTest([
      chapter: """
      ---
      title: Training
      ---

      ```experiment
      id: rlhf
      run: policy-gradient
      with: {supervisedPrompts: 24, referencesPerPrompt: 1, feedbackPrompts: 16, policyGradientShare: 0.5,
        testPrompts: 4, vocabulary: 96, width: 8, layers: 1, heads: 2, trainingSteps: 60,
        trainingEvaluations: 2, batchSize: 4, responseLength: 6, contextLength: 128,
        pairsPerPrompt: 1, rewardTrainingSteps: 50, rewardBatchSize: 4, statisticsSamples: 3,
        statisticsPairs: 3, promptsPerStep: 4, samplesPerPrompt: 2, evaluationInterval: 20,
        evaluationPrompts: 4, evaluationSamples: 2, steps: \(policySteps)}
      sweep: {rewardModel: [on-policy-100, on-policy-0], policyLearningRate: [0.001, 0.003]}
      seed: 7
      ```

      ```experiment
      id: judged
      run: reward-model-statistics
      with: {supervisedPrompts: 24, referencesPerPrompt: 1, feedbackPrompts: 16, policyGradientShare: 0.5,
        testPrompts: 4, vocabulary: 96, width: 8, layers: 1, heads: 2, trainingSteps: 60,
        trainingEvaluations: 2, batchSize: 4, responseLength: 6, contextLength: 128,
        pairsPerPrompt: 1, rewardTrainingSteps: 50, rewardBatchSize: 4, statisticsSamples: 3,
        statisticsPairs: 3}
      sweep: {rewardModel: [on-policy-100, on-policy-0]}
      seed: 7
      ```

      """
    ])
  }

  /// What an undisturbed build by one worker publishes.
  static func published() throws -> [String: Data] {
    let test = try repository()
    let outcome = try test.folio("build", "--jobs", "1")
    try #require(outcome.status == 0, "\(outcome.errors)")
    try #require(try test.trained("shared").count == trainingCount)
    return try test.contents(of: "Output")
  }
}

extension FolioTest {
  /// What stands below a folder of the store (`shared` or `unfinished`), with what tells a file from another that
  /// replaced it.
  func trained(_ folder: String) throws -> [String: Int] {
    let base = root.appendingPathComponent(".folio/store/\(folder)").path
    guard exists(".folio/store/\(folder)") else { return [:] }
    var numbers: [String: Int] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: base)
    where path.hasSuffix(".bytes") {
      // What a running build has just removed has no number.
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(base)/\(path)")
      numbers[path] = attributes?[.systemFileNumber] as? Int
    }
    return numbers
  }
}

extension FolioTest.Outcome {
  /// What was gone on with: the activity, and after which step of how many.
  var resumptions: [(activity: String, step: Int, count: Int)] {
    errors.matches(of: /going on after step (\d+) of (\d+): ([^,\n]+)/).compactMap { match in
      guard let step = Int(match.1), let count = Int(match.2) else { return nil }
      return (String(match.3), step, count)
    }
  }
}
