import Synchronization

/// Shows how far a run is: on a terminal a bar redrawn in place, elsewhere a plain line now and
/// then; may be updated from any thread.
package final class ProgressBar: Sendable {
  private struct Progress {
    var state = ProgressState(planned: 0)
    var lastShown: ContinuousClock.Instant?
    var isShowing = false
    var isOver = false
  }

  /// The least time between two drawings of the bar.
  private static let redrawing = Duration.milliseconds(100)
  /// The least time between two plain lines.
  private static let reporting = Duration.seconds(10)

  private let title: String
  private let terminal: Terminal
  private let isQuiet: Bool
  private let now: @Sendable () -> ContinuousClock.Instant
  private let write: @Sendable (String) -> Void
  private let columns: @Sendable () -> Int?
  private let start: ContinuousClock.Instant
  private let progress = Mutex(Progress())

  /// A bar that shows nothing yet.
  ///
  /// - Parameters:
  ///   - title: What is going on, in a word.
  ///   - terminal: What standard error can show.
  ///   - isQuiet: Whether to show nothing at all.
  ///   - now: The clock.
  ///   - columns: The terminal's width now; it may be resized while we draw.
  ///   - write: Takes what is to be written.
  package init(
    _ title: String, on terminal: Terminal = Terminal(.errors), isQuiet: Bool = false,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    columns: @escaping @Sendable () -> Int? = { Terminal.columns(of: .errors) },
    write: @escaping @Sendable (String) -> Void = {
      StandardStreams.write($0.utf8, to: .errors)
    }
  ) {
    self.title = title
    self.terminal = terminal
    self.isQuiet = isQuiet
    self.now = now
    self.columns = columns
    self.write = write
    start = now()
  }

  /// Shows a new state, unless the last one is too fresh.
  package func update(_ state: ProgressState) {
    guard !isQuiet else { return }
    progress.withLock { progress in
      guard !progress.isOver else { return }
      progress.state = state
      let time = now()
      let pause = terminal.isInteractive ? Self.redrawing : Self.reporting
      // Plain lines begin after the first pause: a short run says only how it ended.
      let last = progress.lastShown ?? (terminal.isInteractive ? nil : start)
      if let last, last.duration(to: time) < pause { return }
      progress.lastShown = time
      progress.isShowing = true
      write(text(of: state, at: time))
    }
  }

  /// Writes a message on lines of its own, above the bar.
  package func print(_ message: String) {
    progress.withLock { progress in
      let isDrawn = progress.isShowing && terminal.isInteractive && !progress.isOver
      write((isDrawn ? Self.clearing : "") + message + "\n")
      if isDrawn { write(text(of: progress.state, at: now())) }
    }
  }

  /// Removes the bar and says how the run ended; later calls do nothing.
  ///
  /// - Parameter conclusion: Whether to say it, in one line.
  package func finish(_ state: ProgressState? = nil, conclusion: Bool = true) {
    guard !isQuiet else { return }
    progress.withLock { progress in
      guard !progress.isOver else { return }
      progress.isOver = true
      let final = state ?? progress.state
      if progress.isShowing && terminal.isInteractive { write(Self.clearing) }
      guard conclusion, final.planned > 0 else { return }
      let elapsed = start.duration(to: now())
      write(ProgressText.conclusion(title, final, elapsed: elapsed) + "\n")
    }
  }

  /// Back to the line's first column, and the rest of the line empty.
  private static let clearing = "\r\u{1B}[K"

  private func text(of state: ProgressState, at time: ContinuousClock.Instant) -> String {
    let elapsed = start.duration(to: time)
    guard terminal.isInteractive else {
      return ProgressText.line(title, state, elapsed: elapsed) + "\n"
    }
    let width = columns() ?? terminal.width ?? 80
    return Self.clearing + ProgressText.bar(title, state, elapsed: elapsed, width: width)
  }
}
