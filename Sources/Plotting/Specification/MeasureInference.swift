/// How a field is measured where its author does not say.
struct MeasureInference {
  let kind: TableColumns.Kind?
  let aggregate: AggregateOperation?
  let hasBins: Bool
  let hasTimeUnit: Bool
  /// Whether the author lists the values in their order.
  let isListed: Bool
  /// The type that the author gives the scale.
  let scale: String?

  /// The measure on a channel: what Vega-Lite takes, which never looks at the data, except that a
  /// column of numbers is quantitative and one of dates temporal.
  ///
  /// - Parameter isVegaLite: Whether not to look at the data either.
  func measure(_ channel: Channel, _ isVegaLite: Bool) -> Measure {
    switch channel {
    case .row, .column, .facet, .shape, .strokeDash: return .nominal
    case .order: return .ordinal
    case .z, .u, .v, .length: return .quantitative
    default: break
    }
    if isListed { return .ordinal }
    if hasTimeUnit { return .temporal }
    if hasBins || aggregate != nil { return .quantitative }
    switch scale {
    case "linear", "log", "pow", "sqrt", "symlog", "identity", "sequential", "quantile",
      "quantize", "threshold", "bin-ordinal":
      return .quantitative
    case "time", "utc": return .temporal
    case nil: break
    default: return .nominal
    }
    guard !isVegaLite, channel != .detail, channel != .xOffset, channel != .yOffset else {
      return .nominal
    }
    return kind == .number ? .quantitative : kind == .date ? .temporal : .nominal
  }
}
