import Experiments
import Results
import Testing

struct KeyTests {
  private static let base = """
    id: a
    run: decay
    with: {rate: 1, start: 2, family: plain, weights: [1, 2], rounded: false}
    sweep: {steps: [1, 2]}
    replicates: 2
    seed: 3
    """

  @Test(arguments: [
    ("rate: 1", "rate: 1.0000000000000002"), ("start: 2", "start: -2"),
    ("family: plain", "family: noisy"), ("[1, 2], r", "[1, 3], r"), ("[1, 2], r", "[1], r"),
    ("rounded: false", "rounded: true"), ("steps: [1, 2]", "steps: [1, 3]"),
    ("steps: [1, 2]", "steps: [2, 1]"), ("replicates: 2", "replicates: 3"),
    ("seed: 3", "seed: 4"),
  ]) func `the key changes with every ingredient`(old: String, new: String) throws {
    let (before, after) = try (plan(Self.base), plan(Self.base.replacing(old, with: new)))
    #expect(before.key != after.key)
  }

  @Test(arguments: [
    ("id: a", "id: another"), ("rate: 1", "rate: 1.0"), ("rate: 1", "rate: 10e-1"),
    (", rounded: false", ""), ("steps: [1, 2]", "steps: {from: 1, to: 2, count: 2}"),
    ("rate: 1, start: 2", "start: 2, rate: 1"), ("seed: 3", "seed: 3\ncaption: Other words"),
    ("replicates: 2", "replicates: 2\nprofiles: {quick: {replicates: 1}}"),
  ]) func `the key is the same whatever does not reach the result`(
    old: String, new: String
  ) throws {
    let text = Self.base.replacing(old, with: new)
    #expect(text != Self.base)
    #expect(try plan(Self.base).key == plan(text).key)
  }

  @Test func `minus zero is zero`() throws {
    let (zero, minusZero) = try (
      plan("id: a\nrun: decay\nwith: {rate: 1, start: 0, weights: [0]}"),
      plan("id: a\nrun: decay\nwith: {rate: 1, start: -0.0, weights: [-0.0]}")
    )
    #expect(zero.key == minusZero.key)
    #expect(minusZero.arguments(of: minusZero.units[0])[Decay.start].sign == .plus)
  }

  @Test func `engine sources change all keys, and their paths count`() throws {
    let directive = try ExperimentText(Self.base).directive
    let sources = [
      ["a": "1", "b": "2"], ["a": "1", "b": "3"], ["a": "1"], ["a": "1", "c": "2"],
    ]
    let keys = sources.compactMap { digests in
      let registry = SimulationRegistry([Decay.self]) { _ in EngineFingerprint(digests: digests) }
      return Planner(registry: registry, dataFiles: NoDataFiles()).plan(
        [directive], profile: "full"
      ).plans.first?.key
    }
    #expect(Set(keys).count == 4)
  }

  @Test func `units of one experiment have different keys, and share them with other experiments`()
    throws
  {
    let swept = try plan(Self.base)
    #expect(Set(swept.units.map(\.key)).count == 4)
    let single = try plan(
      Self.base.replacing("sweep: {steps: [1, 2]}", with: "").replacing(
        "rounded: false", with: "steps: 2"))
    #expect(single.units.map(\.key) == Array(swept.units.map(\.key).suffix(2)))
  }

  @Test func `sweep points are told apart by all arguments, whatever is swept`() throws {
    let plan = try plan(Self.base)
    let points = plan.units.map { UnitRunner.point(of: plan.arguments(of: $0)) }
    #expect(points[0] == points[1])
    #expect(points[1] != points[2])
  }
}
