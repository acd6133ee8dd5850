import Results

/// The git program, and the one way it is called.
///
/// Opening a stranger's repository must be safe, so git is found by an absolute directory of the
/// search path only, runs no pager, hook, file-system monitor or credential helper, takes no
/// lock, reaches no network (a partial clone is not completed), and sees of the `GIT_*` variables
/// only those that say where its user's settings are.
package struct GitProgram {
  /// The absolute path of the program.
  package let path: String
  /// The environment it runs in.
  package let environment: [String: String]

  /// Variables that are passed on: whose settings, which temporary folder, where to stop looking
  /// for a repository.
  private static let passedOn = [
    "HOME", "XDG_CONFIG_HOME", "PATH", "TMPDIR", "USER", "LOGNAME", "TZ", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
  ]

  /// Settings that override everything: no protocol is allowed, so nothing is fetched.
  private static let fixed = [
    "LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "GIT_ASKPASS": "true",
  ]

  /// What could run a program or write a file, switched off whatever the repository's settings.
  private static let safeguards = [
    "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c",
    "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false", "-c", "credential.helper=",
  ]

  /// The git of an environment's search path.
  package init(environment: [String: String]) throws(ComparisonError) {
    guard let found = SearchPath.program(named: "git", environment: environment) else {
      throw .gitAbsent
    }
    path = found
    self.environment = environment.filter { Self.passedOn.contains($0.key) }
      .merging(Self.fixed) { $1 }
  }

  /// Starts a git command in a folder and leaves it running.
  func start(_ arguments: [String], in folder: String) throws(ComparisonError) -> ChildProcess {
    do {
      return try ChildProcess(
        executable: path, arguments: ["-C", folder] + Self.safeguards + arguments,
        environment: environment)
    } catch {
      throw .gitRefused(error.message)
    }
  }

  /// Runs a git command to its end; a non-zero status is a result, not an error.
  func run(
    _ arguments: [String], in folder: String
  ) throws(ComparisonError) -> (output: String, message: String, status: Int32) {
    let process = try start(arguments, in: folder)
    do {
      let (output, status) = try process.finish()
      return (String(decoding: output, as: UTF8.self), process.errorText, status)
    } catch {
      throw .gitRefused(error.message)
    }
  }
}
