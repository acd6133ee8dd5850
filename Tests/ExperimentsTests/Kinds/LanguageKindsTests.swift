import Experiments
import NumericalMethods
import Results
import Testing

struct LanguageKindsTests {
  /// Settings so small that all training together takes a moment.
  static let tiny: [String: ArgumentValue] = [
    "supervisedPrompts": .integer(24), "referencesPerPrompt": .integer(1),
    "feedbackPrompts": .integer(16), "policyGradientShare": .number(0.5),
    "testPrompts": .integer(4), "vocabulary": .integer(96), "width": .integer(8),
    "layers": .integer(1), "heads": .integer(2), "trainingSteps": .integer(4),
    "trainingEvaluations": .integer(2), "batchSize": .integer(4), "responseLength": .integer(6),
    "contextLength": .integer(128), "pairsPerPrompt": .integer(1),
    "rewardTrainingSteps": .integer(3),
    "rewardBatchSize": .integer(4), "steps": .integer(2), "promptsPerStep": .integer(4),
    "samplesPerPrompt": .integer(2), "evaluationInterval": .integer(1),
    "evaluationPrompts": .integer(4), "evaluationSamples": .integer(2),
    "statisticsSamples": .integer(3), "statisticsPairs": .integer(3), "tableSamples": .integer(2),
    "promptCount": .integer(2),
  ]

  static let kinds: [any SimulationKind.Type] = [
    LanguageSamples.self, LanguageModelCurve.self, RewardModelCurve.self,
    RewardModelStatistics.self, PolicyGradientCurve.self, SampledRewardTable.self,
  ]

  /// The table of a kind under tiny settings, with changes.
  private func table(
    _ kind: any SimulationKind.Type, _ changes: [String: ArgumentValue] = [:], seed: UInt64 = 1,
    files: [String: DataFile] = [:], services: any WorkServices = SharedInMemory(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Table {
    let names = Set(kind.parameters.map(\.name))
    let settings = Self.tiny.merging(changes) { $1 }.filter { names.contains($0.key) }
    return try run(
      kind, settings, seed: seed, files: files, services: services, isCancelled: isCancelled)
  }

  @Test func `every kind runs and delivers what it declares`() throws {
    let services = SharedInMemory()
    for kind in Self.kinds {
      let table = try table(kind, services: services)
      #expect(table.columns.map(\.name) == kind.columns.map(\.name))
      #expect(table.rowCount > 0, "\(kind.name)")
    }
  }

  @Test(arguments: ["on-policy-50", "perfectly-accurate", "ground-truth"])
  func `every kind needs what it declares, and no more`(model: String) throws {
    for kind in Self.kinds {
      if kind == RewardModelCurve.self, model != "on-policy-50" { continue }
      let changes: [String: ArgumentValue] = [
        "rewardModel": .string(model), "samplerTrainingSteps": .integer(1),
        "trained": .boolean(true),
      ]
      let names = Set(kind.parameters.map(\.name))
      let settings = Self.tiny.merging(changes) { $1 }.filter { names.contains($0.key) }
      var declared: Set<String> = []
      func declare(_ needs: [SharedNeed]) {
        for need in needs {
          declared.insert(SharedInMemory.name(of: need.computation, need.arguments))
          #expect(need.computation.effort(need.arguments) > 0)
          declare(need.computation.needs(need.arguments))
        }
      }
      declare(kind.needs(arguments(of: kind, settings)))
      let services = SharedInMemory()
      _ = try table(kind, changes, services: services)
      #expect(declared == services.requests, "\(kind.name)")
    }
  }

  @Test func `two threads give the same bits`() throws {
    let services = [SharedInMemory(), SharedInMemory(team: WorkerTeam(threadCount: 2))]
    for kind in Self.kinds {
      let tables = try services.map { try table(kind, services: $0) }
      #expect(tables[0] == tables[1], "\(kind.name)")
    }
  }

  @Test
  func
    `the ground truth is perfectly accurate, and squeezed it keeps that with its variance squared`()
    throws
  {
    let services = SharedInMemory()
    let truth = try table(
      RewardModelStatistics.self, ["rewardModel": .string("ground-truth")], services: services)
    let squeezed = try table(
      RewardModelStatistics.self,
      [
        "rewardModel": .string("perfectly-accurate"), "squeeze": .number(0.25),
        "offset": .number(0.75),
      ],
      services: services)
    for table in [truth, squeezed] {
      #expect(try table.numbers("on_policy_accuracy") == [1])
      #expect(try table.numbers("off_policy_accuracy") == [1])
    }
    let variance = try truth.numbers("reward_variance")[0]
    #expect(try truth.numbers("ground_truth_variance")[0] == variance)
    #expect(try abs(squeezed.numbers("reward_variance")[0] - variance / 16) < 1e-12)
    #expect(try abs(squeezed.numbers("covariance")[0] - variance / 4) < 1e-12)
  }

  @Test func `a policy trained on the ground truth starts as the initial policy`() throws {
    let table = try table(
      PolicyGradientCurve.self,
      ["rewardModel": .string("ground-truth"), "whitening": .boolean(false)])
    #expect(try table.numbers("step") == [0, 1, 2])
    #expect(try table.numbers("samples") == [0, 8, 16])
    for name in ["training_divergence", "test_divergence", "training_ground_truth_increase"] {
      #expect(try table.numbers(name)[0] == 0)
    }
    #expect(try table.numbers("training_divergence")[2] > 0)
    #expect(try table.numbers("training_reward") == table.numbers("training_ground_truth"))
  }

  @Test(arguments: ["rloo", "grpo", "reinforce", "ppo"])
  func `every method trains`(method: String) throws {
    let table = try table(
      PolicyGradientCurve.self,
      [
        "rewardModel": .string("ground-truth"), "method": .string(method),
        "minibatches": .integer(2),
      ])
    #expect(try table.numbers("training_divergence")[2] > 0)
  }

  @Test
  func
    `by gradient descent, a reward of a quarter of the spread moves the policy a quarter as far`()
    throws
  {
    let services = SharedInMemory()
    func divergence(_ squeeze: Double) throws -> Double {
      let table = try table(
        PolicyGradientCurve.self,
        [
          "rewardModel": .string("perfectly-accurate"), "squeeze": .number(squeeze),
          "offset": .number(0), "whitening": .boolean(false), "klCoefficient": .number(0),
          "policyOptimizer": .string("gradient-descent"), "policyLearningRate": .number(4),
          "policyWarmUpSteps": .integer(0), "steps": .integer(1),
        ], services: services)
      return try table.numbers("training_divergence")[1]
    }
    // The divergence is quadratic in the distance but for terms of third order; AdamW would move as far.
    #expect(try abs(divergence(1) / divergence(0.25) / 16 - 1) < 0.1)
  }

  @Test func `a reward model of another policy's samples is the same for every policy`() throws {
    let services = SharedInMemory()
    let own = try table(RewardModelCurve.self, ["trainingSteps": .integer(2)], services: services)
    let sampler: [String: ArgumentValue] = [
      "width": .integer(4), "trainingSteps": .integer(3), "samplerWidth": .integer(8),
      "samplerTrainingSteps": .integer(2),
    ]
    #expect(try table(RewardModelCurve.self, sampler, services: services) == own)
  }

  @Test func `another writer's references keep the prompts and the tokenizer`() throws {
    func prompts(_ writer: String) throws -> [Value] {
      let table = try table(LanguageSamples.self, ["referenceWriter": .string(writer)])
      let column = try #require(table["prompt"])
      return (0..<table.rowCount).map { column[$0] }
    }
    #expect(try prompts("ordinary") == prompts("terse"))
  }

  @Test(arguments: [
    (
      "a.txt", String(repeating: "a cat sat on the mat\nthe dog ran to the house\n", count: 8)
    ),
    (
      "a.jsonl",
      String(
        repeating: """
          {"prompt": "who sat", "response": "the cat sat on the mat"}
          {"prompt": "who ran", "response": "the dog ran to the house"}

          """, count: 8)
    ),
  ])
  func `a text of one's own can be learnt, and has no ground truth`(path: String, text: String)
    throws
  {
    let files = ["corpus": DataFile(path: path, contents: Array(text.utf8))]
    let small: [String: ArgumentValue] = [
      "corpus": .string(path), "vocabulary": .integer(64), "trainingSteps": .integer(30),
      "learningRate": .number(0.01), "warmUpSteps": .integer(0),
    ]
    let services = SharedInMemory()
    let curve = try table(LanguageModelCurve.self, small, files: files, services: services)
    let losses = try curve.numbers("held_out_loss")
    #expect(losses[losses.count - 1] < losses[0] - 0.5)
    #expect(try curve.numbers("ground_truth").allSatisfy { $0.isNaN })
    let samples = try table(LanguageSamples.self, small, files: files, services: services)
    #expect(samples["source"]?[0] == .string("reference"))
  }

  @Test func `a prompt with a response that the network has no room for is named`() throws {
    let text =
      "{\"prompt\": \"a\", \"response\": \"b\"}\n"
      + "{\"prompt\": \"cdefghijklmnopq\", \"response\": \"bb bb\"}\n"
    let files = ["corpus": DataFile(path: "a.jsonl", contents: Array(text.utf8))]
    let failure = #expect(throws: SimulationFailure.self) {
      try table(
        LanguageModelCurve.self, ["corpus": .string("a.jsonl"), "contextLength": .integer(8)],
        files: files)
    }
    #expect(
      failure?.message.hasPrefix("the prompt and the response of document 2 have ") == true,
      "\(failure?.message ?? "none")")
  }

  @Test(
    arguments: [
      (["contextLength": 12], "more than the ‘contextLength’ of 12"),
      (["responseLength": 120], "does not fit the ‘contextLength’ of 128"),
      (
        ["width": 4096, "layers": 64, "heads": 64], "GB of memory would be needed, and the machine"
      ),
      (["promptsPerStep": 100_000, "samplesPerPrompt": 100_000], "GB of memory would be needed"),
    ] as [([String: Int], String)])
  func `impossible settings fail in words`(settings: [String: Int], message: String) {
    let settings = settings.mapValues { ArgumentValue.integer($0) }
    let failure = #expect(throws: SimulationFailure.self) {
      try table(PolicyGradientCurve.self, settings)
    }
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "none")")
  }

  @Test func `a stopped build stops every kind`() {
    for kind in Self.kinds {
      #expect(throws: CancellationError.self) { try table(kind, isCancelled: { true }) }
    }
  }
}
