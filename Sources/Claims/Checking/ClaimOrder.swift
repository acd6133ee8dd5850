import Manuscript

/// The order in which claims can be computed, each after those it uses, and the circles among them.
struct ClaimOrder {
  /// The ids of the claims that can be computed, in an order that works.
  private(set) var ids: [String] = []
  /// A diagnostic for each claim that closes a circle, by its id.
  private(set) var circles: [String: [Diagnostic]] = [:]

  private enum State {
    case open
    case done
  }

  private let claims: [String: ParsedClaim]
  private var states: [String: State] = [:]
  private var path: [String] = []

  init(_ claims: [ParsedClaim]) {
    self.claims = Dictionary(claims.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for claim in claims { visit(claim.id) }
  }

  private mutating func visit(_ id: String) {
    guard let claim = claims[id], states[id] == nil else { return }
    states[id] = .open
    path.append(id)
    for used in claim.namedIds.sorted() where claims[used] != nil {
      if states[used] == .open {
        note(circleTo: used, from: claim)
      } else {
        visit(used)
      }
    }
    path.removeLast()
    states[id] = .done
    ids.append(id)
  }

  private mutating func note(circleTo first: String, from last: ParsedClaim) {
    let start = path.firstIndex(of: first) ?? 0
    let message = ClaimsMessage.claimsInCircle(Array(path[start...]) + [first])
    let place = last.place(of: first) ?? last.directive.range
    circles[last.id, default: []].append(message.diagnostic(at: place))
  }
}
