import Drawing
import Manuscript

/// What an author says of a layer's mark.
struct MarkSpecification: Sendable, Hashable {
  /// The mark's name in the grammar.
  var type: String

  // Colours and strokes.
  var color: PlotColor?
  var fill: PlotColor?
  var stroke: PlotColor?
  var filled: Bool?
  var opacity: Double?
  var fillOpacity: Double?
  var strokeOpacity: Double?
  var strokeWidth: Double?
  var strokeDash: [Double]?
  var strokeDashOffset: Double?
  var strokeCap: StrokeCap?
  var strokeJoin: StrokeJoin?
  var strokeMiterLimit: Double?
  var clip: Bool?
  /// How the marks' colours are mixed with those below.
  var blend: BlendMode?

  // Shapes and sizes.
  var size: Double?
  var shape: PointShape?
  var orient: MarkOrientation?
  var interpolate: Interpolation?
  var tension: Double?
  var corners = CornerOptions()
  /// The thickness of ticks, of error bars' parts.
  var thickness: Double?
  var width: MarkLength?
  var height: MarkLength?
  /// The distance between the bars of neighbouring intervals.
  var binSpacing: Double?
  var bands = BandOptions()
  /// What becomes of rows without a number.
  var invalid: InvalidMode?
  /// Whether the points of a line are drawn in the order of the data.
  var keepsDataOrder = false

  // Places where no channel gives one.
  var places: [PlaceProperty: MarkPlace] = [:]
  /// What is added to places, by channel.
  var offsets: [PlaceProperty: Double] = [:]
  var padAngle: Double?

  var text = MarkTextOptions()

  // Marks that stand for several.
  /// Points on a line or an area.
  var point: PartOption?
  /// A line along the upper edge of an area.
  var line: PartOption?
  /// The parts of boxes, error bars and error bands.
  var parts: [MarkPart: PartOption] = [:]
  /// How far an error band or bar reaches.
  var extent: ErrorExtent?
  /// What an error band or bar reaches from.
  var center: ErrorCenter?
  /// How far the whiskers of a box reach.
  var whiskers: WhiskerExtent?
  /// Whether readers pick the marks nearest to them, by cells around these that are not seen.
  var picksNearest = false
  /// Whether PDF and SVG files hold the marks as a picture (ours, beyond Vega-Lite).
  var rasterize = Rasterization.auto
  /// Names at the ends of lines, in place of a legend (ours, beyond Vega-Lite).
  var labelsAtEnd = false
  /// The properties that are computed for each row; nil where none is.
  var computed: ComputedProperties?
  /// What only marks of ours have.
  var own: OwnMarkOptions
  var range: SourceRange

  init(type: String, range: SourceRange) {
    self.type = type
    self.range = range
    own = OwnMarkOptions(of: type)
  }
}

/// A length that an author gives a mark.
enum MarkLength: Sendable, Hashable {
  case pixels(Double)
  /// A share of the band.
  case band(Double)
}

/// A place that an author gives a mark.
enum MarkPlace: Sendable, Hashable {
  case pixels(Double)
  /// The width or height of the view.
  case viewEnd
}

/// The properties of a mark that place it, and their offsets.
enum PlaceProperty: String, Sendable, Hashable, CaseIterable {
  case x
  case y
  case x2
  case y2
  case theta
  case theta2
  case radius
  case radius2
}

/// How wide bars, rectangles and ticks are where nothing else says so.
struct BandOptions: Sendable, Hashable {
  var continuousSize: Double?
  var discreteSize: MarkLength?
  var leastSize: Double?
  /// The part of a view without bands that marks leave free across it; nil for the kind's own.
  var lonelyPadding: Double?
}

/// How the corners of rectangles and arcs are rounded.
struct CornerOptions: Sendable, Hashable {
  /// All corners.
  var all: Double?
  /// The corners of a bar at its end, away from zero.
  var end: Double?
  var topLeft: Double?
  var topRight: Double?
  var bottomRight: Double?
  var bottomLeft: Double?
}

/// How the letters of a text mark look and lie.
struct MarkTextOptions: Sendable, Hashable {
  /// The text of a text mark without a text channel.
  var content: TextContent?
  var align: TextAlignment?
  var baseline: TextBaseline?
  var dx: Double?
  var dy: Double?
  var angle: Double?
  var font: String?
  var fontSize: Double?
  var isBold: Bool?
  var isItalic: Bool?
  /// The greatest width; longer texts are cut.
  var limit: Double?
  var ellipsis: String?
  var lineBreak: String?
  var lineHeight: Double?
}

/// The text of a text mark itself.
enum TextContent: Sendable, Hashable {
  case lines([String])
  /// Computed for each row.
  case expression(Expression)
}

/// What becomes of rows without a number where a scale wants one.
enum InvalidMode: String, Sendable, Hashable, CaseIterable {
  case filter
  case breakPathsFilterDomains = "break-paths-filter-domains"
  case breakPathsShowDomains = "break-paths-show-domains"
  case breakPathsShowPathDomains = "break-paths-show-path-domains"
  case show
}

/// The shapes of a line's ends.
enum StrokeCap: String, Sendable, Hashable, CaseIterable {
  case butt
  case round
  case square
}

/// The shapes of a line's corners.
enum StrokeJoin: String, Sendable, Hashable, CaseIterable {
  case miter
  case round
  case bevel
}

/// How lines run from point to point.
enum Interpolation: String, Sendable, Hashable, CaseIterable {
  case linear
  case linearClosed = "linear-closed"
  case step
  case stepBefore = "step-before"
  case stepAfter = "step-after"
  case monotone
  case basis
  case basisOpen = "basis-open"
  case basisClosed = "basis-closed"
  case bundle
  case cardinal
  case cardinalOpen = "cardinal-open"
  case cardinalClosed = "cardinal-closed"
  case catmullRom = "catmull-rom"
  case natural
}

/// Where a text mark's text lies from its place.
enum TextAlignment: String, Sendable, Hashable, CaseIterable {
  case left
  case center
  case right
}

/// Which height of a text mark's text is at its place.
enum TextBaseline: String, Sendable, Hashable, CaseIterable {
  case top
  case middle
  case bottom
  case alphabetic
  case lineTop = "line-top"
  case lineBottom = "line-bottom"
}
