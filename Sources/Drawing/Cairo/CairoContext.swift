import CCairo

/// Draws on a surface (`cairo_t`).
final class CairoContext {
  /// How text is drawn.
  enum Glyphs {
    /// As text.
    case text
    /// As text of a font that is embedded in the file.
    case embedded
    /// As filled outlines, each glyph exactly at its place (cairo sets bitmap glyphs on whole pixels).
    case outlines
  }

  /// The context, for this folder alone.
  let handle: OpaquePointer
  private let glyphs: Glyphs
  /// What is drawn of files' pictures: cairo would copy one that goes before its page is written.
  private var pictures: [CairoImageSurface] = []

  /// A context on a surface of this folder; the surface must outlive it.
  init(on surface: OpaquePointer, glyphs: Glyphs) throws(DrawingError) {
    guard let handle = cairo_create(surface) else { throw .library("no context") }
    self.handle = handle
    self.glyphs = glyphs
    try check()
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(handle, options)
    cairo_font_options_destroy(options)
    cairo_set_tolerance(handle, 0.1)
  }

  deinit { cairo_destroy(handle) }

  /// Throws where cairo has met an error.
  func check() throws(DrawingError) { try Drawing.check(cairo_status(handle)) }

  /// Whether what is drawn becomes pixels at once.
  var paintsPixels: Bool {
    cairo_surface_get_type(cairo_get_target(handle)) == CAIRO_SURFACE_TYPE_IMAGE
  }

  func save() { cairo_save(handle) }
  func restore() { cairo_restore(handle) }
  func scale(by factor: Double) { cairo_scale(handle, factor, factor) }

  func apply(_ transform: Transform) {
    var matrix = cairo_matrix_t(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d,
      x0: transform.offset.x.pixels, y0: transform.offset.y.pixels)
    cairo_transform(handle, &matrix)
  }

  func clip(to rectangle: Rectangle) {
    cairo_rectangle(
      handle, rectangle.left.pixels, rectangle.top.pixels, rectangle.width.pixels,
      rectangle.height.pixels)
    cairo_clip(handle)
  }

  func fillPage(with color: Color) {
    set(color)
    cairo_paint(handle)
  }

  func set(_ color: Color) {
    cairo_set_source_rgba(handle, color.red, color.green, color.blue, color.alpha)
  }

  func set(_ blend: BlendMode) { cairo_set_operator(handle, blend.cairo) }

  // MARK: - Tags

  /// Begins what the document knows by a name (`cairo_tag_begin`).
  func beginTag(_ name: String, _ attributes: String = "") {
    cairo_tag_begin(handle, name, attributes)
  }

  /// Ends what the document knows by a name (`cairo_tag_end`).
  func endTag(_ name: String) { cairo_tag_end(handle, name) }

  /// Where a point lies on the page, in points from its top left corner (`cairo_user_to_device`).
  func devicePoint(of point: Point) -> (x: Double, y: Double) {
    var (x, y) = (point.x.pixels, point.y.pixels)
    cairo_user_to_device(handle, &x, &y)
    return (x, y)
  }

  // MARK: - Paths

  func draw(_ path: Path, fill: Color?, stroke: Stroke?) {
    let fill = fill.flatMap { $0.alpha > 0 ? $0 : nil }
    let stroke = stroke.flatMap { $0.color.alpha > 0 && $0.width > .zero ? $0 : nil }
    guard !path.isEmpty, fill != nil || stroke != nil else { return }
    cairo_new_path(handle)
    for element in path.elements { trace(element) }
    if let fill {
      set(fill)
      cairo_fill_preserve(handle)
    }
    if let stroke {
      set(stroke)
      cairo_stroke_preserve(handle)
    }
    cairo_new_path(handle)
  }

  /// Draws a path in changing colours.
  func draw(_ shaded: ShadedPath) {
    guard !shaded.path.isEmpty else { return }
    cairo_new_path(handle)
    for element in shaded.path.elements { trace(element) }
    if let fill = shaded.fill {
      set(fill)
      cairo_fill_preserve(handle)
    } else if let fill = shaded.plainFill {
      set(fill)
      cairo_fill_preserve(handle)
    }
    if let stroke = shaded.stroke, stroke.width > .zero {
      set(stroke)
      if let gradient = shaded.strokeGradient { set(gradient) }
      cairo_stroke_preserve(handle)
    }
    cairo_new_path(handle)
  }

  private func set(_ gradient: Gradient) {
    let pattern: OpaquePointer? =
      switch gradient.shape {
      case .linear(let from, let to):
        cairo_pattern_create_linear(from.x.pixels, from.y.pixels, to.x.pixels, to.y.pixels)
      case .radial(let from, let inner, let to, let outer):
        cairo_pattern_create_radial(
          from.x.pixels, from.y.pixels, inner.pixels, to.x.pixels, to.y.pixels, outer.pixels)
      }
    for stop in gradient.stops {
      cairo_pattern_add_color_stop_rgba(
        pattern, stop.offset, stop.color.red, stop.color.green, stop.color.blue, stop.color.alpha)
    }
    cairo_set_source(handle, pattern)
    cairo_pattern_destroy(pattern)
  }

  private func trace(_ element: Path.Element) {
    switch element {
    case .move(let point): cairo_move_to(handle, point.x.pixels, point.y.pixels)
    case .line(let point): cairo_line_to(handle, point.x.pixels, point.y.pixels)
    case .curve(let first, let second, let end):
      cairo_curve_to(
        handle, first.x.pixels, first.y.pixels, second.x.pixels, second.y.pixels, end.x.pixels,
        end.y.pixels)
    case .close: cairo_close_path(handle)
    }
  }

  private func set(_ stroke: Stroke) {
    set(stroke.color)
    cairo_set_line_width(handle, stroke.width.pixels)
    cairo_set_dash(
      handle, stroke.dash.map(\.pixels), Int32(stroke.dash.count), stroke.dashOffset.pixels)
    cairo_set_miter_limit(handle, stroke.miterLimit)
    switch stroke.cap {
    case .butt: cairo_set_line_cap(handle, CAIRO_LINE_CAP_BUTT)
    case .round: cairo_set_line_cap(handle, CAIRO_LINE_CAP_ROUND)
    case .square: cairo_set_line_cap(handle, CAIRO_LINE_CAP_SQUARE)
    }
    switch stroke.join {
    case .miter: cairo_set_line_join(handle, CAIRO_LINE_JOIN_MITER)
    case .round: cairo_set_line_join(handle, CAIRO_LINE_JOIN_ROUND)
    case .bevel: cairo_set_line_join(handle, CAIRO_LINE_JOIN_BEVEL)
    }
  }

  // MARK: - Text and pictures

  func draw(_ run: GlyphRun) throws(DrawingError) {
    guard !run.glyphs.isEmpty else { return }
    switch glyphs {
    case .outlines:
      try trace(run)
      cairo_fill(handle)
    case .text, .embedded:
      showText(run, try choose(run))
    }
  }

  /// Makes the outlines of glyphs the current path.
  func trace(_ run: GlyphRun) throws(DrawingError) {
    let glyphs = try choose(run)
    cairo_new_path(handle)
    cairo_glyph_path(handle, glyphs, Int32(glyphs.count))
  }

  /// Sets font, size and colour of a run.
  ///
  /// - Returns: Its glyphs as cairo takes them.
  private func choose(_ run: GlyphRun) throws(DrawingError) -> [cairo_glyph_t] {
    let face =
      glyphs == .embedded
      ? try CairoFontFace.embeddedFace(of: run.font) : try CairoFontFace.face(of: run.font)
    cairo_set_font_face(handle, face.handle)
    cairo_set_font_size(handle, run.size.pixels)
    set(run.color)
    return run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.index), x: glyph.origin.x.pixels, y: glyph.origin.y.pixels)
    }
  }

  /// Shows glyphs together with their text (`cairo_show_text_glyphs`).
  private func showText(_ run: GlyphRun, _ glyphs: [cairo_glyph_t]) {
    var clusters: [cairo_text_cluster_t] = []
    for glyph in run.glyphs {
      if glyph.byteCount == 0, let last = clusters.indices.last {
        clusters[last].num_glyphs += 1
      } else {
        clusters.append(
          cairo_text_cluster_t(num_bytes: Int32(glyph.byteCount), num_glyphs: 1))
      }
    }
    let byteCount = run.text.utf8.count
    guard run.glyphs.reduce(0, { $0 + $1.byteCount }) == byteCount else {
      cairo_show_glyphs(handle, glyphs, Int32(glyphs.count))
      return
    }
    cairo_show_text_glyphs(
      handle, run.text, Int32(byteCount), glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
  }

  func draw(_ bitmap: Bitmap, in rectangle: Rectangle, smooth: Bool) throws(DrawingError) {
    guard bitmap.width > 0, bitmap.height > 0 else { return }
    draw(try CairoImageSurface(bitmap), in: rectangle, smooth: smooth)
  }

  func draw(_ image: CairoImageSurface, in rectangle: Rectangle, smooth: Bool) {
    if glyphs == .embedded { pictures.append(image) }
    cairo_save(handle)
    cairo_translate(handle, rectangle.left.pixels, rectangle.top.pixels)
    cairo_scale(
      handle, rectangle.width.pixels / Double(image.width),
      rectangle.height.pixels / Double(image.height))
    cairo_set_source_surface(handle, image.handle, 0, 0)
    let pattern = cairo_get_source(handle)
    cairo_pattern_set_filter(pattern, smooth ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_rectangle(handle, 0, 0, Double(image.width), Double(image.height))
    cairo_fill(handle)
    cairo_restore(handle)
  }
}
