/// `time` and `utc`: times as milliseconds since 1970, which lie evenly; there is one time zone.
package struct TimeTransform: ContinuousTransform {
  package let name: String
  package let includesZero = false

  /// - Parameter isUTC: Whether the author asks for UTC by name; the scale is the same.
  package init(isUTC: Bool) {
    name = isUTC ? "utc" : "time"
  }

  package func forward(_ number: Double) -> Double { number }
  package func backward(_ bent: Double) -> Double { bent }

  package func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    nice(domain, to: TimeTicks(over: domain, count: Double(count)))
  }

  /// The domain widened to the starts of the units at which ticks stand.
  func nice(_ domain: ClosedRange<Double>, to ticks: TimeTicks) -> ClosedRange<Double> {
    let least = ticks.start(before: domain.lowerBound)
    let greatest = ticks.start(after: domain.upperBound)
    return min(least, domain.lowerBound)...max(greatest, domain.upperBound)
  }

  package func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    Ticks(
      major: TimeTicks(over: domain, count: Double(count)).times(in: domain), style: .each)
  }
}

extension TimeTicks {
  /// How long one step lasts at most, in milliseconds.
  private var greatestLength: Double {
    let day = 86_400_000.0
    let length =
      switch unit {
      case .year: 366 * day
      case .quarter: 92 * day
      case .month: 31 * day
      case .week: 7 * day
      case .date, .day, .dayofyear: day
      case .hours: 3_600_000.0
      case .minutes: 60_000.0
      case .seconds: 1000.0
      case .milliseconds: 1.0
      }
    // The days of a month that are multiples of a step may be farther apart than the step.
    return length * Double(step) * 2
  }

  /// The last tick at or before a time; the time itself where there is none.
  func start(before time: Double) -> Double {
    times(in: (time - greatestLength)...time).last ?? time
  }

  /// The first tick at or after a time; the time itself where there is none.
  func start(after time: Double) -> Double {
    times(in: time...(time + greatestLength)).first ?? time
  }
}
