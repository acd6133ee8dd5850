import NumericalMethods
import Testing

@Suite struct PathAttentionTests {
  /// A tree of rows: 0 is the root, 1 and 2 its children, then 11 children of 1 and 2 in turn.
  private static let paths: [[Int32]] =
    [[0], [0, 1], [0, 2]] + (0..<11).map { [0, 1 + Int32($0 % 2), 3 + Int32($0)] }
  private static let nodes = (3..<14).map { Int32($0) }

  @Test(arguments: [[8, 1], [32, 4], [12, 3], [20, 2]])
  func `attention is that of plain loops, with the same bits at every level`(shape: [Int]) {
    let tree = Tree(width: shape[0], heads: shape[1])
    let output = KernelInputs.atEveryLevel { tree.forward($0).output }
    KernelInputs.expectClose(output, tree.plainOutput(), 1e-14)
  }

  @Test(arguments: [[8, 1], [32, 4], [12, 3]])
  func `derivatives agree with differences, for several cotangents of a node`(shape: [Int]) {
    let tree = Tree(width: shape[0], heads: shape[1])
    let repeats = 2
    let cotangents = KernelInputs.numbers(11 * repeats * tree.width, "cotangents")
    let targets = KernelInputs.atEveryLevel {
      tree.targets($0, cotangents: cotangents, repeats: repeats)
    }
    let row = 3 * tree.width
    for repeat_ in 0..<repeats {
      for element in stride(from: 0, to: tree.rows.count, by: 5) {
        func moved(_ step: Double) -> Double {
          var other = tree
          other.rows[element] += step
          let output = other.plainOutput()
          return (0..<11).reduce(0) { sum, node in
            (0..<tree.width).reduce(sum) {
              let place = (node * repeats + repeat_) * tree.width + $1
              return $0 + output[node * tree.width + $1] * cotangents[place]
            }
          }
        }
        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5
        let place = (element / row * repeats + repeat_) * row + element % row
        #expect((targets[place] - difference).magnitude < 1e-8)
      }
    }
  }

  private struct Tree {
    let width: Int
    let heads: Int
    var rows: [Double]
    let flat = PathAttentionTests.paths.flatMap { path in
      (0..<3).map { path[min($0, path.count - 1)] }
    }

    init(width: Int, heads: Int) {
      self.width = width
      self.heads = heads
      rows = KernelInputs.numbers(14 * 3 * width, "rows").map { 2 * $0 }
    }

    func forward(_ kernels: Kernels) -> (weights: [Double], output: [Double]) {
      var weights = [Double](repeating: 0, count: 14 * heads * 3)
      var output = [Double](repeating: 0, count: 11 * width)
      withAttention { attention in
        kernels.attend(
          attention, count: 11, nodes: PathAttentionTests.nodes, length: 3, weights: &weights,
          output: &output)
      }
      return (weights, output)
    }

    func targets(_ kernels: Kernels, cotangents: [Double], repeats: Int) -> [Double] {
      let weights = forward(kernels).weights
      var targets = [Double](repeating: 0, count: 14 * repeats * 3 * width)
      withAttention { attention in
        weights.withUnsafeBufferPointer { weights in
          cotangents.withUnsafeBufferPointer { cotangents in
            PathAttentionTests.nodes.withUnsafeBufferPointer { nodes in
              flat.withUnsafeBufferPointer { paths in
                guard let weights = weights.baseAddress, let given = cotangents.baseAddress,
                  let nodes = nodes.baseAddress, let paths = paths.baseAddress
                else { return }
                kernels.pullBackAttention(
                  attention,
                  AttentionCotangents(
                    count: 11, nodes: nodes, length: 3, weights: weights, repeats: repeats,
                    cotangents: given, stride: repeats * width, targetPaths: paths + 9,
                    targetStride: 3), addingTo: &targets)
              }
            }
          }
        }
      }
      return targets
    }

    private func withAttention(_ body: (PathAttention) -> Void) {
      rows.withUnsafeBufferPointer { rows in
        flat.withUnsafeBufferPointer { paths in
          guard let rows = rows.baseAddress, let paths = paths.baseAddress else { return }
          body(
            PathAttention(width: width, headCount: heads, rows: rows, paths: paths, longest: 3))
        }
      }
    }

    func plainOutput() -> [Double] {
      let head = width / heads
      var output: [Double] = []
      for node in PathAttentionTests.nodes {
        let path = PathAttentionTests.paths[Int(node)].map { Int($0) }
        for h in 0..<heads {
          func part(_ row: Int, _ which: Int) -> [Double] {
            let start = row * 3 * width + which * width + h * head
            return Array(rows[start..<start + head])
          }
          let query = part(Int(node), 0)
          let scores = path.map {
            exponential(dotProduct(query, part($0, 1)) / Double(head).squareRoot())
          }
          let sum = scores.reduce(0, +)
          for column in 0..<head {
            output.append(
              zip(path, scores).reduce(0) { $0 + $1.1 / sum * part($1.0, 2)[column] })
          }
        }
      }
      return output
    }
  }
}
