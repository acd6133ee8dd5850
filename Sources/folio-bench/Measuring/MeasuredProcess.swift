import Glibc
import Results
import SystemPackage

/// A program run to its end as a process of its own.
struct MeasuredProcess {
  /// The program: a path, or a name that is looked for in `PATH`.
  var program: String
  /// Where it starts.
  var folder: FilePath
  /// Where its output goes.
  var log: FilePath
  /// Variables set over this process's own.
  var environment: [String: String] = [:]

  /// Where the program lies that runs now, or nil where the system does not tell.
  static var thisProgram: FilePath? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return FilePath(platformString: path)
  }

  /// Why a run counts for nothing.
  enum Failure: Error, CustomStringConvertible {
    /// The system refused a call.
    case system(call: String, Errno)
    /// The program ended with another status than it should; the last lines of its output.
    case status(Int32, command: String, output: String)

    var description: String {
      switch self {
      case .system(let call, let number): "\(call): \(number)"
      case .status(let status, let command, let output):
        "‘\(command)’ ended with status \(status):\n\(output)"
      }
    }
  }

  /// Runs it and says what it took.
  ///
  /// - Throws: `Failure` where it cannot be started or ends with a status that is not expected.
  @discardableResult
  func run(_ arguments: String..., expecting statuses: Set<Int32> = [0]) throws -> Cost {
    try run(arguments: arguments, expecting: statuses)
  }

  /// Runs it and says what it took.
  ///
  /// - Throws: `Failure` where it cannot be started or ends with a status that is not expected.
  @discardableResult
  func run(arguments: [String], expecting statuses: Set<Int32>) throws -> Cost {
    let words = [program] + arguments
    var usage = rusage()
    var status: Int32 = 0
    let cost = try Cost.of {
      let child = try start(words)
      while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    }
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    guard statuses.contains(exit) else {
      let output = String(decoding: try FileSystem.read(log).suffix(2000), as: UTF8.self)
      throw Failure.status(exit, command: words.joined(separator: " "), output: output)
    }
    return Cost(
      wall: cost.wall, processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMemory: Int(usage.ru_maxrss) * 1024)
  }

  /// Starts it and kills it after some seconds, however far it is by then.
  ///
  /// - Throws: `Failure` where it cannot be started.
  func kill(after seconds: Double, _ arguments: String...) throws {
    let child = try start([program] + arguments)
    usleep(UInt32(seconds * 1e6))
    Glibc.kill(child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  }

  private func start(_ words: [String]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log.string, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // The child starts where this process stands; no other thread of it asks where that is.
    let origin = FileSystem.currentFolder
    guard chdir(folder.string) == 0 else { throw .system(call: "chdir", Errno(rawValue: errno)) }
    defer { if let origin { chdir(origin.string) } }
    var child: pid_t = 0
    let result = withCStrings(words) { arguments in
      withCStrings(variables) { posix_spawnp(&child, program, &actions, nil, arguments, $0) }
    }
    guard result == 0 else { throw .system(call: "starting ‘\(program)’", Errno(rawValue: result)) }
    return child
  }

  private var variables: [String] {
    var inherited: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      let name = text.prefix { $0 != "=" }
      if environment[String(name)] == nil { inherited.append(text) }
      next += 1
    }
    return inherited + environment.map { "\($0.key)=\($0.value)" }
  }

  private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }

  private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
