import Drawing

/// Paints what a layer draws.
struct MarkPainter {
  let scene: MarkScene

  /// The items of a frame, in the view's own coordinates.
  func items(_ geometry: MarkGeometry) -> [FrameItem] {
    own(geometry) + geometry.overlays.flatMap(items)
  }

  private func own(_ geometry: MarkGeometry) -> [FrameItem] {
    if let merged = geometry.merged { return [merged] }
    return switch geometry.kind {
    case .symbol: symbols(geometry.items)
    case .rect: shaded(geometry.items, rectangles)
    case .rule:
      geometry.items.flatMap { item in
        item.head.map { ArrowHead.items(item, $0) } ?? rule(item).map { [$0] } ?? []
      }
    case .text: TextPainter(scene).items(geometry.items)
    case .line:
      geometry.series.flatMap { series in line(series).compactMap { shaded($0, series.look) } }
    case .path: geometry.series.map(regions)
    case .area: geometry.series.compactMap { shaded(area($0), $0.look) }
    case .trail: geometry.series.compactMap { shaded(trail($0), $0.look) }
    case .arc: shaded(geometry.items) { $0.compactMap(arc) }
    }
  }

  // MARK: - Gradients

  /// Items whose colours may change over each of them.
  private func shaded(_ items: [MarkItem], _ paint: ([MarkItem]) -> [FrameItem]) -> [FrameItem] {
    guard items.contains(where: \.look.isShaded) else { return paint(items) }
    return items.flatMap { item in paint([item]).compactMap { shaded($0, item.look) } }
  }

  /// A painted path with the gradients of its look.
  private func shaded(_ item: FrameItem?, _ look: MarkLook) -> FrameItem? {
    guard look.isShaded, case .path(let path, let fill, let stroke)? = item else { return item }
    let inside = look.fill?.gradient?.gradient(over: path.bounds)
    let outline = look.stroke?.gradient?.gradient(over: path.bounds)
    return .shaded(
      ShadedPath(
        path, fill: inside?.faded(to: look.opacity * look.fillOpacity), plainFill: fill,
        stroke: stroke, strokeGradient: outline?.faded(to: look.opacity * look.strokeOpacity)))
  }

  // MARK: - Symbols

  private func symbols(_ items: [MarkItem]) -> [FrameItem] {
    // Dots of one colour are drawn at once: they would not mix with each other.
    if scene.mark.blend == nil, let run = DenseDots.run(items, scene.theme) { return [.dots(run)] }
    return shaded(items) { $0.compactMap(symbol) }
  }

  private func symbol(_ item: MarkItem) -> FrameItem? {
    guard item.isPlaced, let size = item.size, size > 0 else { return nil }
    let theme = scene.theme
    let area = theme.area(size, of: item.shape)
    let path =
      item.angle == 0
      ? item.shape.path(x: item.x, y: item.y, area: area)
      : item.shape.path(x: 0, y: 0, area: area).mapped(by: turn(item))
    let fill = item.look.fillColor
    let stroke = item.look.outline ?? theme.pointOutline(around: fill)
    return .path(path, fill: item.shape == .stroke ? nil : fill, stroke: stroke)
  }

  private func turn(_ item: MarkItem) -> Transform {
    let angle = Angle(degrees: item.angle)
    return .turn(cosine: angle.cosine, sine: angle.sine, then: .pixels(item.x, item.y))
  }

  // MARK: - Rectangles, arcs and rules

  private func rectangles(_ items: [MarkItem]) -> [FrameItem] {
    if let picture = CellPicture.item(items) { return [picture] }
    return items.compactMap { item in
      guard item.isPlaced, let width = item.width, let height = item.height else { return nil }
      return .path(
        .rectangle(
          left: item.x, top: item.y, width: width, height: height, corners: item.corners),
        fill: item.look.fillColor, stroke: item.look.outline)
    }
  }

  private func arc(_ item: MarkItem) -> FrameItem? {
    guard item.isPlaced, let arc = item.arc else { return nil }
    let path = ArcOutline(arc).path.mapped(by: .move(by: .pixels(item.x, item.y)))
    return path.isEmpty ? nil : .path(path, fill: item.look.fillColor, stroke: item.look.outline)
  }

  private func rule(_ item: MarkItem) -> FrameItem? {
    guard item.isPlaced, let stroke = item.look.outline else { return nil }
    var start = LinePoint(x: item.x, y: item.y)
    var end = LinePoint(x: item.x2 ?? item.x, y: item.y2 ?? item.y)
    if start.x == end.x {
      start.x = Crisp.center(start.x, width: stroke.width.pixels)
      end.x = start.x
    }
    if start.y == end.y {
      start.y = Crisp.center(start.y, width: stroke.width.pixels)
      end.y = start.y
    }
    return .path(.segment(from: start.point, to: end.point), fill: nil, stroke: stroke)
  }

  // MARK: - Lines

  private var interpolator: Interpolator {
    Interpolator(
      scene.mark.interpolate ?? .linear, scene.layer.orientation, tension: scene.mark.tension)
  }

  private func line(_ series: MarkSeries) -> [FrameItem] {
    let fill = series.look.fillColor
    guard series.look.outline != nil || fill != nil else { return [] }
    let isUpright = scene.layer.orientation == .horizontal
    // Of shapes that are filled all points show.
    func shown(_ run: Range<Int>) -> [LinePoint] {
      fill != nil
        ? Array(series.points[run])
        : LineDecimation.thinned(series.points, run, isUpright: isUpright)
    }
    var path = Path()
    for run in series.runs { path.append(interpolator.path(shown(run))) }
    guard !path.isEmpty else { return [] }
    return [.path(path, fill: fill, stroke: outline(series))] + ArrowHead.items(series)
  }

  /// The outline of a series: where points are left out, turns are cut off that with all of them would
  /// be too sharp for a miter.
  private func outline(_ series: MarkSeries) -> Stroke? {
    var outline = series.look.outline
    if outline?.join == .miter, series.runs.contains(where: LineDecimation.thins) {
      outline?.join = .bevel
    }
    return outline
  }

  /// Regions with holes: outlines that turn the other way.
  private func regions(_ series: MarkSeries) -> FrameItem {
    var path = Path()
    for run in series.runs {
      path.append(.polyline(run.map { series.points[$0].point }, closed: true))
    }
    return .path(path, fill: series.look.fillColor, stroke: series.look.outline)
  }

  private func area(_ series: MarkSeries) -> FrameItem? {
    let isVertical = scene.layer.orientation == .vertical
    var path = Path()
    for run in series.runs {
      path.append(interpolator.path(Array(series.points[run])))
      let back = run.reversed().map { index in
        isVertical
          ? LinePoint(x: series.points[index].x, y: series.ends[index])
          : LinePoint(x: series.ends[index], y: series.points[index].y)
      }
      path.append(interpolator.reversed.path(back, continuing: true))
      path.close()
    }
    return path.isEmpty
      ? nil : .path(path, fill: series.look.fillColor, stroke: series.look.outline)
  }

  private func trail(_ series: MarkSeries) -> FrameItem? {
    var path = Path()
    for run in series.runs {
      path.append(TrailOutline.path(Array(series.points[run]), Array(series.sizes[run])))
    }
    return path.isEmpty
      ? nil : .path(path, fill: series.look.fillColor, stroke: series.look.outline)
  }
}

/// Places thin lines on whole device pixels at the double resolution of PNG files.
enum Crisp {
  /// The place nearest to `place` at which a line of a width has sharp edges.
  static func center(_ place: Double, width: Double) -> Double {
    let devicePixels = Int((width * 2).rounded())
    return devicePixels % 2 == 0
      ? (place * 2).rounded() / 2 : ((place * 2).rounded(.down) + 0.5) / 2
  }
}
