import Foundation
import TestSupport
import Testing

/// Experiments with language models, small enough to train in a moment: models are trained once, and networks can be
/// taken out and brought back.
@Suite(.serialized)
struct LanguageModelTests {
  private static let chapter = "Chapters/01-models.md"

  private static let sizes = """
    supervisedPrompts: 24, referencesPerPrompt: 1, feedbackPrompts: 16, policyGradientShare: 0.5,
      testPrompts: 4, vocabulary: 96, width: 8, layers: 1, heads: 2, trainingSteps: 6,
      trainingEvaluations: 2, batchSize: 4, responseLength: 6, contextLength: 128
    """

  private static let rewards = """
    pairsPerPrompt: 1, rewardTrainingSteps: 3, rewardBatchSize: 4, statisticsSamples: 3,
      statisticsPairs: 3, promptsPerStep: 4, samplesPerPrompt: 2, evaluationInterval: 2,
      evaluationPrompts: 4, evaluationSamples: 2
    """

  private static func repository(_ experiments: String) throws -> FolioTest {
    try FolioTest([chapter: "---\ntitle: Models\n---\n\n\(experiments)\n"])
  }

  private static func policyGradient(steps: Int, replicates: Int = 1) -> String {
    """
    ```experiment
    id: rlhf
    run: policy-gradient
    with: {\(sizes), \(rewards), steps: \(steps)}
    sweep: {rewardModel: [on-policy-100, perfectly-accurate]}
    replicates: \(replicates)
    seed: 5
    ```
    """
  }

  private static func learning(_ more: String = "") -> String {
    """
    ```experiment
    id: learning
    run: language-model-training
    with: {\(sizes)\(more)}
    ```
    """
  }

  @Test func `One worker and two give the same bytes, and so does computing again`() throws {
    let tests = try (1...2).map { jobs in
      let test = try Self.repository(Self.policyGradient(steps: 3, replicates: 2))
      let outcome = try test.folio("build", "--jobs", "\(jobs)")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return test
    }
    let first = try tests[0].contents(of: "Output")
    #expect(try first == tests[1].contents(of: "Output"))
    let table = try tests[0].read("Output/data/rlhf.csv").split(separator: "\n")
    #expect(table.count == 1 + 2 * 2 * 3)
    let again = try tests[1].folio("build", "--fresh")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try first == tests[1].contents(of: "Output"))
  }

  @Test func `An edited parameter of policy gradient trains policies alone`() throws {
    let test = try Self.repository(Self.policyGradient(steps: 2))
    try #require(try test.folio("build").status == 0)
    let before = try test.trained("shared")
    // The initial policy, preference pairs, one reward model that learns, two trained policies.
    #expect(before.count == 5)
    try test.replace("steps: 2}", with: "steps: 4}", in: Self.chapter)
    #expect(try test.folio("build").status == 0)
    let after = try test.trained("shared")
    #expect(after.count == 7)
    #expect(before.allSatisfy { after[$0.key] == $0.value }, "nothing was trained twice")
    let explained = try test.folio("explain", "rlhf")
    #expect(explained.output.contains("rlhf: fresh"))
  }

  @Test func `A network taken out and brought back is the same policy`() throws {
    let test = try Self.repository(Self.learning())
    try #require(try test.folio("build").status == 0)
    let written = try test.folio("checkpoint", "learning", "Chapters/policy.safetensors")
    #expect(written.status == 0, "\(written.errors)")
    #expect(written.output.hasPrefix("Chapters/policy.safetensors: initial-policy, "))
    #expect(try test.trained("shared").count == 1, "it was at hand")
    let last = try test.read("Output/data/learning.csv").split(separator: "\n").last
    try test.replace(
      "trainingSteps: 6", with: "trainingSteps: 0, checkpoint: policy.safetensors",
      in: Self.chapter)
    let built = try test.folio("build")
    #expect(built.status == 0, "\(built.errors)")
    let first = try test.read("Output/data/learning.csv").split(separator: "\n")[1]
    // Held-out loss, ground truth, its deviation, length and size; not step and training loss.
    func judged(_ row: Substring?) -> [Substring]? {
      row?.split(separator: ",", omittingEmptySubsequences: false).suffix(5)
    }
    #expect(judged(first) == judged(last))
    #expect(try test.folio("explain", "learning").output.contains("learning: fresh"))
    try test.write(Data([1, 2, 3]), to: "Chapters/policy.safetensors")
    let broken = try test.folio("build")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("Chapters/policy.safetensors:1:1: error: "))
  }

  @Test func `A checkpoint that there is not is refused in words`() throws {
    let test = try Self.repository(Self.policyGradient(steps: 1, replicates: 2))
    func refusal(_ arguments: String...) throws -> String {
      let outcome = try test.folio(["checkpoint", "rlhf", "a.safetensors"] + arguments)
      #expect(outcome.status == 2)
      #expect(!test.exists("a.safetensors"))
      return String(outcome.errors.prefix { $0 != "\n" })
    }
    #expect(
      try refusal() == "error: 2 sweep points are meant; single one out by ‘rewardModel’")
    #expect(
      try refusal("--at", "rewardModel=on-policy-50")
        == "error: no sweep point has ‘rewardModel’ on-policy-50; its values are on-policy-100, perfectly-accurate"
    )
    #expect(
      try refusal("--at", "rewardModel=perfectly-accurate", "--network", "reward-model")
        == "error: the reward model ‘perfectly-accurate’ is no network")
    #expect(
      try refusal("--replicate", "2") == "error: there is no replicate 2; they are 0 to 1")
    #expect(
      try refusal("--network", "policy")
        == "error: there is no network ‘policy’; the experiment trains ‘trained-policy’, ‘initial-policy’ and ‘reward-model’"
    )
  }
}
