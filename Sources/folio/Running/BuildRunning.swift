import ArgumentParser
import Experiments
import Publishing
import SystemPackage

/// Runs a build for a command: progress while it runs, diagnostics and a summary when it has ended,
/// and the exit status.
func perform(
  _ request: BuildRequest, in workspace: WorkspaceOptions, isQuiet: Bool, log: String? = nil
) throws {
  let repository = try reportingErrors { try workspace.open() }
  let progress = BuildProgress(isQuiet: isQuiet)
  let log = try reportingErrors { try log.map { try EventLog(appendingTo: FilePath($0)) } }
  let build = Build(of: repository, request, cancellation: Interruption.flag)
  request.cluster == nil ? Interruption.listen() : Interruption.listenTwice()
  let outcome = try reportingErrors {
    defer { progress.finish() }
    let observers: [any ExecutionObserver] = [progress] + (log.map { [$0] } ?? [])
    return try build.run(observer: Observers(observers))
  }
  DiagnosticPrinter().print(outcome.diagnostics, sources: outcome.sourceLines)
  if let problem = log?.problem { DiagnosticPrinter().print([problem], sources: [:]) }
  let summary = BuildSummary(of: outcome, relativeTo: repository)
  if !isQuiet { StandardStreams.write(lines: summary.text) }
  if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
}
