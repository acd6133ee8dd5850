import NumericalMethods
import Results

extension Evaluator {
  /// The values of a call.
  func call(
    _ call: Call, _ stretch: Range<Int>, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    guard let function = Function(rawValue: call.name) else {
      preconditionFailure("a right expression calls known functions")
    }
    if function.family(argumentCount: call.arguments.count) == .elementwise {
      return try elementwise(function, call, stretch, surroundings)
    }
    return try aggregate(function, call, stretch, surroundings)
  }

  private func elementwise(
    _ function: Function, _ call: Call, _ stretch: Range<Int>, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    let first = try evaluate(call.arguments[0].value, surroundings)
    switch function {
    case .missing:
      return Evaluated(
        .booleans((0..<first.count).map { first.values[$0] == .missing }), first.frame)
    case .min, .max:
      let second = try evaluate(call.arguments[1].value, surroundings)
      return Evaluated.extremes(function, try align(first, second, stretch))
    case .abs:
      if case .integers(let integers) = first.values, !integers.contains(.min) {
        return Evaluated(.integers(integers.map { abs($0) }), first.frame)
      }
      return Evaluated(.numbers(first.doubles.map(\.magnitude)), first.frame)
    case .round:
      if case .integers = first.values { return first }
      let rounded = first.doubles.map { $0.rounded(.toNearestOrEven) }
      let whole = rounded.compactMap { Int(exactly: $0) }
      return Evaluated(
        whole.count == rounded.count ? .integers(whole) : .numbers(rounded), first.frame)
    default: return try transcendental(function, first, stretch)
    }
  }

  /// Logarithms, exponentials and roots; one without a finite value is a mistake.
  private func transcendental(
    _ function: Function, _ argument: Evaluated, _ stretch: Range<Int>
  ) throws(ExpressionMistake) -> Evaluated {
    var results: [Double] = []
    results.reserveCapacity(argument.count)
    for (index, x) in argument.doubles.enumerated() {
      guard !x.isNaN else {
        results.append(.nan)
        continue
      }
      let result =
        switch function {
        case .log: x > 0 ? logarithm(x) : .nan
        case .log10: x > 0 ? logarithm10(x) : .nan
        case .exp: exponential(x)
        default: x.squareRoot()
        }
      guard result.isFinite else {
        throw .init(
          stretch,
          .notFinite("\(function.rawValue)(\(written(x)))", argument.place(index)))
      }
      results.append(result)
    }
    return Evaluated(.numbers(results), argument.frame)
  }
}

extension Evaluated {
  /// The smaller or the larger of each pair; missing where one of them is.
  fileprivate static func extremes(_ function: Function, _ pair: Evaluator.Pair) -> Evaluated {
    if case .integers(let left) = pair.left, case .integers(let right) = pair.right {
      let chosen = zip(left, right).map { function == .min ? min($0, $1) : max($0, $1) }
      return Evaluated(.integers(chosen), pair.frame)
    }
    let left = Evaluated(pair.left, pair.frame).doubles
    let right = Evaluated(pair.right, pair.frame).doubles
    let chosen = zip(left, right).map { x, y -> Double in
      x.isNaN || y.isNaN ? .nan : function == .min ? min(x, y) : max(x, y)
    }
    return Evaluated(.numbers(chosen), pair.frame)
  }
}
