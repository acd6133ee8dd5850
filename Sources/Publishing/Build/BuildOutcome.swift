public import Experiments
public import Manuscript
import Results
public import SystemPackage

/// What a build came to.
public struct BuildOutcome: Sendable {
  /// How a claim came out.
  public struct ClaimVerdict: Sendable, Hashable, Codable {
    /// The claim's id.
    public var id: String
    /// Whether it holds; nil where it could not be evaluated or is not judged in this profile.
    public var holds: Bool?
    /// The profiles in which it is judged where this one is not among them; else nil.
    public var judgedOnlyIn: [String]?
  }

  /// How a build ended.
  public enum Ending: Sendable, Hashable {
    /// Nothing it is made from has changed; nothing was done.
    case unchanged
    /// The report was made; these files of it are new.
    case published(changed: [String])
    /// It was stopped before the end; what was computed is kept and nothing was published.
    case interrupted(ExecutionReport.Interruption)
  }

  /// How it ended.
  public var ending: Ending
  /// Where the report is.
  public var output: FilePath
  /// Everything that is wrong, in the order of the places.
  public var diagnostics: [Diagnostic] = []
  /// The lines of each chapter, by path, to show with diagnostics.
  public var sourceLines: [String: [String]] = [:]
  /// The claims, in the order of the report.
  public var claims: [ClaimVerdict] = []
  /// How many work units were computed.
  public var computedUnits = 0
  /// How many experiments' results were at hand.
  public var experimentsAtHand = 0
  /// The files that imports and pictures read, with their digests.
  var dataFiles: [String: Fingerprint] = [:]

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The claims that do not hold.
  public var failedClaims: [String] { claims.filter { $0.holds == false }.map(\.id) }

  /// The claims that are judged in this profile, whatever came of it.
  public var judgedClaims: [ClaimVerdict] { claims.filter { $0.judgedOnlyIn == nil } }

  /// Whether there is nothing at all to mend.
  var isFlawless: Bool { diagnostics.isEmpty && judgedClaims.allSatisfy { $0.holds == true } }

  /// 0 where all is well, 1 where a claim does not hold, 2 for errors, 130 where it was stopped.
  public var exitCode: Int32 {
    if ending == .interrupted(.cancelled) { return 130 }
    if hasErrors { return 2 }
    return failedClaims.isEmpty ? 0 : 1
  }

  /// The outcome where the last build's report still stands.
  static func unchanged(output: FilePath, claims: [ClaimVerdict]) -> BuildOutcome {
    var outcome = BuildOutcome(ending: .unchanged, output: output)
    outcome.claims = claims
    return outcome
  }
}

extension BuildOutcome {
  /// Writes down what makes the next build fast.
  ///
  /// That it cannot be written down is no more than a pity: the report stands.
  mutating func noteShortcuts(_ write: (BuildOutcome) throws -> Void) {
    do { try write(self) } catch { diagnostics.append(BuildMessages.noShortcuts(error)) }
  }

  /// The outcome of a build that was stopped.
  init(
    interruptedBy interruption: ExecutionReport.Interruption, _ plan: ReportPlan,
    _ execution: Execution, output: FilePath
  ) {
    self.init(ending: .interrupted(interruption), output: output)
    diagnostics = (plan.diagnostics + execution.diagnostics).sortedByPlace()
    take(plan, execution)
  }

  /// The outcome of a build that published a report.
  init(
    _ published: PublishedFolder.Outcome, _ plan: ReportPlan, _ execution: Execution,
    _ conclusion: Conclusion, _ pictures: Pictures, diagnostics: [Diagnostic], output: FilePath
  ) {
    let changed: [String] =
      switch published {
      case .unchanged: []
      case .replaced(let paths): paths
      }
    self.init(ending: .published(changed: changed), output: output)
    self.diagnostics = diagnostics
    claims = conclusion.verdicts
    dataFiles = pictures.contents.mapValues { Fingerprint(of: $0) }
    for experiment in plan.experiments {
      dataFiles.merge(experiment.ingredients.dataFiles) { first, _ in first }
    }
    take(plan, execution)
  }

  private mutating func take(_ plan: ReportPlan, _ execution: Execution) {
    sourceLines = plan.sourceLines
    computedUnits = execution.computedUnits
    experimentsAtHand = execution.experimentsAtHand
  }
}
