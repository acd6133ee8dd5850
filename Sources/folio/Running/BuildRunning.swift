import ArgumentParser
import Experiments
import Publishing

/// Runs a build for a command: progress while it runs, diagnostics and a summary when it has ended,
/// and the exit status.
func perform(
  _ request: BuildRequest, in workspace: WorkspaceOptions, isQuiet: Bool
) throws {
  let repository = try reportingErrors { try workspace.open() }
  let progress = BuildProgress(isQuiet: isQuiet)
  let build = Build(of: repository, request, cancellation: Interruption.flag)
  Interruption.listen()
  let outcome = try reportingErrors {
    defer { progress.finish() }
    return try build.run(observer: progress)
  }
  DiagnosticPrinter().print(outcome.diagnostics, sources: outcome.sourceLines)
  let summary = BuildSummary(of: outcome, relativeTo: repository)
  if !isQuiet { print(summary.text) }
  if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
}
