import CCairo

/// Pixels in memory that cairo draws on (`cairo_image_surface_create`).
final class CairoImageSurface {
  let handle: OpaquePointer
  let width: Int
  let height: Int

  /// The most pixels along a side that cairo's coordinates allow, and in all that memory should.
  private static let greatestSide = 32_000
  private static let greatestCount = 200_000_000

  init(width: Int, height: Int) throws(DrawingError) {
    guard (1...Self.greatestSide).contains(width), (1...Self.greatestSide).contains(height),
      width * height <= Self.greatestCount,
      let handle = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    else { throw .size(width: width, height: height) }
    self.handle = handle
    self.width = width
    self.height = height
    try check(cairo_surface_status(handle))
  }

  /// A surface with the pixels of a picture.
  convenience init(_ bitmap: Bitmap) throws(DrawingError) {
    try self.init(width: bitmap.width, height: bitmap.height)
    withPixels { pixels in
      for index in 0..<(width * height) {
        let start = index * 4
        let alpha = UInt32(bitmap.bytes[start + 3])
        func multiplied(_ channel: Int) -> UInt32 {
          (UInt32(bitmap.bytes[start + channel]) * alpha + 127) / 255
        }
        pixels[index] = alpha << 24 | multiplied(0) << 16 | multiplied(1) << 8 | multiplied(2)
      }
    }
    cairo_surface_mark_dirty(handle)
  }

  deinit { cairo_surface_destroy(handle) }

  /// Lends the pixels, 32 bits each: opacity, red, green, blue from the highest byte, multiplied.
  func withPixels<Result>(_ body: (UnsafeMutableBufferPointer<UInt32>) -> Result) -> Result {
    cairo_surface_flush(handle)
    let stride = Int(cairo_image_surface_get_stride(handle))
    precondition(stride == width * 4, "rows of 32-bit pixels have no padding")
    let count = width * height
    guard let data = cairo_image_surface_get_data(handle) else {
      return body(UnsafeMutableBufferPointer(start: nil, count: 0))
    }
    return data.withMemoryRebound(to: UInt32.self, capacity: count) { pixels in
      body(UnsafeMutableBufferPointer(start: pixels, count: count))
    }
  }

  /// The pixels as a picture, their colours no longer multiplied by opacity.
  func bitmap() -> Bitmap {
    let count = width * height
    let bytes = withPixels { pixels in
      [UInt8](unsafeUninitializedCapacity: count * 4) { bytes, written in
        for index in 0..<count {
          let pixel = pixels[index]
          let alpha = pixel >> 24
          let start = index * 4
          for (offset, shift) in [UInt32(16), 8, 0].enumerated() {
            let channel = pixel >> shift & 0xFF
            bytes[start + offset] =
              alpha == 0 ? 0 : UInt8(min((channel * 255 + alpha / 2) / alpha, 255))
          }
          bytes[start + 3] = UInt8(alpha)
        }
        written = count * 4
      }
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}

/// A PDF document in memory (`cairo_pdf_surface_create_for_stream`).
final class CairoPDFSurface {
  let handle: OpaquePointer
  private let sink = ByteSink()

  /// A document without pages; its date is a constant, so that equal drawings are equal files.
  init(title: String?) throws(DrawingError) {
    guard
      let handle = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, 1, 1)
    else { throw .library("no PDF surface") }
    self.handle = handle
    try check(cairo_surface_status(handle))
    cairo_pdf_surface_set_metadata(
      handle, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    if let title { cairo_pdf_surface_set_metadata(handle, CAIRO_PDF_METADATA_TITLE, title) }
    cairo_pdf_surface_set_metadata(handle, CAIRO_PDF_METADATA_CREATOR, "Folio")
  }

  deinit {
    sink.outlive { cairo_surface_finish(handle) }
    cairo_surface_destroy(handle)
  }

  /// Sets the size of the page about to be drawn.
  func beginPage(_ size: Size) throws(DrawingError) {
    cairo_pdf_surface_set_size(handle, size.width.points, size.height.points)
    try check(cairo_surface_status(handle))
  }

  /// Says who wrote the document and what it is about.
  func setProperties(author: String?, subject: String?, keywords: String?) {
    let properties = [
      (CAIRO_PDF_METADATA_AUTHOR, author), (CAIRO_PDF_METADATA_SUBJECT, subject),
      (CAIRO_PDF_METADATA_KEYWORDS, keywords),
    ]
    for case (let property, let text?) in properties {
      cairo_pdf_surface_set_metadata(handle, property, text)
    }
  }

  /// Adds a heading with those below it to the outline.
  func add(_ entry: PageDocument.OutlineEntry, below parent: Int32?) {
    let flags = entry.isOpen ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0)
    let number = cairo_pdf_surface_add_outline(
      handle, parent ?? Int32(CAIRO_PDF_OUTLINE_ROOT), entry.title,
      "dest=\(TagWriter.quoted(entry.destination))", flags)
    for child in entry.children { add(child, below: number) }
  }

  /// Numbers the page being drawn.
  func labelPage(_ label: String) { cairo_pdf_surface_set_page_label(handle, label) }

  /// Ends the page.
  func endPage() { cairo_surface_show_page(handle) }

  /// Ends the document and gives its bytes.
  func finish() throws(DrawingError) -> [UInt8] {
    sink.outlive { cairo_surface_finish(handle) }
    try check(cairo_surface_status(handle))
    return sink.bytes
  }
}

/// An SVG document in memory (`cairo_svg_surface_create_for_stream`).
final class CairoSVGSurface {
  let handle: OpaquePointer
  private let sink = ByteSink()

  init(_ size: Size, scale: Double) throws(DrawingError) {
    guard
      let handle = cairo_svg_surface_create_for_stream(
        ByteSink.write, sink.closure, size.width.pixels * scale, size.height.pixels * scale)
    else { throw .library("no SVG surface") }
    self.handle = handle
    cairo_svg_surface_restrict_to_version(handle, CAIRO_SVG_VERSION_1_2)
    cairo_svg_surface_set_document_unit(handle, CAIRO_SVG_UNIT_PX)
    try check(cairo_surface_status(handle))
  }

  deinit {
    sink.outlive { cairo_surface_finish(handle) }
    cairo_surface_destroy(handle)
  }

  /// Ends the document and gives its bytes.
  func finish() throws(DrawingError) -> [UInt8] {
    sink.outlive { cairo_surface_finish(handle) }
    try check(cairo_surface_status(handle))
    return sink.bytes
  }
}
