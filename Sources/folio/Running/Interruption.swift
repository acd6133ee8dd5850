import Experiments
import Glibc
import Synchronization

/// What Ctrl-C asks for: the first time to stop and keep what is done, after that to end at once.
enum Interruption {
  /// Set when the user asks to stop.
  static let flag = CancellationFlag()
  /// Whether a second request is heard as well, before one that ends at once.
  private static let hearsSecond = Atomic(false)

  /// Listens as ``listen()`` does; the second request says that stopping is urgent, the third ends at once.
  static func listenTwice() {
    hearsSecond.store(true, ordering: .relaxed)
    listen()
  }

  /// Listens to SIGINT and SIGTERM from now on, also where whoever started the program had blocked
  /// them, as programs with threads often do.
  static func listen() {
    // A file that grows beyond the system's limit is an error of writing, told like others.
    signal(SIGXFSZ, SIG_IGN)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    defer { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        let flag = Interruption.flag
        let isHeard = Interruption.hearsSecond.load(ordering: .relaxed) && !flag.isUrgent
        if flag.isCancelled && !isHeard { _exit(130) }
        Interruption.flag.cancel()
      }
    }
  }
}
