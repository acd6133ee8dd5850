/// `pow` and `sqrt`: numbers raised to an exponent, their signs kept.
package struct PowerTransform: ContinuousTransform {
  package let exponent: Double
  package var name: String { exponent == 0.5 ? "sqrt" : "pow" }
  package let includesZero = true

  package init(exponent: Double) {
    self.exponent = exponent
  }

  package func forward(_ number: Double) -> Double { bent(number, exponent) }
  package func backward(_ bent: Double) -> Double { self.bent(bent, 1 / exponent) }

  private func bent(_ number: Double, _ exponent: Double) -> Double {
    number < 0 ? -Elementary.pow(-number, exponent) : Elementary.pow(number, exponent)
  }

  package func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    LinearTicks.nice(domain, count: count)
  }

  package func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    LinearTicks.ticks(domain, count: count)
  }
}
