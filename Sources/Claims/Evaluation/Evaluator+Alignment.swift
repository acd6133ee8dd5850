import Results

extension Evaluator {
  /// Two operands with their values brought to the same places.
  struct Pair {
    var left: Column.Values
    var right: Column.Values
    var frame: Frame

    var count: Int { left.count }

    /// Where a pair stands, for the end of a message.
    func place(_ index: Int) -> String { Evaluated(left, frame).place(index) }
  }

  /// Brings two operands together: a single value goes with every other, groups are matched by key.
  func align(
    _ left: Evaluated, _ right: Evaluated, _ stretch: Range<Int>
  ) throws(ExpressionMistake) -> Pair {
    switch (left.frame, right.frame) {
    case (.single, .single), (.rows, .rows):
      return Pair(left: left.values, right: right.values, frame: left.frame)
    case (.single, _):
      let repeated = Column.Values(repeating: left.values[0], count: right.count)
      return Pair(left: repeated, right: right.values, frame: right.frame)
    case (_, .single):
      let repeated = Column.Values(repeating: right.values[0], count: left.count)
      return Pair(left: left.values, right: repeated, frame: left.frame)
    case (.groups(let first), .groups(let second)):
      let order = try order(of: second, like: first, stretch)
      return Pair(left: left.values, right: right.values.selecting(order), frame: left.frame)
    default: preconditionFailure("rows and groups do not combine in a right expression")
    }
  }

  /// Where each group of `first` stands among `second`.
  private func order(
    of second: Groups, like first: Groups, _ stretch: Range<Int>
  ) throws(ExpressionMistake) -> [Int] {
    var indices: [[Value]: Int] = [:]
    for group in 0..<second.count { indices[second.key(group)] = group }
    var order: [Int] = []
    for group in 0..<first.count {
      guard let index = indices.removeValue(forKey: first.key(group)) else {
        throw .init(stretch, .missingGroup(first.wording(group), side: "right"))
      }
      order.append(index)
    }
    if let extra = indices.values.min() {
      throw .init(stretch, .missingGroup(second.wording(extra), side: "left"))
    }
    return order
  }
}
