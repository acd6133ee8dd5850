public import Manuscript
public import Results

/// All claims of a report, read and checked before anything has run.
///
/// The catalog is also what `{value}`s and printed tables are checked against, and what an evaluator
/// is made of once tables are there. It reports unknown ids under `from` of claims and tables too.
public struct ClaimCatalog: Sendable {
  /// Everything that is wrong with the claims, in the order of the claims given.
  public private(set) var diagnostics: [Diagnostic] = []

  let scope: Scope
  /// The claims in an order in which each comes after those it uses.
  let ordered: [ParsedClaim]
  /// What is wrong with each claim, by id.
  private(set) var diagnosticsByClaim: [String: [Diagnostic]] = [:]

  /// Reads and checks claims; of several with one id the first counts.
  public init(claims directives: [ClaimDirective], tables: [TableSchema]) {
    let parsed = directives.map(ParsedClaim.init)
    let order = ClaimOrder(parsed)
    let byId = Dictionary(parsed.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ordered = order.ids.compactMap { byId[$0] }
    var scope = Scope(
      tables: Dictionary(tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    scope.claimNames = parsed.map(\.id)
    for claim in parsed { scope.claims[claim.id] = scope.claims[claim.id] ?? claim.signature }
    for claim in ordered {
      let check = ClaimCheck(claim, scope)
      scope.claims[claim.id] = check.signature
      diagnosticsByClaim[claim.id] = check.diagnostics + (order.circles[claim.id] ?? [])
    }
    self.scope = scope
    var seen: Set<String> = []
    for claim in parsed where seen.insert(claim.id).inserted {
      diagnostics += diagnosticsByClaim[claim.id] ?? []
    }
  }

  /// Everything that is wrong with a computed value in a sentence.
  public func check(_ directive: ValueDirective) -> [Diagnostic] {
    ValueCheck(directive, scope).diagnostics
  }

  /// Everything that is wrong with a printed table.
  public func check(_ directive: TableDirective) -> [Diagnostic] {
    TableCheck(directive, scope).diagnostics
  }

  /// What a claim uses, directly or through other claims; nothing for an unknown id.
  public func dependencies(ofClaim id: String) -> Dependencies {
    var ids: Set<String> = []
    collect(usedBy: id, into: &ids)
    return dependencies(on: ids)
  }

  /// What a computed value uses.
  public func dependencies(of directive: ValueDirective) -> Dependencies {
    var ids = ParsedExpression(directive.expression).node?.namedIds ?? []
    for id in ids where Scope.isClaim(id) { collect(usedBy: id, into: &ids) }
    return dependencies(on: ids)
  }

  /// What a printed table uses.
  public func dependencies(of directive: TableDirective) -> Dependencies {
    var ids: Set = [directive.from.value]
    let columns = scope.tables[directive.from.value]?.columns
    for column in directive.columns {
      ids.formUnion(ParsedExpression(column.value, columns: columns).node?.namedIds ?? [])
    }
    ids.formUnion(directive.filter.flatMap { ParsedExpression($0).node?.namedIds } ?? [])
    for id in ids where Scope.isClaim(id) { collect(usedBy: id, into: &ids) }
    return dependencies(on: ids)
  }

  /// Computes all claims over the tables that have a result, and judges those that are to be judged
  /// in the profile that gave the tables.
  public func evaluator(
    over tables: [String: Table], profile: String = "full"
  ) -> ClaimEvaluator {
    ClaimEvaluator(self, tables, profile: profile)
  }

  private func collect(usedBy id: String, into ids: inout Set<String>) {
    guard let claim = ordered.first(where: { $0.id == id }) else { return }
    let used = claim.namedIds.union(claim.directive.from.map(\.value))
    for other in used.subtracting(ids).sorted() {
      ids.insert(other)
      if Scope.isClaim(other) { collect(usedBy: other, into: &ids) }
    }
  }

  private func dependencies(on ids: Set<String>) -> Dependencies {
    Dependencies(
      tables: ids.filter { scope.tables[$0] != nil },
      claims: ids.filter { scope.claims[$0] != nil })
  }
}
