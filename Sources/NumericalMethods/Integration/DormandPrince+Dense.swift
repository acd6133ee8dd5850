extension DormandPrince {
  /// The time at which the last step began; the dense output reaches from here to ``time``.
  public var previousTime: Double { lastStart }

  /// The observables at a time within the last step.
  ///
  /// The first call after a step costs five evaluations more, to compute its stages again.
  public mutating func observables(at time: Double) -> [Double] {
    guard lastStep > 0 else { return observables }
    memory.prepareDense(system, from: lastStart, step: lastStep)
    return memory.denseObservables(
      of: system, at: time, step: lastStep, fraction: fraction(of: time))
  }

  /// The state at a time within the last step.
  public mutating func state(at time: Double) -> [Double] {
    guard lastStep > 0 else { return state }
    memory.prepareDense(system, from: lastStart, step: lastStep)
    return memory.denseState(of: system, step: lastStep, fraction: fraction(of: time))
  }

  /// The first time in the last step at which an observable reaches a level from below, or nil.
  ///
  /// Found on the dense output to |observable − level| ≤ `tolerance` or to the last digit of the
  /// time. A level reached and left again within one step is not noticed.
  ///
  /// - Parameters:
  ///   - level: The level.
  ///   - index: Which observable.
  ///   - tolerance: How near the level is near enough.
  public mutating func time(
    whenReaching level: Double, observable index: Int, tolerance: Double = 1e-14
  ) -> Double? {
    guard lastStep > 0, previousObservables[index] < level, observables[index] >= level else {
      return nil
    }
    memory.prepareDense(system, from: lastStart, step: lastStep)
    let (start, step, end) = (lastStart, lastStep, observables[index])
    let first = previousObservables[index]
    let fraction = BracketedRoot.find(between: 0, and: 1, residualTolerance: tolerance) { place in
      if place == 0 { return first - level }
      if place == 1 { return end - level }
      let values = memory.denseObservables(
        of: system, at: start + place * step, step: step, fraction: place)
      return values[index] - level
    }
    return start + fraction * step
  }

  private func fraction(of time: Double) -> Double {
    min(max((time - lastStart) / lastStep, 0), 1)
  }
}
