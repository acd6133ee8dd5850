extension IntegrationMemory {
  /// A first step by the size of the first two derivatives.
  ///
  /// Source: Hairer, Nørsett and Wanner (1993), section II.4, the algorithm for the starting step.
  mutating func firstStep(
    of system: some DifferentialSystem, at time: Double, control: StepControl
  ) -> Double {
    func scaledSize(_ numbers: UnsafePointer<Double>, _ places: Places) -> Double {
      let offsets = UnsafeBufferPointer(start: numbers, count: dimension)
      var squares = CompensatedSum()
      for (index, number) in offsets.enumerated() {
        let scale =
          control.absoluteTolerance + control.relativeTolerance * places.state[index].magnitude
        squares.add((number / scale) * (number / scale))
      }
      return (squares.value / Double(dimension)).squareRoot()
    }
    let (count, length) = (blockCount, blockLength)
    let dimension = count * length
    let kernels = kernels
    return withPlaces { places in
      let size = scaledSize(places.state, places)
      let speed = scaledSize(places.slope, places)
      let guess = size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed
      kernels.combine(
        count: dimension, base: places.state, slopes: [UnsafePointer(places.slope)],
        coefficients: [guess], result: places.spareState)
      for block in 0..<count {
        system.evaluate(
          block: block, at: time + guess, state: places.spareState + block * length,
          derivative: places.spareSlope + block * length, observables: nil)
      }
      kernels.combine(
        count: dimension, base: places.spareSlope, slopes: [UnsafePointer(places.slope)],
        coefficients: [-1], result: places.spareSlope)
      let change = scaledSize(places.spareSlope, places) / guess
      let largest = max(speed, change)
      let second = largest <= 1e-15 ? max(1e-6, guess * 1e-3) : power(0.01 / largest, 0.2)
      return min(100 * guess, second)
    }
  }
}
