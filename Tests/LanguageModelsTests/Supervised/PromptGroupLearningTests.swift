import LanguageModels
import Testing

@Suite struct PromptGroupLearningTests {
  @Test func `A learnt prompt keeps its first token as the prompt`() {
    let group = PromptGroup(prompt: [1, 2, 3], responses: [[4], [5, 6]])
    #expect(
      group.withPromptLearnt == PromptGroup(prompt: [1], responses: [[2, 3, 4], [2, 3, 5, 6]]))
    let short = PromptGroup(prompt: [1], responses: [[4]])
    #expect(short.withPromptLearnt == short)
  }

  @Test func `Windows of a text predict each token but the first once`() {
    #expect(
      PromptGroup.windows(of: [0, 1, 2, 3, 4, 5], contextLength: 2) == [
        PromptGroup(prompt: [0], responses: [[1, 2]]),
        PromptGroup(prompt: [2], responses: [[3, 4]]), PromptGroup(prompt: [4], responses: [[5]]),
      ])
    #expect(PromptGroup.windows(of: [0, 1], contextLength: 9).count == 1)
    #expect(PromptGroup.windows(of: [0], contextLength: 9).isEmpty)
    #expect(PromptGroup.windows(of: [], contextLength: 9).isEmpty)
  }
}
