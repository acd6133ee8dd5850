import NumericalMethods
import Testing

@Suite struct RungeKutta4Tests {
  private let wave = ClosureSystem(3) { _, y in [y[0] * y[2], y[2], -y[1]] }

  @Test func `has order 4`() {
    var points: [(step: Double, error: Double)] = []
    for count in [8, 16, 32, 64] {
      var integrator = RungeKutta4(wave, from: [1, 0, 1])
      for _ in 0..<count { integrator.step(1 / Double(count)) }
      let error = (logarithm(integrator.state[0]) - 0.8414709848078965).magnitude
      points.append((1 / Double(count), error))
    }
    #expect((measuredOrder(points) - 4).magnitude < 0.3)
  }

  @Test func `agrees with the adaptive method`() throws {
    var fixed = RungeKutta4(wave, from: [1, 0, 1])
    for _ in 0..<2000 { fixed.step(0.001) }
    let control = StepControl(relativeTolerance: 1e-12, absoluteTolerance: 1e-14)
    var adaptive = try DormandPrince(wave, from: [1, 0, 1], control: control)
    while adaptive.time < 2 { try adaptive.step(until: 2) }
    for (x, y) in zip(fixed.state, adaptive.state) { #expect((x - y).magnitude < 1e-11) }
    #expect(fixed.observables == [fixed.state[0]])
    #expect((fixed.time - 2).magnitude < 1e-14)
  }
}
