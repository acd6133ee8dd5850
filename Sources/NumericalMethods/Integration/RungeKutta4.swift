/// The classical Runge–Kutta method of order 4 with a fixed step: another method, to check the adaptive one by.
///
/// Source: W. Kutta, "Beitrag zur näherungsweisen Integration totaler Differentialgleichungen",
/// Zeitschrift für Mathematik und Physik 46 (1901).
public struct RungeKutta4<System: DifferentialSystem> {
  /// The system.
  public let system: System
  /// The present state.
  public private(set) var state: [Double]
  /// The present time.
  public var time: Double { clock.value }

  private var clock: CompensatedSum

  /// An integration that starts at a time in a state.
  public init(_ system: System, from state: [Double], at time: Double = 0) {
    precondition(state.count == system.dimension, "the state has the system's dimension")
    self.system = system
    self.state = state
    clock = CompensatedSum(time)
  }

  /// Takes one step: y + h(k₁ + 2k₂ + 2k₃ + k₄)/6.
  public mutating func step(_ step: Double) {
    let first = slope(of: state, after: 0)
    let second = slope(of: moved(by: step / 2, first), after: step / 2)
    let third = slope(of: moved(by: step / 2, second), after: step / 2)
    let fourth = slope(of: moved(by: step, third), after: step)
    for index in state.indices {
      let sum = first[index] + 2 * (second[index] + third[index]) + fourth[index]
      state[index] += step * sum / 6
    }
    clock.add(step)
  }

  /// The observables of the present state.
  public var observables: [Double] {
    var sums = ObservableSums(count: system.observableCount)
    _ = slope(of: state, after: 0, &sums)
    return sums.values
  }

  private func moved(by step: Double, _ slope: [Double]) -> [Double] {
    zip(state, slope).map { $0 + step * $1 }
  }

  private func slope(of state: [Double], after delay: Double) -> [Double] {
    var sums = ObservableSums(count: system.observableCount)
    return slope(of: state, after: delay, &sums)
  }

  private func slope(of state: [Double], after delay: Double, _ sums: inout ObservableSums)
    -> [Double]
  {
    var result = [Double](repeating: 0, count: state.count)
    let (length, time) = (system.blockLength, time + delay)
    state.withUnsafeBufferPointer { state in
      result.withUnsafeMutableBufferPointer { slope in
        guard let from = state.baseAddress, let to = slope.baseAddress else { return }
        for block in 0..<system.blockCount {
          sums.add {
            system.evaluate(
              block: block, at: time, state: from + block * length,
              derivative: to + block * length, observables: $0)
          }
        }
      }
    }
    return result
  }
}
