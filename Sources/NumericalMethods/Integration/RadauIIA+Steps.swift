extension RadauIIA {
  /// Computes a step of the present state: its scaled error, and the observables at the stages of both halves.
  ///
  /// Where the equations of a block are not solved, the error is at least 10 and there are no observables.
  mutating func attempt(
    _ step: Double, isCancelled: () -> Bool
  ) throws -> (error: Double, samples: [[Double]]) {
    let (system, control, time) = (system, control, time)
    let (count, length) = (system.blockCount, system.blockLength)
    return try memory.withPlaces(system) { places in
      var squares = CompensatedSum()
      var sums = [ObservableSums](
        repeating: ObservableSums(count: system.observableCount),
        count: 2 * RadauTableau.stageCount)
      var poll = CancellationPoll(blockLength: length)
      for block in 0..<count {
        try poll.check(isCancelled)
        let offset = block * length
        let stepper = RadauStepper(
          newton: RadauBlock(
            system: system, control: control, block: block, scratch: places.scratch),
          start: places.present + offset, middle: places.nextMiddle + offset,
          end: places.nextEnd + offset, time: time, step: step)
        switch stepper.advance(&sums) {
        case .converged:
          squares.add(places.scratch.squaredError(stepper.start, stepper.end, control))
        case .failed(let size): return (size.isFinite ? max(10, size) : .infinity, [])
        }
      }
      let error = (squares.value / Double(count * length)).squareRoot()
      return (error.isNaN ? .infinity : error, sums.map(\.values))
    }
  }
}

/// One block's step, whole and in two halves.
struct RadauStepper<System: LinearlyImplicitSystem> {
  let newton: RadauBlock<System>
  /// The block's state at the start, and where those in the middle and at the end go.
  let start: UnsafeMutablePointer<Double>
  let middle: UnsafeMutablePointer<Double>
  let end: UnsafeMutablePointer<Double>
  let time: Double
  let step: Double

  private var scratch: RadauScratch { newton.scratch }

  /// Writes middle and end, leaves the whole step's rises in the scratch and adds to the observables of each stage.
  func advance(_ sums: inout [ObservableSums]) -> RadauBlock<System>.Outcome {
    scratch.wholeRises.update(repeating: 0, count: 5 * scratch.length)
    newton.linearize(at: time, start)
    let whole = newton.solve(scratch.wholeRises, from: start, at: time, step: step)
    guard case .converged = whole else { return whole }
    let first = solveHalf(from: start, to: middle, at: time, RadauTableau.firstHalf)
    guard case .converged = first else { return first }
    observe(start, at: time, &sums, from: 0)
    let half = time + step / 2
    newton.linearize(at: half, middle)
    let second = solveHalf(from: middle, to: end, at: half, RadauTableau.secondHalf)
    guard case .converged = second else { return second }
    observe(middle, at: half, &sums, from: RadauTableau.stageCount)
    return .converged
  }

  /// Solves a half's equations, guessing by the polynomial of the whole step.
  private func solveHalf(
    from state: UnsafeMutablePointer<Double>, to result: UnsafeMutablePointer<Double>,
    at time: Double, _ weights: [[Double]]
  ) -> RadauBlock<System>.Outcome {
    let rises = scratch.halfRises
    scratch.guessHalf(start, state, weights)
    let outcome = newton.solve(rises, from: state, at: time, step: step / 2)
    scratch.place(rises, stage: 4, from: state, into: result)
    return outcome
  }

  /// Adds the block's part of the observables at the stages of the half just solved.
  private func observe(
    _ state: UnsafePointer<Double>, at time: Double, _ sums: inout [ObservableSums],
    from first: Int
  ) {
    for (stage, node) in RadauTableau.nodes.enumerated() {
      scratch.place(scratch.halfRises, stage: stage, from: state)
      sums[first + stage].add {
        newton.system.evaluate(
          block: newton.block, at: time + node * step / 2, state: scratch.point,
          derivative: scratch.slopes, observables: $0)
      }
    }
  }
}
