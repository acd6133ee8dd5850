import Experiments
import Glibc

/// What Ctrl-C asks for: the first time to stop and keep what is done, the second time to end at once.
enum Interruption {
  /// Set when the user asks to stop.
  static let flag = CancellationFlag()

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
        if Interruption.flag.isCancelled { _exit(130) }
        Interruption.flag.cancel()
      }
    }
  }
}
