/// `pow` and `sqrt`: numbers raised to an exponent, their signs kept.
package struct PowerTransform: ContinuousTransform {
  package let exponent: Double
  package let name: String
  package let includesZero = true

  /// - Parameter isRoot: Whether the scale is called by the name of the square root.
  package init(exponent: Double, isRoot: Bool = false) {
    self.exponent = exponent
    name = isRoot ? "sqrt" : "pow"
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
