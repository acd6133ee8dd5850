/// `pow` and `sqrt`: numbers raised to an exponent, their signs kept.
struct PowerTransform: ContinuousTransform {
  let exponent: Double
  var name: String { exponent == 0.5 ? "sqrt" : "pow" }
  let includesZero = true

  func forward(_ number: Double) -> Double { bent(number, exponent) }
  func backward(_ bent: Double) -> Double { self.bent(bent, 1 / exponent) }

  private func bent(_ number: Double, _ exponent: Double) -> Double {
    number < 0 ? -Elementary.pow(-number, exponent) : Elementary.pow(number, exponent)
  }

  func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    LinearTicks.nice(domain, count: count)
  }

  func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    LinearTicks.ticks(domain, count: count)
  }
}
