/// What an expression uses.
public struct Dependencies: Sendable, Hashable {
  /// The ids of the experiments whose tables it uses, directly or through claims, sorted.
  public var tables: [String]
  /// The ids of the claims it uses, directly or through other claims, sorted.
  public var claims: [String]

  /// What an expression uses.
  public init(tables: some Sequence<String>, claims: some Sequence<String>) {
    self.tables = Set(tables).sorted()
    self.claims = Set(claims).sorted()
  }
}

extension ExpressionNode {
  /// The experiments and claims named by id anywhere in the expression.
  var namedIds: Set<String> {
    switch content {
    case .member(let owner, _): return [owner]
    case .name(let name): return Scope.isClaim(name) ? [name] : []
    default: return children.reduce(into: []) { $0.formUnion($1.namedIds) }
    }
  }

  /// The first place where a claim is named.
  func firstMention(of claim: String) -> Range<Int>? {
    switch content {
    case .member(let owner, _): return owner == claim ? stretch : nil
    case .name(let name): return name == claim ? stretch : nil
    default:
      for child in children {
        if let place = child.firstMention(of: claim) { return place }
      }
      return nil
    }
  }
}
