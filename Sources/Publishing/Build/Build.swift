public import Experiments
import Manuscript
import Results

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
  /// - Throws: `FileError`, `ResultStoreError` or `PublishingError` where the world is at fault: a
  ///   folder that cannot be read or written. Then nothing was published.
  public func run(observer: any ExecutionObserver = SilentObserver()) throws -> BuildOutcome {
    let text = try ReportText(of: workspace)
    let stamp = BuildStamp(of: workspace, request, text: text)
    if let outcome = stamp.outcomeWhereNothingChanged { return outcome }

    let reading = ReportReading(of: text)
    let plan = ReportPlan(of: reading, profile: request.profile, in: workspace)
    let selected = try Selection(request.selection, from: plan)
    let published = PreviousReport(in: workspace, profile: request.profile)
    let execution = Execution(of: plan, selected, taking: published, in: workspace, request)
      .run(cancellation: cancellation, observer: observer)
    if let interruption = execution.interruption {
      return .interrupted(interruption, plan, execution)
    }
    let conclusion = Conclusion(of: plan, execution)
    let drawing = FigureDrawing(of: plan, execution)

    let findings = Findings(plan, execution, conclusion, drawing)
    let report = Report(document: reading.document, findings: findings)
    let outcome = try PublishedFolder(workspace.output(of: request.profile)).publish(report.files)
    let result = BuildOutcome(plan, execution, conclusion, findings, published: outcome)
    try stamp.record(result, files: report.files)
    return result
  }
}
