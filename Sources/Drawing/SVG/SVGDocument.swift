/// An SVG document as cairo writes it, made fit for print and for standing in an HTML page.
///
/// Ids are renumbered in the order in which they appear and prefixed (cairo counts surfaces over
/// the whole life of a process), coordinates are rounded to 1/100 pixel, the document gets the
/// size in pixels, a title and a description for screen readers.
struct SVGDocument {
  /// Units of the drawing along one CSS pixel: cairo draws that much larger, so that its fixed
  /// point numbers leave outlines of glyphs smooth under a magnifying glass.
  static let unitsPerPixel = 10.0

  /// The document.
  let bytes: [UInt8]

  /// - Parameters:
  ///   - document: What cairo wrote, `unitsPerPixel` times as large as it should be.
  ///   - size: The size it should have.
  ///   - idPrefix: What every id starts with.
  ///   - title: The title, if any.
  ///   - description: The alternative text, if any.
  ///   - pixelated: Whether pictures keep their pixels when they are enlarged.
  init(
    drawnByCairo document: [UInt8], size: Size, idPrefix: String, title: String?,
    description: String?, pixelated: Bool
  ) {
    var rewriter = SVGRewriter(document, idPrefix: idPrefix, pixelated: pixelated)
    let body = rewriter.body()
    let head = SVGDocument.head(
      size: size, idPrefix: idPrefix, title: title, description: description)
    bytes = Array(head.utf8) + body
  }

  /// A document that is written item by item.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened.
  init(of frame: Frame, idPrefix: String, letters: SVGLetters) throws(DrawingError) {
    var writer = SVGItemWriter(idPrefix: idPrefix, letters: letters)
    let body = try writer.body(of: frame)
    let head = SVGDocument.head(
      size: frame.size, idPrefix: idPrefix, title: frame.title,
      description: frame.alternativeText, unitsPerPixel: 1)
    bytes = Array((head + body).utf8)
  }

  private static func head(
    size: Size, idPrefix: String, title: String?, description: String?,
    unitsPerPixel: Double = SVGDocument.unitsPerPixel
  ) -> String {
    let texts = [("title", title), ("desc", description)].compactMap { name, text in
      text.map { (name: name, text: escaped($0)) }
    }
    let labels = texts.map { "\(idPrefix)\($0.name)" }.joined(separator: " ")
    let (width, height) = (size.width.pixels, size.height.pixels)
    let numbers = [width, height, width * unitsPerPixel, height * unitsPerPixel]
      .map { SVGRewriter.rounded($0, decimals: 2) }
    var head = "<svg xmlns=\"http://www.w3.org/2000/svg\""
    head += " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    head += " width=\"\(numbers[0])\" height=\"\(numbers[1])\""
    head += " viewBox=\"0 0 \(numbers[2]) \(numbers[3])\" role=\"img\""
    if !labels.isEmpty { head += " aria-labelledby=\"\(labels)\"" }
    head += ">\n"
    for (name, text) in texts { head += "<\(name) id=\"\(idPrefix)\(name)\">\(text)</\(name)>\n" }
    return head
  }

  /// Text as it stands between tags or in quotes.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\t", "\n": escaped += " "
      default: if scalar.value >= 0x20 { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
