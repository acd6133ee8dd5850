import NumericalMethods

/// dθ_x/dt = ∇φ_x for every prompt of a table, each a ``TabularFlow`` of its own, packed into blocks.
///
/// The time is that of the problem's prompts, ``ScoredProblem/speed`` times ours.
///
/// Observables: E_x E[r′_RM], then E_x E[r′_G].
struct ScoredSystem: LinearlyImplicitSystem {
  let layout: PackedRows
  private let flows: [TabularFlow]
  /// Where each row's Jacobian begins in its block's, block by block; the block's number comes first.
  private let jacobianOffsets: [[Int]]
  let jacobianLength: Int

  init(_ problem: ScoredProblem) {
    let flows = problem.prompts.map { TabularFlow(problem: $0) }
    let layout = PackedRows(lengths: flows.map(\.blockLength))
    var offsets: [[Int]] = []
    var longest = 0
    for rows in layout.blocks {
      var offset = 1
      offsets.append(
        rows.map { row in
          defer { offset += flows[row.index].jacobianLength }
          return offset
        })
      longest = max(longest, offset)
    }
    (self.flows, self.layout) = (flows, layout)
    (jacobianOffsets, jacobianLength) = (offsets, longest)
  }

  var blockCount: Int { layout.blocks.count }
  var blockLength: Int { layout.blockLength }
  var observableCount: Int { 2 }

  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    derivative.update(repeating: 0, count: blockLength)
    var sums = (CompensatedSum(), CompensatedSum())
    for row in layout.blocks[block] {
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { means in
        flows[row.index].evaluate(
          block: 0, at: time, state: state + row.offset, derivative: derivative + row.offset,
          observables: observables == nil ? nil : means.baseAddress)
        guard observables != nil else { return }
        sums.0.add(means[0])
        sums.1.add(means[1])
      }
    }
    observables?[0] = sums.0.value / Double(flows.count)
    observables?[1] = sums.1.value / Double(flows.count)
  }

  func linearize(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    jacobian: UnsafeMutablePointer<Double>
  ) {
    jacobian[0] = Double(block)
    for (row, offset) in zip(layout.blocks[block], jacobianOffsets[block]) {
      flows[row.index].linearize(
        block: 0, at: time, state: state + row.offset, jacobian: jacobian + offset)
    }
  }

  func solve(
    jacobian: UnsafeMutablePointer<Double>, factor: ComplexNumber,
    real: UnsafeMutablePointer<Double>, imaginary: UnsafeMutablePointer<Double>
  ) {
    let block = Int(jacobian[0])
    for (row, offset) in zip(layout.blocks[block], jacobianOffsets[block]) {
      flows[row.index].solve(
        jacobian: jacobian + offset, factor: factor, real: real + row.offset,
        imaginary: imaginary + row.offset)
    }
  }
}
