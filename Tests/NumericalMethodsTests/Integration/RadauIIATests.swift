import Foundation
import NumericalMethods
import Testing

@Suite struct RadauIIATests {
  /// y' = y cos t, y(0) = 1: y = exp(sin t); sin comes with the state as a harmonic oscillator.
  private let wave = DenseSystem(3) { _, y in
    [y[0] * y[2], y[2], -y[1]]
  } jacobian: { _, y in
    [y[2], 0, y[0], 0, 0, 1, 0, -1, 0]
  }

  private let logistic = DenseSystem(1) { _, y in
    [y[0] * (1 - y[0])]
  } jacobian: { _, y in
    [1 - 2 * y[0]]
  }

  private let fine = StepControl(relativeTolerance: 1e-12, absoluteTolerance: 1e-14)

  /// y' = −s(y − sin t) + cos t, y = sin t: the problem of Prothero and Robinson.
  private func follower(_ stiffness: Double) -> DenseSystem {
    DenseSystem(1) { t, y in
      [-stiffness * (y[0] - sin(t)) + cos(t)]
    } jacobian: { _, _ in
      [-stiffness]
    }
  }

  @Test func `a step has order 9, and so has what lies between steps`() throws {
    var ends: [(step: Double, error: Double)] = []
    var middles: [(step: Double, error: Double)] = []
    for count in [3, 4, 5, 6] {
      let step = 3 / Double(count)
      var integrator = try RadauIIA(wave, from: [1, 0, 1], control: fine)
      var worst = 0.0
      for _ in 0..<count {
        try integrator.takeStep(step)
        let middle = try integrator.state(at: integrator.previousTime + 0.4 * step)
        worst = max(worst, (logarithm(middle[0]) - middle[1]).magnitude)
      }
      // exp(sin 3), from mpmath.
      ends.append((step, (integrator.state[0] - 1.151562836514535).magnitude))
      middles.append((step, worst))
    }
    #expect((measuredOrder(ends) - 9).magnitude < 0.7)
    #expect(measuredOrder(middles) > 8)
  }

  @Test func `stiff components have order 5 and an error that falls with the stiffness`()
    throws
  {
    var sizes: [Double] = []
    for stiffness in [1e4, 1e6] {
      var points: [(step: Double, error: Double)] = []
      for count in [4, 8, 16] {
        var integrator = try RadauIIA(follower(stiffness), from: [0], control: fine)
        for _ in 0..<count { try integrator.takeStep(4 / Double(count)) }
        points.append((4 / Double(count), (integrator.state[0] - sin(4)).magnitude))
      }
      #expect(measuredOrder(points) > 4.5)
      sizes.append(points[0].error)
    }
    #expect((sizes[0] / sizes[1] / 100 - 1).magnitude < 0.1)
  }

  @Test func `a decay too fast to follow is gone after one step`() throws {
    let system = DenseSystem(1) { _, y in
      [-1e12 * y[0]]
    } jacobian: { _, _ in
      [-1e12]
    }
    var integrator = try RadauIIA(system, from: [1], control: fine)
    try integrator.takeStep(1)
    #expect(integrator.state[0].magnitude < 1e-20)
  }

  @Test func `adaptive steps keep a stiff equation to the tolerance in few steps`() throws {
    let control = StepControl(relativeTolerance: 1e-11, absoluteTolerance: 1e-13)
    var integrator = try RadauIIA(follower(1e6), from: [0], control: control)
    while integrator.time < 10 { try integrator.step(until: 10) }
    #expect((integrator.state[0] - sin(10)).magnitude < 1e-12)
    #expect(integrator.acceptedSteps < 60)
  }

  @Test func `an event is found to 1e-11 of its time`() throws {
    var integrator = try RadauIIA(
      logistic, from: [0.01],
      control: StepControl(relativeTolerance: 1e-11, absoluteTolerance: 1e-13))
    var found: Double?
    while found == nil {
      try integrator.step()
      found = try integrator.time(whenReaching: 0.75, observable: 0)
    }
    let time = try #require(found)
    #expect((time / logarithm(99 * 3) - 1).magnitude < 1e-11)
    #expect((try integrator.observables(at: time)[0] - 0.75).magnitude < 1e-13)
    #expect(try integrator.time(whenReaching: 2, observable: 0) == nil)
  }

  @Test func `a level reached and left within a step is noticed between its stages`() throws {
    // y = sin t from 0 in one step to 3: 0.9 is passed at arcsin 0.9.
    let system = DenseSystem(2) { _, y in
      [y[1], -y[0]]
    } jacobian: { _, _ in
      [0, 1, -1, 0]
    }
    var integrator = try RadauIIA(system, from: [0, 1], control: fine)
    try integrator.takeStep(3)
    #expect(integrator.observables[0] < 0.9)
    let time = try #require(try integrator.time(whenReaching: 0.9, observable: 0))
    #expect((time - 1.1197695149986342).magnitude < 1e-7)
  }

  @Test func `an exploding state, a bad slope and too many steps say where`() throws {
    let explosive = DenseSystem(1) { _, y in
      [y[0] * y[0]]
    } jacobian: { _, y in
      [2 * y[0]]
    }
    var integrator = try RadauIIA(explosive, from: [1])
    #expect {
      while true { try integrator.step() }
    } throws: { error in
      switch error as? IntegrationFailure {
      case .stuck(let time, _, _), .notFinite(let time, _): (time - 1).magnitude < 1e-6
      default: false
      }
    }
    #expect(throws: IntegrationFailure.self) {
      try RadauIIA(
        DenseSystem(1) { _, _ in
          [.nan]
        } jacobian: { _, _ in
          [0]
        }, from: [1])
    }
    var slow = try RadauIIA(
      wave, from: [1, 0, 1], control: StepControl(relativeTolerance: 1e-13, stepLimit: 3))
    #expect {
      while true { try slow.step() }
    } throws: { error in
      guard case .tooManySteps(_, _, _, 3) = error as? IntegrationFailure else { return false }
      return "\(error)".hasPrefix("3 steps reached t = ")
    }
    var stopped = try RadauIIA(wave, from: [1, 0, 1])
    #expect(throws: CancellationError.self) { try stopped.step(isCancelled: { true }) }
  }

  @Test func `the switching method leaves what is not stiff to the explicit one`() throws {
    var switching = try SwitchingIntegrator(logistic, from: [0.01], control: fine)
    var explicit = try DormandPrince(logistic, from: [0.01], control: fine)
    while switching.time < 5 { try switching.step(until: 5) }
    while explicit.time < 5 { try explicit.step(until: 5) }
    #expect(!switching.isImplicit)
    #expect(switching.state == explicit.state)
    #expect(switching.acceptedSteps == explicit.acceptedSteps)
  }

  @Test func `the switching method meets stiffness with the implicit one`() throws {
    let control = StepControl(relativeTolerance: 1e-11, absoluteTolerance: 1e-13)
    var switching = try SwitchingIntegrator(follower(1e7), from: [1], control: control)
    while switching.time < 10 { try switching.step(until: 10) }
    #expect(switching.isImplicit)
    #expect((switching.state[0] - sin(10)).magnitude < 1e-12)
    #expect(switching.acceptedSteps < 500)
    let between = (switching.previousTime + switching.time) / 2
    #expect((try switching.state(at: between)[0] - sin(between)).magnitude < 1e-12)
  }
}
