public import Experiments
import Manuscript
import Results
import SystemPackage

/// One build, from the chapters' text to the published report: the table of steps, as code.
///
/// Every command goes through it. Each step takes what the earlier ones gave and adds its own
/// diagnostics; nothing stops at the first mistake, and a part that fails is shown as failed in the
/// page while everything else is built.
public struct Build: Sendable {
  /// The repository.
  public let workspace: Workspace
  /// What is asked for.
  public let request: BuildRequest
  /// Asks the build to stop; what is computed by then is kept.
  public let cancellation: CancellationFlag

  /// A build of a repository.
  public init(
    of workspace: Workspace, _ request: BuildRequest,
    cancellation: CancellationFlag = CancellationFlag()
  ) {
    self.workspace = workspace
    self.request = request
    self.cancellation = cancellation
  }

  /// Runs all steps and publishes.
  ///
  /// - Parameter observer: Told what the experiments do, from any thread.
  /// - Throws: `SelectionError` where there is no such chapter or item; `FileError` or
  ///   `PublishingError` where the world is at fault. Then nothing was published.
  public func run(observer: any ExecutionObserver = SilentObserver()) throws -> BuildOutcome {
    let text = try ReportText(of: workspace)
    let stamp = BuildStamp(of: workspace, request, text: text)
    if let outcome = stamp.outcomeWhereNothingChanged { return outcome }

    try workspace.checkLinks()
    let mark = RunningBuild(in: workspace.state)
    let reading = ReportReading(of: text)
    let plan = ReportPlan(of: reading, profile: request.profile, in: workspace)
    let selection = try Selection(request.selection, from: plan)
    let previous = PreviousReport(in: workspace, profile: request.profile)
    let execution = Execution(
      of: plan, selection, taking: previous, in: workspace, request, cancellation: cancellation,
      observer: observer)
    if let interruption = execution.interruption {
      return BuildOutcome(interruptedBy: interruption, plan, execution, output: output)
    }
    let conclusion = Conclusion(of: plan, execution, profile: request.profile)
    let cache = FigureCache(in: workspace, request)
    let drawing = FigureDrawing(of: plan, execution, taking: cache, workers: request.workers)
    let pictures = Pictures(of: plan.document, in: workspace)

    let findings = Findings(plan, execution, conclusion, drawing, pictures)
    let pageFonts = PageFonts.standard
    let (printed, online) = both(
      byWorkers: request.workers,
      { PrintedReport(of: plan.document, findings) },
      {
        OnlineReport(of: plan.document, findings, fonts: pageFonts, isSplit: request.isSplit)
      })
    let report = Report(
      document: plan.document, findings: findings, profile: request.profile.rawValue,
      fonts: drawing.fonts(and: pageFonts), chapterDigests: plan.chapterDigests,
      online: online, printed: printed.pages, poster: printed.poster, patterns: printed.patterns)
    let published = try PublishedFolder(
      output, workshop: workspace.workshop(of: request.profile)
    ).publish(report.files)
    var outcome = BuildOutcome(
      published, plan, execution, conclusion, pictures,
      diagnostics: [previous.problem].compactMap(\.self) + pageFonts.diagnostics
        + report.diagnostics + printed.diagnostics, output: output)
    outcome.noteShortcuts { outcome in
      try cache.record(drawing, digests: report.digests)
      try stamp.record(outcome, digests: report.digests)
    }
    mark.end()
    return outcome
  }

  private var output: FilePath { workspace.output(of: request.profile) }
}
