import Drawing

/// What a layer draws, in the terms of Vega's scene: pictures and facts are both made from it.
struct MarkGeometry: Sendable {
  /// The kinds of things in Vega's scene.
  enum Kind: String, Sendable, Hashable {
    case symbol
    case rect
    case line
    case area
    case rule
    case text
    case trail
    case arc
    case path
  }

  let kind: Kind
  /// The single things; empty for lines, areas and trails.
  var items: [MarkItem] = []
  /// The lines, areas or trails; empty for all others.
  var series: [MarkSeries] = []
  /// What stands on top: the labels of lines.
  var overlays: [MarkGeometry] = []

  /// What the things look like together, where nobody asks about each; nil where they are told apart.
  var merged: FrameItem?
  private var mergedCount = 0

  /// So many things that are drawn as one.
  init(_ kind: Kind, merged: FrameItem, count: Int) {
    self.kind = kind
    self.merged = merged
    mergedCount = count
  }

  /// What is drawn as single things.
  init(_ kind: Kind, items: [MarkItem]) {
    self.kind = kind
    self.items = items
  }

  /// What is drawn as lines, areas or trails.
  init(_ kind: Kind, series: [MarkSeries]) {
    self.kind = kind
    self.series = series
  }

  /// The number of things drawn: a line counts once.
  var count: Int { items.count + series.count + mergedCount }
}

/// One symbol, rectangle, rule, text or arc, in the view's pixels.
struct MarkItem: Sendable, Hashable {
  /// The row of the layer's table.
  var row: Int
  /// The left edge, the centre, or the start of a rule; NaN where the row has no place.
  var x = Double.nan
  /// The top edge, the centre, or the start of a rule; NaN where the row has no place.
  var y = Double.nan
  /// The other end.
  var x2: Double?
  var y2: Double?
  var width: Double?
  var height: Double?
  /// The area of a symbol.
  var size: Double?
  var shape = PointShape.circle
  /// Degrees, clockwise.
  var angle = 0.0
  /// The lines of a text.
  var text: [String] = []
  /// The size of a text's font.
  var fontSize: Double?
  /// How far a text is moved from its place.
  var shift = LinePoint(x: 0, y: 0)
  var arc: ArcShape?
  /// The rounding of a rectangle's corners.
  var corners = CornerRadii()
  /// The length of the head at a rule's end; nil for none.
  var head: Double?
  var look: MarkLook

  /// Whether the item has a place.
  var isPlaced: Bool { !x.isNaN && !y.isNaN && x2?.isNaN != true && y2?.isNaN != true }
}

extension MarkItem {
  /// A rectangle.
  static func rectangle(
    row: Int, left: Double, top: Double, width: Double, height: Double, corners: CornerRadii,
    look: MarkLook
  ) -> MarkItem {
    MarkItem(
      row: row, x: left, y: top, x2: left + width, y2: top + height, width: width, height: height,
      corners: corners, look: look)
  }
}

/// One line, area or trail, in the view's pixels.
struct MarkSeries: Sendable {
  /// The row of the layer's table whose look the series has.
  var row: Int
  /// The points in order; NaN in either coordinate parts the series.
  var points: [LinePoint]
  /// The other ends of an area's points, along its value axis; empty for lines.
  var ends: [Double] = []
  /// The thickness of a trail at its points; empty for all others.
  var sizes: [Double] = []
  /// The points at which a line has arrowheads, and their length.
  var arrowheads: [Int] = []
  var headSize = 0.0
  /// What the line is labelled with where its author says nothing; nil for nothing.
  var label: String?
  var look: MarkLook

  /// Whether a point is drawn.
  func isDefined(_ index: Int) -> Bool {
    !points[index].x.isNaN && !points[index].y.isNaN && (ends.isEmpty || !ends[index].isNaN)
  }

  /// The stretches of points without gaps, by their indices.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in points.indices {
      if isDefined(index) {
        start = start ?? index
      } else if let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let first = start { runs.append(first..<points.count) }
    return runs
  }
}

/// A point of a line in pixels.
package struct LinePoint: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
