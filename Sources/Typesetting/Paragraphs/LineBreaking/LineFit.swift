/// How much the spaces of a line are changed: lines next to each other should not differ by much.
enum Fitness: Int {
  case tight
  case decent
  case loose
  case veryLoose

  /// The class of a line whose spaces change by a ratio of what they can.
  init(ratio: Double) {
    switch ratio {
    case ..<(-0.5): self = .tight
    case ...0.5: self = .decent
    case ...1: self = .loose
    default: self = .veryLoose
    }
  }
}

/// How a line from one break to another fills its measure.
struct LineFit {
  /// A hair's breadth that rounding may cost, in pixels.
  static let slack = 1e-6

  /// The cost of any line at all.
  static let lineDemerits = 10.0
  /// The cost of two hyphens below each other.
  static let hyphensDemerits = 10_000.0
  /// The cost of a hyphen in the last line but one.
  static let lastHyphenDemerits = 5_000.0
  /// The cost of a tight line next to a loose one.
  static let fitnessDemerits = 10_000.0
  /// The badness of a line that nothing can make right.
  static let worst = 10_000.0

  let measure: Double
  /// The width that the line would like to have.
  let width: Double
  /// How much of their stretch (above 0) or shrink (below 0) the spaces of the line use.
  let ratio: Double
  let badness: Double

  /// The line after a node up to a candidate.
  init(
    _ breaker: LineBreaker, from node: LineBreaker.Node, to candidate: BreakCandidate,
    in candidates: [BreakCandidate]
  ) {
    let measures = breaker.settings.measures
    measure = measures[min(node.line, measures.count - 1)]
    let start = node.candidate < 0 ? LineTotals() : candidates[node.candidate].start
    width = candidate.end.width - start.width
    let excess = measure - width
    if excess >= 0, candidate.isForced || candidate.end.fills > start.fills {
      ratio = 0
      badness = 0
      return
    }
    let stretch = candidate.end.stretch - start.stretch + breaker.settings.lineStretch
    let shrink = candidate.end.shrink - start.shrink
    ratio = LineFit.ratio(excess, stretch: stretch, shrink: shrink)
    badness = LineFit.badness(ratio)
  }

  /// What share of its stretch or shrink a line needs to gain an excess.
  static func ratio(_ excess: Double, stretch: Double, shrink: Double) -> Double {
    if excess >= -slack && excess <= slack { return 0 }
    let possible = excess > 0 ? stretch : shrink
    guard possible > 0 else { return excess > 0 ? .infinity : -.infinity }
    let ratio = excess / possible
    return ratio < -1 && excess + shrink >= -slack ? -1 : ratio
  }

  /// `100 |ratio|³`, at most `worst`; infinite for a line that cannot shrink so far.
  static func badness(_ ratio: Double) -> Double {
    if ratio < -1 { return .infinity }
    let share = ratio < 0 ? -ratio : ratio
    return min(100 * share * share * share, worst)
  }

  func isPossible(_ tolerance: Double) -> Bool { badness <= tolerance }

  /// The demerits of the line alone.
  func demerits(penalty: Double) -> Double {
    let base = LineFit.lineDemerits + min(badness, LineFit.worst)
    if penalty >= 0 { return base * base + penalty * penalty }
    if penalty > BreakPenalty.forced { return base * base - penalty * penalty }
    return base * base
  }

  /// The way on along this line.
  func node(
    after node: LineBreaker.Node, at position: Int, to index: Int, _ breaker: LineBreaker,
    _ candidates: [BreakCandidate]
  ) -> LineBreaker.Node {
    let candidate = candidates[index]
    let fitness = Fitness(ratio: ratio)
    var total = node.demerits + demerits(penalty: candidate.penalty)
    if node.candidate >= 0, candidates[node.candidate].isFlagged {
      if candidate.isFlagged { total += LineFit.hyphensDemerits }
      if index == candidates.count - 1 { total += LineFit.lastHyphenDemerits }
    }
    if abs(fitness.rawValue - node.fitness.rawValue) > 1 { total += LineFit.fitnessDemerits }
    return LineBreaker.Node(
      candidate: index, line: min(node.line + 1, breaker.settings.measures.count - 1),
      fitness: fitness, demerits: total, previous: position)
  }
}
