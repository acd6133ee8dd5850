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

  @Option(
    help: ArgumentHelp(
      "How often long runs keep their state, to go on from there after a kill.",
      valueName: "seconds"))
  var keepEvery = 10

  @Option(
    help: ArgumentHelp(
      "Append what happens to each run to a file, one JSON object a line.", valueName: "file"))
  var log: String?

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  func validate() throws {
    if !(0...1_000_000).contains(keepEvery) {
      throw ValidationError("--keep-every takes a number from 0 to 1000000, not \(keepEvery).")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs).")
    }
  }

  /// What these options ask of a build.
  func request(
    _ selection: BuildRequest.Selection, isFresh: Bool, isForced: Bool = false,
    isSplit: Bool = false
  ) -> BuildRequest {
    BuildRequest(
      profile: profile, selection: selection, workers: jobs ?? Processors.available,
      isFresh: isFresh, isForced: isForced, isSplit: isSplit,
      keepingInterval: .seconds(keepEvery))
  }
}
