import Drawing

/// How a mark is painted.
struct MarkLook: Sendable, Hashable {
  /// The colour inside; nil for none.
  var fill: PlotColor?
  /// The colour of the outline; nil for none.
  var stroke: PlotColor?
  var opacity = 1.0
  var fillOpacity = 1.0
  var strokeOpacity = 1.0
  var strokeWidth = 1.0
  /// Lengths drawn and left out in turn; empty for a whole line.
  var dash: [Double] = []
  var dashOffset = 0.0
  var cap = Stroke.Cap.butt
  var join = Stroke.Join.miter
  /// How far pointed corners reach, in widths of the line.
  var miterLimit = 10.0

  /// The colour inside, its opacity included.
  var fillColor: Color? { fill?.color?.faded(to: opacity * fillOpacity) }

  /// The colour of the outline, its opacity included.
  var strokeColor: Color? { stroke?.color?.faded(to: opacity * strokeOpacity) }

  /// Whether colours change over the mark.
  var isShaded: Bool { fill?.gradient != nil || stroke?.gradient != nil }

  /// The outline; nil where there is none.
  var outline: Stroke? {
    guard let color = strokeColor, strokeWidth > 0 else { return nil }
    let isDashed = dash.contains { $0 > 0 }
    return Stroke(
      color, width: .pixels(strokeWidth),
      dash: isDashed ? dash.map { Length(pixels: max($0, 0)) } : [],
      dashOffset: .pixels(dashOffset), cap: cap, join: join, miterLimit: miterLimit)
  }
}
