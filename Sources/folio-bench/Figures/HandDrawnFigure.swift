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
  static func curves(as type: FigureBenchmark.FileType) throws -> [UInt8] {
    try file(type) { context in
      for curve in 0..<FigureData.curveCount {
        let hue = Double(curve) / 6
        let points = (0..<FigureData.pointCount).map { point in
          (
            x: 60 + Double(point) / Double(FigureData.pointCount - 1) * (width - 180),
            y: (height - 60) * (1 - FigureData.height(curve, point))
          )
        }
        cairo_new_path(context)
        for point in points { cairo_line_to(context, point.x, point.y - 14) }
        for point in points.reversed() { cairo_line_to(context, point.x, point.y + 14) }
        cairo_set_source_rgba(context, hue, 0.4, 1 - hue, 0.2)
        cairo_fill(context)
        for point in points { cairo_line_to(context, point.x, point.y) }
        cairo_set_source_rgb(context, hue, 0.4, 1 - hue)
        cairo_set_line_width(context, 1.8)
        cairo_stroke(context)
        text("family \(curve + 1)", width - 90, 40 + 18 * Double(curve), context)
      }
      axes(context)
    }
  }

  /// A landscape as one picture, with axes and labels.
  static func heatMap(as type: FigureBenchmark.FileType) throws -> [UInt8] {
    try file(type) { context in
      let side = FigureData.side
      guard
        let picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(side), Int32(side)),
        let data = cairo_image_surface_get_data(picture)
      else { return }
      defer { cairo_surface_destroy(picture) }
      data.withMemoryRebound(to: UInt32.self, capacity: side * side) { pixels in
        for row in 0..<side {
          for column in 0..<side {
            let level = UInt32(255 * FigureData.value(column, row))
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
    _ type: FigureBenchmark.FileType, _ draw: (OpaquePointer) -> Void
  ) throws -> [UInt8] {
    let sink = Sink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let surface =
      switch type {
      case .png:
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width * 2), Int32(height * 2))
      case .pdf: cairo_pdf_surface_create_for_stream(Sink.write, closure, width, height)
      case .svg: cairo_svg_surface_create_for_stream(Sink.write, closure, width, height)
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
