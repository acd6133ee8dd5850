import Experiments
import Manuscript
import Results
import Testing

struct PlannerTests {
  @Test func `fills in defaults and orders columns: sweep, replicate, the simulation's own`() throws
  {
    let plan = try plan(
      """
      id: a
      run: decay
      with: {start: 3}
      sweep: {steps: [1, 2], rate: [0.5]}
      replicates: 2
      seed: 7
      """)
    #expect(
      plan.columns.map(\.name)
        == ["steps", "rate", "replicate", "step", "value", "half", "label"])
    #expect(
      plan.columns.map(\.kind)
        == [.integer, .number, .integer, .integer, .number, .boolean, .string])
    #expect(
      plan.ingredients.parameters == [
        "start": .number(3), "family": .string("plain"), "weights": .numbers([]),
        "rounded": .boolean(false),
      ])
    #expect(plan.ingredients.seed == 7)
    #expect(plan.units.map(\.point) == [0, 0, 1, 1])
    #expect(plan.units.map(\.replicate) == [0, 1, 0, 1])
    #expect(
      plan.arguments(of: plan.units[2])[Decay.steps] == 2)
  }

  @Test func `a single run has neither sweep nor replicate columns`() throws {
    let plan = try plan("id: a\nrun: decay\nwith: {rate: 1}")
    #expect(plan.columns.map(\.name) == ["step", "value", "half", "label"])
    #expect(plan.units.count == 1)
  }

  @Test func `a profile replaces parameters and sweeps of the same name in place`() throws {
    let text = """
      id: a
      run: decay
      with: {start: 3, rounded: true}
      sweep: {rate: [1, 2, 3], steps: [5, 6]}
      replicates: 4
      profiles:
        quick: {with: {start: 4}, sweep: {rate: [1]}, replicates: 1}
      """
    let quick = try plan(text, profile: "quick").ingredients
    #expect(quick.parameters["start"] == .number(4))
    #expect(quick.parameters["rounded"] == .boolean(true))
    #expect(quick.sweep.parameters == ["rate", "steps"])
    #expect(quick.sweep.count == 2)
    #expect(quick.replicates == 1)
    let full = try plan(text).ingredients
    #expect(full.sweep.count == 6)
    #expect(full.replicates == 4)
  }

  @Test func `whole numbers written with an exponent are whole numbers`() throws {
    let plan = try plan("id: a\nrun: decay\nwith: {rate: 1, steps: 1e2}")
    #expect(plan.ingredients.parameters["steps"] == .integer(100))
  }

  @Test(arguments: [
    Mistake(
      "id: a\nrun: 1️⃣decai\n", "there is no simulation ‘decai’",
      notes: ["the simulations are ‘decay’ and ‘import’"], suggestion: "decay"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1, 1️⃣stert: 2}", "‘decay’ has no parameter ‘stert’",
      notes: ["its parameters are ‘rate’, ‘start’, ‘steps’, ‘family’, ‘weights’ and ‘rounded’"],
      suggestion: "start"),
    Mistake(
      "id: a\nrun: 1️⃣decay\n", "‘decay’ needs the parameter ‘rate’",
      notes: ["‘rate’ is a number: how fast"]),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1️⃣fast}",
      "‘rate’ must be a number, not the text ‘fast’"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1, rounded: 1️⃣yes}",
      "‘rounded’ must be true or false, not the text ‘yes’"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1, steps: 1️⃣2.5}",
      "‘steps’ must be a whole number, not the number 2.5"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1, weights: 1️⃣[1, a]}",
      "‘weights’ must be a list of numbers, not a list"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1, weights: 1️⃣[1, -2]}",
      "‘weights’ must be at least 0, not [1, -2]"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1️⃣null}", "‘rate’ must be a number, not nothing"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1️⃣0}",
      "‘rate’ must be above 0 and at most 10, not 0"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1️⃣.inf}", "‘rate’ must be finite, not inf"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1, family: 1️⃣nosy}", "‘family’ cannot be ‘nosy’",
      notes: ["it must be ‘plain’, ‘noisy’, ‘stuck’ or ‘slow’"], suggestion: "noisy"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1}\nreplicates: 1️⃣0",
      "‘replicates’ must be at least 1, not 0"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1}\nseed: 1️⃣-1", "‘seed’ must be at least 0, not -1"),
    Mistake(
      "id: a\nrun: decay\nwith: {rate: 1}\nsweep: {1️⃣rate: [1, 2]}",
      "‘rate’ is given under ‘with’ and swept too",
      notes: ["give it once; a profile that fixes a swept parameter sweeps one value: [value]"]),
  ]) func `tells mistakes at their places`(mistake: Mistake) throws {
    let text = try ExperimentText(mistake.marked)
    let (plans, diagnostics) = Planner.fixture.plan([text.directive], profile: "full")
    #expect(plans.isEmpty)
    #expect(diagnostics.map(\.message) == [mistake.message])
    #expect(diagnostics.map(\.range?.start) == text.marks)
    #expect(diagnostics.first?.notes == mistake.notes)
    #expect(diagnostics.first?.suggestion == mistake.suggestion)
  }

  @Test func `tells all mistakes of all directives and plans the rest`() throws {
    let wrong = try ExperimentText(
      "id: a\nrun: decay\nwith: {rte: 1, steps: x}\nsweep: {start: []}")
    let right = try ExperimentText("id: b\nrun: decay\nwith: {rate: 1}")
    let (plans, diagnostics) = Planner.fixture.plan(
      [wrong.directive, right.directive], profile: "full")
    #expect(plans.map(\.id) == ["b"])
    #expect(
      diagnostics.map(\.message) == [
        "‘decay’ has no parameter ‘rte’", "‘steps’ must be a whole number, not the text ‘x’",
        "the sweep over ‘start’ has no values", "‘decay’ needs the parameter ‘rate’",
      ])
  }

  @Test func `mistakes of the other profile are told once and do not keep this one from its plan`()
    throws
  {
    let text = try ExperimentText(
      """
      id: a
      run: decay
      with: {rate: 1}
      profiles:
        quick: {with: {steps: 1️⃣0}}
      """)
    let (plans, diagnostics) = Planner.fixture.plan([text.directive], profile: "full")
    #expect(diagnostics.map(\.message) == ["‘steps’ must be at least 1 and at most 1000, not 0"])
    #expect(diagnostics.map(\.range?.start) == text.marks)
    #expect(plans.map(\.id) == ["a"])
  }

  @Test func `an unknown profile is told with the nearest one`() throws {
    let text = try ExperimentText("id: a\nrun: decay\nwith: {rate: 1}\nprofiles: {quik: {}}")
    let (_, diagnostics) = Planner.fixture.plan([text.directive], profile: "full")
    #expect(diagnostics.map(\.message) == ["there is no profile ‘quik’"])
    #expect(diagnostics.first?.suggestion == "quick")
  }
}
