import Glibc

/// Asks the terminal what it can do, which it answers as if somebody had typed it.
enum TerminalQuery {
  /// Whether the terminal says that it shows Sixel graphics; false where it does not answer in time.
  ///
  /// Every terminal since the VT100 answers to “primary device attributes” at once. Far ones have more time.
  static func showsSixel(environment: [String: String]) -> Bool {
    let isFar = environment["SSH_CONNECTION"]?.isEmpty == false
    guard let answer = answer(to: "\u{1B}[c", within: isFar ? .seconds(1) : .milliseconds(300))
    else { return false }
    return attributes(in: answer).dropFirst().contains(4)
  }

  /// The numbers in an answer `ESC [ ? 62 ; 4 ; … c`, the first the kind of terminal.
  static func attributes(in answer: [UInt8]) -> [Int] {
    let text = String(decoding: answer, as: UTF8.self)
    guard let match = text.firstMatch(of: /\u{1B}\[\?([0-9;]*)c/) else { return [] }
    return match.1.split(separator: ";").compactMap { Int($0) }
  }

  /// What the terminal answers, up to the `c` that ends it; nil where there is no terminal to ask.
  private static func answer(to question: String, within time: Duration) -> [UInt8]? {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    // In the background it would stop us.
    guard tcgetpgrp(terminal) == getpgrp() else { return nil }
    return withoutSignals { unbuffered(terminal) { ask(terminal, question, within: time) } }
  }

  private static func ask(
    _ terminal: Int32, _ question: String, within time: Duration
  ) -> [UInt8]? {
    let words = Array(question.utf8)
    guard write(terminal, words, words.count) == words.count else { return nil }
    let deadline = ContinuousClock.now + time
    var answer: [UInt8] = []
    while attributes(in: answer).isEmpty {
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&request, 1, Int32(left.rounded(.up))) > 0 else { return nil }
      var space = [UInt8](repeating: 0, count: 256)
      let count = read(terminal, &space, space.count)
      guard count > 0, answer.count < 4096 else { return nil }
      answer += space.prefix(count)
    }
    return answer
  }

  /// Reads what is typed as it comes and unseen, and leaves the terminal as it was.
  private static func unbuffered(_ terminal: Int32, _ body: () -> [UInt8]?) -> [UInt8]? {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return nil }
    var changed = settings
    changed.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(terminal, TCSANOW, &changed) == 0 else { return nil }
    defer { tcsetattr(terminal, TCSANOW, &settings) }
    return body()
  }

  /// Signals wait until the terminal is as it was.
  private static func withoutSignals(_ body: () -> [UInt8]?) -> [UInt8]? {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
