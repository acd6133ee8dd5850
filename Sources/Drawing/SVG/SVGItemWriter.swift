/// Writes a frame as an SVG document item by item: what cairo cannot write, letters that are text
/// and colours that are mixed with those below.
///
/// Letters that are text can be searched, copied and edited, and take the font of the reader's
/// machine where it lacks ours. Each run of text keeps its length, so that nothing is displaced by
/// another font.
struct SVGItemWriter {
  private let idPrefix: String
  private let letters: SVGLetters
  private var body = ""
  private var clips = 0
  private var gradients = 0

  /// - Parameters:
  ///   - idPrefix: What every id starts with.
  ///   - letters: Whether letters are outlines or text.
  init(idPrefix: String, letters: SVGLetters) {
    self.idPrefix = idPrefix
    self.letters = letters
  }

  /// The items of a frame on its page, without the enclosing element's opening tag.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened.
  mutating func body(of frame: Frame) throws(DrawingError) -> String {
    body = ""
    if let background = frame.background {
      write(.rectangle(frame.bounds), fill: background, stroke: nil)
    }
    for item in frame.items { try write(item) }
    return body + "</svg>\n"
  }

  private mutating func write(_ item: FrameItem) throws(DrawingError) {
    switch item {
    case .path(let path, let fill, let stroke): write(path, fill: fill, stroke: stroke)
    case .shaded(let shaded): write(shaded)
    case .dots(let run): write(run)
    case .glyphs(let run): try write(run)
    case .image(let bitmap, let box, let smooth): try write(bitmap, in: box, smooth: smooth)
    case .group(let group): try write(group)
    }
  }

  // MARK: - Groups

  private mutating func write(_ group: FrameGroup) throws(DrawingError) {
    // What is clipped or moved as a whole would be mixed as a whole.
    if group.blend != nil, group.items.count > 1, group.picture == nil {
      for item in group.items {
        var alone = group
        alone.items = [item]
        try write(alone)
      }
      return
    }
    var attributes = group.blend.map { " style=\"mix-blend-mode:\($0.rawValue)\"" } ?? ""
    if group.transform != .identity {
      attributes += " transform=\"\(Self.matrix(group.transform))\""
    }
    if let clip = group.clip {
      clips += 1
      let id = "\(idPrefix)clip\(clips)"
      body += "<clipPath id=\"\(id)\"><path d=\"\(Self.data(.rectangle(clip)))\"/></clipPath>\n"
      // The clip is given in the coordinates within the group.
      attributes += " clip-path=\"url(#\(id))\""
    }
    body += "<g\(attributes)>\n"
    if let box = group.picture {
      let picture = try FramePainter.picture(of: group.items, in: box)
      try write(picture.bitmap(), in: box, smooth: true)
    } else {
      for item in group.items { try write(item) }
    }
    body += "</g>\n"
  }

  private static func matrix(_ transform: Transform) -> String {
    let offset = "\(number(transform.offset.x)),\(number(transform.offset.y))"
    if transform.a == 1, transform.b == 0, transform.c == 0, transform.d == 1 {
      return "translate(\(offset))"
    }
    let parts = [transform.a, transform.b, transform.c, transform.d].map { part in
      "\((part * 10_000).rounded() / 10_000)"
    }
    return "matrix(\(parts.joined(separator: ",")),\(offset))"
  }

  // MARK: - Paths

  private mutating func write(_ path: Path, fill: Color?, stroke: Stroke?) {
    let fill = fill.flatMap { $0.alpha > 0 ? $0 : nil }
    let stroke = stroke.flatMap { $0.color.alpha > 0 && $0.width > .zero ? $0 : nil }
    guard !path.isEmpty, fill != nil || stroke != nil else { return }
    var attributes = fill.map { Self.paint("fill", $0) } ?? " fill=\"none\""
    if let stroke { attributes += Self.outline(stroke) }
    body += "<path d=\"\(Self.data(path))\"\(attributes)/>\n"
  }

  private mutating func write(_ shaded: ShadedPath) {
    guard !shaded.path.isEmpty else { return }
    var attributes =
      shaded.fill.map { " fill=\"url(#\(defined($0)))\"" }
      ?? shaded.plainFill.map { Self.paint("fill", $0) } ?? " fill=\"none\""
    if let stroke = shaded.stroke, stroke.width > .zero {
      let paint = shaded.strokeGradient.map { " stroke=\"url(#\(defined($0)))\"" }
      attributes += Self.outline(stroke, paint: paint)
    }
    body += "<path d=\"\(Self.data(shaded.path))\"\(attributes)/>\n"
  }

  /// Lines without length and with round ends, as elsewhere; those of a colour that lets others shine
  /// through stay apart.
  private mutating func write(_ run: DotRun) {
    guard run.outline == nil else {
      for dot in run.dots {
        let circle = Path.circle(center: dot.center, radius: run.diameter / 2)
        write(circle, fill: run.colors[Int(dot.color)], stroke: run.outline)
      }
      return
    }
    for dots in run.stretches {
      let stroke = Stroke(
        run.colors[Int(dots[dots.startIndex].color)], width: run.diameter, cap: .round)
      body += "<path d=\""
      for dot in dots { body += "M\(Self.place(dot.center))h0" }
      body += "\" fill=\"none\"\(Self.outline(stroke))/>\n"
    }
  }

  /// Writes a gradient down and gives its id.
  private mutating func defined(_ gradient: Gradient) -> String {
    gradients += 1
    let id = "\(idPrefix)gradient\(gradients)"
    body += SVGGradient.definition(gradient, id: id)
    return id
  }

  private static func paint(_ name: String, _ color: Color) -> String {
    let opacity = SVGRewriter.rounded(color.alpha, decimals: 2)
    return " \(name)=\"\(color.hexadecimal)\""
      + (color.alpha < 1 ? " \(name)-opacity=\"\(opacity)\"" : "")
  }

  /// - Parameter paint: What paints the outline in place of the stroke's colour.
  private static func outline(_ stroke: Stroke, paint given: String? = nil) -> String {
    var attributes = given ?? paint("stroke", stroke.color)
    attributes += " stroke-width=\"\(number(stroke.width))\""
    if !stroke.dash.isEmpty {
      attributes += " stroke-dasharray=\"\(stroke.dash.map(number).joined(separator: ","))\""
      if stroke.dashOffset != .zero {
        attributes += " stroke-dashoffset=\"\(number(stroke.dashOffset))\""
      }
    }
    if stroke.cap != .butt { attributes += " stroke-linecap=\"\(stroke.cap.rawValue)\"" }
    if stroke.join == .miter {
      let limit = SVGRewriter.rounded(stroke.miterLimit, decimals: 2)
      attributes += " stroke-miterlimit=\"\(limit)\""
    } else {
      attributes += " stroke-linejoin=\"\(stroke.join.rawValue)\""
    }
    return attributes
  }

  private static func data(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let point): "M\(place(point))"
      case .line(let point): "L\(place(point))"
      case .curve(let first, let second, let end):
        "C\(place(first)) \(place(second)) \(place(end))"
      case .close: "Z"
      }
    }.joined()
  }

  private static func place(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  private static func number(_ length: Length) -> String {
    SVGRewriter.rounded(length.pixels, decimals: 2)
  }

  // MARK: - Text and pictures

  private mutating func write(_ run: GlyphRun) throws(DrawingError) {
    let font = try CairoFontFace.face(of: run.font)
    guard letters == .text, let text = run.isSpecial ? font.text(of: run.glyphs) : run.text else {
      write(try run.outlines(), fill: run.color, stroke: nil)
      return
    }
    guard let first = run.glyphs.first, !text.isEmpty else { return }
    var attributes = " x=\"\(Self.number(first.origin.x))\" y=\"\(Self.number(first.origin.y))\""
    attributes += " font-family=\"\(SVGDocument.escaped(font.cssFamily))\""
    if font.isBold { attributes += " font-weight=\"bold\"" }
    if font.isItalic { attributes += " font-style=\"italic\"" }
    attributes += " font-size=\"\(Self.number(run.size))\""
    // A single letter has no spaces that could be widened.
    if run.glyphs.count > 1 {
      attributes += " textLength=\"\(Self.number(run.box.width))\""
      attributes += " lengthAdjust=\"spacingAndGlyphs\""
    }
    body += "<text\(attributes)\(Self.paint("fill", run.color)) xml:space=\"preserve\">"
    body += "\(SVGDocument.escaped(text))</text>\n"
  }

  private mutating func write(
    _ bitmap: Bitmap, in box: Rectangle, smooth: Bool
  ) throws(DrawingError) {
    guard bitmap.width > 0, bitmap.height > 0 else { return }
    let picture = Base64.text(try PNGEncoder.encode(bitmap, scale: 1))
    body += "<image x=\"\(Self.number(box.left))\" y=\"\(Self.number(box.top))\""
    body += " width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\""
    body += " preserveAspectRatio=\"none\"\(smooth ? "" : " style=\"image-rendering:pixelated\"")"
    body += " xlink:href=\"data:image/png;base64,\(picture)\"/>\n"
  }
}
