import Glibc

/// A child process we talk to: requests go to its standard input, answers come from its standard
/// output, and what it says on standard error is kept for messages.
///
/// One socket serves as the child's input and output, so that writing to a child that is gone is
/// an error and not a signal; a second one takes its standard error. Reading drains both, so the
/// child never waits for us. The child starts with default signal handling, inherits no file of
/// ours, and is ended and reaped when the last reference goes.
package final class ChildProcess {
  private let identifier: pid_t
  private let channel: Int32
  private let errorChannel: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var errorBytes: [UInt8] = []
  private var errorsAtEnd = false
  private var exitStatus: Int32?
  /// When waiting for output is given up; nil for never.
  private var deadline: ContinuousClock.Instant?

  /// How much of a child's standard error is kept, in bytes; the rest is read and forgotten.
  private static let keptErrorBytes = 1 << 14

  /// Starts `executable`, an absolute path, with exactly these arguments and this environment.
  package init(
    executable: String, arguments: [String], environment: [String: String]
  ) throws(ProcessFailure) {
    let answers = try SocketPair()
    let errors: SocketPair
    do { errors = try SocketPair() } catch {
      answers.close()
      throw error
    }
    defer {
      Glibc.close(answers.theirs)
      Glibc.close(errors.theirs)
    }
    do {
      identifier = try Spawning.spawn(
        executable: executable, arguments: arguments, environment: environment,
        input: answers.theirs, output: answers.theirs, errors: errors.theirs)
    } catch {
      Glibc.close(answers.ours)
      Glibc.close(errors.ours)
      throw error
    }
    channel = answers.ours
    errorChannel = errors.ours
  }

  deinit {
    Glibc.close(channel)
    Glibc.close(errorChannel)
    if exitStatus == nil {
      kill(identifier, SIGTERM)
      reap()
    }
  }

  /// Sends bytes to the child's standard input.
  package func send(_ bytes: [UInt8]) throws(ProcessFailure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Glibc.send(
          channel, bytes.baseAddress.map { $0 + sent }, bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .ended(message: finalMessage()) }
      sent += count
    }
  }

  /// Tells the child that no more input comes.
  package func endInput() {
    shutdown(channel, Int32(SHUT_WR))
  }

  /// The child's next line of output without its line feed.
  package func readLine() throws(ProcessFailure) -> [UInt8] {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Array(buffer[position..<end])
      }
      let unread = buffer.count - position
      guard try receive() else { throw .ended(message: finalMessage()) }
      searched = position + unread
    }
  }

  /// The child's next line of output; nil where it has ended well and printed no more.
  package func readLineUnlessEnded() throws(ProcessFailure) -> [UInt8]? {
    if position == buffer.count, try !receive() {
      let message = finalMessage()
      guard reap() == 0 else { throw .ended(message: message) }
      return nil
    }
    return try readLine()
  }

  /// Exactly `count` bytes of the child's output.
  package func read(_ count: Int) throws(ProcessFailure) -> [UInt8] {
    while buffer.count - position < count {
      guard try receive() else { throw .ended(message: finalMessage()) }
    }
    defer { position += count }
    return Array(buffer[position..<(position + count)])
  }

  /// Reads `count` bytes of the child's output and forgets them, in little memory.
  package func skip(_ count: Int) throws(ProcessFailure) {
    var left = count
    while left > 0 {
      if position == buffer.count {
        guard try receive() else { throw .ended(message: finalMessage()) }
      }
      let step = min(left, buffer.count - position)
      position += step
      left -= step
    }
  }

  /// Everything the child still prints, then its exit status (128 + n when signal n ended it).
  ///
  /// - Parameter limit: The longest to wait; nil for as long as it takes.
  /// - Throws: `ProcessFailure.timedOut` where the child takes longer; it is ended then.
  package func finish(
    within limit: Duration? = nil
  ) throws(ProcessFailure) -> (output: [UInt8], status: Int32) {
    endInput()
    deadline = limit.map { .now + $0 }
    while try receive() {}
    let output = Array(buffer[position...])
    position = buffer.count
    return (output, reap())
  }

  /// What the child said on standard error until now, as text.
  package var errorText: String {
    String(decoding: errorBytes, as: UTF8.self)
  }

  /// Waits for output and appends it to the buffer; false at its end.
  private func receive() throws(ProcessFailure) -> Bool {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    while true {
      var waiting = [
        pollfd(fd: channel, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorsAtEnd ? -1 : errorChannel, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&waiting, 2, try pollingTime())
      if count < 0 {
        guard errno == EINTR else { throw .system("poll", errno) }
        continue
      }
      if waiting[1].revents != 0 { drainErrors() }
      if waiting[0].revents != 0 { return try receiveOutput() }
    }
  }

  /// How many milliseconds to wait for output; −1 for as long as it takes.
  private func pollingTime() throws(ProcessFailure) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    guard left > 0 else {
      kill(identifier, SIGTERM)
      throw .timedOut
    }
    return Int32(min(left.rounded(.up), 1e6))
  }

  /// Appends what output there is to the buffer; false at its end.
  private func receiveOutput() throws(ProcessFailure) -> Bool {
    let chunk = Self.chunk(of: channel)
    guard let chunk else {
      // A child that ends with unread input resets the socket: an end like any other.
      if errno == ECONNRESET { return false }
      throw .system("read", errno)
    }
    buffer += chunk
    return !chunk.isEmpty
  }

  private func drainErrors() {
    let chunk = Self.chunk(of: errorChannel) ?? []
    errorsAtEnd = chunk.isEmpty
    errorBytes += chunk.prefix(Self.keptErrorBytes - errorBytes.count)
  }

  /// Up to 256 KiB of a channel, empty at its end, nil after an error.
  private static func chunk(of channel: Int32) -> [UInt8]? {
    var failed = false
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { space, used in
      var count: Int
      repeat {
        count = Glibc.read(channel, space.baseAddress, space.count)
      } while count < 0 && errno == EINTR
      failed = count < 0
      used = max(count, 0)
    }
    return failed ? nil : chunk
  }

  /// Waits for the end of a child that closed its output, and says what it complained about.
  private func finalMessage() -> String {
    endInput()
    while !errorsAtEnd { drainErrors() }
    reap()
    return errorText
  }

  @discardableResult
  private func reap() -> Int32 {
    if let exitStatus { return exitStatus }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    let result = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    exitStatus = result
    return result
  }
}

/// Why talking to a child process failed.
package enum ProcessFailure: Error, Equatable {
  /// The system refused a call: its name and the error number.
  case system(String, Int32)
  /// The child ended before it answered; what it said on standard error.
  case ended(message: String)
  /// The child took longer than it was given.
  case timedOut

  /// What went wrong, in a few words.
  package var message: String {
    switch self {
    case .timedOut: "it did not answer in time"
    case .system(let call, let number): "\(call): \(String(cString: strerror(number)))"
    case .ended(let message): message
    }
  }
}
