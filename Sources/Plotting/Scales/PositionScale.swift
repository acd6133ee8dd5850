import Results

/// A scale that places marks along an axis.
enum PositionScale: Sendable {
  case continuous(ContinuousScale)
  case band(BandScale)

  /// The place of a value: the middle of its band; NaN where it has none.
  func place(_ value: Value) -> Double {
    switch self {
    case .continuous(let scale):
      scale(value.scaled(isTemporal: scale.transform is TimeTransform))
    case .band(let scale): scale.center(of: value)
    }
  }

  /// The width of a band; 0 where there are none.
  var bandwidth: Double {
    switch self {
    case .continuous: 0
    case .band(let scale): scale.bandwidth
    }
  }

  /// The same scale over another range.
  func ranging(from start: Double, to end: Double) -> PositionScale {
    switch self {
    case .continuous(let scale): .continuous(scale.ranging(from: start, to: end))
    case .band(let scale): .band(scale.ranging(from: start, to: end))
    }
  }

  /// Where marks that grow from zero start: the place of zero, or the end of the axis nearest to it.
  var baseline: Double {
    switch self {
    case .band(let scale): return max(scale.range.start, scale.range.end)
    case .continuous(let scale):
      let zero = min(max(0, scale.domain.lowerBound), scale.domain.upperBound)
      return scale(scale.transform.name == "log" ? scale.domain.lowerBound : zero)
    }
  }

  /// The number of values of a discrete scale; nil for a continuous one.
  var bandCount: Int? {
    if case .band(let scale) = self { return scale.domain.count }
    return nil
  }
}
