import LanguageModels
import NumericalMethods
import Testing

@Suite struct PromptScheduleTests {
  private func schedule(_ prompts: Int, _ perStep: Int) -> PromptSchedule {
    PromptSchedule(
      promptCount: prompts, promptsPerStep: perStep,
      stream: RandomStream(seed: 1, path: ["schedule"]))
  }

  @Test func `Each epoch asks each prompt once, in an order of its own`() {
    var schedule = schedule(10, 4)
    let asked = (0..<5).flatMap { schedule.prompts(ofStep: $0) }
    let (first, second) = (Array(asked[..<10]), Array(asked[10...]))
    #expect(first.sorted() == Array(0..<10))
    #expect(second.sorted() == Array(0..<10))
    #expect(first != second)
  }

  @Test func `A step's prompts do not depend on which steps were asked for before`() {
    var inOrder = schedule(7, 3)
    let steps = (0..<20).map { inOrder.prompts(ofStep: $0) }
    var backwards = schedule(7, 3)
    for step in (0..<20).reversed() {
      #expect(backwards.prompts(ofStep: step) == steps[step])
    }
  }

  @Test func `A step with more prompts than there are asks some twice`() {
    var schedule = schedule(3, 7)
    let asked = schedule.prompts(ofStep: 0)
    #expect(Array(asked[..<3]).sorted() == [0, 1, 2])
    #expect(Array(asked[3..<6]).sorted() == [0, 1, 2])
  }
}
