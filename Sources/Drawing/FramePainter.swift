/// How an SVG document holds letters.
public enum SVGLetters: String, Sendable, Hashable, CaseIterable {
  /// As shapes: the same everywhere, whatever fonts there are.
  case outlines
  /// As text: to be searched, copied and edited; set in another font where ours is missing.
  case text
}

/// Paints frames: one switch over the kinds of items.
///
/// The same frame gives the same bytes, whatever was painted before.
public struct FramePainter: Sendable {
  private let frame: Frame

  /// A painter of one frame.
  public init(_ frame: Frame) {
    self.frame = frame
  }

  /// The frame as a PNG file.
  ///
  /// - Parameter scale: How many pixels a CSS pixel becomes in each direction; stands in the file as
  ///   its resolution.
  /// - Throws: `DrawingError` where a font cannot be opened or the picture would be too large.
  public func png(scale: Double = 2) throws(DrawingError) -> [UInt8] {
    try PNGEncoder.encode(surface(scale: scale), scale: scale, opaque: isOpaque)
  }

  /// The frame as pixels.
  ///
  /// - Throws: `DrawingError` as `png(scale:)` does.
  public func bitmap(scale: Double = 2) throws(DrawingError) -> Bitmap {
    try surface(scale: scale).bitmap()
  }

  /// The frame as a PDF file of one page.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened.
  public func pdf() throws(DrawingError) -> [UInt8] {
    try FramePainter.pdf(of: [frame], title: frame.title)
  }

  /// Frames as the pages of one PDF file.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened.
  public static func pdf(of pages: [Frame], title: String?) throws(DrawingError) -> [UInt8] {
    let surface = try CairoPDFSurface(title: title)
    for page in pages {
      try surface.beginPage(page.size)
      let context = try CairoContext(on: surface.handle, glyphs: .embedded)
      try FramePainter(page).paint(on: context, scale: 0.75)
      withExtendedLifetime(context) { surface.endPage() }
    }
    return try surface.finish()
  }

  /// The frame as an SVG document.
  ///
  /// - Parameters:
  ///   - idPrefix: What every id in the document starts with, so that several documents can stand in
  ///     one HTML page.
  ///   - letters: Whether letters are outlines or text.
  /// - Throws: `DrawingError` where a font cannot be opened.
  public func svg(
    idPrefix: String = "", letters: SVGLetters = .outlines
  ) throws(DrawingError) -> [UInt8] {
    // Cairo would make a picture of a page whose colours are mixed.
    if letters == .text || Self.blends(frame.items) {
      return try SVGDocument(of: frame, idPrefix: idPrefix, letters: letters).bytes
    }
    let surface = try CairoSVGSurface(frame.size, scale: SVGDocument.unitsPerPixel)
    let context = try CairoContext(on: surface.handle, glyphs: .text)
    try paint(on: context, scale: SVGDocument.unitsPerPixel)
    return SVGDocument(
      drawnByCairo: try surface.finish(), size: frame.size, idPrefix: idPrefix,
      title: frame.title, description: frame.alternativeText,
      pixelated: FramePainter.hasSharpImage(frame.items)
    ).bytes
  }

  /// Whether some items are mixed with what lies below them.
  private static func blends(_ items: [FrameItem]) -> Bool {
    items.contains { item in
      if case .group(let group) = item { group.blend != nil || blends(group.items) } else { false }
    }
  }

  /// Whether a picture's pixels are to be seen as squares.
  private static func hasSharpImage(_ items: [FrameItem]) -> Bool {
    items.contains { item in
      switch item {
      case .image(_, _, let smooth): !smooth
      case .group(let group): hasSharpImage(group.items)
      case .path, .shaded, .dots, .glyphs: false
      }
    }
  }

  private var isOpaque: Bool { frame.background.map { $0.alpha >= 1 } ?? false }

  private func surface(scale: Double) throws(DrawingError) -> CairoImageSurface {
    let surface = try CairoImageSurface(
      width: Int((frame.size.width.pixels * scale).rounded(.up)),
      height: Int((frame.size.height.pixels * scale).rounded(.up)))
    try paint(on: CairoContext(on: surface.handle, glyphs: .outlines), scale: scale)
    return surface
  }

  /// Paints the frame.
  ///
  /// - Parameter tags: Who is told what groups are in a document; nil for a picture.
  func paint(
    on context: CairoContext, scale: Double, tags: TagWriter? = nil
  ) throws(DrawingError) {
    context.scale(by: scale)
    if let background = frame.background { context.fillPage(with: background) }
    tags?.beginPage()
    for item in frame.items { try Self.paint(item, on: context, tags) }
    tags?.endPage()
    try context.check()
  }

  /// Pixels of pictures along one CSS pixel: 300 to an inch.
  private static let pictureDensity = 300.0 / 96

  /// Items as pixels that fill a rectangle.
  static func picture(
    of items: [FrameItem], in box: Rectangle
  ) throws(DrawingError) -> CairoImageSurface {
    let width = (box.width.pixels * pictureDensity).rounded(.up)
    let height = (box.height.pixels * pictureDensity).rounded(.up)
    let surface = try CairoImageSurface(width: Int(width), height: Int(height))
    let context = try CairoContext(on: surface.handle, glyphs: .outlines)
    context.apply(
      Transform(
        a: width / box.width.pixels, b: 0, c: 0, d: height / box.height.pixels,
        offset: .pixels(
          -box.left.pixels * width / box.width.pixels,
          -box.top.pixels * height / box.height.pixels)))
    for item in items { try paint(item, on: context, nil) }
    try context.check()
    return surface
  }

  private static func paint(
    _ item: FrameItem, on context: CairoContext, _ tags: TagWriter?
  ) throws(DrawingError) {
    switch item {
    case .path(let path, let fill, let stroke):
      context.draw(path, fill: fill, stroke: stroke)
    case .shaded(let shaded): context.draw(shaded)
    case .dots(let run):
      context.draw(run)
    case .glyphs(let run):
      try context.draw(run)
    case .image(let bitmap, let rectangle, let smooth):
      try context.draw(bitmap, in: rectangle, smooth: smooth)
    case .group(let group):
      context.save()
      context.apply(group.transform)
      if let clip = group.clip { context.clip(to: clip) }
      if let blend = group.blend { context.set(blend) }
      if let box = group.picture, !context.paintsPixels {
        let picture = try picture(of: group.items, in: box)
        context.draw(picture, in: box, smooth: true)
      } else if let tags, let tag = group.tag {
        try tags.draw(group, tag) { item throws(DrawingError) in
          try paint(item, on: context, tags)
        }
      } else {
        for item in group.items { try paint(item, on: context, tags) }
      }
      context.restore()
    }
  }
}

extension Frame {
  /// The frame as a PNG file at twice the resolution of CSS pixels.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened or the picture would be too large.
  public func png(scale: Double = 2) throws(DrawingError) -> [UInt8] {
    try FramePainter(self).png(scale: scale)
  }

  /// The frame as a PDF file of one page, its fonts embedded.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened.
  public func pdf() throws(DrawingError) -> [UInt8] { try FramePainter(self).pdf() }

  /// The frame as an SVG document with title and description.
  ///
  /// - Parameters:
  ///   - idPrefix: What every id in the document starts with.
  ///   - letters: Whether letters are outlines or text.
  /// - Throws: `DrawingError` where a font cannot be opened.
  public func svg(
    idPrefix: String = "", letters: SVGLetters = .outlines
  ) throws(DrawingError) -> [UInt8] {
    try FramePainter(self).svg(idPrefix: idPrefix, letters: letters)
  }
}
