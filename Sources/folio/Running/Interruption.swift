import Experiments
import Glibc

/// What Ctrl-C asks for: the first time to stop and keep what is done, the second time to end at once.
enum Interruption {
  /// Set when the user asks to stop.
  static let flag = CancellationFlag()

  /// Listens to SIGINT and SIGTERM from now on.
  static func listen() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.flag.isCancelled { _exit(130) }
        Interruption.flag.cancel()
      }
    }
  }
}
