/// `linear`: numbers as they are.
package struct LinearTransform: ContinuousTransform {
  package let name = "linear"
  package let includesZero = true

  package init() {}

  package func forward(_ number: Double) -> Double { number }
  package func backward(_ bent: Double) -> Double { bent }

  package func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    LinearTicks.nice(domain, count: count)
  }

  package func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    LinearTicks.ticks(domain, count: count)
  }
}

/// Ticks one, two or five times a power of ten apart.
enum LinearTicks {
  /// A step as a fraction, so that ticks are the decimal numbers their labels say.
  private struct Step {
    /// The mantissa: 1, 2 or 5.
    var mantissa: Double
    /// The power of ten.
    var power: Int

    var value: Double {
      power < 0 ? mantissa / Elementary.power(10, -power) : mantissa * Elementary.power(10, power)
    }

    func multiple(_ count: Double) -> Double {
      power < 0
        ? count * mantissa / Elementary.power(10, -power)
        : count * mantissa * Elementary.power(10, power)
    }

    func quotient(_ number: Double) -> Double {
      power < 0
        ? number * Elementary.power(10, -power) / mantissa
        : number / (mantissa * Elementary.power(10, power))
    }
  }

  /// The step that gives the number of ticks nearest to `count` in ratio.
  private static func step(_ span: Double, count: Int) -> Step? {
    let rough = span / Double(max(count, 1))
    guard rough > 0, rough.isFinite, rough > 1e-300 else { return nil }
    let power = DecimalDigits(rough).magnitude
    let ratio =
      power < 0 ? rough * Elementary.power(10, -power) : rough / Elementary.power(10, power)
    let mantissa =
      ratio >= 50.0.squareRoot()
      ? 10.0 : ratio >= 10.0.squareRoot() ? 5 : ratio >= 2.0.squareRoot() ? 2 : 1
    return mantissa == 10
      ? Step(mantissa: 1, power: power + 1) : Step(mantissa: mantissa, power: power)
  }

  /// Round numbers within a domain.
  static func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    guard count > 0 else { return Ticks(major: [], style: .each) }
    guard let step = step(domain.upperBound - domain.lowerBound, count: count) else {
      return Ticks(major: [domain.lowerBound], style: .each)
    }
    return ticks(domain, step)
  }

  /// Round numbers within the parts of a domain, one step for all; its ends in a part that has none.
  static func ticks(_ segments: [ClosedRange<Double>], count: Int) -> Ticks {
    let length = segments.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    guard count > 0, let step = step(length, count: count) else {
      return Ticks(major: [], style: .each)
    }
    let parts = segments.map { ticks($0, step) }
    if parts.allSatisfy({ $0.style == .linear(step: step.value) }) {
      return Ticks(major: parts.flatMap(\.major), style: .linear(step: step.value))
    }
    let all = zip(segments, parts).flatMap { segment, part in
      part.style == .each ? [segment.lowerBound, segment.upperBound] : part.major
    }
    return Ticks(major: all, style: .each)
  }

  private static func ticks(_ domain: ClosedRange<Double>, _ step: Step) -> Ticks {
    let slack = 1e-10
    let first = (step.quotient(domain.lowerBound) - slack).rounded(.up)
    let last = (step.quotient(domain.upperBound) + slack).rounded(.down)
    guard last >= first, last - first < 10_000 else {
      return Ticks(major: [domain.lowerBound], style: .each)
    }
    let ticks = (0...Int(last - first)).map { index in
      let tick = step.multiple(first + Double(index))
      return tick == 0 ? 0 : min(max(tick, domain.lowerBound), domain.upperBound)
    }
    return Ticks(major: ticks, style: .linear(step: step.value))
  }

  /// The domain widened to multiples of the step between ticks.
  static func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    var domain = domain
    for _ in 0..<3 {
      guard let step = step(domain.upperBound - domain.lowerBound, count: count) else {
        return domain
      }
      let slack = 1e-10
      let first = (step.quotient(domain.lowerBound) + slack).rounded(.down)
      let last = (step.quotient(domain.upperBound) - slack).rounded(.up)
      let wider = step.multiple(first)...step.multiple(max(last, first))
      if wider == domain { break }
      domain = min(wider.lowerBound, domain.lowerBound)...max(wider.upperBound, domain.upperBound)
    }
    return domain
  }
}
