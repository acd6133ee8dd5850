public import ArgumentParser
public import Publishing
import SystemPackage

extension Profile: ExpressibleByArgument {}

/// Which repository a command works on.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that holds ‘Chapters’; found from the current folder upwards when left out.",
      valueName: "folder"))
  var root: String?

  /// The repository.
  func open() throws -> Workspace {
    if let root { return try Workspace(root: FilePath(root)) }
    return try Workspace(containing: ".")
  }
}

/// How experiments are run.
struct ExecutionOptions: ParsableArguments {
  @Option(help: "Which settings to run: quick, or full into ‘Output’.")
  var profile: Profile = .full

  @Option(
    help: ArgumentHelp(
      "How many work units run at a time; all processors when left out.", valueName: "number"))
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs).")
    }
  }

  /// What these options ask of a build.
  func request(
    _ selection: BuildRequest.Selection, isFresh: Bool, isForced: Bool = false
  ) -> BuildRequest {
    BuildRequest(
      profile: profile, selection: selection, workers: jobs ?? Processors.available,
      isFresh: isFresh, isForced: isForced)
  }
}
