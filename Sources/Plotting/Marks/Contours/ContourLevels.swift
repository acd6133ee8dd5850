import Manuscript
import Results

/// What an author says of a contour mark.
struct ContourOptions: Sendable, Hashable {
  /// The levels of contours.
  enum Thresholds: Sendable, Hashable {
    /// About so many round numbers.
    case about(Int)
    /// These.
    case list([Double])
  }

  var thresholds = Thresholds.about(10)
  /// Whether lines carry their levels.
  var hasLabels = false

  mutating func read(_ reader: inout PropertyReader) {
    if let node = reader.value("thresholds") {
      thresholds = Self.thresholds(node, reader) ?? thresholds
    }
    hasLabels = reader.boolean("labels") ?? false
    // Bands have their levels in the legend; labels stand on lines.
    if hasLabels, reader.value("filled")?.boolean == true { reader.warn(of: ["labels"]) }
  }

  private static func thresholds(_ node: YAMLNode, _ reader: PropertyReader) -> Thresholds? {
    if let count = node.integer, (1...200).contains(count) { return .about(count) }
    let numbers = node.elements?.compactMap(\.double).filter(\.isFinite)
    if let numbers, !numbers.isEmpty, numbers.count == node.elements?.count {
      return .list(Set(numbers).sorted())
    }
    return reader.wrong(
      node, "thresholds", expected: "a number of levels from 1 to 200 or a list of levels")
  }
}

/// The levels of contours, which the scale of their values decides on: layers and panels that share
/// the scale share the levels.
enum ContourLevels {
  /// The levels inside the scale's domain, increasing.
  static func levels(_ thresholds: ContourOptions.Thresholds, _ scale: ContinuousScale) -> [Double]
  {
    let (least, greatest) = (scale.domain.lowerBound, scale.domain.upperBound)
    let all: [Double] =
      switch thresholds {
      case .list(let numbers): numbers
      case .about(let count): ticks(scale, count)
      }
    return all.filter { $0 > least && $0 < greatest }
  }

  /// The levels by the scale of looks, with the scale that bends the values; nil where it has no
  /// numbers.
  static func levels(
    _ thresholds: ContourOptions.Thresholds, _ scale: LookScale?, _ numbers: [Double]
  ) -> (scale: ContinuousScale, levels: [Double])? {
    if let scale = scale?.continuousScale { return (scale, levels(thresholds, scale)) }
    guard case .steps(let steps, _)? = scale, let first = steps.thresholds.first,
      let last = steps.thresholds.last
    else { return nil }
    let known = numbers.filter(\.isFinite)
    let domain = min(known.min() ?? first, first - 1)...max(known.max() ?? last, last + 1)
    let linear = ContinuousScale(LinearTransform(), domain: domain, range: (0, 1))
    return (linear, steps.thresholds)
  }

  /// The round numbers nearest in count to what is wanted.
  private static func ticks(_ scale: ContinuousScale, _ count: Int) -> [Double] {
    let ticks = scale.transform.ticks(scale.domain, count: count)
    return (ticks.major + (ticks.major.count < count / 2 ? ticks.minor : [])).sorted()
  }

  /// The levels that a legend names: all where they are few, else every second, third, …; nil where
  /// no layer has contours.
  static func onLegend(_ layers: [PreparedLayer], _ scale: ContinuousScale) -> [Value]? {
    let all = layers.lazy.compactMap(\.mark.own.contour).map { levels($0.thresholds, scale) }.first
    guard let all, !all.isEmpty else { return nil }
    let step = (all.count + 8) / 9
    return all.enumerated().filter { $0.offset % step == 0 }.map { .number($0.element) }
  }

  /// The levels of the filled contours among layers that share a colour scale; nil where there are
  /// none.
  static func ofFills(_ layers: [PreparedLayer], _ scale: ContinuousScale) -> [Double]? {
    layers.lazy.filter { $0.mark.type == ContourMark.name && $0.mark.filled == true }
      .compactMap(\.mark.own.contour).map { levels($0.thresholds, scale) }.first
  }
}
