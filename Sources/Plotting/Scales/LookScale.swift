import Drawing
import Results

/// A scale that gives marks their look.
enum LookScale: Sendable {
  /// Separate values to looks, in turn.
  case values(DiscreteDomain, Looks)
  /// Separate values to numbers at equal distances.
  case points(BandScale)
  /// Numbers to colours along a ramp; the scale maps to 0…1.
  case ramp(ContinuousScale, ColorRamp)
  /// Numbers to numbers.
  case continuous(ContinuousScale)
  /// Numbers to a few looks, one for each interval.
  case steps(StepScale, Looks)
  /// Values that are looks themselves (`scale: null`).
  case raw

  /// What a scale of separate values or intervals maps to.
  enum Looks: Sendable, Hashable {
    case colors([Color])
    case numbers([Double])
    case shapes([PointShape])
    case dashes([[Double]])

    var count: Int {
      switch self {
      case .colors(let colors): colors.count
      case .numbers(let numbers): numbers.count
      case .shapes(let shapes): shapes.count
      case .dashes(let dashes): dashes.count
      }
    }

    var reversed: Looks {
      switch self {
      case .colors(let colors): .colors(colors.reversed())
      case .numbers(let numbers): .numbers(numbers.reversed())
      case .shapes(let shapes): .shapes(shapes.reversed())
      case .dashes(let dashes): .dashes(dashes.reversed())
      }
    }
  }

  /// The separate values in order; nil for a scale of numbers.
  var discreteDomain: [Value]? {
    switch self {
    case .values(let domain, _): domain.values
    case .points(let scale): scale.domain
    case .ramp, .continuous, .steps, .raw: nil
    }
  }

  /// The numbers' scale; nil for separate values and intervals.
  var continuousScale: ContinuousScale? {
    switch self {
    case .ramp(let scale, _), .continuous(let scale): scale
    default: nil
    }
  }

  /// The kind of scale, by its name in the grammar.
  var typeName: String {
    switch self {
    case .ramp(let scale, _), .continuous(let scale): scale.transform.name
    case .points(let scale): scale.paddingInner == 1 ? "point" : "band"
    case .values: "ordinal"
    case .steps(let steps, _): steps.type.rawValue
    case .raw: "identity"
    }
  }

  func color(_ value: Value) -> Color? {
    switch self {
    case .ramp(let scale, let ramp):
      let share = scale(value.scaled(isTemporal: scale.transform is TimeTransform))
      return share.isNaN ? nil : ramp.color(at: share)
    case .raw:
      if case .string(let text) = value { return Color(parsing: text) }
      return nil
    default:
      guard let (looks, index) = pick(value), case .colors(let colors) = looks else { return nil }
      return colors[index]
    }
  }

  func number(_ value: Value) -> Double? {
    switch self {
    case .points(let scale):
      let place = scale.center(of: value)
      return place.isNaN ? nil : place
    case .continuous(let scale):
      let number = scale(value.scaled(isTemporal: scale.transform is TimeTransform))
      return number.isNaN ? nil : number
    case .raw: return value.double.isNaN ? nil : value.double
    default:
      guard let (looks, index) = pick(value), case .numbers(let numbers) = looks else { return nil }
      return numbers[index]
    }
  }

  func shape(_ value: Value) -> PointShape? {
    if case .raw = self { return PointShape(rawValue: value.text) }
    guard let (looks, index) = pick(value), case .shapes(let shapes) = looks else { return nil }
    return shapes[index]
  }

  func dash(_ value: Value) -> [Double]? {
    guard let (looks, index) = pick(value), case .dashes(let dashes) = looks else { return nil }
    return dashes[index]
  }

  private func pick(_ value: Value) -> (Looks, Int)? {
    switch self {
    case .values(let domain, let looks):
      guard looks.count > 0, let index = domain.index(of: value) else { return nil }
      return (looks, index % looks.count)
    case .steps(let steps, let looks):
      guard looks.count > 0, let index = steps.index(of: value.double) else { return nil }
      return (looks, min(index, looks.count - 1))
    default: return nil
    }
  }
}
