import Results

/// The ways to make one number of many.
enum AggregateOperation: String, Sendable, Hashable, CaseIterable {
  case count
  case valid
  case missing
  case distinct
  case sum
  case mean
  case average
  case median
  case min
  case max
  case q1
  case q3
  case stdev
  case variance
  case stderr

  /// Whether the operation needs no field.
  var needsNoField: Bool { self == .count }

  /// The operation in words for titles: “mean of …”.
  var words: String {
    switch self {
    case .count: "count"
    case .valid: "valid count"
    case .missing: "missing count"
    case .distinct: "distinct values"
    case .sum: "sum"
    case .mean, .average: "mean"
    case .median: "median"
    case .min: "minimum"
    case .max: "maximum"
    case .q1: "first quartile"
    case .q3: "third quartile"
    case .stdev: "standard deviation"
    case .variance: "variance"
    case .stderr: "standard error"
    }
  }

  /// The number for the values of a group; NaN where there are too few.
  func callAsFunction(_ values: [Value]) -> Double {
    let numbers = values.map(\.double).filter { !$0.isNaN }
    let count = Double(numbers.count)
    switch self {
    case .count: return Double(values.count)
    case .missing: return Double(values.count { $0 == .missing })
    case .valid: return Double(values.count { $0 != .missing })
    case .distinct: return Double(Set(values).count)
    case .sum: return numbers.isEmpty ? .nan : numbers.reduce(0, +)
    case .mean, .average: return numbers.isEmpty ? .nan : numbers.reduce(0, +) / count
    case .median: return Self.quantile(0.5, of: numbers)
    case .q1: return Self.quantile(0.25, of: numbers)
    case .q3: return Self.quantile(0.75, of: numbers)
    case .min: return numbers.min() ?? .nan
    case .max: return numbers.max() ?? .nan
    case .variance: return Self.variance(of: numbers)
    case .stdev: return Self.variance(of: numbers).squareRoot()
    case .stderr: return (Self.variance(of: numbers) / count).squareRoot()
    }
  }

  /// The value below which a share of the numbers lies, linear between neighbours.
  static func quantile(_ share: Double, of numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return .nan }
    let sorted = numbers.sorted()
    let position = share * Double(sorted.count - 1)
    let index = Int(position)
    guard index + 1 < sorted.count else { return sorted[index] }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (position - Double(index))
  }

  /// The sample variance, with n − 1; NaN for fewer than two numbers.
  private static func variance(of numbers: [Double]) -> Double {
    guard numbers.count > 1 else { return .nan }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)
  }
}
