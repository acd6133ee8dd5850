import Manuscript

/// The functions of the expression language.
package enum Function: String, Sendable, Hashable, CaseIterable {
  // On each value by itself.
  case log, log10, exp, sqrt, abs, round, missing
  // On each pair of values with two arguments, on a column with one.
  case min, max
  // On a column.
  case mean, median, sum, count, stdev, variance, quantile, first, last, all, any
  // On two columns.
  case slope, intercept, r2
  case slopeLow = "slope_low"
  case slopeHigh = "slope_high"
  case pearson, spearman
  // The first of two columns where the second is largest or least.
  case maxBy = "max_by"
  case minBy = "min_by"

  /// What a function works on.
  enum Family: Sendable, Hashable {
    /// Each value by itself.
    case elementwise
    /// A column, giving one value.
    case aggregate
    /// What is explained `~` what explains it, giving one value.
    case regression
    /// Two columns, giving one value.
    case pair
  }

  /// What the function works on when it has so many arguments.
  func family(argumentCount: Int) -> Family {
    switch self {
    case .log, .log10, .exp, .sqrt, .abs, .round, .missing: .elementwise
    case .min, .max: argumentCount == 2 ? .elementwise : .aggregate
    case .slope, .intercept, .r2, .slopeLow, .slopeHigh: .regression
    case .pearson, .spearman, .maxBy, .minBy: .pair
    default: .aggregate
    }
  }

  /// How many arguments it may have.
  var argumentCounts: ClosedRange<Int> {
    switch self {
    case .min, .max: 1...2
    case .quantile, .pearson, .spearman, .maxBy, .minBy: 2...2
    default: 1...1
    }
  }

  /// The number of arguments in words.
  var argumentWording: String {
    switch self {
    case .min, .max: "a column, or two values"
    case .quantile: "a column and a level, as in quantile(t, 0.9)"
    case .pearson, .spearman: "two columns"
    case .maxBy, .minBy:
      "a column and another that chooses its rows, as in \(rawValue)(gain, accuracy)"
    default: "one argument"
    }
  }

  /// The known function nearest to a name.
  static func nearest(to name: String) -> String? {
    let others = [
      "average": "mean", "avg": "mean", "std": "stdev", "sd": "stdev", "var": "variance",
      "ln": "log", "rsquared": "r2", "correlation": "pearson", "percentile": "quantile",
      "n": "count", "total": "sum", "minimum": "min", "maximum": "max", "isnan": "missing",
      "every": "all", "some": "any", "fit": "slope", "length": "count", "len": "count",
      "argmax": "max_by", "arg_max": "max_by", "idxmax": "max_by", "which_max": "max_by",
      "maxby": "max_by", "slice_max": "max_by",
      "argmin": "min_by", "arg_min": "min_by", "idxmin": "min_by", "which_min": "min_by",
      "minby": "min_by", "slice_min": "min_by",
    ]
    return others[name.lowercased()]
      ?? NearestName.nearest(to: name, among: allCases.map(\.rawValue))
  }
}
