import Experiments
import Results

/// What is being done at the moment, in words.
struct Activities {
  /// Something that several runs need, and how far it is.
  private struct Shared {
    var work: SharedWork
    var unit: Fingerprint
    var steps: (done: Int, of: Int)?
    /// Where and when its first step was told.
    var start: (step: Int, time: Duration)?
  }

  private var runs: [(unit: Fingerprint, name: String)] = []
  private var shared: [Shared] = []
  /// What runs wait for.
  private var waiting = ""

  /// Takes in what happened; gives a message where there is something to say: that work goes on from a kept state, or
  /// a note.
  mutating func observe(_ event: ExecutionEvent, at time: Duration) -> String? {
    switch event {
    case .started(let unit, let experiment, let point):
      runs.append((unit, point.isEmpty ? experiment : "\(experiment) \(point)"))
    case .putOff(let unit), .finished(let unit, _, _, _, _): runs.removeAll { $0.unit == unit }
    case .sharedStarted(let work, let unit): shared.append(Shared(work: work, unit: unit))
    case .sharedEnded(let work, _, _): shared.removeAll { $0.work == work }
    case .advanced(let work, let step, let count): return advance(work, step, of: count, at: time)
    case .waiting(let text): waiting = text
    case .noted(let text): return text
    case .planned, .expected, .stored, .experimentFinished: break
    }
    return nil
  }

  private mutating func advance(
    _ work: SharedWork, _ step: Int, of count: Int, at time: Duration
  ) -> String? {
    guard let place = shared.firstIndex(where: { $0.work == work }) else { return nil }
    let isFirst = shared[place].start == nil
    if isFirst { shared[place].start = (step, time) }
    shared[place].steps = (step, count)
    guard isFirst, step > 0 else { return nil }
    return "going on after step \(step) of \(count): \(work.activity)"
  }

  /// What has been done for longest: `step 120 of 600, 14.2/s: training the initial policy, seed 1, replicate 0`.
  func label(at time: Duration) -> String {
    // Of a unit only the innermost work goes on.
    let innermost = runs.map { run in shared.last { $0.unit == run.unit } }
    let texts = zip(runs, innermost).map { run, work in
      work.map { text($0, at: time) } ?? run.name
    }
    let others = shared.filter { work in !runs.contains { $0.unit == work.unit } }
    guard let first = texts.first ?? others.last.map({ text($0, at: time) }) else { return waiting }
    return runs.count > 1 ? "\(first), and \(runs.count - 1) more" : first
  }

  private func text(_ shared: Shared, at time: Duration) -> String {
    guard let steps = shared.steps, let start = shared.start else { return shared.work.activity }
    let seconds = (time - start.time) / .seconds(1)
    let rate =
      steps.done > start.step && seconds > 0
      ? ", " + ProgressText.rate(Double(steps.done - start.step) / seconds) : ""
    return "step \(steps.done) of \(steps.of)\(rate): \(shared.work.activity)"
  }
}
