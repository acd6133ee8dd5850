/// Breaks a paragraph into lines so that the whole of it looks best: the sum of demerits is least.
///
/// Source: D. E. Knuth, M. F. Plass, “Breaking paragraphs into lines”, Software: Practice and
/// Experience 11 (1981); the measures of badness and demerits are those of TeX.
struct LineBreaker {
  /// What lines are judged by.
  struct Settings {
    /// The greatest badness that a line may have.
    var tolerance: Double
    /// Stretch that each line has beside its spaces: that of ragged ends, or in an emergency.
    var lineStretch = 0.0
    /// Whether a line may be too long where there is no other way.
    var acceptsOverfull = false
    /// The width of each line; the last for all later ones.
    var measures: [Double]
  }

  let settings: Settings

  /// A way to break up to a candidate.
  struct Node {
    var candidate: Int
    /// How many lines end up to here, as far as that matters to measures.
    var line: Int
    var fitness: Fitness
    var demerits: Double
    var previous: Int
  }

  /// The places where lines end, the last candidate among them; nil where it cannot be done.
  ///
  /// The last candidate must be forced.
  func breaks(_ candidates: [BreakCandidate]) -> [Int]? {
    let reach = LineBreaker.reach(candidates)
    var nodes = [Node(candidate: -1, line: 0, fitness: .decent, demerits: 0, previous: -1)]
    var active = [0]
    for (index, candidate) in candidates.enumerated() {
      var best: [Node] = []
      var kept: [Int] = []
      kept.reserveCapacity(active.count)
      var lastResort: (excess: Double, node: Node)?
      for position in active {
        let node = nodes[position]
        let line = LineFit(self, from: node, to: candidate, in: candidates)
        if line.isPossible(settings.tolerance) {
          let next = line.node(after: node, at: position, to: index, self, candidates)
          LineBreaker.add(next, to: &best)
        }
        let start = node.candidate < 0 ? LineTotals() : candidates[node.candidate].start
        let fitsLater = reach[index] - start.width + start.shrink <= line.measure + LineFit.slack
        if fitsLater, !candidate.isForced {
          kept.append(position)
        } else if settings.acceptsOverfull {
          let next = line.node(after: node, at: position, to: index, self, candidates)
          let excess = line.width - line.measure
          if lastResort.map({ (excess, next.demerits) < ($0.excess, $0.node.demerits) }) ?? true {
            lastResort = (excess, next)
          }
        }
      }
      if kept.isEmpty, best.isEmpty, let lastResort { best = [lastResort.node] }
      active = kept
      for node in best {
        active.append(nodes.count)
        nodes.append(node)
      }
      if active.isEmpty { return nil }
    }
    return LineBreaker.path(to: active, in: nodes)
  }

  /// The least that anything from a candidate on needs: lines too long for it are too long for ever.
  private static func reach(_ candidates: [BreakCandidate]) -> [Double] {
    var reach = [Double](repeating: .infinity, count: candidates.count)
    var least = Double.infinity
    for index in candidates.indices.reversed() {
      least = min(least, candidates[index].end.width - candidates[index].end.shrink)
      reach[index] = least
    }
    return reach
  }

  /// Keeps the best way for each kind of last line: what follows depends on nothing else.
  private static func add(_ node: Node, to best: inout [Node]) {
    for index in best.indices
    where best[index].fitness == node.fitness && best[index].line == node.line {
      if node.demerits < best[index].demerits { best[index] = node }
      return
    }
    best.append(node)
  }

  private static func path(to ends: [Int], in nodes: [Node]) -> [Int]? {
    guard var position = ends.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else {
      return nil
    }
    var breaks: [Int] = []
    while nodes[position].candidate >= 0 {
      breaks.append(nodes[position].candidate)
      position = nodes[position].previous
    }
    return breaks.reversed()
  }
}
