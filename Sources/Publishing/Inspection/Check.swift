public import Manuscript
public import Results

/// Everything that can be wrong with a report without running it.
public struct Check: Sendable {
  /// Everything that is wrong, in the order of the places.
  public let diagnostics: [Diagnostic]
  /// The lines of every file, by path, to show with the diagnostics.
  public let sourceLines: [String: [String]]
  /// What was looked at, in a sentence.
  public let summary: String

  /// Checks a repository with the settings of a profile.
  ///
  /// - Throws: `FileError` where a file that is there cannot be read.
  public init(of workspace: Workspace, profile: Profile) throws(FileError) {
    let reading = ReportReading(of: try ReportText(of: workspace))
    let plan = ReportPlan(of: reading, profile: profile, in: workspace)
    let pictures = Pictures(of: plan.document, in: workspace)
    diagnostics = (plan.diagnostics + pictures.diagnostics).sortedByPlace()
    sourceLines = plan.sourceLines
    let counts = [
      (plan.document.chapters.count, "chapter"), (plan.experiments.count, "experiment"),
      (plan.figures.count, "figure"),
      (
        plan.document.items.count { if case .claim = $0.directive { true } else { false } }, "claim"
      ),
    ]
    summary =
      "nothing is wrong with "
      + counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
