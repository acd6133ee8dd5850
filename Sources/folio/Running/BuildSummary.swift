import Experiments
import Manuscript
import Publishing

/// What a build came to, in a line or a few.
struct BuildSummary {
  /// The text, without a line end at its end.
  let text: String

  /// The summary of an outcome; paths are shown relative to the repository.
  init(of outcome: BuildOutcome, relativeTo workspace: Workspace) {
    let folder = workspace.relativePath(of: outcome.output)
    var lines: [String] = []
    switch outcome.ending {
    case .unchanged:
      lines.append("\(folder): nothing to do")
    case .published(let changed):
      lines.append("\(folder): \(Self.files(changed)) · \(Self.runs(outcome))")
    case .interrupted(.cancelled):
      lines.append(
        "stopped: \(Self.runs(outcome)); what is computed is kept, \(folder) is as it was")
    case .interrupted(.storeFailed), .interrupted(.clusterFailed):
      lines.append("stopped: \(Self.runs(outcome)); \(folder) is as it was")
    }
    if !outcome.claims.isEmpty, outcome.ending.hasReport { lines.append(Self.claims(outcome)) }
    text = lines.joined(separator: "\n")
  }

  private static func files(_ changed: [String]) -> String {
    switch changed.count {
    case 0: "no file changed"
    case 1: "‘\(changed[0])’ changed"
    default: "\(changed.count) files changed"
    }
  }

  private static func runs(_ outcome: BuildOutcome) -> String {
    let computed = outcome.computedUnits == 1 ? "1 run" : "\(outcome.computedUnits) runs"
    let atHand = outcome.experimentsAtHand
    return "\(computed) computed, \(atHand) experiment\(atHand == 1 ? "" : "s") at hand"
  }

  private static func claims(_ outcome: BuildOutcome) -> String {
    let judged = outcome.judgedClaims
    let postponed = outcome.claims.compactMap(\.judgedOnlyIn)
    guard let profiles = postponed.first else { return verdicts(of: judged, outcome) }
    let verb = postponed.count == 1 ? "is" : "are"
    let postponement = "\(verb) judged in \(ProfileNames.wording(profiles)) only"
    guard !judged.isEmpty else {
      return postponed.count == 1
        ? "the claim \(postponement)" : "all \(postponed.count) claims \(postponement)"
    }
    return "\(verdicts(of: judged, outcome)) · \(postponed.count) more \(postponement)"
  }

  private static func verdicts(
    of judged: [BuildOutcome.ClaimVerdict], _ outcome: BuildOutcome
  ) -> String {
    let failed = outcome.failedClaims
    let undecided = judged.count { $0.holds == nil }
    if failed.isEmpty && undecided == 0 {
      guard judged.count == 1 else { return "all \(judged.count) claims hold" }
      return outcome.claims.count == 1 ? "the claim holds" : "1 claim holds"
    }
    var parts: [String] = []
    if !failed.isEmpty {
      parts.append("claims that do not hold: \(failed.joined(separator: ", "))")
    }
    if undecided > 0 { parts.append("claims without a verdict: \(undecided)") }
    return parts.joined(separator: "; ")
  }
}

extension BuildOutcome.Ending {
  /// Whether there is a report after it.
  fileprivate var hasReport: Bool {
    if case .interrupted = self { return false }
    return true
  }
}
