public import Manuscript
import Results

/// The claims of a report over its result tables, and the values and tables that its text prints.
///
/// What was found wrong by the catalog's checks comes back here as the reason of failure, so that a
/// page shows it where the number should be; it is one and the same diagnostic, to be reported once.
public struct ClaimEvaluator: Sendable {
  /// What came of each claim, by id.
  public var results: [String: ClaimResult] { evaluator.claims }

  private let scope: Scope
  private let profile: String
  private var evaluator: Evaluator

  init(_ catalog: ClaimCatalog, _ tables: [String: Table], profile: String) {
    scope = catalog.scope
    self.profile = profile
    evaluator = Evaluator(scope: scope, tables: tables)
    for claim in catalog.ordered {
      let mistakes = catalog.diagnosticsByClaim[claim.id] ?? []
      evaluator.claims[claim.id] = result(of: claim, mistakes: mistakes)
    }
  }

  /// What came of a claim, or nil for an unknown id.
  public func result(ofClaim id: String) -> ClaimResult? { results[id] }

  /// Computes a value in a sentence; a missing one where it is taken from a claim that is not judged in
  /// this profile and has no value in it.
  public func evaluate(
    _ directive: ValueDirective
  ) -> Result<ComputedValue, EvaluationFailure> {
    let check = ValueCheck(directive, scope)
    guard check.diagnostics.isEmpty, let node = check.expression.node else {
      return .failure(EvaluationFailure(check.diagnostics))
    }
    do {
      let value = try evaluator.value(of: node, in: .init(context: check.context))
      return .success(ComputedValue(value, format: check.format))
    } catch  where error.wording.isOfOtherProfile {
      return .success(ComputedValue(.missing, format: check.format))
    } catch {
      return .failure(EvaluationFailure([error.diagnostic(in: check.expression.source)]))
    }
  }

  /// Computes the cells of a printed table.
  public func evaluate(
    _ directive: TableDirective
  ) -> Result<PrintedTable, EvaluationFailure> {
    let check = TableCheck(directive, scope)
    guard check.diagnostics.isEmpty else {
      return .failure(EvaluationFailure(check.diagnostics))
    }
    guard let table = evaluator.tables[directive.from.value] else {
      let message = ClaimsMessage.noResult(directive.from.value)
      return .failure(EvaluationFailure([message.diagnostic(at: directive.from.range)]))
    }
    return evaluator.printedTable(check, directive, table)
  }

  /// Computes the quantities and the verdict of a claim.
  private func result(of claim: ParsedClaim, mistakes: [Diagnostic]) -> ClaimResult {
    let format = try? NumberFormat.reading(claim.directive.format, else: .measured).get()
    var result = ClaimResult(
      id: claim.id, quantities: [], verdict: .undecided(mistakes), format: format ?? .measured)
    guard mistakes.isEmpty, let holds = claim.holds.node else { return result }
    var surroundings = Evaluator.Surroundings(
      context: ExpressionContext(tables: claim.directive.from.map(\.value)))
    var failures = measure(claim, into: &result, &surroundings)
    guard claim.directive.judgingProfiles.contains(profile) else {
      result.verdict = .notJudged
      result.quantities = claim.quantities.map { name, _ in
        .init(name: name.value, value: surroundings.quantities[name.value] ?? .missing)
      }
      return result
    }
    do {
      let verdict = try evaluator.value(of: holds, in: surroundings)
      result.verdict = verdict == .boolean(true) ? .holds : .fails
    } catch {
      if error.wording != .missingOperand {
        failures.append(error.diagnostic(in: claim.holds.source))
      }
      result.verdict = .undecided(failures)
    }
    if !failures.isEmpty { result.verdict = .undecided(failures) }
    return result
  }

  /// Computes the quantities of a claim, each of which the later ones and the verdict may use.
  ///
  /// - Returns: Why some have no value.
  private func measure(
    _ claim: ParsedClaim, into result: inout ClaimResult,
    _ surroundings: inout Evaluator.Surroundings
  ) -> [Diagnostic] {
    var failures: [Diagnostic] = []
    for (name, expression) in claim.quantities {
      guard let node = expression.node else { continue }
      do {
        let value = try evaluator.value(of: node, in: surroundings)
        result.quantities.append(.init(name: name.value, value: value))
        surroundings.quantities[name.value] = value
      } catch {
        // A quantity that lacks another one of this claim fails for the reason given there.
        if error.wording != .missingOperand {
          failures.append(error.diagnostic(in: expression.source))
        }
      }
      surroundings.context.quantities.append((name.value, nil))
    }
    return failures
  }
}
