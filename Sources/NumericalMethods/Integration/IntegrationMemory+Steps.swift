extension IntegrationMemory {
  /// Writes the slope of the present state; the observables are the result.
  mutating func evaluateFirstSlope(of system: some DifferentialSystem, at time: Double)
    -> [Double]
  {
    var sums = ObservableSums(count: observableCount)
    let (count, length) = (blockCount, blockLength)
    withPlaces { places in
      for block in 0..<count {
        sums.add {
          system.evaluate(
            block: block, at: time, state: places.state + block * length,
            derivative: places.slope + block * length, observables: $0)
        }
      }
    }
    return sums.values
  }

  /// Writes the step's end to the spare state and slope.
  ///
  /// - Returns: The scaled error and the observables at the end.
  mutating func attempt<System: DifferentialSystem>(
    _ system: System, at time: Double, step: Double, control: StepControl,
    isCancelled: () -> Bool
  ) throws -> (error: Double, observables: [Double]) {
    isDenseReady = false
    let stepper = BlockStepper(system: system, memory: self, time: time, step: step)
    let (count, length) = (blockCount, blockLength)
    return try withPlaces { places in
      var sums = ObservableSums(count: system.observableCount)
      var squares = CompensatedSum()
      var poll = CancellationPoll(blockLength: length)
      for block in 0..<count {
        try poll.check(isCancelled)
        let offset = block * length
        stepper.computeStages(of: block, places, from: places.state, places.slope)
        let slopes = stepper.slopes(
          places.slope + offset, places.stages + length, places.spareSlope + offset)
        stepper.combine(
          places.state + offset, slopes, stepper.weights, into: places.spareState + offset)
        sums.add {
          system.evaluate(
            block: block, at: time + step, state: places.spareState + offset,
            derivative: places.spareSlope + offset, observables: $0)
        }
        squares.add(
          stepper.kernels.squaredError(
            count: length, before: places.state + offset, after: places.spareState + offset,
            slopes: slopes, coefficients: stepper.errors, absolute: control.absoluteTolerance,
            relative: control.relativeTolerance))
      }
      let mean = squares.value / Double(count * length)
      return (mean.squareRoot(), sums.values)
    }
  }

  /// Computes slopes 3 … 6 of the last step again and keeps them for the dense output.
  mutating func prepareDense(
    _ system: some DifferentialSystem, from start: Double, step: Double
  ) {
    guard !isDenseReady else { return }
    reserveDense()
    let stepper = BlockStepper(system: system, memory: self, time: start, step: step)
    let (count, length) = (blockCount, blockLength)
    withPlaces { places in
      for block in 0..<count {
        stepper.computeStages(
          of: block, places, from: places.spareState, places.spareSlope)
        (places.dense + 4 * length * block).update(
          from: places.stages + length, count: 4 * length)
      }
    }
    isDenseReady = true
  }

  /// The observables at a fraction of the last step.
  mutating func denseObservables(
    of system: some DifferentialSystem, at time: Double, step: Double, fraction: Double
  ) -> [Double] {
    var sums = ObservableSums(count: observableCount)
    forEachDenseBlock(system, step: step, fraction: fraction) { block, places in
      sums.add {
        system.evaluate(
          block: block, at: time, state: places.point, derivative: places.discarded,
          observables: $0)
      }
    }
    return sums.values
  }

  /// The state at a fraction of the last step.
  mutating func denseState(
    of system: some DifferentialSystem, step: Double, fraction: Double
  ) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(blockCount * blockLength)
    let length = blockLength
    forEachDenseBlock(system, step: step, fraction: fraction) { _, places in
      result += UnsafeBufferPointer(start: places.point, count: length)
    }
    return result
  }

  /// Puts each block's state at a fraction of the last step into `point`, then calls `body`.
  private mutating func forEachDenseBlock(
    _ system: some DifferentialSystem, step: Double, fraction: Double,
    _ body: (Int, Places) -> Void
  ) {
    let stepper = BlockStepper(system: system, memory: self, time: 0, step: step)
    let weights = DormandPrinceTableau.denseWeights(at: fraction).map { $0 * step }
    let (count, length) = (blockCount, blockLength)
    withPlaces { places in
      for block in 0..<count {
        let offset = block * length
        let slopes = stepper.slopes(
          places.spareSlope + offset, places.dense + 4 * offset, places.slope + offset)
        stepper.combine(places.spareState + offset, slopes, weights, into: places.point)
        body(block, places)
      }
    }
  }

  /// About how far beyond its stability the step is: |h|·‖k₇ − k₆‖/‖y₇ − y₆‖, near 3.3 at the border.
  ///
  /// Source: Hairer and Wanner, "Solving Ordinary Differential Equations II" (1996), section IV.2.
  mutating func stiffness(
    of system: some DifferentialSystem, at time: Double, step: Double
  ) -> Double {
    let stepper = BlockStepper(system: system, memory: self, time: time, step: step)
    let (count, length) = (blockCount, blockLength)
    var slopeChange = 0.0
    var stateChange = 0.0
    withPlaces { places in
      for block in 0..<count {
        let offset = block * length
        stepper.computeStages(of: block, places, from: places.state, places.slope)
        let slopes = stepper.slopes(
          places.slope + offset, places.stages + length, places.spareSlope + offset)
        stepper.combine(
          places.state + offset, slopes, stepper.weights, into: places.spareState + offset)
        system.evaluate(
          block: block, at: time + step, state: places.spareState + offset,
          derivative: places.spareSlope + offset, observables: nil)
        for index in 0..<length {
          let slope = places.spareSlope[offset + index] - places.stages[4 * length + index]
          let state = places.spareState[offset + index] - places.point[index]
          slopeChange += slope * slope
          stateChange += state * state
        }
      }
    }
    return stateChange > 0 ? step * (slopeChange / stateChange).squareRoot() : 0
  }
}
