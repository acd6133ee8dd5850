import NumericalMethods

/// What prompts are for; no prompt is in two splits.
///
/// The questions behind them are shared: a question met in another wording, tone or length is
/// what a split holds that another does not.
public enum PromptSplit: String, Sendable, Hashable, CaseIterable {
  /// Supervised training, with reference responses.
  case supervised
  /// Preference pairs for reward models.
  case rewardModel
  /// Policy gradient.
  case policyGradient
  /// Evaluation alone.
  case test
}

/// Which of the grammar's prompts a language has.
enum PromptSelection {
  /// The number of prompts that the grammar has on a topic.
  static func available(on topic: Topic) -> Int {
    Question.catalogue(on: topic).count * PromptForm.count
  }

  /// Prompts drawn without replacement, as evenly over the topics as these allow, in each split too.
  static func splits(
    _ settings: LanguageSettings, stream: RandomStream
  ) -> [PromptSplit: [Prompt]] {
    let prompts = interleaved(
      zip(Topic.allCases, quotas(settings.promptCount)).map { topic, quota in
        draw(quota, on: topic, stream: stream.branch(topic.rawValue))
      })
    let policyGradient = settings.policyGradientPromptCount
    let counts: [(PromptSplit, Int)] = [
      (.supervised, settings.supervisedPromptCount),
      (.rewardModel, settings.feedbackPromptCount - policyGradient),
      (.policyGradient, policyGradient), (.test, settings.testPromptCount),
    ]
    var splits: [PromptSplit: [Prompt]] = [:]
    var first = 0
    for (split, count) in counts {
      var part = Array(prompts[first..<first + count])
      var order = stream.branch("order").branch(split.rawValue)
      order.shuffle(&part)
      splits[split] = part
      first += count
    }
    return splits
  }

  /// Equal numbers for all topics, except that a topic with too few prompts leaves its rest to others.
  private static func quotas(_ count: Int) -> [Int] {
    let topics = Topic.allCases
    var quotas = topics.map { _ in 0 }
    var rest = count
    while rest > 0 {
      let open = topics.indices.filter { quotas[$0] < available(on: topics[$0]) }
      let share = max(1, rest / open.count)
      for index in open where rest > 0 {
        let more = min(share, rest, available(on: topics[index]) - quotas[index])
        quotas[index] += more
        rest -= more
      }
    }
    return quotas
  }

  /// Draws without replacement.
  ///
  /// Source: the first places of R. A. Fisher and F. Yates's shuffle.
  private static func draw(_ count: Int, on topic: Topic, stream: RandomStream) -> [Prompt] {
    var stream = stream
    let questions = Question.catalogue(on: topic)
    let total = available(on: topic)
    var moved: [Int: Int] = [:]
    return (0..<count).map { place in
      let other = place + stream.index(below: total - place)
      let number = moved[other] ?? other
      moved[other] = moved[place] ?? place
      return PromptForm.prompt(
        questions[number / PromptForm.count], form: number % PromptForm.count)
    }
  }

  /// One list in which every stretch holds the topics in proportion to their numbers.
  private static func interleaved(_ lists: [[Prompt]]) -> [Prompt] {
    let placed = lists.enumerated().flatMap { topic, prompts in
      prompts.enumerated().map { place, prompt in
        (depth: (Double(place) + 0.5) / Double(prompts.count), topic: topic, prompt: prompt)
      }
    }
    return placed.sorted { ($0.depth, $0.topic) < ($1.depth, $1.topic) }.map(\.prompt)
  }
}
