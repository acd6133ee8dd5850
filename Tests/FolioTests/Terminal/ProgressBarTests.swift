import Synchronization
import Testing
import folio

/// A clock that moves when told, and what a bar wrote.
private final class Stage: Sendable {
  private struct Moment {
    var now = ContinuousClock.now
    var written: [String] = []
  }

  private let moment = Mutex(Moment())

  var written: [String] { moment.withLock { $0.written } }

  func advance(_ duration: Duration) { moment.withLock { $0.now += duration } }

  func bar(on terminal: Terminal, isQuiet: Bool = false) -> ProgressBar {
    ProgressBar(
      "experiments", on: terminal, isQuiet: isQuiet,
      now: { self.moment.withLock { $0.now } }, columns: { terminal.width },
      write: { text in self.moment.withLock { $0.written.append(text) } })
  }
}

private let wide = Terminal(isInteractive: true, width: 100, usesColour: true)
private let pipe = Terminal(isInteractive: false, width: nil, usesColour: false)

struct ProgressBarTests {
  @Test func `The bar is redrawn in place at most ten times a second`() {
    let stage = Stage()
    let bar = stage.bar(on: wide)
    for step in 0..<20 {
      bar.update(ProgressState(planned: 20, finished: step))
      stage.advance(.milliseconds(25))
    }
    #expect(stage.written.count == 5)
    #expect(stage.written.allSatisfy { $0.hasPrefix("\r\u{1B}[K") && !$0.contains("\n") })
  }

  @Test func `The bar says count, share, rate, time left and what is done now`() {
    let stage = Stage()
    let bar = stage.bar(on: wide)
    stage.advance(.seconds(10))
    bar.update(
      ProgressState(planned: 400, finished: 100, cached: 96, failed: 4, label: "time-to-gain"))
    #expect(
      stage.written == [
        "\r\u{1B}[Kexperiments  ━━━━━━━━━━━━─────────────  200/400  50 %  4 failed  10.4/s  "
          + "0:20 left  time-to-gain"
      ])
  }

  @Test func `What does not fit is left out from the right`() {
    let state = ProgressState(planned: 400, finished: 100, label: "time-to-gain")
    for width in 8...80 {
      let line = ProgressText.bar("experiments", state, elapsed: .seconds(10), width: width)
      #expect(line.count < width)
    }
    #expect(
      ProgressText.bar("experiments", state, elapsed: .seconds(10), width: 40)
        == "experiments  ━━────────  100/400  25 %")
  }

  @Test func `A label cannot steer the terminal`() {
    let state = ProgressState(planned: 1, label: "\u{1B}[2J\nx")
    let line = ProgressText.bar("run", state, elapsed: .seconds(1), width: 90)
    #expect(line == "run  " + String(repeating: "─", count: 22) + "  0/1  0 %  \\u{1B}[2J x")
  }

  @Test func `In a pipe a plain line comes every ten seconds`() {
    let stage = Stage()
    let bar = stage.bar(on: pipe)
    for second in 0..<25 {
      bar.update(ProgressState(planned: 50, finished: second))
      stage.advance(.seconds(1))
    }
    #expect(
      stage.written == [
        "experiments: 10/50, 20 %, 1.0/s, 0:40 left\n",
        "experiments: 20/50, 40 %, 1.0/s, 0:30 left\n",
      ])
  }

  @Test func `The end removes the bar and says the outcome once`() {
    let stage = Stage()
    let bar = stage.bar(on: wide)
    bar.update(ProgressState(planned: 3))
    stage.advance(.seconds(75))
    bar.finish(ProgressState(planned: 3, finished: 1, cached: 1))
    bar.finish()
    bar.update(ProgressState(planned: 3))
    #expect(
      stage.written.dropFirst() == [
        "\r\u{1B}[K",
        "experiments: 3 in 1:15 (1 computed, 1 at hand, 1 not done)\n",
      ])
  }

  @Test func `Quiet shows nothing but messages`() {
    let stage = Stage()
    let bar = stage.bar(on: wide, isQuiet: true)
    bar.update(ProgressState(planned: 3, finished: 1))
    bar.print("error: no")
    bar.finish()
    #expect(stage.written == ["error: no\n"])
  }

  @Test func `A message stands above the bar`() {
    let stage = Stage()
    let bar = stage.bar(on: wide)
    bar.update(ProgressState(planned: 3, finished: 1))
    bar.print("warning: slow")
    #expect(stage.written.count == 3)
    #expect(stage.written[1] == "\r\u{1B}[Kwarning: slow\n")
    #expect(stage.written[2] == stage.written[0])
  }

  @Test func `Results at hand do not count for the rate`() {
    let state = ProgressState(planned: 100, finished: 10, cached: 50)
    #expect(state.rate(after: .seconds(5)) == 2)
    #expect(state.timeLeft(after: .seconds(5)) == .seconds(20))
    #expect(ProgressState(planned: 100, cached: 50).timeLeft(after: .seconds(5)) == nil)
    #expect(ProgressState(planned: 0).share == 1)
  }

  @Test(arguments: [
    (0.0, "0:00"), (6.2, "0:07"), (760, "12:40"), (11_109, "3:05:09"), (1e12, "999:59:59"),
  ])
  func `Times read as on a clock`(seconds: Double, text: String) {
    #expect(ProgressText.time(.seconds(seconds)) == text)
  }
}
