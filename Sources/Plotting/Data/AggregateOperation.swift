import Results

/// The ways to make one value of many.
enum AggregateOperation: String, Sendable, Hashable, CaseIterable {
  case count
  case valid
  case missing
  case distinct
  case sum
  case product
  case mean
  case average
  case median
  case min
  case max
  case q1
  case q3
  case stdev
  case stdevp
  case variance
  case variancep
  case stderr
  case ci0
  case ci1
  case argmin
  case argmax

  /// Whether the operation needs no field.
  var needsNoField: Bool { self == .count }

  /// Whether the operation counts rows, whatever they hold.
  var counts: Bool {
    switch self {
    case .count, .valid, .missing, .distinct: true
    default: false
    }
  }

  /// Whether the operation picks a whole row rather than making a value.
  var picksRow: Bool { self == .argmin || self == .argmax }

  /// Whether the operation makes something of texts.
  var acceptsTexts: Bool { counts || picksRow || self == .min || self == .max }

  /// What the operation makes of a column.
  func kind(of kind: TableColumns.Kind?) -> TableColumns.Kind {
    self == .min || self == .max ? kind ?? .number : .number
  }

  /// The operation in words for titles: “mean of …”.
  var words: String {
    switch self {
    case .count: "count"
    case .valid: "valid count"
    case .missing: "missing count"
    case .distinct: "distinct values"
    case .sum: "sum"
    case .product: "product"
    case .mean, .average: "mean"
    case .median: "median"
    case .min: "minimum"
    case .max: "maximum"
    case .q1: "first quartile"
    case .q3: "third quartile"
    case .stdev: "standard deviation"
    case .stdevp: "population standard deviation"
    case .variance: "variance"
    case .variancep: "population variance"
    case .stderr: "standard error"
    case .ci0: "lower 95 % bound of the mean"
    case .ci1: "upper 95 % bound of the mean"
    case .argmin: "row of the minimum"
    case .argmax: "row of the maximum"
    }
  }

  /// The number for the values of a group; NaN where there are too few.
  func callAsFunction(_ values: [Value]) -> Double { value(of: values).double }

  /// The value for those of a group: missing where there are too few.
  func value(of values: [Value]) -> Value {
    var accumulator = Accumulator(self)
    for value in values { accumulator.add(value) }
    return accumulator.value
  }

  /// The value below which a share of the numbers lies, linear between neighbours; NaN for none.
  ///
  /// Type 7 of R. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
  /// Statistician 50 (1996).
  static func quantile(_ share: Double, of numbers: [Double]) -> Double {
    quantile(share, ofSorted: numbers.sorted())
  }

  /// The same of numbers in ascending order.
  static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double {
    guard let last = sorted.last else { return .nan }
    let position = share * Double(sorted.count - 1)
    let index = Int(position)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (position - Double(index))
  }
}
