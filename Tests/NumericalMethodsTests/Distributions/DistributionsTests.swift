import NumericalMethods
import Testing

/// Expected values by `distributions_reference.py`.
@Suite struct DistributionsTests {
  @Test(arguments: [
    (0.975, 1.0, 12.706204736174694), (0.975, 3, 3.1824463052837086),
    (0.975, 11, 2.2009851600916392), (0.9, 2.5, 1.7302509288071768),
    (0.975, 100, 1.9839715185235518), (0.999, 7, 4.785289628638333),
    (0.55, 4, 0.1338303671119435),
  ])
  func `Student quantiles agree with high-precision values`(p: Double, freedom: Double, t: Double) {
    #expect((studentTQuantile(p, degreesOfFreedom: freedom) / t - 1).magnitude < 1e-12)
    #expect((studentTQuantile(1 - p, degreesOfFreedom: freedom) / -t - 1).magnitude < 1e-12)
    #expect((studentTDistribution(t, degreesOfFreedom: freedom) - p).magnitude < 1e-14)
  }

  @Test func `Student quantiles at the edges`() {
    #expect(studentTQuantile(0.5, degreesOfFreedom: 3) == 0)
    #expect(studentTQuantile(0, degreesOfFreedom: 3) == -.infinity)
    #expect(studentTQuantile(1, degreesOfFreedom: 3) == .infinity)
    #expect(studentTQuantile(0.5, degreesOfFreedom: 0).isNaN)
    #expect(studentTQuantile(1.5, degreesOfFreedom: 2).isNaN)
  }

  @Test(arguments: [
    (0.3, 2.5, 0.5, 0.01892712407194565), (0.9, 0.5, 0.5, 0.7951672353008665),
    (0.01, 10, 3, 6.4805500000000015e-19), (0.5, 200, 220, 0.8357289170949141),
  ])
  func `the incomplete beta function agrees with high-precision values`(
    x: Double, a: Double, b: Double, value: Double
  ) {
    #expect((regularizedIncompleteBeta(x, a, b) / value - 1).magnitude < 2e-13)
  }

  @Test(arguments: [
    (0.1, 2.252712651734206), (0.5, 0.5723649429247001), (1.5, -0.12078223763524522),
    (3.7, 1.428072326665388), (20.25, 40.08411059791735), (1000.5, 5908.674175848678),
  ])
  func `ln Γ agrees with high-precision values`(x: Double, value: Double) {
    #expect((logarithmOfGamma(x) - value).magnitude < 1e-14 * max(1, value.magnitude / 10))
  }

  @Test(arguments: [
    (0.975, 1.9599639845400543), (0.1, -1.2815515655446004), (1e-10, -6.361340902404056),
    (1e-300, -37.0470962993612),
  ])
  func `normal quantiles agree with high-precision values`(p: Double, z: Double) {
    #expect((normalQuantile(p) / z - 1).magnitude < 2e-15)
  }

  @Test func `normal quantiles at the edges`() {
    #expect(normalQuantile(0.5) == 0)
    #expect(normalQuantile(0) == -.infinity)
    #expect(normalQuantile(1) == .infinity)
    #expect(normalQuantile(-0.1).isNaN)
  }
}
