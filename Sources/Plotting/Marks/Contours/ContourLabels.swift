import Drawing
import NumericalMethods
import Typesetting

/// Writes levels on contour lines: each along the straightest stretch of its line that is free.
struct ContourLabels {
  /// Lines shorter than so many labels have none.
  private static let leastLength = 2.5
  private static let gap = 2.5

  private let scene: MarkScene
  private let typesetter: LabelTypesetter
  private var taken: [Rectangle] = []
  /// The texts placed so far.
  private(set) var items: [MarkItem] = []

  init(_ scene: MarkScene) {
    self.scene = scene
    typesetter = scene.fonts.label
  }

  /// Writes a level on a line.
  ///
  /// - Returns: The line with a gap where its label stands.
  mutating func labelled(_ line: [LinePoint], level: Double, _ look: MarkLook) -> [LinePoint] {
    let text = TickLabels.plain(level)
    let size = typesetter.label(text, color: .black)
    let (width, height) = (size.width.pixels + 2 * Self.gap, size.height.pixels)
    let measure = LineMeasure(line)
    guard measure.length >= width * Self.leastLength,
      let start = best(measure, width: width, height: height)
    else { return line }
    let (from, to) = (measure.point(at: start), measure.point(at: start + width))
    let middle = LinePoint(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
    taken.append(Self.box(around: middle, width, height))
    var angle = arctangent(to.y - from.y, over: to.x - from.x) * 180 / .pi
    if angle > 90 { angle -= 180 }
    if angle <= -90 { angle += 180 }
    var ink = look
    (ink.fill, ink.stroke) = (look.stroke, nil)
    items.append(
      MarkItem(row: 0, x: middle.x, y: middle.y, angle: angle, text: [text], look: ink))
    return measure.cut(from: start, to: start + width)
  }

  /// Where the straightest free stretch of a width starts; nil where none is free.
  private func best(_ measure: LineMeasure, width: Double, height: Double) -> Double? {
    let step = max(width / 4, measure.length / 200)
    var best: (score: Double, start: Double)?
    for start in stride(from: width / 2, through: measure.length - width * 1.5, by: step) {
      let (from, to) = (measure.point(at: start), measure.point(at: start + width))
      let middle = LinePoint(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
      let box = Self.box(around: middle, width, height)
      let view = Rectangle.pixels(left: 0, top: 0, width: scene.width, height: scene.height)
      guard view.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { continue }
      let chord = LineMeasure.distance(from, to)
      let centrality = 1 - ((start + width / 2) / measure.length - 0.5).magnitude
      let score = chord / width + 0.05 * centrality
      if score > (best?.score ?? 0) + 1e-9 { best = (score, start) }
    }
    guard let best, best.score > 0.9 else { return nil }
    return best.start
  }

  /// A box that holds a label however it is turned.
  private static func box(around middle: LinePoint, _ width: Double, _ height: Double) -> Rectangle
  {
    let half = max(width, height) / 2
    return .pixels(left: middle.x - half, top: middle.y - half, width: half * 2, height: half * 2)
  }
}

/// A line measured along its length.
struct LineMeasure {
  private let points: [LinePoint]
  /// The distance of each point from the start, along the line.
  private let distances: [Double]

  init(_ points: [LinePoint]) {
    self.points = points
    var distances = [0.0]
    for (start, end) in zip(points, points.dropFirst()) {
      distances.append(distances[distances.count - 1] + Self.distance(start, end))
    }
    self.distances = distances
  }

  var length: Double { distances.last ?? 0 }

  static func distance(_ start: LinePoint, _ end: LinePoint) -> Double {
    let (x, y) = (end.x - start.x, end.y - start.y)
    return (x * x + y * y).squareRoot()
  }

  /// The index of the last point not after a distance along the line.
  private func index(at distance: Double) -> Int {
    var (low, high) = (0, max(points.count - 1, 1))
    while high - low > 1 {
      let middle = (low + high) / 2
      if distances[middle] <= distance { low = middle } else { high = middle }
    }
    return low
  }

  /// The point at a distance along the line.
  func point(at distance: Double) -> LinePoint {
    guard points.count > 1 else { return points.first ?? LinePoint(x: .nan, y: .nan) }
    let index = index(at: distance)
    let span = distances[index + 1] - distances[index]
    let share = span > 0 ? (distance - distances[index]) / span : 0
    let (start, end) = (points[index], points[index + 1])
    return LinePoint(
      x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
  }

  /// The line without the stretch between two distances.
  func cut(from start: Double, to end: Double) -> [LinePoint] {
    let before = points.indices.prefix { distances[$0] < start }.map { points[$0] }
    let after = points.indices.filter { distances[$0] > end }.map { points[$0] }
    return before + [point(at: start), LinePoint(x: .nan, y: .nan), point(at: end)] + after
  }
}
