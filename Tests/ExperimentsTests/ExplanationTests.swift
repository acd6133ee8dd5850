import Experiments
import Results
import Testing

struct ExplanationTests {
  private let base = Ingredients(
    simulation: "decay", sources: ["Simulation/A.swift": "1", "Simulation/B.swift": "2"],
    parameters: ["rate": .number(0.5), "steps": .integer(3)],
    sweep: Sweep(axes: [
      SweepAxis(parameters: ["start"], points: [[.number(1)], [.number(2)]])
    ]),
    seed: 1, replicates: 2, dataFiles: ["Chapters/a.csv": Fingerprint(of: "a")])

  private func changes(_ change: (inout Ingredients) -> Void) -> [String]? {
    var new = base
    change(&new)
    return Explanation(from: base, to: new, availability: .stored).changes
  }

  @Test func `names each ingredient that changed`() {
    #expect(changes { _ in } == [])
    #expect(changes { $0.parameters["rate"] = .number(0.4) } == ["parameter ‘rate’ 0.5 → 0.4"])
    #expect(changes { $0.parameters["steps"] = .number(3) } == [])
    #expect(changes { $0.seed = 2 } == ["seed 1 → 2"])
    #expect(changes { $0.replicates = 1 } == ["replicates 2 → 1"])
    #expect(
      changes { $0.sweep.axes[0].points = [[.number(1)], [.number(3)], [.number(4)]] } == [
        "sweep over ‘start’: 2 points (3; 4) added", "sweep over ‘start’: 1 point (2) removed",
      ])
    #expect(
      changes { $0.sweep.axes[0].points.reverse() } == [
        "sweep over ‘start’: the points come in another order"
      ])
    #expect(
      changes { $0.dataFiles["Chapters/a.csv"] = Fingerprint(of: "b") } == [
        "data file Chapters/a.csv changed"
      ])
    #expect(
      changes { $0.sources = ["Simulation/A.swift": "9", "Simulation/C.swift": "3"] } == [
        "engine source Simulation/A.swift changed",
        "engine source Simulation/B.swift is no longer used",
        "engine source Simulation/C.swift is new",
      ])
    #expect(changes { $0.simulation = "ascent" } == ["simulation ‘decay’ → ‘ascent’"])
    #expect(
      changes {
        $0.sweep.axes = []
        $0.parameters["start"] = .number(1)
      } == ["parameter ‘start’ was swept and is 1 now"])
    #expect(
      changes {
        $0.sweep.axes.append(SweepAxis(parameters: ["rate"], points: [[.number(1)]]))
        $0.parameters["rate"] = nil
      } == ["parameter ‘rate’ was 0.5 and is swept now"])
  }

  @Test func `says where the result is`() {
    func sentences(_ old: Ingredients?, _ availability: Explanation.Availability) -> [String] {
      Explanation(from: old, to: base, availability: availability).sentences
    }
    #expect(
      sentences(nil, .missing(storedUnits: 0, units: 4))
        == ["it has never run", "no result is stored: 4 runs to compute"])
    #expect(
      sentences(base, .missing(storedUnits: 1, units: 4))
        == ["nothing it depends on has changed", "1 of 4 runs are stored, 3 are to compute"])
    #expect(
      sentences(base, .stored) == [
        "nothing it depends on has changed", "the result is in the store",
      ])
    #expect(sentences(nil, .published) == ["the result is in the published report"])
    #expect(
      sentences(base, .corrupt) == [
        "nothing it depends on has changed",
        "the stored result is damaged and will be computed again",
      ])
  }
}
