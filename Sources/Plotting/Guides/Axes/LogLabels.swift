/// Logarithmic axes by the grammar's own rules: ticks at all multiples of powers, of which those
/// with small multipliers are labelled.
struct LogLabels {
  let domain: ClosedRange<Double>
  let base: Double

  /// Whether ticks are multiples of powers, rather than round numbers.
  private var isWhole: Bool { base.truncatingRemainder(dividingBy: 1) == 0 }

  /// The ticks where about so many are wanted, increasing.
  func ticks(count: Double) -> [Double] {
    if domain.upperBound < 0 {
      let mirrored = LogLabels(
        domain: domain.upperBound.magnitude...domain.lowerBound.magnitude, base: base)
      return mirrored.ticks(count: count).reversed().map { -$0 }
    }
    let (first, last) = exponents
    guard first.isFinite, last.isFinite else { return [] }
    guard isWhole, last - first < count else {
      return LinearTicks.ticks(first...max(first, last), count: Int(min(last - first, count)))
        .major.map { Elementary.pow(base, $0) }
    }
    var ticks: [Double] = []
    for power in Int(first.rounded(.down))...Int(last.rounded(.up)) {
      for multiple in 1..<max(Int(base), 2) {
        let tick =
          power < 0
          ? Double(multiple) / Elementary.power(base, -power)
          : Double(multiple) * Elementary.power(base, power)
        if domain.contains(tick) { ticks.append(tick) }
      }
    }
    return Double(ticks.count) * 2 < count
      ? LinearTicks.ticks(domain, count: Int(count)).major : ticks
  }

  private var exponents: (first: Double, last: Double) {
    (
      Elementary.log(domain.lowerBound, base: base), Elementary.log(domain.upperBound, base: base)
    )
  }

  /// Whether a tick is labelled, among so many.
  func isLabelled(_ tick: Double, count: Double, among ticks: Int) -> Bool {
    let greatest = max(1, base * count / Double(max(ticks, 1)))
    let power = Elementary.log(tick.magnitude, base: base).rounded()
    var multiple = tick.magnitude / Elementary.pow(base, power)
    if multiple * base < base - 0.5 { multiple *= base }
    return multiple <= greatest
  }
}
