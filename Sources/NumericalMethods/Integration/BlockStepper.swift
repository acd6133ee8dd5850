/// The stages of a Dormand–Prince step for one block.
struct BlockStepper<System: DifferentialSystem> {
  let system: System
  let kernels: Kernels
  /// The step's weights of k₁, k₃ … k₆, times the step.
  let weights: [Double]
  /// The error's weights of k₁, k₃ … k₇, times the step.
  let errors: [Double]
  private let time: Double
  private let step: Double
  private let length: Int
  private let stageWeights: [[Double]]

  init(system: System, memory: IntegrationMemory, time: Double, step: Double) {
    self.system = system
    self.time = time
    self.step = step
    kernels = memory.kernels
    length = memory.blockLength
    weights = DormandPrinceTableau.weights.map { $0 * step }
    errors = DormandPrinceTableau.errors.map { $0 * step }
    stageWeights = DormandPrinceTableau.stages.map { $0.map { $0 * step } }
  }

  /// Writes slopes 2 … 6 of a block that starts in a state with a slope.
  ///
  /// The last stage's state stays in `point`.
  func computeStages(
    of block: Int, _ places: IntegrationMemory.Places, from state: UnsafePointer<Double>,
    _ slope: UnsafePointer<Double>
  ) {
    let offset = block * length
    var slopes: [UnsafePointer<Double>] = [slope + offset]
    for (index, weights) in stageWeights.enumerated() {
      let next = places.stages + index * length
      kernels.combine(
        count: length, base: state + offset, slopes: slopes, coefficients: weights,
        result: places.point)
      system.evaluate(
        block: block, at: time + DormandPrinceTableau.nodes[index + 1] * step,
        state: places.point, derivative: next, observables: nil)
      slopes.append(UnsafePointer(next))
    }
  }

  /// k₁, k₃ … k₇, from where the first, the four in the middle and the last lie.
  func slopes(
    _ first: UnsafePointer<Double>, _ middle: UnsafePointer<Double>, _ last: UnsafePointer<Double>
  ) -> [UnsafePointer<Double>] {
    [first, middle, middle + length, middle + 2 * length, middle + 3 * length, last]
  }

  /// base + Σ cⱼkⱼ over as many slopes as there are coefficients.
  func combine(
    _ base: UnsafePointer<Double>, _ slopes: [UnsafePointer<Double>], _ coefficients: [Double],
    into result: UnsafeMutablePointer<Double>
  ) {
    kernels.combine(
      count: length, base: base, slopes: slopes, coefficients: coefficients, result: result)
  }
}
