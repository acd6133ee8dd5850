extension IntegrationMemory {
  /// Computes slopes 3 … 6 of the last step again and keeps them for the dense output.
  mutating func prepareDense(
    _ system: some DifferentialSystem, from start: Double, step: Double
  ) {
    guard !isDenseReady else { return }
    reserveDense()
    let (blocks, kernels) = (blocks, kernels)
    withPlaces { places in
      blocks.forEachPortion { portion, worker in
        let own = places.own(by: worker)
        BlockStepper.use(system, kernels, time: start, step: step, own) { stepper in
          for index in portion {
            let block = places.lastBlock(index)
            stepper.computeStages(of: block, system.prepare(block: index, state: block.state))
            (places.dense + 4 * blocks.length * index).update(
              from: own.stages + blocks.length, count: 4 * blocks.length)
          }
        }
      }
    }
    isDenseReady = true
  }

  /// The observables at a fraction of the last step.
  mutating func denseObservables(
    of system: some DifferentialSystem, at time: Double, step: Double, fraction: Double
  ) -> [Double] {
    let blocks = blocks
    return forEachDenseBlock(system, step: step, fraction: fraction) { index, stage, places, own in
      system.evaluate(
        block: index, at: time, stage: stage,
        preparation: system.prepare(block: index, state: stage.base), derivative: own.discarded,
        observables: blocks.observables(of: index, in: places.tallies))
    } result: { places in
      blocks.observables(places.tallies)
    }
  }

  /// The state at a fraction of the last step.
  mutating func denseState(
    of system: some DifferentialSystem, step: Double, fraction: Double
  ) -> [Double] {
    let (blocks, kernels) = (blocks, kernels)
    return [Double](unsafeUninitializedCapacity: blocks.count * blocks.length) { state, count in
      count = blocks.count * blocks.length
      guard let start = state.baseAddress else { return }
      forEachDenseBlock(system, step: step, fraction: fraction) { index, stage, _, _ in
        kernels.combine(
          count: blocks.length, stage.moved(to: start + index * blocks.length))
      } result: { _ in
      }
    }
  }

  /// Calls `body` with each block's state at a fraction of the last step, as a stage, on all threads.
  private mutating func forEachDenseBlock<System: DifferentialSystem, Result>(
    _ system: System, step: Double, fraction: Double,
    _ body: (Int, RungeKuttaStage, Places, OwnPlaces) -> Void, result: (Places) -> Result
  ) -> Result {
    let weights = DormandPrinceTableau.denseWeights(at: fraction).map { $0 * step }
    let (blocks, kernels) = (blocks, kernels)
    return withPlaces { places in
      weights.withUnsafeBufferPointer { weights in
        guard let weights = weights.baseAddress else { return }
        blocks.forEachPortion { portion, worker in
          let own = places.own(by: worker)
          BlockStepper.use(system, kernels, time: 0, step: step, own) { stepper in
            for index in portion {
              let kept = places.dense + 4 * blocks.length * index
              let stage = stepper.dense(
                of: places.lastBlock(index), kept: kept, weights: weights)
              body(index, stage, places, own)
            }
          }
        }
      }
      return result(places)
    }
  }
}
