extension IntegrationMemory {
  /// A first step by the size of the first two derivatives.
  ///
  /// Source: Hairer, Nørsett and Wanner (1993), section II.4, the algorithm for the starting step.
  mutating func firstStep(
    of system: some DifferentialSystem, at time: Double, control: StepControl
  ) -> Double {
    let (blocks, kernels) = (blocks, kernels)
    return withPlaces { places in
      func scaledSize(_ numbers: UnsafeMutablePointer<Double>) -> Double {
        blocks.forEachPortion { portion, _ in
          for index in portion {
            let state = places.block(index).state
            blocks.sum(0, of: index, in: places.tallies).pointee = kernels.squaredSize(
              count: blocks.length, numbers + index * blocks.length, relativeTo: state,
              absolute: control.absoluteTolerance, relative: control.relativeTolerance)
          }
        }
        return (blocks.sum(0, places.tallies) / Double(blocks.count * blocks.length)).squareRoot()
      }
      let size = scaledSize(places.state)
      let speed = scaledSize(places.slope)
      let guess = size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed
      blocks.forEachPortion { portion, worker in
        let own = places.own(by: worker)
        for index in portion {
          let block = places.block(index)
          for place in 0..<blocks.length {
            own.point[place] = block.state[place] + guess * block.slope[place]
          }
          system.evaluate(
            block: index, at: time + guess, state: own.point, derivative: block.endSlope,
            observables: nil)
          for place in 0..<blocks.length { block.endSlope[place] -= block.slope[place] }
        }
      }
      let change = scaledSize(places.spareSlope) / guess
      let largest = max(speed, change)
      let second = largest <= 1e-15 ? max(1e-6, guess * 1e-3) : power(0.01 / largest, 0.2)
      return min(100 * guess, second)
    }
  }
}
