import LanguageModels
import Testing

@Suite struct PromptGroupTests {
  @Test func `Groups are equal when prompt and responses are`() {
    let group = PromptGroup(prompt: [1, 2], responses: [[3], [4, 5]])
    #expect(group == PromptGroup(prompt: [1, 2], responses: [[3], [4, 5]]))
    #expect(group != PromptGroup(prompt: [1, 2], responses: [[4, 5], [3]]))
  }
}
