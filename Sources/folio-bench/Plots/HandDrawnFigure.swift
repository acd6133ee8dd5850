import CCairo

/// The benchmark's figures as somebody would draw them once, by hand.
///
/// Plain Cairo calls, no scales, no grammar, cairo's own fonts and PNG writer: a floor for time, not a
/// way to make figures.
enum HandDrawnFigure {
  private static let width = 15 / 2.54 * 96
  private static let height = 9 / 2.54 * 96

  /// Why nothing was drawn.
  struct Failure: Error {
    var status: UInt32
  }

  /// Six curves with bands, axes, labels and a legend.
  @Sendable static func curves(as type: PlotFileType) throws -> [UInt8] {
    try file(type) { context in
      for curve in 0..<PlotData.curveCount {
        let points = (0..<PlotData.pointCount).map { point in
          (
            x: 60 + Double(point) / Double(PlotData.pointCount - 1) * (width - 180),
            y: (height - 60) * (1 - PlotData.height(curve, point))
          )
        }
        band(points, curve, reach: 14, context)
        text("family \(curve + 1)", width - 90, 40 + 18 * Double(curve), context)
      }
      axes(context)
    }
  }

  /// Two rows of three panels, each with three curves, bands and axes.
  @Sendable static func facets(as type: PlotFileType) throws -> [UInt8] {
    try file(type, width: 750, height: 380) { context in
      for panel in 0..<6 {
        cairo_save(context)
        cairo_translate(context, 40 + 200 * Double(panel % 3), 20 + 170 * Double(panel / 3))
        for curve in 0..<3 {
          let points = (0..<100).map { point in
            (
              x: Double(point) / 99 * 180,
              y: 140 * (1 - PlotData.height(curve, 2 * point))
            )
          }
          band(points, curve, reach: 7, context)
        }
        cairo_set_source_rgb(context, 0.2, 0.2, 0.2)
        for tick in 0...4 {
          cairo_move_to(context, 45 * Double(tick), 140)
          cairo_line_to(context, 45 * Double(tick), 145)
          cairo_move_to(context, -5, 35 * Double(tick))
          cairo_line_to(context, 0, 35 * Double(tick))
          cairo_stroke(context)
          text("\(tick * 50)", 45 * Double(tick) - 6, 156, context)
        }
        text("task", 80, -6, context)
        cairo_restore(context)
      }
      for curve in 0..<3 { text("family \(curve + 1)", 660, 40 + 18 * Double(curve), context) }
    }
  }

  /// A line through a million points, all of them.
  @Sendable static func walk(as type: PlotFileType) throws -> [UInt8] {
    try file(type) { context in
      var (position, least, greatest) = (0, 0, 0)
      let positions = (0..<PlotData.stepCount).map { step in
        position += PlotData.step(step)
        (least, greatest) = (min(least, position), max(greatest, position))
        return position
      }
      let scale = (height - 60) / Double(max(greatest - least, 1))
      for (step, position) in positions.enumerated() {
        cairo_line_to(
          context, 60 + Double(step) / Double(PlotData.stepCount) * (width - 80),
          Double(greatest - position) * scale)
      }
      cairo_set_source_rgb(context, 0.1, 0.4, 0.6)
      cairo_set_line_width(context, 1.8)
      cairo_stroke(context)
      axes(context)
    }
  }

  /// A hundred thousand discs that let others shine through.
  @Sendable static func cloud(as type: PlotFileType) throws -> [UInt8] {
    let side = 12 / 2.54 * 96
    return try file(type, width: side, height: side) { context in
      cairo_set_source_rgba(context, 0.1, 0.4, 0.6, 0.3)
      for point in 0..<PlotData.dotCount {
        let dot = PlotData.dot(point)
        let (x, y) = (side / 2 + dot.x * side / 10, side / 2 - dot.y * side / 10)
        cairo_new_path(context)
        cairo_arc(context, x, y, 1.4, 0, 2 * Double.pi)
        cairo_fill(context)
      }
      axes(context)
    }
  }

  /// A curve and the band around it.
  private static func band(
    _ points: [(x: Double, y: Double)], _ curve: Int, reach: Double, _ context: OpaquePointer
  ) {
    let hue = Double(curve) / 6
    cairo_new_path(context)
    for point in points { cairo_line_to(context, point.x, point.y - reach) }
    for point in points.reversed() { cairo_line_to(context, point.x, point.y + reach) }
    cairo_set_source_rgba(context, hue, 0.4, 1 - hue, 0.2)
    cairo_fill(context)
    for point in points { cairo_line_to(context, point.x, point.y) }
    cairo_set_source_rgb(context, hue, 0.4, 1 - hue)
    cairo_set_line_width(context, 1.8)
    cairo_stroke(context)
  }

  /// A landscape as one picture, with axes and labels.
  @Sendable static func heatMap(as type: PlotFileType) throws -> [UInt8] {
    try file(type) { context in
      let side = PlotData.side
      guard
        let picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(side), Int32(side)),
        let data = cairo_image_surface_get_data(picture)
      else { return }
      defer { cairo_surface_destroy(picture) }
      data.withMemoryRebound(to: UInt32.self, capacity: side * side) { pixels in
        for row in 0..<side {
          for column in 0..<side {
            let level = UInt32(255 * PlotData.value(column, row))
            pixels[row * side + column] = level << 16 | (255 - level) << 8 | 128
          }
        }
      }
      cairo_surface_mark_dirty(picture)
      cairo_save(context)
      cairo_translate(context, 60, 0)
      cairo_scale(context, (height - 60) / Double(side), (height - 60) / Double(side))
      cairo_set_source_surface(context, picture, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      cairo_paint(context)
      cairo_restore(context)
      axes(context)
    }
  }

  private static func axes(_ context: OpaquePointer) {
    cairo_set_source_rgb(context, 0.2, 0.2, 0.2)
    cairo_set_line_width(context, 1)
    for tick in 0...5 {
      let y = (height - 60) * Double(tick) / 5
      cairo_move_to(context, 55, y)
      cairo_line_to(context, 60, y)
      let x = 60 + (width - 180) * Double(tick) / 5
      cairo_move_to(context, x, height - 60)
      cairo_line_to(context, x, height - 55)
      cairo_stroke(context)
      text("0.\(tick * 2)", 30, y + 4, context)
      text("\(tick * 40)", x - 8, height - 40, context)
    }
    text("time", width / 2, height - 15, context)
    text("expected reward", 5, 12, context)
  }

  private static func text(_ text: String, _ x: Double, _ y: Double, _ context: OpaquePointer) {
    cairo_set_font_size(context, 11)
    cairo_move_to(context, x, y)
    cairo_show_text(context, text)
  }

  private static func file(
    _ type: PlotFileType, width: Double = width, height: Double = height,
    _ draw: (OpaquePointer) -> Void
  ) throws -> [UInt8] {
    let sink = Sink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let surface =
      switch type {
      case .png:
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width * 2), Int32(height * 2))
      case .pdf: cairo_pdf_surface_create_for_stream(Sink.write, closure, width, height)
      }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { throw Failure(status: 0) }
    if type == .png { cairo_scale(context, 2, 2) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    draw(context)
    if type == .png { cairo_surface_write_to_png_stream(surface, Sink.write, closure) }
    let status = cairo_status(context)
    cairo_destroy(context)
    cairo_surface_finish(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw Failure(status: status.rawValue) }
    return sink.bytes
  }
}

/// Gathers the bytes that cairo writes.
private final class Sink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
