import Drawing

/// Divides a galley into pages so that the sum of their costs is small.
///
/// Page by page, the best few ways to come so far are kept and each is continued in all ways that fit:
/// a beam search, which sees a bad page coming some pages ahead.
struct PageBreaker {
  /// How many ways to come to a page are kept.
  private static let beamWidth = 16
  /// How many ways to fill one page are tried.
  private static let branching = 8

  let galley: Galley
  let capacity: Length
  let rules: BreakingRules

  /// A way to come to the start of a page.
  private struct Node {
    var start: PageStart
    var plan: PagePlan?
    var parent: Int?
    var cost: Double
  }

  /// The pages.
  func pages() -> [PagePlan] {
    guard !galley.items.isEmpty else { return [] }
    var nodes = [
      Node(start: PageStart(opening: galley.opening), plan: nil, parent: nil, cost: 0)
    ]
    var layer = [0]
    var last: Int?
    while !layer.isEmpty {
      var reached: [PageStart: Int] = [:]
      var order: [PageStart] = []
      for parent in layer {
        for plan in plans(from: nodes[parent].start) {
          let cost = nodes[parent].cost + plan.cost
          let node = Node(start: plan.next, plan: plan, parent: parent, cost: cost)
          if isEnd(plan.next) {
            if last.map({ nodes[$0].cost > cost }) ?? true {
              nodes.append(node)
              last = nodes.count - 1
            }
          } else if let known = reached[plan.next] {
            if nodes[known].cost > cost { nodes[known] = node }
          } else {
            nodes.append(node)
            reached[plan.next] = nodes.count - 1
            order.append(plan.next)
          }
        }
      }
      let found = order.compactMap { reached[$0] }
      layer = Array(
        found.sorted { (nodes[$0].cost, $0) < (nodes[$1].cost, $1) }
          .prefix(Self.beamWidth))
    }
    return chain(to: last, nodes)
  }

  private func plans(from start: PageStart) -> [PagePlan] {
    let plans = PageFilling.plans(of: galley, capacity: capacity, rules: rules, from: start)
    guard plans.count > Self.branching else { return plans }
    let best = plans.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    return best.prefix(Self.branching).map(\.element)
  }

  private func isEnd(_ start: PageStart) -> Bool {
    start.next >= galley.items.count && start.queue.isEmpty && start.carried == nil
  }

  private func chain(to last: Int?, _ nodes: [Node]) -> [PagePlan] {
    var pages: [PagePlan] = []
    var current = last
    while let index = current {
      if let plan = nodes[index].plan { pages.append(plan) }
      current = nodes[index].parent
    }
    return pages.reversed()
  }
}
