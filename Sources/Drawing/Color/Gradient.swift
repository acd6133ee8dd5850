/// Colours that change along a line, or away from a point.
public struct Gradient: Sendable, Hashable {
  /// A colour at a place of the gradient.
  public struct Stop: Sendable, Hashable {
    /// The place: 0 at the start, 1 at the end.
    public var offset: Double
    /// The colour there.
    public var color: Color

    /// A colour at a place.
    public init(offset: Double, color: Color) {
      self.offset = offset
      self.color = color
    }
  }

  /// How the colours lie.
  public enum Shape: Sendable, Hashable {
    /// Along the line from one point to another.
    case linear(from: Point, to: Point)
    /// From one circle to another.
    case radial(from: Point, Length, to: Point, Length)
  }

  /// How the colours lie.
  public var shape: Shape
  /// The colours, from the start to the end.
  public var stops: [Stop]

  /// Colours along a shape.
  public init(_ shape: Shape, stops: [Stop]) {
    self.shape = shape
    self.stops = stops
  }

  /// The gradient with the opacity of all its colours multiplied.
  public func faded(to opacity: Double) -> Gradient {
    Gradient(
      shape, stops: stops.map { Stop(offset: $0.offset, color: $0.color.faded(to: opacity)) })
  }
}

/// A path whose inside, outline or both are painted in changing colours.
public struct ShadedPath: Sendable, Hashable {
  /// The path.
  public var path: Path
  /// The colours inside; nil for none.
  public var fill: Gradient?
  /// The colour inside where it does not change; nil for none.
  public var plainFill: Color?
  /// The outline; nil for none.
  public var stroke: Stroke?
  /// The colours of the outline; nil for that of the stroke.
  public var strokeGradient: Gradient?

  /// A path in changing colours.
  public init(
    _ path: Path, fill: Gradient? = nil, plainFill: Color? = nil, stroke: Stroke? = nil,
    strokeGradient: Gradient? = nil
  ) {
    self.path = path
    self.fill = fill
    self.plainFill = plainFill
    self.stroke = stroke
    self.strokeGradient = strokeGradient
  }
}
