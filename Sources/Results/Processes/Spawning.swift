import Glibc
import SystemPackage

/// Two ends of a local connection: ours, and the one a child gets.
///
/// Neither survives an `exec` under its own number.
struct SocketPair {
  let ours: Int32
  let theirs: Int32

  /// A new connection; both numbers are above those of the standard streams.
  init() throws(ProcessFailure) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .system("socketpair", errno) }
    let raised = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    let number = errno
    for end in ends { Glibc.close(end) }
    guard raised.allSatisfy({ $0 >= 0 }) else {
      for end in raised where end >= 0 { Glibc.close(end) }
      throw .system("fcntl", number)
    }
    ours = raised[0]
    theirs = raised[1]
  }

  /// Closes both ends.
  func close() {
    Glibc.close(ours)
    Glibc.close(theirs)
  }
}

/// Starting a process through `posix_spawn`.
enum Spawning {
  /// Starts a program with the three standard streams given, default signal handling and an empty
  /// signal mask; returns its process id.
  static func spawn(
    executable: String, arguments: [String], environment: [String: String],
    input: Int32, output: Int32, errors: Int32
  ) throws(ProcessFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // Files that whoever started us left open are none of the child's business.
    for descriptor in openDescriptors where descriptor > 2 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var identifier: pid_t = 0
    let result = withCStrings([executable] + arguments) { arguments in
      withCStrings(settings) { settings in
        posix_spawn(&identifier, executable, &actions, &attributes, arguments, settings)
      }
    }
    guard result == 0 else { throw .system("posix_spawn", result) }
    return identifier
  }

  /// The numbers of this process's open files; closing one that is closed meanwhile does no harm.
  private static var openDescriptors: [Int32] {
    ((try? SystemCalls.names(in: "/proc/self/fd")) ?? []).compactMap { Int32($0) }
  }

  /// Calls `body` with a null-terminated array of C copies of the texts.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
