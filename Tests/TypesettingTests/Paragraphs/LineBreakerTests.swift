import Testing

@testable import Typesetting

/// The line breaker against every way to break there is.
@Suite struct LineBreakerTests {
  /// A paragraph of words and spaces with numbers for widths.
  struct Sample {
    var candidates: [BreakCandidate] = []

    /// Words of random widths, some with a hyphen in the middle.
    init(words: Int, _ random: inout SplitMix) {
      var totals = LineTotals()
      for word in 0..<words {
        let width = Double(20 + random.next(below: 60))
        if random.next(below: 3) == 0 {
          var end = totals
          end.width += width / 2 + 5
          var start = totals
          start.width += width / 2
          candidates.append(
            BreakCandidate(end: end, start: start, penalty: 50, isFlagged: true))
        }
        totals.width += width
        let end = totals
        totals.width += 10
        totals.stretch += Double(5 + random.next(below: 4))
        totals.shrink += 3
        if word < words - 1 {
          let penalty = random.next(below: 8) == 0 ? -20.0 : 0
          candidates.append(BreakCandidate(end: end, start: totals, penalty: penalty))
        } else {
          candidates.append(
            BreakCandidate(end: end, start: end, penalty: BreakPenalty.forced))
        }
      }
    }
  }

  /// Steele, Lea and Flood’s generator: the same numbers everywhere.
  struct SplitMix {
    var state: UInt64

    mutating func next(below bound: UInt64) -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return (mixed ^ mixed >> 31) % bound
    }
  }

  /// The demerits of a whole paragraph after TeX, written down anew; nil where a line does not fit.
  private func demerits(
    _ breaks: [Int], _ candidates: [BreakCandidate], _ settings: LineBreaker.Settings
  ) -> Double? {
    var total = 0.0
    var start = LineTotals()
    var lastClass = 1
    var lastFlagged = false
    for (line, index) in breaks.enumerated() {
      let candidate = candidates[index]
      let measure = settings.measures[min(line, settings.measures.count - 1)]
      let space = measure - (candidate.end.width - start.width)
      let stretch = candidate.end.stretch - start.stretch + settings.lineStretch
      let shrink = candidate.end.shrink - start.shrink
      var ratio = space == 0 ? 0 : space > 0 ? space / stretch : space / shrink
      if space > 0, index == candidates.count - 1 { ratio = 0 }
      if ratio < -1 { return nil }
      let badness = min(10_000, 100 * abs(ratio) * ratio * ratio)
      if badness > settings.tolerance { return nil }
      let penalty = candidate.penalty
      var own = (10 + badness) * (10 + badness)
      if penalty > -10_000 { own += penalty < 0 ? -penalty * penalty : penalty * penalty }
      if lastFlagged, candidate.isFlagged { own += 10_000 }
      if lastFlagged, index == candidates.count - 1 { own += 5_000 }
      let fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
      if abs(fitness - lastClass) > 1 { own += 10_000 }
      total += own
      (start, lastClass, lastFlagged) = (candidate.start, fitness, candidate.isFlagged)
    }
    return total
  }

  /// The least demerits of all ways to break.
  private func least(
    _ candidates: [BreakCandidate], _ settings: LineBreaker.Settings
  ) -> Double? {
    let last = candidates.count - 1
    var least: Double?
    for chosen in 0..<(1 << last) {
      let breaks = (0..<last).filter { chosen >> $0 & 1 == 1 } + [last]
      guard let total = demerits(breaks, candidates, settings) else { continue }
      least = min(least ?? .infinity, total)
    }
    return least
  }

  @Test(arguments: 0..<60)
  func `no way to break a short paragraph has less demerits`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let sample = Sample(words: 7 + Int(random.next(below: 2)), &random)
    let measure = Double(120 + random.next(below: 120))
    let settings = LineBreaker.Settings(
      tolerance: [100.0, 300, 10_000][Int(random.next(below: 3))],
      lineStretch: random.next(below: 3) == 0 ? 20 : 0,
      measures: random.next(below: 2) == 0 ? [measure] : [measure - 25, measure])
    let breaks = LineBreaker(settings: settings).breaks(sample.candidates)
    let best = least(sample.candidates, settings)
    if let breaks {
      let total = try #require(demerits(breaks, sample.candidates, settings))
      #expect(abs(total - (best ?? 0)) < 1e-6)
    } else {
      #expect(best == nil)
    }
  }

  @Test func `tight lines are chosen where loose ones would cost more`() throws {
    // Words of 30 with spaces of 10 ± (5, 3): three to a line of 110 fit exactly.
    var totals = LineTotals()
    var candidates: [BreakCandidate] = []
    for word in 0..<6 {
      totals.width += 30
      let end = totals
      totals.width += 10
      totals.stretch += 5
      totals.shrink += 3
      candidates.append(
        BreakCandidate(
          end: end, start: totals, penalty: word == 5 ? BreakPenalty.forced : 0))
    }
    let settings = LineBreaker.Settings(tolerance: 100, measures: [110])
    #expect(LineBreaker(settings: settings).breaks(candidates) == [2, 5])
  }

  @Test func `what does not fit is no way, unless it must be`() {
    let wide = [
      BreakCandidate(
        end: LineTotals(width: 100), start: LineTotals(width: 100), penalty: BreakPenalty.forced)
    ]
    var settings = LineBreaker.Settings(tolerance: 100, measures: [50])
    #expect(LineBreaker(settings: settings).breaks(wide) == nil)
    settings.acceptsOverfull = true
    #expect(LineBreaker(settings: settings).breaks(wide) == [0])
  }
}
