extension RadauIIA {
  /// The observables at a time within the last step.
  ///
  /// - Throws: `IntegrationFailure.stuck` where the equations between the step's ends are not solved.
  public mutating func observables(at time: Double) throws -> [Double] {
    var sums = ObservableSums(count: system.observableCount)
    try forEachBlock(at: time) { system, block, time, state, scratch in
      sums.add {
        system.evaluate(
          block: block, at: time, state: state, derivative: scratch.slopes, observables: $0)
      }
    }
    return sums.values
  }

  /// The state at a time within the last step.
  ///
  /// - Throws: `IntegrationFailure.stuck` where the equations between the step's ends are not solved.
  public mutating func state(at time: Double) throws -> [Double] {
    var result: [Double] = []
    try forEachBlock(at: time) { system, _, _, state, _ in
      result += UnsafeBufferPointer(start: state, count: system.blockLength)
    }
    return result
  }

  /// The first time in the last step at which an observable reaches a level from below, or nil.
  ///
  /// Found to |observable − level| ≤ `tolerance` or to the last digit of the time. Looked for between the stages of
  /// both halves; a level reached and left again between two of these eleven points is not noticed.
  ///
  /// - Parameters:
  ///   - level: The level.
  ///   - index: Which observable.
  ///   - tolerance: How near the level is near enough.
  /// - Throws: `IntegrationFailure.stuck` where the equations between the step's ends are not solved.
  public mutating func time(
    whenReaching level: Double, observable index: Int, tolerance: Double = 1e-14
  ) throws -> Double? {
    let places = [0] + RadauTableau.nodes.map { $0 / 2 } + RadauTableau.nodes.map { 0.5 + $0 / 2 }
    guard samples.count == places.count else { return nil }
    for later in 1..<places.count
    where samples[later - 1][index] < level && samples[later][index] >= level {
      func height(_ place: Double) throws -> Double {
        try observables(at: previousTime + place * lastStep)[index] - level
      }
      // The points inside a half are known to the stage order only, so its ends may have to serve.
      let brackets = [
        (places[later - 1], places[later]), later <= 5 ? (0, 0.5) : (0.5, 1),
      ]
      for (a, b) in brackets where try height(a) < 0 && height(b) >= 0 {
        let place = try BracketedRoot.find(
          between: a, and: b, residualTolerance: tolerance, height)
        return previousTime + place * lastStep
      }
    }
    return nil
  }

  /// Calls `body` with the state of each block at a time in the last step, by a step from the start of the half.
  private mutating func forEachBlock(
    at time: Double,
    _ body: (System, Int, Double, UnsafePointer<Double>, RadauScratch) -> Void
  ) throws {
    let (system, control, lastStep) = (system, control, lastStep)
    let isFirst = time <= previousTime + lastStep / 2
    let origin = isFirst ? previousTime : previousTime + lastStep / 2
    let fraction = lastStep > 0 ? min(max(2 * (time - origin) / lastStep, 0), 1) : 1
    let step = fraction * lastStep / 2
    let (count, length) = (system.blockCount, system.blockLength)
    try memory.withPlaces(system) { places in
      let (from, to) =
        isFirst && lastStep > 0 ? (places.start, places.middle) : (places.middle, places.present)
      for block in 0..<count {
        let (start, end) = (from + block * length, to + block * length)
        guard fraction > 0, fraction < 1 else {
          body(system, block, time, fraction > 0 ? end : start, places.scratch)
          continue
        }
        let newton = RadauBlock(
          system: system, control: control, block: block, scratch: places.scratch)
        places.scratch.guessLine(from: start, to: end, fraction: fraction)
        newton.linearize(at: origin, start)
        let rises = places.scratch.halfRises
        if case .failed(let size) = newton.solve(rises, from: start, at: origin, step: step) {
          throw IntegrationFailure.stuck(time: time, step: step, error: size)
        }
        places.scratch.place(rises, stage: 4, from: start)
        body(system, block, time, places.scratch.point, places.scratch)
      }
    }
  }
}
