/// `symlog`: logarithmic away from zero on both sides, linear around it:
/// `sign(x) ln(1 + |x| / c)`.
package struct SymlogTransform: ContinuousTransform {
  package let constant: Double
  package let name = "symlog"
  package let includesZero = true

  package init(constant: Double) {
    self.constant = constant
  }

  package func forward(_ number: Double) -> Double {
    let bent = Elementary.log(1 + number.magnitude / constant)
    return number < 0 ? -bent : bent
  }

  package func backward(_ bent: Double) -> Double {
    let number = (Elementary.exp(bent.magnitude) - 1) * constant
    return bent < 0 ? -number : number
  }

  package func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    LinearTicks.nice(domain, count: count)
  }

  /// Zero and plus or minus powers of ten from the constant outwards.
  package func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    let reach = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
    guard reach > constant, count > 0 else { return LinearTicks.ticks(domain, count: count) }
    let first = Int(Elementary.log(constant, base: 10).rounded(.up))
    let last = Int((Elementary.log(reach, base: 10) + 1e-12).rounded(.down))
    guard first <= last else { return LinearTicks.ticks(domain, count: count) }
    let isTwoSided = domain.lowerBound < 0 && domain.upperBound > 0
    let sides = isTwoSided ? 2 : 1
    let stride = max(1, ((last - first + 1) * sides + count - 1) / max(count, 1))
    let powers = Swift.stride(from: last, through: first, by: -stride)
      .map { Elementary.power(10, $0) }
    let major = (powers.map { -$0 } + [0] + powers).filter(domain.contains).sorted()
    guard major.count >= 3 else { return LinearTicks.ticks(domain, count: count) }
    return Ticks(major: major, style: .powers(base: 10))
  }
}
