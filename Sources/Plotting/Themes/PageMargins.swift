/// The least distances of marks and labels from the edges of the page, in CSS pixels.
public struct PageMargins: Sendable, Hashable {
  /// The distance from the left edge.
  public var left: Double
  /// The distance from the top edge.
  public var top: Double
  /// The distance from the right edge.
  public var right: Double
  /// The distance from the bottom edge.
  public var bottom: Double

  /// One distance from all edges.
  public init(_ distance: Double) {
    (left, top, right, bottom) = (distance, distance, distance, distance)
  }
}

/// The sizes of views where the author gives none, in CSS pixels.
public struct ViewDefaults: Sendable, Hashable {
  /// The width along a continuous scale.
  public var width: Double
  /// The height along a continuous scale.
  public var height: Double
  /// The width along a discrete scale; nil for a step for each value.
  public var discreteWidth: Double?
  /// The height along a discrete scale; nil for a step for each value.
  public var discreteHeight: Double?

  /// Sizes along continuous scales.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}
