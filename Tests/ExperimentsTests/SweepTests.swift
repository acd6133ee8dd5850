import Experiments
import Manuscript
import Testing

struct SweepTests {
  private func values(_ sweep: String, _ parameter: String = "start") throws -> [Double] {
    let plan = try plan("id: a\nrun: decay\nwith: {rate: 1}\nsweep:\n  \(parameter): \(sweep)")
    return plan.ingredients.sweep.axes[0].points.compactMap { Double(argument: $0[0]) }
  }

  @Test(arguments: [
    ("[3, 1, 2.5]", [3, 1, 2.5]),
    ("{from: 0, to: 1, count: 11}", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    ("{from: 0.1, to: 0.7, count: 7}", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
    ("{from: 1, to: 0, count: 3}", [1, 0.5, 0]),
    ("{from: -0.3, to: 0.3, count: 3}", [-0.3, 0, 0.3]),
    ("{from: 0, to: 10, step: 2}", [0, 2, 4, 6, 8, 10]),
    ("{from: 0, to: 1, step: 0.3}", [0, 0.3, 0.6, 0.9]),
    ("{from: 0.1, to: 0.5, step: 0.1}", [0.1, 0.2, 0.3, 0.4, 0.5]),
    ("{from: 5, to: 0, step: -2.5}", [5, 2.5, 0]),
    ("{from: 2, to: 2, step: 1}", [2]),
    ("{from: 1e-4, to: 1, count: 5, scale: log}", [1e-4, 1e-3, 1e-2, 1e-1, 1]),
    ("{from: 2e3, to: 2e-1, count: 5, scale: log}", [2e3, 2e2, 2e1, 2, 0.2]),
    ("{from: 1, to: 2, count: 2, scale: log}", [1, 2]),
    ("{from: 1e300, to: 1e-300, count: 3, scale: log}", [1e300, 1, 1e-300]),
  ]) func `ranges give the numbers an author would write`(
    sweep: String, expected: [Double]
  ) throws {
    #expect(try values(sweep) == expected)
  }

  @Test func `a logarithmic range of thirteen has every third at a power of ten`() throws {
    let numbers = try values("{from: 1e-4, to: 1, count: 13, scale: log}")
    #expect(numbers.count == 13)
    #expect([0, 3, 6, 9, 12].map { numbers[$0] } == [1e-4, 1e-3, 1e-2, 1e-1, 1])
    let ratios = zip(numbers, numbers.dropFirst()).map { $1 / $0 }
    #expect(ratios.allSatisfy { ($0 / 2.154434690031884 - 1).magnitude < 1e-14 })
  }

  @Test func `a logarithmic range of whole numbers is rounded to them`() throws {
    #expect(
      try values("{from: 1, to: 100, count: 5, scale: log}", "steps") == [1, 3, 10, 32, 100])
  }

  @Test func `several parameters make a product whose last varies fastest`() throws {
    let sweep = try plan("id: a\nrun: decay\nsweep: {rate: [1, 2], steps: [3, 4, 5]}")
      .ingredients.sweep
    #expect(sweep.parameters == ["rate", "steps"])
    #expect(
      (0..<sweep.count).map { sweep.values(at: $0).map(\.description) } == [
        ["1", "3"], ["1", "4"], ["1", "5"], ["2", "3"], ["2", "4"], ["2", "5"],
      ])
  }

  @Test func `zipped parameters advance together, as one dimension of the product`() throws {
    let sweep = try plan(
      """
      id: a
      run: decay
      sweep:
        zip: {rate: [1, 2], family: [plain, noisy]}
        steps: [3, 4]
      """
    ).ingredients.sweep
    #expect(sweep.parameters == ["rate", "family", "steps"])
    #expect(
      (0..<sweep.count).map { sweep.values(at: $0).map(\.description) } == [
        ["1", "plain", "3"], ["1", "plain", "4"], ["2", "noisy", "3"], ["2", "noisy", "4"],
      ])
  }

  @Test func `several groups of zipped parameters make a product`() throws {
    let sweep = try plan(
      "id: a\nrun: decay\nsweep: {zip: [{rate: [1, 2], family: [plain, noisy]}, {steps: [3, 4], start: [5, 6]}]}"
    ).ingredients.sweep
    #expect(sweep.parameters == ["rate", "family", "steps", "start"])
    #expect(
      (0..<sweep.count).map { sweep.values(at: $0).map(\.description) } == [
        ["1", "plain", "3", "5"], ["1", "plain", "4", "6"], ["2", "noisy", "3", "5"],
        ["2", "noisy", "4", "6"],
      ])
  }

  @Test func `lists of numbers and truth values can be swept`() throws {
    let sweep = try plan(
      "id: a\nrun: decay\nwith: {rate: 1}\nsweep: {weights: [[1, 2], []], rounded: [true, false]}"
    ).ingredients.sweep
    #expect(sweep.axes[0].points == [[.numbers([1, 2])], [.numbers([])]])
    #expect(sweep.axes[1].points == [[.boolean(true)], [.boolean(false)]])
  }

  @Test(arguments: [
    Mistake(
      "sweep: 1️⃣3",
      "‘sweep’ must be a mapping of parameters to values, not the number 3"),
    Mistake(
      "sweep: {start: 1️⃣3}",
      "the sweep over ‘start’ must be a list or a range, not the number 3"),
    Mistake(
      "sweep: {start: 1️⃣[]}",
      "the sweep over ‘start’ has no values"),
    Mistake(
      "sweep: 1️⃣{}", "‘sweep’ names no parameters"),
    Mistake(
      "sweep: {1️⃣strat: [1]}",
      "‘decay’ has no parameter ‘strat’"),
    Mistake(
      "sweep: {start: [1, 1️⃣.nan]}",
      "‘start’ must be finite, not nan"),
    Mistake(
      "sweep: {steps: [1, 1️⃣0]}",
      "‘steps’ must be at least 1 and at most 1000, not 0"),
    Mistake(
      "sweep: {family: [plain, 1️⃣slw]}",
      "‘family’ cannot be ‘slw’"),
    Mistake(
      "sweep: {family: 1️⃣{from: 1, to: 2, count: 2}}",
      "‘family’ is text and cannot be swept over a range"),
    Mistake(
      "sweep: {start: 1️⃣{from: 1, count: 2}}",
      "the range lacks ‘to’"),
    Mistake(
      "sweep: {start: 1️⃣{from: 1, to: 2}}",
      "the range lacks ‘count’ or ‘step’"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, 1️⃣cuont: 3, count: 2}}",
      "a range has no key ‘cuont’"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, count: 1️⃣3, step: 1}}",
      "a range has either ‘count’ or ‘step’, not both"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, count: 1️⃣1}}",
      "‘count’ must be a whole number of at least 2, not the number 1"),
    Mistake(
      "sweep: {start: {from: 1️⃣a, to: 2, count: 2}}",
      "‘from’ must be a finite number, not the text ‘a’"),
    Mistake(
      "sweep: {start: {from: 1, to: 1️⃣.inf, count: 2}}",
      "‘to’ must be a finite number, not the number inf"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, step: 1️⃣-1}}",
      "steps of -1 never lead from 1 to 2"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, step: 1️⃣0}}",
      "steps of 0 never lead from 1 to 2"),
    Mistake(
      "sweep: {start: {from: 1️⃣0, to: 2, count: 3, scale: log}}",
      "a logarithmic range needs bounds above 0, not 0"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, step: 1, scale: 1️⃣log}}",
      "a logarithmic range has a ‘count’, not a ‘step’"),
    Mistake(
      "sweep: {start: {from: 1, to: 2, count: 3, scale: 1️⃣lgo}}",
      "‘scale’ must be ‘linear’ or ‘log’, not the text ‘lgo’"),
    Mistake(
      "sweep: {steps: 1️⃣{from: 1, to: 2, count: 3}}",
      "‘steps’ must be a whole number, not 1.5"),
    Mistake(
      "sweep: {steps: 1️⃣{from: 1, to: 3, count: 9, scale: log}}",
      "the range gives ‘steps’ the value 1 twice"),
    Mistake(
      "sweep: {start: {from: 0, to: 1, count: 1️⃣1000001}}",
      "the sweep has 1000001 points; at most 1000000 are allowed"),
    Mistake(
      "sweep: {start: {from: 0, to: 1, step: 1️⃣1e-9}}",
      "the sweep has 1000000001 points; at most 1000000 are allowed"),
    Mistake(
      "sweep: 1️⃣{start: {from: 0, to: 1, count: 2000}, steps: {from: 1, to: 1000, count: 1000}}",
      "the sweep has 2000000 points; at most 1000000 are allowed"),
    Mistake(
      "replicates: 1001\nsweep: 1️⃣{steps: {from: 1, to: 1000, count: 1000}}",
      "1000 sweep points with 1001 replicates each are more than the 1000000 runs allowed"),
    Mistake(
      "sweep: {zip: 1️⃣3}",
      "‘zip’ must be a mapping of parameters to values that advance together, or a list of such mappings, not the number 3"
    ),
    Mistake(
      "sweep: {zip: [{start: [1]}, 1️⃣2]}",
      "‘zip’ must be a mapping of parameters to values that advance together, or a list of such mappings, not the number 2"
    ),
    Mistake(
      "sweep: {zip: 1️⃣{}}",
      "‘zip’ must be a mapping of parameters to values that advance together, or a list of such mappings, not an empty one"
    ),
    Mistake(
      "sweep: {zip: 1️⃣[]}",
      "‘zip’ must be a mapping of parameters to values that advance together, or a list of such mappings, not an empty one"
    ),
    Mistake(
      "sweep: {1️⃣zip: [{start: [1]}, {start: [2]}]}",
      "‘start’ is swept twice"),
    Mistake(
      "sweep: {zip: {start: [1, 2], steps: 1️⃣[1]}}",
      "‘steps’ has 1 value but ‘start’ has 2 values"),
    Mistake(
      "sweep: {start: [1], 1️⃣zip: {start: [1, 2]}}",
      "‘start’ is swept twice"),
  ]) func `tells mistakes at their places`(mistake: Mistake) throws {
    let text = try ExperimentText("id: a\nrun: decay\nwith: {rate: 1}\n\(mistake.marked)")
    let (plans, diagnostics) = Planner.fixture.plan([text.directive], profile: "full")
    #expect(plans.isEmpty)
    #expect(diagnostics.map(\.message) == [mistake.message])
    #expect(diagnostics.map(\.range?.start) == text.marks)
  }
}
