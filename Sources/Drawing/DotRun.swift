/// Many discs of one size, each painted over those before it.
///
/// Thousands of circles as paths would take a hundred times the memory, and as long to draw.
public struct DotRun: Sendable, Hashable {
  /// One disc.
  public struct Dot: Sendable, Hashable {
    /// The middle.
    public var center: Point
    /// Which of the run's colours it has.
    public var color: UInt32

    /// A disc at a place.
    public init(center: Point, color: UInt32) {
      self.center = center
      self.color = color
    }
  }

  /// The width of every disc.
  public var diameter: Length
  /// The colours that discs have.
  public var colors: [Color]
  /// The line around every disc, half of it outside; nil for none.
  public var outline: Stroke?
  /// The discs, back to front.
  public var dots: [Dot]

  /// Discs of one size.
  public init(diameter: Length, colors: [Color], outline: Stroke? = nil, dots: [Dot]) {
    self.diameter = diameter
    self.colors = colors
    self.outline = outline
    self.dots = dots
  }

  /// How far discs reach around their middles.
  public var reach: Length { diameter / 2 + (outline?.width ?? .zero) / 2 }

  /// The smallest rectangle around all discs; nil where there are none.
  public var bounds: Rectangle? {
    guard let first = dots.first?.center else { return nil }
    var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
    for dot in dots {
      (left, right) = (min(left, dot.center.x), max(right, dot.center.x))
      (top, bottom) = (min(top, dot.center.y), max(bottom, dot.center.y))
    }
    return Rectangle(left: left, top: top, width: right - left, height: bottom - top)
      .expanded(by: reach)
  }

  /// As many opaque discs make one path; more would keep readers of files waiting.
  private static let pathLimit = 1000

  /// Discs next to one another that can be painted at once: opaque ones of a colour; those that let
  /// others shine through stand alone.
  var stretches: [ArraySlice<Dot>] {
    var stretches: [ArraySlice<Dot>] = []
    var start = 0
    while start < dots.count {
      let color = dots[start].color
      var end = start + 1
      if colors[Int(color)].alpha >= 1 {
        let limit = min(start + Self.pathLimit, dots.count)
        while end < limit, dots[end].color == color { end += 1 }
      }
      stretches.append(dots[start..<end])
      start = end
    }
    return stretches
  }
}
