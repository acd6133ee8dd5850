import NumericalMethods

/// A system given by a function; its observables are its first components.
struct ClosureSystem: DifferentialSystem {
  var blockCount = 1
  var blockLength: Int
  var observableCount = 1
  var body: (Double, [Double]) -> [Double]

  init(_ blockLength: Int, blockCount: Int = 1, _ body: @escaping (Double, [Double]) -> [Double]) {
    self.blockLength = blockLength
    self.blockCount = blockCount
    self.body = body
  }

  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    let values = body(time, Array(UnsafeBufferPointer(start: state, count: blockLength)))
    for index in 0..<blockLength { derivative[index] = values[index] }
    observables?[0] = state[0]
  }
}

/// The slope of ln(error) against ln(step) by least squares.
func measuredOrder(_ points: [(step: Double, error: Double)]) -> Double {
  let x = points.map { logarithm($0.step) }
  let y = points.map { logarithm($0.error) }
  let meanX = x.reduce(0, +) / Double(x.count)
  let meanY = y.reduce(0, +) / Double(y.count)
  let products = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }
  let squares = x.map { ($0 - meanX) * ($0 - meanX) }
  return products.reduce(0, +) / squares.reduce(0, +)
}
