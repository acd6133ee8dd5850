import NumericalMethods

extension Plain {
  /// Attention, query by query.
  static func attend(
    _ attention: RaggedAttention<Scalar>, segments: UnsafePointer<AttentionSegment>,
    segmentCount: Int, into output: UnsafeMutablePointer<Scalar>,
    weights: UnsafeMutablePointer<Scalar>?
  ) {
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: attention.longest) { scratch in
      guard let scratch = scratch.baseAddress else { return }
      forEachQuery(attention, segments, segmentCount) { row, path, count, head in
        let kept = weights.map { $0 + attention.weightPlace(row, head) } ?? scratch
        attend(attention.query(row, head), attention, path, count: count, head, into: kept)
        let place = output + row * attention.width + head * attention.headWidth
        for i in 0..<attention.headWidth {
          var sum: Scalar = 0
          for j in 0..<count {
            sum.addProduct(kept[j], attention.value(Int(path[j]), head)[i])
          }
          place[i] = sum
        }
      }
    }
  }

  /// The softmax of one query's scores.
  private static func attend(
    _ query: UnsafePointer<Scalar>, _ attention: RaggedAttention<Scalar>,
    _ path: UnsafePointer<Int32>,
    count: Int, _ head: Int, into weights: UnsafeMutablePointer<Scalar>
  ) {
    var largest = -Scalar.infinity
    for j in 0..<count {
      let key = attention.key(Int(path[j]), head)
      var sum: Scalar = 0
      for i in 0..<attention.headWidth { sum.addProduct(query[i], key[i]) }
      weights[j] = sum * attention.scoreScale
      largest = max(largest, weights[j])
    }
    var total: Scalar = 0
    for j in 0..<count {
      weights[j] = Scalar.exponential(weights[j] - largest)
      total += weights[j]
    }
    for j in 0..<count { weights[j] /= total }
  }

  /// The derivative, query by query: ds = w∘(dw − ⟨w, dw⟩) with dw_j = do·v_j.
  static func pullBackAttention(
    _ doutput: UnsafePointer<Scalar>, through attention: RaggedAttention<Scalar>,
    weights: UnsafePointer<Scalar>, segments: UnsafePointer<AttentionSegment>, segmentCount: Int,
    addingTo drows: UnsafeMutablePointer<Scalar>
  ) {
    let (width, headWidth) = (attention.width, attention.headWidth)
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: attention.longest) { slopes in
      forEachQuery(attention, segments, segmentCount) { row, path, count, head in
        let weights = weights + attention.weightPlace(row, head)
        let doutput = doutput + row * width + head * headWidth
        var mean: Scalar = 0
        for j in 0..<count {
          let value = attention.value(Int(path[j]), head)
          let dvalue = drows + (Int(path[j]) * 3 + 2) * width + head * headWidth
          slopes[j] = 0
          for i in 0..<headWidth {
            slopes[j].addProduct(doutput[i], value[i])
            dvalue[i].addProduct(weights[j], doutput[i])
          }
          mean.addProduct(weights[j], slopes[j])
        }
        let query = attention.query(row, head)
        let dquery = drows + row * 3 * width + head * headWidth
        for i in 0..<headWidth { dquery[i] = 0 }
        for j in 0..<count {
          let slope = weights[j] * (slopes[j] - mean) * attention.scoreScale
          let key = attention.key(Int(path[j]), head)
          let dkey = drows + (Int(path[j]) * 3 + 1) * width + head * headWidth
          for i in 0..<headWidth {
            dquery[i].addProduct(slope, key[i])
            dkey[i].addProduct(slope, query[i])
          }
        }
      }
    }
  }

  /// Calls `body` with each query's row, its path, how many places it sees, and the head.
  private static func forEachQuery(
    _ attention: RaggedAttention<Scalar>, _ segments: UnsafePointer<AttentionSegment>, _ count: Int,
    _ body: (_ row: Int, _ path: UnsafePointer<Int32>, _ count: Int, _ head: Int) -> Void
  ) {
    for segment in UnsafeBufferPointer(start: segments, count: count) {
      let path = attention.paths + Int(segment.path)
      for place in Int(segment.first)..<Int(segment.end) {
        for head in 0..<attention.headCount { body(Int(path[place]), path, place + 1, head) }
      }
    }
  }
}

extension RaggedAttention where Scalar: KernelScalar {
  /// The width of one head.
  var headWidth: Int { width / headCount }

  /// 1/√(head width).
  var scoreScale: Scalar { 1 / Scalar(headWidth).squareRoot() }

  func query(_ row: Int, _ head: Int) -> UnsafePointer<Scalar> {
    rows + row * 3 * width + head * headWidth
  }

  func key(_ row: Int, _ head: Int) -> UnsafePointer<Scalar> { query(row, head) + width }

  func value(_ row: Int, _ head: Int) -> UnsafePointer<Scalar> { query(row, head) + 2 * width }

  func weightPlace(_ row: Int, _ head: Int) -> Int { (row * headCount + head) * longest }
}
