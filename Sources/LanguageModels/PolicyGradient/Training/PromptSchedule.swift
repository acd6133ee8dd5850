package import NumericalMethods

/// Which prompts each step is trained on: epochs over all of them, each in an order of its own.
///
/// The prompts of a step depend on the seed, the step and the sizes alone, so a run that goes on from a saved
/// state sees what it would have seen. A step may reach from one epoch into the next.
package struct PromptSchedule {
  private let stream: RandomStream
  private let promptCount: Int
  private let promptsPerStep: Int
  private var epoch = -1
  private var order: [Int] = []

  /// The schedule over so many prompts, at least one.
  package init(promptCount: Int, promptsPerStep: Int, stream: RandomStream) {
    precondition(promptCount > 0 && promptsPerStep > 0, "a step is trained on at least one prompt")
    self.stream = stream
    self.promptCount = promptCount
    self.promptsPerStep = promptsPerStep
  }

  /// The numbers of the prompts of a step, from 0.
  package mutating func prompts(ofStep step: Int) -> [Int] {
    (step * promptsPerStep..<(step + 1) * promptsPerStep).map { place in
      shuffle(epoch: place / promptCount)
      return order[place % promptCount]
    }
  }

  private mutating func shuffle(epoch wanted: Int) {
    guard wanted != epoch else { return }
    var source = stream.branch("\(wanted)")
    order = source.permutation(of: promptCount)
    epoch = wanted
  }
}
