/// The stages of a Dormand–Prince step, for one block after the other.
struct BlockStepper<System: DifferentialSystem> {
  let system: System
  let kernels: Kernels
  let time: Double
  let step: Double
  private let length: Int
  private let own: IntegrationMemory.OwnPlaces
  /// The tableau's coefficients times the step; see ``DormandPrinceTableau/all``.
  private let coefficients: UnsafePointer<Double>
  /// k₁ … k₇, then k₁, k₃ … k₇.
  private let slopes: UnsafeMutablePointer<UnsafePointer<Double>>

  /// Calls `body` with a stepper that works in the places of one thread.
  static func use<Result>(
    _ system: System, _ kernels: Kernels, time: Double, step: Double,
    _ own: IntegrationMemory.OwnPlaces, _ body: (Self) throws -> Result
  ) rethrows -> Result {
    let tableau = DormandPrinceTableau.all
    return try withUnsafeTemporaryAllocation(of: Double.self, capacity: tableau.count) {
      coefficients in
      for index in tableau.indices { coefficients[index] = tableau[index] * step }
      return try withUnsafeTemporaryAllocation(of: UnsafePointer<Double>.self, capacity: 13) {
        slopes in
        slopes.initialize(repeating: UnsafePointer(own.point))
        guard let first = coefficients.baseAddress, let table = slopes.baseAddress else {
          preconditionFailure("an allocation that is not empty has a place")
        }
        let stepper = Self(
          system: system, kernels: kernels, time: time, step: step, length: system.blockLength,
          own: own, coefficients: first, slopes: table)
        return try body(stepper)
      }
    }
  }

  typealias Block = IntegrationMemory.StepBlock

  /// Writes slopes 2 … 6 of a block.
  ///
  /// The last stage's state stays in `point` where it is asked for.
  func computeStages(
    of block: Block, _ preparation: System.Preparation, keepingLastState keeps: Bool = false
  ) {
    place(block)
    let soon = block.index + 1 < system.blockCount ? block.next(length) : block
    var offset = 0
    for count in 1...5 {
      let stage = RungeKuttaStage(
        base: block.state, slopes: slopes, coefficients: coefficients + offset, count: count,
        state: own.point, keepsState: keeps && count == 5, ahead: soon.part(count - 1))
      system.evaluate(
        block: block.index, at: time + DormandPrinceTableau.nodes[count] * step, stage: stage,
        preparation: preparation, derivative: own.stages + (count - 1) * length,
        observables: nil)
      offset += count
    }
  }

  /// Takes a block's step, and writes its part of the observables at the end; Σ (e/scale)² is the result.
  func takeStep(
    of block: Block, _ control: StepControl, keepingLastState keeps: Bool,
    observables: UnsafeMutablePointer<Double>
  ) -> Double {
    let preparation = system.prepare(block: block.index, state: block.state)
    computeStages(of: block, preparation, keepingLastState: keeps)
    finish(block, preparation, observables: observables)
    return kernels.squaredError(
      count: length, before: block.state, after: block.end, slopes: slopes + 7,
      coefficients: coefficients + DormandPrinceTableau.errorsStart, terms: 6,
      absolute: control.absoluteTolerance, relative: control.relativeTolerance)
  }

  /// ‖k₇ − k₆‖² and ‖y₇ − y₆‖² of the block's step just taken, its last state kept.
  func lastChanges(of block: Block) -> (slope: Double, state: Double) {
    func squaredDistance(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>) -> Double {
      // Σ (x − y)²: an error whose scale is 1.
      (slopes[0], slopes[1]) = (x, y)
      return kernels.squaredError(
        count: length, before: x, after: x, slopes: slopes, coefficients: [1, -1], terms: 2,
        absolute: 1, relative: 0)
    }
    return (
      slope: squaredDistance(block.endSlope, own.stages + 4 * length),
      state: squaredDistance(block.end, own.point)
    )
  }

  /// The step's end, after its stages.
  private func finish(
    _ block: Block, _ preparation: System.Preparation,
    observables: UnsafeMutablePointer<Double>?
  ) {
    let stage = RungeKuttaStage(
      base: block.state, slopes: slopes + 7,
      coefficients: coefficients + DormandPrinceTableau.weightsStart, count: 5, state: block.end,
      keepsState: true)
    system.evaluate(
      block: block.index, at: time + step, stage: stage, preparation: preparation,
      derivative: block.endSlope, observables: observables)
  }

  /// The state with given weights of k₁, k₃ … k₇; the four in the middle lie at `kept`.
  func dense(
    of block: Block, kept: UnsafePointer<Double>, weights: UnsafePointer<Double>
  ) -> RungeKuttaStage {
    slopes[7] = block.slope
    for index in 0..<4 { slopes[8 + index] = kept + index * length }
    slopes[12] = UnsafePointer(block.endSlope)
    return RungeKuttaStage(
      base: block.state, slopes: slopes + 7, coefficients: weights, count: 6, state: own.point,
      keepsState: true)
  }

  private func place(_ block: Block) {
    slopes[0] = block.slope
    for index in 0..<5 { slopes[1 + index] = UnsafePointer(own.stages + index * length) }
    slopes[6] = UnsafePointer(block.endSlope)
    slopes[7] = block.slope
    for index in 2..<7 { slopes[6 + index] = slopes[index] }
  }
}
