import NumericalMethods
import Results

/// Takes values one by one and tells at any time what an operation makes of those so far.
///
/// Numbers are those of columns of numbers and truth values (1 and 0); missing values and texts
/// count as rows and are else left out, except by the least and greatest of texts.
struct Accumulator {
  private let operation: AggregateOperation
  private var rows = 0
  private var present = 0
  private var numbers = 0
  private var sum = CompensatedSum()
  private var product = 1.0
  private var moments = Moments()
  private var extreme: Value = .missing
  private var seen: Set<Value> = []
  private var kept = SortedNumbers()

  init(_ operation: AggregateOperation) {
    self.operation = operation
  }

  /// Takes one value more.
  mutating func add(_ value: Value) {
    rows += 1
    if operation == .distinct { seen.insert(value.comparable) }
    guard value != .missing else { return }
    present += 1
    if operation == .min || operation == .max {
      let isFirst = operation == .min ? value.isLess(than: extreme) : extreme.isLess(than: value)
      if extreme == .missing || isFirst { extreme = value }
    }
    let number = value.double
    guard !number.isNaN else { return }
    numbers += 1
    switch operation {
    case .sum, .mean, .average: sum.add(number)
    case .product: product *= number
    case .stdev, .stdevp, .variance, .variancep, .stderr: moments.add(number)
    case .median, .q1, .q3, .ci0, .ci1: kept.insert(number)
    default: break
    }
  }

  /// What the operation makes of the values so far; missing where there are too few.
  var value: Value {
    mutating get {
      switch operation {
      case .count: .number(Double(rows))
      case .valid: .number(Double(present))
      case .missing: .number(Double(rows - present))
      case .distinct: .number(Double(seen.count))
      case .min, .max: extreme
      case .argmin, .argmax: .missing
      default: numbers == 0 ? .missing : Value(finite: number)
      }
    }
  }

  private var number: Double {
    mutating get {
      let count = Double(numbers)
      switch operation {
      case .sum: return sum.value
      case .mean, .average: return sum.value / count
      case .product: return product
      case .variance: return moments.variance
      case .variancep: return moments.variance * (count - 1) / count
      case .stdev: return moments.variance.squareRoot()
      case .stdevp: return (moments.variance * (count - 1) / count).squareRoot()
      case .stderr: return (moments.variance / count).squareRoot()
      case .median: return AggregateOperation.quantile(0.5, ofSorted: kept.sorted)
      case .q1: return AggregateOperation.quantile(0.25, ofSorted: kept.sorted)
      case .q3: return AggregateOperation.quantile(0.75, ofSorted: kept.sorted)
      case .ci0: return Bootstrap.interval(ofMeanOf: kept.sorted).lower
      case .ci1: return Bootstrap.interval(ofMeanOf: kept.sorted).upper
      default: return .nan
      }
    }
  }
}

/// Mean and sum of squared deviations of the numbers so far.
///
/// Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and products",
/// Technometrics 4 (1962).
struct Moments: Sendable {
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  mutating func add(_ number: Double) {
    count += 1
    let before = number - mean
    mean += before / count
    squares += before * (number - mean)
  }

  /// The sample variance, with n − 1; NaN for fewer than two numbers.
  var variance: Double { count > 1 ? squares / (count - 1) : .nan }
}

/// Numbers in ascending order: sorted when asked for, so that many may be added at once.
struct SortedNumbers: Sendable {
  private var ordered: [Double] = []
  private var added: [Double] = []

  mutating func insert(_ number: Double) { added.append(number) }

  var sorted: [Double] {
    mutating get {
      if added.count == 1, let number = added.first, !ordered.isEmpty {
        ordered.insert(number, at: index(of: number))
      } else if !added.isEmpty {
        ordered.append(contentsOf: added)
        ordered.sort()
      }
      added.removeAll(keepingCapacity: true)
      return ordered
    }
  }

  private func index(of number: Double) -> Int {
    var (low, high) = (0, ordered.count)
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
