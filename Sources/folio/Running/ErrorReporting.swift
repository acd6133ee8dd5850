import ArgumentParser
import Manuscript

/// Runs a piece of work whose errors end the command with exit status 2 and a sentence.
func reportingErrors<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as ExitCode {
    throw error
  } catch {
    DiagnosticPrinter().print([Diagnostic(at: nil, "\(error)")], sources: [:])
    throw ExitCode(2)
  }
}
