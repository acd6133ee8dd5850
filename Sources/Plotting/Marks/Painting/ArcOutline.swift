import Drawing
import NumericalMethods

/// The outline of a part of a ring around the origin.
struct ArcOutline {
  private let start: Double
  private let end: Double
  private let outer: Double
  private let inner: Double
  private let padding: Double
  private let corner: Double

  init(_ arc: ArcShape) {
    start = min(arc.start, arc.end)
    end = max(arc.start, arc.end)
    outer = max(arc.outer, arc.inner, 0)
    inner = max(min(arc.outer, arc.inner), 0)
    padding = max(arc.padding, 0)
    corner = max(arc.corner, 0)
  }

  /// The outline; empty where nothing would be seen.
  var path: Path {
    guard outer > 0, start.isFinite, end.isFinite, outer.isFinite, inner.isFinite, end > start
    else { return Path() }
    if end - start >= 2 * .pi - 1e-9 { return ring }
    let sweep = (outer: padded(outer), inner: padded(inner))
    var path = Path()
    rounded(sweep.outer, outer, &path, isOuter: true)
    if inner > 0, sweep.inner.end > sweep.inner.start {
      rounded(sweep.inner, inner, &path, isOuter: false)
    } else {
      path.line(to: tip.point)
    }
    path.close()
    return path
  }

  private var ring: Path {
    var path = Path.circle(center: .zero, radius: .pixels(outer))
    guard inner > 0 else { return path }
    // The inner circle runs the other way round.
    path.move(to: place(inner, 0).point)
    for piece in pieces(from: 0, to: -2 * .pi, inner) { path.append(piece) }
    path.close()
    return path
  }

  /// The angles between which an edge runs, with half of the padding left free at either end: it
  /// grows inwards, so that the gap is as wide everywhere.
  private func padded(_ radius: Double) -> (start: Double, end: Double) {
    guard padding > 0, radius > 0 else { return (start, end) }
    let reach = (inner * inner + outer * outer).squareRoot()
    let share = reach / radius * sine(padding / 2)
    let angle = share >= 1 ? .pi / 2 : arcsine(share)
    let middle = (start + end) / 2
    return (min(start + angle, middle), max(end - angle, middle))
  }

  /// Where the straight edges of a part of a disc meet.
  private var tip: LinePoint {
    let sides = padded(outer)
    let half = (sides.end - sides.start) / 2
    guard padding > 0, half > 1e-9, half < .pi / 2 else { return LinePoint(x: 0, y: 0) }
    let reach = outer * sine((end - start) / 2 - half) / sine((end - start) / 2)
    return place(max(reach, 0), (start + end) / 2)
  }

  /// One edge with its corners: the outer one forwards, the inner one backwards.
  private func rounded(
    _ sweep: (start: Double, end: Double), _ radius: Double, _ path: inout Path, isOuter: Bool
  ) {
    let limit = isOuter ? (outer - inner) / 2 : (outer - inner) / 2
    let room = radius * sine(min((sweep.end - sweep.start) / 2, .pi / 2))
    let size = min(corner, limit, isOuter ? room / (1 + room / radius) : room)
    let ends = isOuter ? (sweep.start, sweep.end) : (sweep.end, sweep.start)
    guard size > 1e-6 else {
      step(to: place(radius, ends.0), &path)
      for piece in pieces(from: ends.0, to: ends.1, radius) { path.append(piece) }
      return
    }
    let side = isOuter ? -1.0 : 1.0
    let center = radius + side * size
    let turn = arcsine(min(size / center, 1))
    let along = center * cosine(turn)
    let direction = isOuter ? 1.0 : -1.0
    let (first, last) = (ends.0 + direction * turn, ends.1 - direction * turn)
    step(to: place(along, ends.0), &path)
    bend(to: place(radius, first), by: place(radius, ends.0), &path)
    for piece in pieces(from: first, to: last, radius) { path.append(piece) }
    bend(to: place(along, ends.1), by: place(radius, ends.1), &path)
  }

  private func step(to point: LinePoint, _ path: inout Path) {
    if path.isEmpty { path.move(to: point.point) } else { path.line(to: point.point) }
  }

  /// A curve around a corner.
  private func bend(to end: LinePoint, by corner: LinePoint, _ path: inout Path) {
    guard let last = path.points.last else { return }
    let start = LinePoint(x: last.x.pixels, y: last.y.pixels)
    path.curve(
      (start + 0.5523 * (corner - start)).point, (end + 0.5523 * (corner - end)).point,
      to: end.point)
  }

  /// Curves along a circle, without the move to their start.
  private func pieces(from start: Double, to end: Double, _ radius: Double) -> [Path] {
    let count = max(Int(((end - start).magnitude / (.pi / 2) - 1e-9).rounded(.up)), 1)
    let step = (end - start) / Double(count)
    let arm = radius * 4 / 3 * tangent(step / 4)
    return (0..<count).map { index in
      let (from, to) = (start + step * Double(index), start + step * Double(index + 1))
      let (first, last) = (place(radius, from), place(radius, to))
      var path = Path()
      path.curve(
        LinePoint(x: first.x + arm * cosine(from), y: first.y + arm * sine(from)).point,
        LinePoint(x: last.x - arm * cosine(to), y: last.y - arm * sine(to)).point, to: last.point)
      return path
    }
  }

  /// A point at a distance from the origin, at an angle clockwise from the top.
  private func place(_ radius: Double, _ angle: Double) -> LinePoint {
    LinePoint(x: radius * sine(angle), y: -radius * cosine(angle))
  }
}
