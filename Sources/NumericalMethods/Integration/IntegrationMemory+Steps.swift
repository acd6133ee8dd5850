extension IntegrationMemory {
  /// Writes the slope of the present state; the observables are the result.
  mutating func evaluateFirstSlope(of system: some DifferentialSystem, at time: Double)
    -> [Double]
  {
    let blocks = blocks
    return withPlaces { places in
      blocks.forEachPortion { portion, _ in
        for block in portion {
          system.evaluate(
            block: block, at: time, state: places.state + block * blocks.length,
            derivative: places.slope + block * blocks.length,
            observables: blocks.observables(of: block, in: places.tallies))
        }
      }
      return blocks.observables(places.tallies)
    }
  }

  /// What became of a step.
  struct Attempt {
    /// The scaled error, below 1 where the step is good.
    var error: Double
    /// The observables at the step's end.
    var observables: [Double]
    /// |h|·‖k₇ − k₆‖/‖y₇ − y₆‖, where it was measured: near 3.3 at the border of stability.
    ///
    /// Source: Hairer and Wanner, "Solving Ordinary Differential Equations II" (1996), section IV.2.
    var stiffness: Double?
  }

  /// Writes the step's end to the spare state and slope.
  mutating func attempt<System: DifferentialSystem>(
    _ system: System, at time: Double, step: Double, control: StepControl,
    measuringStiffness measures: Bool, isCancelled: () -> Bool
  ) throws -> Attempt {
    isDenseReady = false
    let (blocks, kernels) = (blocks, kernels)
    return try withPlaces { places in
      let tallies = places.tallies
      try blocks.forEachPortion(unless: isCancelled) { portion, worker in
        BlockStepper.use(system, kernels, time: time, step: step, places.own(by: worker)) {
          stepper in
          for index in portion {
            let block = places.block(index)
            blocks.sum(0, of: index, in: tallies).pointee = stepper.takeStep(
              of: block, control, keepingLastState: measures,
              observables: blocks.observables(of: index, in: tallies))
            guard measures else { continue }
            let changes = stepper.lastChanges(of: block)
            blocks.sum(1, of: index, in: tallies).pointee = changes.slope
            blocks.sum(2, of: index, in: tallies).pointee = changes.state
          }
        }
      }
      let mean = blocks.sum(0, tallies) / Double(blocks.count * blocks.length)
      var result = Attempt(error: mean.squareRoot(), observables: blocks.observables(tallies))
      if measures {
        let (slope, state) = (blocks.sum(1, tallies), blocks.sum(2, tallies))
        result.stiffness = state > 0 ? step * (slope / state).squareRoot() : 0
      }
      return result
    }
  }
}
