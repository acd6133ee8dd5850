import Experiments
import Manuscript
import Results
import SystemPackage
import Testing

/// Settings of language models that do not go together, and what is said back; a mark shows where.
private struct SettingsMistake: Sendable, CustomTestStringConvertible {
  var run: String
  var with: String
  var more: String
  var message: String

  init(_ with: String, run: String = "policy-gradient", more: String = "", _ message: String) {
    (self.run, self.with, self.more, self.message) = (run, with, more, message)
  }

  var testDescription: String { "\(with) \(more)" }
}

struct LanguageMistakesTests {
  private let repository: TemporaryStore

  init() throws { repository = try TemporaryStore() }

  private func diagnostics(_ text: String) throws -> [Diagnostic] {
    try diagnostics(ExperimentText(text))
  }

  private func diagnostics(_ text: ExperimentText) -> [Diagnostic] {
    Planner(dataFiles: RepositoryDataFiles(root: repository.folder))
      .plan([text.directive], profile: "full").diagnostics
  }

  @Test(arguments: [
    SettingsMistake("heads: 1️⃣3", "3 heads cannot share a width of 64 evenly"),
    SettingsMistake("width: 1️⃣66", "4 heads cannot share a width of 66 evenly"),
    SettingsMistake("samplerWidth: 1️⃣9", "4 heads cannot share a width of 9 evenly"),
    SettingsMistake(
      "width: 1️⃣1000000000", "‘width’ must be at least 1 and at most 4096, not 1000000000"),
    SettingsMistake(
      "vocabulary: 1️⃣20", "‘vocabulary’ must be at least 64 and at most 65536, not 20"),
    SettingsMistake(
      "steps: 1️⃣1000000000000",
      "‘steps’ must be at least 0 and at most 10000000, not 1000000000000"),
    SettingsMistake("policyLearningRate: 1️⃣.nan", "‘policyLearningRate’ must be finite, not nan"),
    SettingsMistake(
      "rewardLearningRate: 1️⃣-1", "‘rewardLearningRate’ must be above 0 and at most 10, not -1"),
    SettingsMistake(
      "learningRate: 1️⃣1e300", "‘learningRate’ must be above 0 and at most 10, not 1e+300"),
    SettingsMistake(
      "contextLength: 1️⃣24",
      "a response of ‘responseLength’ 24 leaves no room for a prompt in the ‘contextLength’ of 24"),
    SettingsMistake("samplesPerPrompt: 1️⃣1", "‘rloo’ needs ‘samplesPerPrompt’ of at least 2"),
    SettingsMistake(
      "samplesPerPrompt: 1️⃣1, method: grpo", "‘grpo’ needs ‘samplesPerPrompt’ of at least 2"),
    SettingsMistake(
      "samplesPerPrompt: 1️⃣1", more: "\nsweep: {method: [reinforce, ppo]}",
      "‘ppo’ needs ‘samplesPerPrompt’ of at least 2"),
    SettingsMistake(
      "method: ppo, promptsPerStep: 4, minibatches: 1️⃣5",
      "5 ‘minibatches’ cannot be cut of 4 ‘promptsPerStep’"),
    SettingsMistake(
      "rewardModel: perfectly-accurate, squeeze: 1️⃣0.5",
      "‘squeeze’ 0.5 and ‘offset’ 0.9 sum to more than 1"),
    SettingsMistake(
      "policyGradientShare: 1️⃣0",
      "of 20000 ‘feedbackPrompts’ a ‘policyGradientShare’ of 0.0 leaves none for policy gradient"),
    SettingsMistake(
      "policyGradientShare: 1️⃣1", run: "reward-model-training",
      "of 20000 ‘feedbackPrompts’ a ‘policyGradientShare’ of 1.0 leaves none for reward models"),
    SettingsMistake(
      "policyGradientShare: 1️⃣0.1, feedbackPrompts: 2", run: "reward-table",
      "of 2 ‘feedbackPrompts’ a ‘policyGradientShare’ of 0.1 leaves none for policy gradient"),
    SettingsMistake(
      "rewardModel: 1️⃣ground-truth", run: "reward-model-training",
      "the reward model ‘ground-truth’ is not trained"),
  ])
  private func `a mistake is told while planning, at its place`(mistake: SettingsMistake) throws {
    let text = try ExperimentText(
      "id: a\nrun: \(mistake.run)\nwith: {\(mistake.with)}\(mistake.more)")
    let diagnostics = diagnostics(text)
    #expect(diagnostics.map(\.message) == [mistake.message])
    #expect(diagnostics.compactMap(\.range?.start) == text.marks)
  }

  @Test func `as many prompts as the grammar has are enough`() throws {
    let found = try diagnostics("id: a\nrun: policy-gradient\nwith: {supervisedPrompts: 100000}")
    #expect(found.count == 1)
    #expect(found[0].message.hasPrefix("120256 prompts are asked for, the grammar has "))
  }

  @Test func `what does not matter to a kind is no mistake`() throws {
    for with in ["policyGradientShare: 1, rewardModel: ground-truth", "minibatches: 100"] {
      #expect(try diagnostics("id: a\nrun: policy-gradient\nwith: {\(with)}") == [])
    }
    #expect(
      try diagnostics(
        "id: a\nrun: language-samples\nwith: {policyGradientShare: 0, samplesPerPrompt: 1}") == [])
  }

  @Test(arguments: [
    "policy-gradient", "reward-model-training", "reward-model-statistics", "reward-table",
  ])
  func `a text without ground truth is refused where rewards are needed`(run: String) throws {
    try FileSystem.write("a b\nc d\n", to: repository.folder.appending("Chapters/t.txt"))
    let found = try diagnostics("id: a\nrun: \(run)\nwith: {corpus: t.txt}")
    #expect(
      found.map(\.message) == ["rewards need a ground truth, and the text of a ‘corpus’ has none"])
    #expect(try diagnostics("id: a\nrun: language-samples\nwith: {corpus: t.txt}") == [])
  }

  @Test(arguments: [
    ("a.txt", "", 1, "the corpus has no document"),
    ("a.txt", "one\n\n", 1, "a corpus has two documents at least"),
    ("a.jsonl", "{\"a\": 1}\n{\"a\": 2}\n", 1, "the lines have neither ‘response’ nor ‘text’"),
    (
      "a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"\"}\n", 2,
      "‘text’ must be a text with something in it"
    ),
  ])
  func `a corpus that cannot be learnt is refused at its place`(
    path: String, text: String, line: Int, message: String
  ) throws {
    try FileSystem.write(text, to: repository.folder.appending("Chapters/\(path)"))
    let found = try diagnostics("id: a\nrun: language-model-training\nwith: {corpus: \(path)}")
    #expect(found.map(\.message) == [message])
    #expect(found.first?.range?.file == "Chapters/\(path)")
    #expect(found.first?.range?.start.line == line)
  }

  @Test(arguments: [
    ("language-model-training", "learningRate: 10, weightDecay: 1, warmUpSteps: 0"),
    ("reward-model-training", "rewardLearningRate: 10, weightDecay: 1, learningRate: 1e-9"),
  ])
  func `training that diverges says so`(run: String, with: String) throws {
    let plan = try #require(
      Planner(dataFiles: RepositoryDataFiles(root: repository.folder)).plan(
        [
          ExperimentText(
            """
            id: a
            run: \(run)
            with: {supervisedPrompts: 24, referencesPerPrompt: 1, feedbackPrompts: 16, testPrompts: 4,
              vocabulary: 96, width: 8, layers: 1, heads: 2, trainingSteps: 60, batchSize: 4,
              responseLength: 6, \(with)}
            """
          ).directive
        ], profile: "full"
      ).plans.first)
    let report = repository.run([plan])
    let message = try #require(report.diagnostics.first?.message)
    #expect(message.hasPrefix("‘\(run)’ failed: training diverged: the "), "\(message)")
    #expect(report.diagnostics.first?.range == plan.directive.run.range)
  }

  @Test func `bytes that are no text are refused`() throws {
    try FileSystem.write(
      Array("good\n".utf8) + [0xff, 0xfe, 0x0a],
      to: repository.folder.appending("Chapters/a.txt"))
    let found = try diagnostics("id: a\nrun: language-model-training\nwith: {corpus: a.txt}")
    #expect(found.count == 1)
    #expect(found.first?.range?.start.line == 2)
  }
}
