import CCairo

extension GlyphRun {
  /// The outlines of the glyphs, each at its place.
  ///
  /// - Throws: `DrawingError` where the font cannot be opened.
  func outlines() throws(DrawingError) -> Path {
    let surface = try CairoImageSurface(width: 1, height: 1)
    let context = try CairoContext(on: surface.handle, glyphs: .outlines)
    var path = Path()
    for glyph in glyphs {
      // Cairo leaves glyphs out that lie far from the surface.
      var alone = self
      alone.glyphs = [.init(index: glyph.index, origin: .zero, byteCount: glyph.byteCount)]
      path.append(try context.outlines(of: alone).mapped(by: .move(by: glyph.origin)))
    }
    return path
  }
}

extension CairoContext {
  /// The outlines of a run's glyphs (`cairo_glyph_path`, `cairo_copy_path`).
  fileprivate func outlines(of run: GlyphRun) throws(DrawingError) -> Path {
    try trace(run)
    guard let copy = cairo_copy_path(handle) else { return Path() }
    defer { cairo_path_destroy(copy) }
    var path = Path()
    var index = 0
    while index < Int(copy.pointee.num_data), let data = copy.pointee.data {
      let header = data[index].header
      func point(_ offset: Int) -> Point {
        let place = data[index + offset].point
        return .pixels(place.x, place.y)
      }
      switch header.type {
      case CAIRO_PATH_MOVE_TO: path.move(to: point(1))
      case CAIRO_PATH_LINE_TO: path.line(to: point(1))
      case CAIRO_PATH_CURVE_TO: path.curve(point(1), point(2), to: point(3))
      case CAIRO_PATH_CLOSE_PATH: path.close()
      default: break
      }
      index += max(Int(header.length), 1)
    }
    cairo_new_path(handle)
    return path
  }
}
