import CCairo

extension CairoContext {
  /// Draws discs: on pixels as copies of a few prepared ones, elsewhere as lines without length and
  /// with round ends, a third of the size of arcs.
  func draw(_ run: DotRun) {
    guard !run.dots.isEmpty, run.diameter > .zero else { return }
    if let stamper = DotStamper(handle, run) {
      stamper.draw()
    } else if run.outline == nil {
      drawLines(run)
    } else {
      for dot in run.dots {
        draw(
          .circle(center: dot.center, radius: run.diameter / 2),
          fill: run.colors[Int(dot.color)], stroke: run.outline)
      }
    }
  }

  private func drawLines(_ run: DotRun) {
    cairo_set_line_width(handle, run.diameter.pixels)
    cairo_set_line_cap(handle, CAIRO_LINE_CAP_ROUND)
    cairo_set_dash(handle, nil, 0, 0)
    cairo_new_path(handle)
    var current: UInt32?
    for dots in run.stretches {
      for dot in dots {
        cairo_move_to(handle, dot.center.x.pixels, dot.center.y.pixels)
        cairo_line_to(handle, dot.center.x.pixels, dot.center.y.pixels)
      }
      let color = dots[dots.startIndex].color
      if color != current { set(run.colors[Int(color)]) }
      current = color
      cairo_stroke(handle)
    }
  }
}

/// Copies prepared discs onto pixels.
///
/// Discs are prepared at the middles of a grid of places within a pixel, so that none is drawn further
/// than a sixteenth of a pixel from where it belongs.
private struct DotStamper {
  private static let phases = 8

  private let run: DotRun
  private let surface: OpaquePointer
  private let matrix: cairo_matrix_t
  private let clip: (left: Int, top: Int, right: Int, bottom: Int)

  /// Nil where the target has no pixels of four channels or is turned.
  init?(_ context: OpaquePointer, _ run: DotRun) {
    guard let surface = cairo_get_target(context),
      cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE,
      cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32
    else { return nil }
    var matrix = cairo_matrix_t()
    cairo_get_matrix(context, &matrix)
    guard matrix.xy == 0, matrix.yx == 0, matrix.xx > 0,
      (matrix.xx - matrix.yy).magnitude < 0.01 * matrix.xx
    else { return nil }
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_clip_extents(context, &left, &top, &right, &bottom)
    let (width, height) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    func pixel(_ place: Double, _ scale: Double, _ shift: Double, _ end: Int) -> Int {
      Int(min(max((place * scale + shift).rounded(), 0), Double(end)))
    }
    clip = (
      pixel(left, matrix.xx, matrix.x0, width), pixel(top, matrix.yy, matrix.y0, height),
      pixel(right, matrix.xx, matrix.x0, width), pixel(bottom, matrix.yy, matrix.y0, height)
    )
    self.run = run
    self.surface = surface
    self.matrix = matrix
  }

  /// Paints all discs.
  func draw() {
    cairo_surface_flush(surface)
    let rowLength = Int(cairo_image_surface_get_stride(surface)) / 4
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let rows = Int(cairo_image_surface_get_height(surface))
    data.withMemoryRebound(to: UInt32.self, capacity: rowLength * rows) { start in
      draw(UnsafeMutableBufferPointer(start: start, count: rowLength * rows), rowLength)
    }
    cairo_surface_mark_dirty(surface)
  }

  private func draw(_ pixels: UnsafeMutableBufferPointer<UInt32>, _ rowLength: Int) {
    let colors = run.colors.map(Self.pixel)
    let rim = run.outline.map { (color: Self.pixel($0.color), half: $0.width / 2) }
    let scale = matrix.xx
    let radius = run.diameter.pixels / 2
    var inner = StampSheet(radius: (radius - (rim?.half.pixels ?? 0)) * scale, Self.phases)
    var outer = StampSheet(radius: (radius + (rim?.half.pixels ?? 0)) * scale, Self.phases)
    for dot in run.dots {
      let x = dot.center.x.pixels * matrix.xx + matrix.x0
      let y = dot.center.y.pixels * matrix.yy + matrix.y0
      guard x.magnitude < 1e6, y.magnitude < 1e6 else { continue }
      if let rim { paint(&outer, x, y, rim.color, pixels, rowLength) }
      paint(&inner, x, y, colors[Int(dot.color)], pixels, rowLength)
    }
  }

  /// A colour as a pixel: opacity, red, green, blue from the highest byte, multiplied.
  private static func pixel(_ color: Color) -> UInt32 {
    func byte(_ share: Double) -> UInt32 { UInt32((min(max(share, 0), 1) * 255).rounded()) }
    return byte(color.alpha) << 24 | byte(color.red * color.alpha) << 16
      | byte(color.green * color.alpha) << 8 | byte(color.blue * color.alpha)
  }

  private func paint(
    _ sheet: inout StampSheet, _ x: Double, _ y: Double, _ color: UInt32,
    _ pixels: UnsafeMutableBufferPointer<UInt32>, _ rowLength: Int
  ) {
    guard sheet.radius > 0 else { return }
    let (column, row) = (x.rounded(.down), y.rounded(.down))
    let phaseX = Int((x - column) * Double(Self.phases))
    let phaseY = Int((y - row) * Double(Self.phases))
    sheet.prepare(phaseX, phaseY)
    let (left, top) = (Int(column) - sheet.margin, Int(row) - sheet.margin)
    let (firstRow, lastRow) = (max(clip.top - top, 0), min(clip.bottom - top, sheet.side))
    let (first, last) = (max(clip.left - left, 0), min(clip.right - left, sheet.side))
    guard firstRow < lastRow, first < last else { return }
    let stamp = sheet.start(phaseX, phaseY)
    for row in firstRow..<lastRow {
      let source = stamp + row * sheet.side
      let target = (top + row) * rowLength + left
      for column in first..<last {
        let coverage = UInt32(sheet.coverage[source + column])
        guard coverage > 0 else { continue }
        pixels[target + column] = Self.blended(color, coverage, over: pixels[target + column])
      }
    }
  }

  /// A pixel with a share of another laid over it.
  private static func blended(_ color: UInt32, _ coverage: UInt32, over pixel: UInt32) -> UInt32 {
    let source = scaled(color, by: coverage)
    return source &+ scaled(pixel, by: 255 - source >> 24)
  }

  /// All four channels times a number of 255ths, rounded.
  private static func scaled(_ pixel: UInt32, by factor: UInt32) -> UInt32 {
    var low = (pixel & 0x00FF_00FF) * factor + 0x0080_0080
    low = (low + (low >> 8 & 0x00FF_00FF)) >> 8 & 0x00FF_00FF
    var high = (pixel >> 8 & 0x00FF_00FF) * factor + 0x0080_0080
    high = (high + (high >> 8 & 0x00FF_00FF)) & 0xFF00_FF00
    return high | low
  }
}

/// The same disc at the middles of a grid of places within a pixel.
private struct StampSheet {
  let radius: Double
  /// Pixels along a side of a stamp.
  let side: Int
  /// How many of them lie before the pixel that holds the middle.
  let margin: Int
  private let phases: Int
  /// How much of each pixel a stamp covers, in 255ths, stamp after stamp.
  private(set) var coverage: [UInt8]
  private var isPrepared: [Bool]

  init(radius: Double, _ phases: Int) {
    self.radius = radius
    self.phases = phases
    margin = Int(max(radius, 0).rounded(.up)) + 1
    side = 2 * margin + 1
    coverage = [UInt8](repeating: 0, count: phases * phases * side * side)
    isPrepared = [Bool](repeating: false, count: phases * phases)
  }

  /// Where a stamp starts.
  func start(_ phaseX: Int, _ phaseY: Int) -> Int { (phaseY * phases + phaseX) * side * side }

  /// Makes a stamp where that has not been done.
  mutating func prepare(_ phaseX: Int, _ phaseY: Int) {
    guard !isPrepared[phaseY * phases + phaseX] else { return }
    isPrepared[phaseY * phases + phaseX] = true
    let x = Double(margin) + (Double(phaseX) + 0.5) / Double(phases)
    let y = Double(margin) + (Double(phaseY) + 0.5) / Double(phases)
    let start = start(phaseX, phaseY)
    let (inner, outer) = (max(radius - 1, 0), radius + 1)
    for row in 0..<side {
      for column in 0..<side {
        let (toX, toY) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
        let distance = toX * toX + toY * toY
        if distance > outer * outer { continue }
        coverage[start + row * side + column] =
          radius > 1 && distance < inner * inner ? 255 : Self.covered(toX, toY, radius)
      }
    }
  }

  /// How much of a pixel a disc covers: the share of 16 × 16 places in it.
  ///
  /// - Parameters:
  ///   - x: From the disc's middle to the pixel's.
  ///   - y: The same downwards.
  private static func covered(_ x: Double, _ y: Double, _ radius: Double) -> UInt8 {
    var count = 0
    for row in 0..<16 {
      let y = y + (Double(row) - 7.5) / 16
      for column in 0..<16 {
        let x = x + (Double(column) - 7.5) / 16
        if x * x + y * y <= radius * radius { count += 1 }
      }
    }
    return UInt8((count * 255 + 128) / 256)
  }
}
