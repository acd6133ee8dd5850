import Claims
import Manuscript
import Results

/// What follows from the tables: claims judged, tables printed, values in sentences.
struct Conclusion: Sendable {
  /// The claims that were judged or are judged in other profiles only, by id.
  private(set) var claims: [String: ClaimFinding] = [:]
  /// The printed tables, by id.
  private(set) var tables: [String: TableFinding] = [:]
  /// The values in running text, by the place of their expression.
  private(set) var values: [SourceRange: ValueFinding] = [:]
  /// The verdicts, in the order of the report.
  private(set) var verdicts: [BuildOutcome.ClaimVerdict] = []
  /// Why items have no finding, by id.
  private(set) var failures: [String: [Diagnostic]] = [:]
  /// What could not be computed.
  private(set) var diagnostics: [Diagnostic] = []

  /// Concludes from the tables that a profile gave.
  init(of plan: ReportPlan, _ execution: Execution, profile: Profile) {
    let evaluator = plan.claims.evaluator(
      over: execution.outcomes.mapValues(\.table), profile: profile.rawValue)
    for item in plan.document.items {
      switch item.directive {
      case .claim(let claim): judge(claim, evaluator)
      case .table(let table): fill(table, evaluator)
      case .experiment, .figure: break
      }
    }
    for (_, value) in plan.values {
      switch evaluator.evaluate(value) {
      case .success(let computed):
        values[value.expression.range] = ValueFinding(
          value: computed.value, text: computed.text)
      case .failure(let failure): diagnostics += failure.diagnostics
      }
    }
  }

  private mutating func judge(_ claim: ClaimDirective, _ evaluator: ClaimEvaluator) {
    let id = claim.id.value
    guard let result = evaluator.result(ofClaim: id) else { return }
    let isJudged = result.verdict != .notJudged
    verdicts.append(
      .init(
        id: id, holds: result.verdict.holds, judgedOnlyIn: isJudged ? nil : claim.judgingProfiles))
    if case .undecided(let reasons) = result.verdict {
      failures[id] = reasons
      diagnostics += reasons
      return
    }
    let quantities = result.quantities.map {
      ClaimFinding.Quantity(
        name: $0.name, value: $0.value, text: result.text(of: $0.name) ?? "")
    }
    claims[id] = ClaimFinding(quantities: quantities, holds: result.verdict.holds)
  }

  private mutating func fill(_ directive: TableDirective, _ evaluator: ClaimEvaluator) {
    switch evaluator.evaluate(directive) {
    case .success(let table): tables[directive.id.value] = TableFinding(table)
    case .failure(let failure):
      failures[directive.id.value] = failure.diagnostics
      diagnostics += failure.diagnostics
    }
  }
}

extension TableFinding {
  /// The cells of a table as they are printed.
  fileprivate init(_ table: PrintedTable) {
    self.init(
      table.columns.enumerated().map { index, column in
        Column(
          title: column.title, isNumeric: column.kind == .number || column.kind == .integer,
          cells: table.rows.indices.map { table.text(row: $0, column: index) })
      })
  }
}
