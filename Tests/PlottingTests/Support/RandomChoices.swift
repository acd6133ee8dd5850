/// Choices by chance: equal seeds make equal ones.
struct RandomChoices {
  private var seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
  }

  /// A number from 0 up to, not including, a count.
  mutating func next(_ count: Int) -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((seed >> 33) % UInt64(count))
  }

  /// One of some texts.
  mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }
}
