import LanguageModels
import NumericalMethods
import Testing

@Suite struct GroundTruthTests {
  /// A prompt of the grammar, found by its words.
  private func prompt(_ text: String) throws -> Prompt {
    let words = Lexicon.words(text)
    for topic in Topic.allCases {
      for question in Question.catalogue(on: topic) {
        guard question.phrasings.contains(where: { isCore($0, of: words) }) else { continue }
        let forms = (0..<PromptForm.count).map { PromptForm.prompt(question, form: $0) }
        if let found = forms.first(where: { $0.text == text }) { return found }
      }
    }
    return try #require(nil, "no such prompt: \(text)")
  }

  /// Whether a phrasing stands in a prompt, after at most one word and before at most two.
  private func isCore(_ phrasing: [Word], of words: [Word]) -> Bool {
    (0...1).contains { words.dropFirst($0).starts(with: phrasing) }
      && (0...3).contains(words.count - phrasing.count)
  }

  private func reward(_ response: String, _ prompt: String) throws -> Double {
    GroundTruth(of: Lexicon.read(response), to: try self.prompt(prompt)).reward
  }

  private func expect(_ response: String, to prompt: String, has expected: Double) throws {
    let found = try reward(response, prompt)
    #expect((found - expected).magnitude < 1e-12, "\(prompt) | \(response): \(found)")
  }

  @Test func `What is right and as asked is worth one`() throws {
    try expect(
      "sure it is seven because three plus four is seven thank you",
      to: "please what is three plus four and why", has: 1)
    try expect("seven", to: "quick add three and four in short", has: 1)
    try expect("of course the answer is big", to: "name the opposite of small", has: 1)
    // Politeness takes the sixth word where at most five are wanted: ℓ = 5/6, r = 1 − 11/10 · 1/6.
    try expect(
      "gladly two five six good day", to: "kindly sort six two five in short", has: 1 - 1.1 / 6)
  }

  @Test func `A wrong answer is worth less, the more so the farther off it is`() throws {
    // s = c; p = 1, ℓ = 1, φ = 1, ρ = 1: u = 9c/20 + 3/20 + 8c/20, r = 17c/10 − 7/10.
    let prompt = "quick what is three plus four"
    try expect("it is seven", to: prompt, has: 1)
    try expect("it is eight", to: prompt, has: 0.15)
    try expect("it is five", to: prompt, has: -0.02)
    try expect("it is one", to: prompt, has: -0.7)
    try expect("it is green", to: prompt, has: -0.7)
    try expect("it is white", to: "quick name the colour of grass", has: -0.19)
    try expect("yes", to: "quick is two more than five in short", has: -0.53)
    // One of three places right.
    try expect("it is two six five", to: "quick sort six two five", has: 17.0 / 30 - 0.7)
  }

  @Test func `Half the worth of a reasoned response is in its reason`() throws {
    let prompt = "what is eight minus two and why"
    // c = 1, g = 1, p = 1 (one polite phrase), ℓ = 1, all pairs permitted and but one different.
    try expect("sure it is six because eight minus two is six", to: prompt, has: 1)
    // Given {eight, minus, one, six}, right {eight, minus, two, six}: g = 3/5, s = 4/5.
    // u = 0.36 + 0.15 + 0.32 = 0.83.
    try expect("sure it is six because eight minus one is six", to: prompt, has: 0.66)
    // No reason: s = ½; four words: ℓ = ½. u = 0.225 + 0.075 + 0.1 = 0.4.
    try expect("sure it is six", to: prompt, has: -0.2)
    // A wrong answer, c = ½, with its reason {eight, minus, two, five}: g = 3/5, s = 2/5.
    // u = 0.18 + 0.15 + 0.16 = 0.49.
    try expect("sure it is five because eight minus two is five", to: prompt, has: -0.02)
  }

  @Test func `A reason not asked for costs words, and more if it is unsound`() throws {
    let prompt = "quick which is more two or six"
    // s = 1, nine words of 3…9: nothing lost.
    try expect("it is six because six is more than two", to: prompt, has: 1)
    // {six, less, two} of {six, more, two}: g = ½, s = 0.85; u = 0.3825 + 0.15 + 0.34 = 0.8725.
    try expect("it is six because six is less than two", to: prompt, has: 0.745)
  }

  @Test func `Politeness is best as asked`() throws {
    // s = 1, ℓ = 1 (at most nine words): u = 0.45 + 0.55 p, r = 1.1 p − 0.1.
    let openings = ["", "sure", "sure gladly", "sure gladly of course", "sure gladly of course"]
    let closings = ["", "", "", "", "thank you"]
    let expected = [
      "please": [0.3, 0.7, 1, 0.8, 0.4], "": [0.8, 1, 0.8, 0.5, 0.2],
      "quick": [1, 0.7, 0.4, 0.2, 0.1],
    ]
    for (prefix, values) in expected {
      for (count, value) in values.enumerated() {
        let words = [openings[count], "it is five", closings[count]].filter { !$0.isEmpty }
        let prompt = (prefix.isEmpty ? "" : prefix + " ") + "reverse five two one"
        let parts = GroundTruth(
          of: Lexicon.read(words.joined(separator: " ")), to: try self.prompt(prompt))
        #expect(parts.politeness == value)
        #expect(parts.fluency == 1)
      }
    }
    try expect("gladly it is hot thank you", to: "what is the opposite of cold", has: 0.78)
  }

  @Test func `Rude words halve politeness and offend who was polite`() throws {
    // p = ½: u = 0.45 + 0.275.
    try expect("duh it is hot", to: "quick what is the opposite of cold", has: 0.45)
    // p = ¼: u = 0.45 + 0.1375.
    try expect("duh it is hot you fool", to: "quick what is the opposite of cold", has: 0.175)
    // u would be 0.45 + 0.55/2, but is at most 0.35.
    try expect("duh sure it is hot thank you", to: "please what is the opposite of cold", has: -0.3)
    // No answer: s = 0; p = 0.3/2, ℓ = 2/3; it may begin so but not end so, φ = ½: u = 0.15 · 0.1/4.
    try expect("duh", to: "please what is the opposite of cold", has: -0.992_5)
  }

  @Test func `A hedge loses where the answer is right and wins where it is wrong`() throws {
    let prompt = "quick what is three plus four"
    // c′ = 0.8: u = 0.36 + 0.15 + 0.32.
    try expect("maybe it is seven", to: prompt, has: 0.66)
    // c′ = 0.1: u = 0.045 + 0.15 + 0.04, against −0.7 without.
    try expect("i think it is one", to: prompt, has: -0.53)
  }

  @Test func `Answers beside the first halve the correctness`() throws {
    let prompt = "quick what is three plus four"
    // Numbers may follow each other, so φ = 1; c = ½ and ¼.
    try expect("it is seven eight", to: prompt, has: 17.0 / 20 - 0.7)
    try expect("it is seven eight nine", to: prompt, has: 17.0 / 40 - 0.7)
    try expect("it is seven seven", to: prompt, has: 1)
  }

  @Test func `Words beside the window cost a sixth of the length each`() throws {
    // Ten words where at most five are wanted: ℓ = 1/6.
    let long = "the answer is seven because three plus four is seven"
    let parts = GroundTruth(
      of: Lexicon.read(long), to: try prompt("quick add three and four in short"))
    #expect((parts.lengthFit - 1.0 / 6).magnitude < 1e-12)
    #expect(parts.soundness == 1)
    // One word where three to nine are wanted: ℓ = 2/3.
    try expect("seven", to: "quick add three and four", has: 0.9 + 1.1 * 2 / 3 - 1)
  }

  @Test func `Broken neighbours and repetition cost form`() throws {
    let prompt = "quick what is three plus four"
    // Pairs: ⊢it, it·seven✗, seven·is (as in reasons), is⊣✗: φ = ½, ρ = 1; c = 1, m = 1: u = 1/4.
    try expect("it seven is", to: prompt, has: -0.5)
    // An unknown word: ⊢it it·is is·x✗ x⊣✗ → φ = ½; c = 0, m = 1: u = 0.15/4.
    try expect("it is sevne", to: prompt, has: -0.925)
    // “it is seven” twice: pairs it·is, is·seven, seven·it✗, it·is, is·seven; three different, so ρ = 4/5;
    // φ = 6/7; c = 1, m = 1: u = 36/49 · 4/5.
    try expect("it is seven it is seven", to: prompt, has: 2 * 36.0 / 49 * 0.8 - 1)
    try expect("", to: prompt, has: -1)
    try expect("zebra", to: prompt, has: -1)
  }

  @Test func `Any text has a reward between minus one and one`() throws {
    let language = try Language(
      .tiny, stream: RandomStream(seed: 3, path: ["garbage"]))
    var stream = RandomStream(seed: 4, path: ["garbage"])
    var distinct: Set<Double> = []
    for prompt in language.prompts(in: .rewardModel) {
      for _ in 0..<20 {
        let words = (0..<stream.index(below: 24)).map { _ in
          let number = stream.index(below: Lexicon.spellings.count + 6)
          return number < Lexicon.spellings.count ? Lexicon.spellings[number] : "x\(number)"
        }
        let reward = language.groundTruth(prompt: prompt, response: words.joined(separator: " "))
        #expect((-1...1).contains(reward))
        distinct.insert(reward)
      }
    }
    #expect(distinct.count > 200, "garbage is told apart")
    let odd = "\u{0} 日本 \t\n sure\r\nit is \u{301}"
    let first = try #require(language.prompts(in: .test).first)
    #expect((-1...1).contains(language.groundTruth(prompt: first, response: odd)))
  }
}

extension LanguageSettings {
  /// Few prompts, for tests.
  static var tiny: LanguageSettings {
    var settings = LanguageSettings()
    settings.supervisedPromptCount = 90
    settings.feedbackPromptCount = 90
    settings.testPromptCount = 45
    return settings
  }
}
