import Results

/// How long an execution will still take, estimated from what its observer hears; reaches no result.
///
/// Time that passes is divided evenly among the works that go on. A shared computation's speed is its effort done in a
/// second of that time, measured on those of the same name, or else on all; what comes before its first step is taken
/// to last as long as before. The time of a unit without its shared computations is the mean of its experiment's. As
/// the sum of what is left is to be done by the whole machine, the estimate does not ask which worker does what.
/// Source: *ours*.
public struct TimeEstimate: Sendable {
  /// A shared computation.
  private struct Shared {
    var computation: String
    var effort: Double
    var share = 0.0
    /// The share at hand when it began.
    var shareAtStart = 0.0
    var isMoving = false
    var isDone = false
    /// Seconds before and after it told of its first step.
    var preparation = 0.0
    var work = 0.0
  }

  /// What is known of the units of an experiment.
  private struct Units {
    var left = 0
    var ended = 0
    var seconds = 0.0
  }

  private var shared: [Fingerprint: Shared] = [:]
  private var units: [String: Units] = [:]
  private var sharing: Set<String> = []
  private var experiments: [Fingerprint: String] = [:]
  /// For each unit that goes on the shared computations it is at, the innermost last.
  private var active: [Fingerprint: [Fingerprint]] = [:]
  /// Seconds of each unit that goes on, without its shared computations.
  private var ownSeconds: [Fingerprint: Double] = [:]
  private var now = Duration.zero

  /// Nothing is known yet.
  public init() {}

  /// Takes in what happened.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - time: When, since some fixed moment; never earlier than before.
  public mutating func observe(_ event: ExecutionEvent, at time: Duration) {
    pass(to: time)
    switch event {
    case .expected(let forecast): expect(forecast)
    case .started(let unit, let experiment, _):
      active[unit] = []
      ownSeconds[unit] = 0
      experiments[unit] = experiment
    case .putOff(let unit): forget(unit)
    case .finished(let unit, let experiment, _, let ending, _):
      end(unit, of: experiment, isComputed: ending != .cached)
    case .sharedStarted(let work, let unit):
      shared[work.key, default: Shared(computation: work.computation, effort: 1)].isMoving = false
      active[unit]?.append(work.key)
    case .advanced(let work, let step, let count): advance(work, step, of: count)
    case .sharedEnded(let work, let isDone, let unit):
      active[unit]?.removeAll { $0 == work.key }
      if isDone { complete(work) }
    case .planned, .stored, .waiting, .noted, .experimentFinished: break
    }
  }

  // MARK: The estimate

  /// The seconds still needed at a time; nil as long as nothing tells the speed.
  public func secondsLeft(at time: Duration) -> Double? {
    var present = self
    present.pass(to: time)
    return present.secondsLeft
  }

  /// The share of all work that is done, from 0 to 1; nil as long as nothing tells the speed.
  public func share(at time: Duration) -> Double? {
    var present = self
    present.pass(to: time)
    guard let left = present.secondsLeft else { return nil }
    let done =
      present.units.values.reduce(0) { $0 + $1.seconds }
      + present.ownSeconds.values.reduce(0, +)
      + present.shared.values.reduce(0) { $0 + $1.preparation + $1.work }
    return done + left > 0 ? done / (done + left) : 1
  }

  private var secondsLeft: Double? {
    let open = shared.values.filter { !$0.isDone }
    var sum = 0.0
    if !open.isEmpty {
      let speeds = Speeds(shared.values)
      for work in open {
        guard let seconds = speeds.secondsLeft(of: work) else { return nil }
        sum += seconds
      }
    }
    for (experiment, units) in units where units.left > 0 {
      guard let mean = ownMean(of: experiment) else { return nil }
      sum += Double(units.left) * mean
    }
    for (unit, seconds) in ownSeconds {
      guard let experiment = experiments[unit], let mean = ownMean(of: experiment) else { continue }
      sum -= min(mean, seconds)
    }
    return sum
  }

  /// The mean time of a unit of an experiment, or of those like it; nil where none has ended.
  ///
  /// A unit that needs shared computations does little besides.
  private func ownMean(of experiment: String) -> Double? {
    let isSharing = sharing.contains(experiment)
    let alike = units.filter { sharing.contains($0.key) == isSharing }.map(\.value)
    for units in [units[experiment].map { [$0] } ?? [], alike] {
      let ended = units.reduce(0) { $0 + $1.ended }
      if ended > 0 { return units.reduce(0) { $0 + $1.seconds } / Double(ended) }
    }
    return isSharing ? 0 : nil
  }

  /// How fast shared computations go.
  private struct Speeds {
    private var speeds: [String: Double] = [:]
    private var overall: Double?
    private var preparation = 0.0

    init(_ works: some Collection<Shared>) {
      let moved = works.filter { $0.share > $0.shareAtStart && $0.work > 0 }
      overall = Self.speed(of: moved)
      for (name, works) in Dictionary(grouping: moved, by: \.computation) {
        speeds[name] = Self.speed(of: works)
      }
      let begun = works.filter(\.isMoving)
      if !begun.isEmpty {
        preparation = begun.reduce(0) { $0 + $1.preparation } / Double(begun.count)
      }
    }

    private static func speed(of works: [Shared]) -> Double? {
      let effort = works.reduce(0) { $0 + $1.effort * ($1.share - $1.shareAtStart) }
      let seconds = works.reduce(0) { $0 + $1.work }
      return effort > 0 && seconds > 0 ? effort / seconds : nil
    }

    func secondsLeft(of work: Shared) -> Double? {
      guard let speed = speeds[work.computation] ?? overall else { return nil }
      let moving = work.effort * (1 - work.share) / speed
      return work.isMoving ? moving : max(0, preparation + moving - work.preparation)
    }
  }

  // MARK: What happened

  /// Divides the time since the last event among the works that went on.
  private mutating func pass(to time: Duration) {
    let seconds = max(0, (time - now) / .seconds(1))
    now = max(now, time)
    guard !active.isEmpty, seconds > 0 else { return }
    let portion = seconds / Double(active.count)
    for (unit, works) in active {
      guard let key = works.last else {
        ownSeconds[unit, default: 0] += portion
        continue
      }
      if shared[key]?.isMoving ?? false {
        shared[key]?.work += portion
      } else {
        shared[key]?.preparation += portion
      }
    }
  }

  private mutating func expect(_ forecast: WorkForecast) {
    sharing = forecast.sharing
    for (experiment, count) in forecast.units { units[experiment, default: Units()].left = count }
    for work in forecast.shared {
      shared[work.key] = Shared(computation: work.computation, effort: work.effort)
    }
  }

  private mutating func advance(_ work: SharedWork, _ step: Int, of count: Int) {
    let share = count > 0 ? min(1, Double(step) / Double(count)) : 1
    guard var known = shared[work.key] else { return }
    if !known.isMoving {
      known.isMoving = true
      known.shareAtStart = share
    }
    known.share = share
    shared[work.key] = known
  }

  /// Notes that a shared computation is done; one that never told of a step was at work all the time.
  private mutating func complete(_ work: SharedWork) {
    guard var known = shared[work.key] else { return }
    if !known.isMoving {
      known.work = known.preparation
      known.preparation = 0
    }
    known.share = 1
    known.isDone = true
    shared[work.key] = known
  }

  private mutating func end(_ unit: Fingerprint, of experiment: String, isComputed: Bool) {
    units[experiment, default: Units()].left -= 1
    if isComputed {
      units[experiment, default: Units()].ended += 1
      units[experiment, default: Units()].seconds += ownSeconds[unit] ?? 0
    }
    forget(unit)
  }

  private mutating func forget(_ unit: Fingerprint) {
    active[unit] = nil
    ownSeconds[unit] = nil
    experiments[unit] = nil
  }
}
