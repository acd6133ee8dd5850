import Drawing
import Experiments
public import Manuscript
import Results

/// The poster of a report on a sheet of one's choice, with the results at hand; nothing is run.
public struct PosterExport: Sendable {
  /// The poster as PDF.
  public let pdf: [UInt8]
  /// What is wrong with it, and which results are stale.
  public let diagnostics: [Diagnostic]
  /// The lines of each chapter, by path, to show with diagnostics.
  public let sourceLines: [String: [String]]

  /// The poster of a repository's chapters.
  ///
  /// - Parameters:
  ///   - workspace: The repository.
  ///   - profile: The settings whose results are taken.
  ///   - workers: How many figures are drawn at a time.
  ///   - sheet: What is asked for instead of what the chapters say.
  /// - Throws: ``PosterExportError``, `FileError` where a file cannot be read, `TypesettingError` where a font is
  ///   missing, `DrawingError` where painting fails.
  public init(
    of workspace: Workspace, profile: Profile, workers: Int, on sheet: PosterSheet.Request
  ) throws {
    let text = try ReportText(of: workspace)
    let plan = ReportPlan(of: ReportReading(of: text), profile: profile, in: workspace)
    let shown = PosterPlan(of: plan.document)
    guard !shown.isEmpty else { throw PosterExportError.nothingMarked }
    // No chapter is selected: what was computed last is taken, and nothing else.
    let request = BuildRequest(profile: profile, selection: .chapters([]), workers: workers)
    let execution = Execution(
      of: plan, try Selection(request.selection, from: plan),
      taking: PreviousReport(in: workspace, profile: profile), in: workspace, request,
      cancellation: CancellationFlag(), observer: SilentObserver())
    let used = plan.experimentsUsed(by: shown)
    let missing = plan.experiments.map(\.id).filter {
      used.contains($0) && execution.outcomes[$0] == nil
    }
    guard missing.isEmpty else { throw PosterExportError.missingResults(missing, profile) }
    let findings = Findings(
      plan, execution, Conclusion(of: plan, execution, profile: profile),
      FigureDrawing(
        of: plan, execution, taking: FigureCache(in: workspace, request), workers: workers),
      Pictures(of: plan.document, in: workspace))
    var edition = PosterEdition(of: plan.document, findings, sheet)
    let poster = try edition.poster()
    pdf = try FramePainter(poster.frame).pdf()
    let places = Set(
      plan.experiments.filter { used.contains($0.id) }.map(\.directive.id.range))
    diagnostics =
      execution.diagnostics.filter { $0.range.map(places.contains) ?? true }
      + shown.items.flatMap { findings.failures[$0, default: []] } + poster.diagnostics
    sourceLines = plan.sourceLines
  }
}

/// Why there is no poster.
public enum PosterExportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The chapters mark nothing for it.
  case nothingMarked
  /// Experiments that it shows have no results in a profile.
  case missingResults([String], Profile)

  /// What is wrong, and what mends it.
  public var description: String {
    switch self {
    case .nothingMarked:
      "the chapters mark nothing for a poster; mark divisions with ‘.poster’ and figures with ‘poster: TAKE-AWAY’"
    case .missingResults(let experiments, let profile):
      "the poster shows what has never been run: "
        + experiments.map { "‘\($0)’" }.joined(separator: ", ")
        + "; ‘folio build\(profile == .full ? "" : " --profile \(profile.rawValue)")’ runs "
        + (experiments.count == 1 ? "it" : "them")
    }
  }
}
