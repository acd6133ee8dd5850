/// `log`: numbers by their logarithm; positive ones, or negative ones.
package struct LogTransform: ContinuousTransform {
  package let base: Double
  package let name = "log"
  package let includesZero = false
  /// Whether the scale takes negative numbers, by the logarithm of their magnitude.
  package let isNegative: Bool

  package init(base: Double, isNegative: Bool = false) {
    self.base = base
    self.isNegative = isNegative
  }

  package func forward(_ number: Double) -> Double {
    let sign: Double = isNegative ? -1 : 1
    return number * sign > 0 ? sign * Elementary.log(number * sign, base: base) : .nan
  }

  package func backward(_ bent: Double) -> Double {
    isNegative ? -Elementary.pow(base, -bent) : Elementary.pow(base, bent)
  }

  package func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    if isNegative { return negated(LogTransform(base: base).nice(negated(domain), count: count)) }
    guard domain.lowerBound > 0 else { return domain }
    let least = power(forward(domain.lowerBound) + 1e-12, .down)
    let greatest = power(forward(domain.upperBound) - 1e-12, .up)
    return least < greatest ? least...greatest : domain
  }

  private func power(_ exponent: Double, _ rule: FloatingPointRoundingRule) -> Double {
    Elementary.power(base, Int(exponent.rounded(rule)))
  }

  private func negated(_ domain: ClosedRange<Double>) -> ClosedRange<Double> {
    -domain.upperBound...(-domain.lowerBound)
  }

  package func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    if isNegative {
      let ticks = LogTransform(base: base).ticks(negated(domain), count: count)
      return Ticks(
        major: ticks.major.reversed().map { -$0 }, minor: ticks.minor.reversed().map { -$0 },
        style: ticks.style)
    }
    guard domain.lowerBound > 0, domain.upperBound.isFinite, count > 0 else {
      return Ticks(major: [], style: .each)
    }
    return LogTicks(domain, base: base, count: count).ticks
  }
}

/// Ticks of a logarithmic axis: powers of the base where there are many, one, two and five times
/// powers where there are few, plain round numbers within less than a decade; at least three.
struct LogTicks {
  private let domain: ClosedRange<Double>
  private let base: Double
  private let count: Int
  private let firstPower: Int
  private let lastPower: Int

  init(_ domain: ClosedRange<Double>, base: Double, count: Int) {
    self.domain = domain
    self.base = base
    self.count = max(count, 3)
    firstPower = Int(Elementary.log(domain.lowerBound, base: base).rounded(.down))
    lastPower = Int(Elementary.log(domain.upperBound, base: base).rounded(.up))
  }

  var ticks: Ticks {
    let powers = multiples([1])
    if powers.count > count {
      let thinned = thinnedPowers()
      let minor = powers.filter { !thinned.contains($0) }
      return Ticks(major: thinned, minor: minor, style: .powers(base: base))
    }
    let minor = base == 10 ? multiples([2, 3, 4, 5, 6, 7, 8, 9]) : []
    if base == 10 {
      for mantissas in [[1, 2, 5], [1, 3]] as [[Double]] where lastPower - firstPower <= 4 {
        let major = multiples(mantissas)
        if major.count >= 3, major.count <= count, powers.count < 4 {
          let minor = (minor + powers).filter { !major.contains($0) }.sorted()
          return Ticks(major: major, minor: minor, style: .powers(base: base))
        }
      }
    }
    if powers.count >= 3 { return Ticks(major: powers, minor: minor, style: .powers(base: base)) }
    return withinDecade(minor: minor)
  }

  /// Fewer than three powers and no room for the usual mantissas.
  private func withinDecade(minor: [Double]) -> Ticks {
    if base == 10 {
      let major = multiples([1, 2, 5])
      if major.count >= 3, major.count <= count + 2 {
        return Ticks(
          major: major, minor: minor.filter { !major.contains($0) }, style: .powers(base: base))
      }
    }
    for more in 0..<8 {
      let linear = LinearTicks.ticks(domain, count: count + more)
      if linear.major.count >= 3 { return Ticks(major: linear.major, style: linear.style) }
    }
    return Ticks(major: [domain.lowerBound, domain.upperBound], style: .each)
  }

  /// Multiples of the powers within the domain, increasing.
  private func multiples(_ mantissas: [Double]) -> [Double] {
    guard lastPower - firstPower < 1500 else { return [] }
    let slack = 1e-12
    let least = domain.lowerBound * (1 - slack)
    let greatest = domain.upperBound * (1 + slack)
    var multiples: [Double] = []
    for power in firstPower...lastPower {
      for mantissa in mantissas {
        let tick = scaled(mantissa, power)
        if tick >= least, tick <= greatest { multiples.append(tick) }
      }
    }
    return multiples
  }

  private func scaled(_ mantissa: Double, _ power: Int) -> Double {
    base == 10 && power < 0
      ? mantissa / Elementary.power(10, -power) : mantissa * Elementary.power(base, power)
  }

  /// Every second, third, fourth, fifth … power, counted from the zeroth, at least three.
  private func thinnedPowers() -> [Double] {
    var best: [Double] = []
    for stride in [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 50, 100, 200] {
      let kept = (firstPower...lastPower).filter { $0 % stride == 0 }
        .map { Elementary.power(base, $0) }
        .filter { domain.contains($0) }
      guard kept.count >= 3 else { break }
      best = kept
      if kept.count <= count { break }
    }
    return best.isEmpty ? multiples([1]) : best
  }
}
