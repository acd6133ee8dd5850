import NumericalMethods
import Testing

@Suite struct DormandPrinceTests {
  /// y' = y cos t, y(0) = 1: y = exp(sin t); sin comes with the state as a harmonic oscillator.
  private let wave = ClosureSystem(3) { _, y in [y[0] * y[2], y[2], -y[1]] }

  @Test func `a step has order 5 and its dense output order 4`() throws {
    var ends: [(step: Double, error: Double)] = []
    var middles: [(step: Double, error: Double)] = []
    for count in [8, 16, 32, 64] {
      let step = 1 / Double(count)
      let control = StepControl(relativeTolerance: 1e3, absoluteTolerance: 1e3, firstStep: step)
      var state = [1.0, 0, 1]
      var time = 0.0
      var worst = 0.0
      for _ in 0..<count {
        var integrator = try DormandPrince(wave, from: state, at: time, control: control)
        try integrator.step(until: time + step)
        let middle = integrator.state(at: time + 0.4 * step)
        worst = max(worst, (logarithm(middle[0]) - middle[1]).magnitude)
        state = integrator.state
        time = integrator.time
      }
      let exact = [2.319776824715853, 0.8414709848078965, 0.5403023058681398]
      ends.append((step, zip(state, exact).map { ($0 - $1).magnitude }.max() ?? 0))
      middles.append((step, worst))
    }
    #expect((measuredOrder(ends) - 5).magnitude < 0.5)
    #expect(measuredOrder(middles) > 3.8)
  }

  @Test func `adaptive steps follow the logistic curve to the tolerance`() throws {
    let system = ClosureSystem(1) { _, y in [y[0] * (1 - y[0])] }
    let control = StepControl(relativeTolerance: 1e-12, absoluteTolerance: 1e-14)
    var integrator = try DormandPrince(system, from: [0.01], control: control)
    while integrator.time < 12 { try integrator.step(until: 12) }
    let exact = 1 / (1 + 99 * exponential(-12))
    #expect(integrator.time == 12)
    #expect((integrator.state[0] - exact).magnitude < 1e-12)
    #expect(integrator.observables == integrator.state)
  }

  @Test func `an event is found on the dense output to 1e-10 of its time`() throws {
    let system = ClosureSystem(1) { _, y in [y[0] * (1 - y[0])] }
    let control = StepControl(relativeTolerance: 1e-12, absoluteTolerance: 1e-14)
    var integrator = try DormandPrince(system, from: [0.01], control: control)
    var found: Double?
    while found == nil {
      try integrator.step()
      found = integrator.time(whenReaching: 0.75, observable: 0)
    }
    let exact = logarithm(99 * 3)
    #expect((try #require(found) / exact - 1).magnitude < 1e-10)
    #expect((integrator.observables(at: try #require(found))[0] - 0.75).magnitude < 1e-13)
    #expect(integrator.time(whenReaching: 2, observable: 0) == nil)
  }

  @Test func `times of 1e12 lose nothing`() throws {
    // y' = 1/(1 + t): y = ln(1 + t).
    let system = ClosureSystem(1) { t, _ in [1 / (1 + t)] }
    let control = StepControl(relativeTolerance: 1e-10, absoluteTolerance: 1e-12)
    var integrator = try DormandPrince(system, from: [0], control: control)
    while integrator.time < 1e12 { try integrator.step(until: 1e12) }
    #expect(integrator.time == 1e12)
    #expect((integrator.state[0] / logarithmOfOnePlus(1e12) - 1).magnitude < 1e-9)
    #expect(integrator.acceptedSteps < 1000)
  }

  @Test func `blocks give the same numbers as one system`() throws {
    func speed(_ y: Double) -> Double { y * (1 - y) }
    let whole = ClosureSystem(6) { _, y in y.map(speed) }
    let blocks = ClosureSystem(2, blockCount: 3) { _, y in y.map(speed) }
    let start = [0.1, 0.5, 0.01, 0.9, 0.3, 1.4]
    var a = try DormandPrince(whole, from: start)
    var b = try DormandPrince(blocks, from: start)
    for _ in 0..<10 {
      try a.step(until: 20)
      try b.step(until: 20)
    }
    for (x, y) in zip(a.state, b.state) { #expect((x - y).magnitude < 1e-15) }
    #expect((b.observables[0] - (b.state[0] + b.state[2] + b.state[4])).magnitude < 1e-15)
    let time = (a.previousTime + a.time) / 2
    for (x, y) in zip(a.state(at: time), b.state(at: time)) {
      #expect((x - y).magnitude < 1e-15)
    }
  }

  @Test func `a state that explodes stops with its time`() throws {
    let system = ClosureSystem(1) { _, y in [y[0] * y[0]] }
    var integrator = try DormandPrince(system, from: [1])
    #expect {
      while true { try integrator.step() }
    } throws: { error in
      switch error as? IntegrationFailure {
      case .stuck(let time, _, _), .notFinite(let time, _), .tooManySteps(let time, _, _, _):
        (time - 1).magnitude < 1e-6
      default: false
      }
    }
  }

  @Test func `a derivative that is not a number is refused`() {
    let system = ClosureSystem(1) { _, _ in [.nan] }
    #expect(throws: IntegrationFailure.self) { try DormandPrince(system, from: [1]) }
  }

  @Test func `a stiff equation says so`() throws {
    let system = ClosureSystem(1) { t, y in [-1e6 * (y[0] - t)] }
    let control = StepControl(stepLimit: 2000)
    var integrator = try DormandPrince(system, from: [0], control: control)
    #expect {
      while integrator.time < 10 { try integrator.step(until: 10) }
    } throws: { error in
      guard case .stiff(let time, let step, _, 2000) = error as? IntegrationFailure else {
        return false
      }
      return time > 0 && step < 1e-5 && "\(error)".contains("stiff")
    }
  }

  @Test func `too many steps says how far it came`() throws {
    var integrator = try DormandPrince(
      wave, from: [1, 0, 1], control: StepControl(relativeTolerance: 1e-13, stepLimit: 5))
    #expect {
      while true { try integrator.step() }
    } throws: { error in
      guard case .tooManySteps(_, _, _, 5) = error as? IntegrationFailure else { return false }
      return "\(error)".hasPrefix("5 steps reached t = ")
    }
  }

  @Test func `a cancelled step throws`() throws {
    var integrator = try DormandPrince(wave, from: [1, 0, 1])
    #expect(throws: CancellationError.self) { try integrator.step(isCancelled: { true }) }
  }
}
