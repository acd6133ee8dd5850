import Drawing
import Testing

@Suite struct FramePainterTests {
  private static let frame: Frame = {
    var pixels = Bitmap(width: 2, height: 2, filledWith: .black)
    pixels[0, 0] = Color(hex: 0xFF0000)
    let line = Path.segment(from: .pixels(2, 10), to: .pixels(38, 10))
    return Frame(
      size: Size(width: .pixels(40), height: .pixels(30)),
      items: [
        .path(
          .circle(center: .pixels(20, 15), radius: .pixels(8)), fill: Color(hex: 0x174A85),
          stroke: Stroke(.black, dash: [.pixels(2), .pixels(1)])),
        .group(
          FrameGroup(
            "clipped", transform: .move(by: .pixels(3, 3)),
            clip: .pixels(left: 0, top: 0, width: 10, height: 10),
            items: [.path(line, fill: nil, stroke: Stroke(Color(hex: 0xFF0000, alpha: 0.5)))])),
        .image(pixels, in: .pixels(left: 30, top: 20, width: 8, height: 8), smooth: false),
      ], title: "A <test> & more", alternativeText: "A circle.")
  }()

  private static func others() throws {
    for size in [10.0, 20, 30] {
      let frame = Frame(
        size: Size(width: .pixels(size), height: .pixels(size)), items: Self.frame.items,
        background: nil)
      _ = try (frame.png(), frame.pdf(), frame.svg())
    }
  }

  @Test func `the same frame gives the same bytes, whatever was drawn before`() throws {
    let frame = Self.frame
    let first = try [frame.png(), frame.pdf(), frame.svg(idPrefix: "a-")]
    try Self.others()
    let second = try [frame.png(), frame.pdf(), frame.svg(idPrefix: "a-")]
    #expect(first == second)
  }

  @Test func `colours are mixed with those below them in every kind of file`() throws {
    func square(_ left: Double, _ color: UInt32) -> FrameItem {
      .path(
        .rectangle(.pixels(left: left, top: 0, width: 10, height: 10)),
        fill: Color(hex: color), stroke: nil)
    }
    let upper = FrameGroup(
      "upper", clip: .pixels(left: 0, top: 0, width: 20, height: 10), blend: .multiply,
      items: [square(5, 0x00FFFF), square(8, 0xFF80FF)])
    let frame = Frame(
      size: Size(width: .pixels(20), height: .pixels(10)),
      items: [square(0, 0xFFFF00), .group(upper)])
    let bitmap = try FramePainter(frame).bitmap(scale: 1)
    let colors = [2, 6, 9, 12, 16].map { bitmap[$0, 5].hexadecimal }
    #expect(colors == ["#ffff00", "#00ff00", "#008000", "#0080ff", "#ff80ff"])
    #expect(String(decoding: try frame.pdf(), as: UTF8.self).contains("/BM /Multiply"))
    let svg = String(decoding: try frame.svg(), as: UTF8.self)
    #expect(svg.ranges(of: "<g style=\"mix-blend-mode:multiply\" clip-path").count == 2)
  }

  @Test func `an SVG document says its size, title and description to screen readers`() throws {
    let svg = String(decoding: try Self.frame.svg(idPrefix: "fig-a-"), as: UTF8.self)
    #expect(
      svg.hasPrefix(
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
        width="40" height="30" viewBox="0 0 400 300" role="img" \
        aria-labelledby="fig-a-title fig-a-desc">
        <title id="fig-a-title">A &lt;test&gt; &amp; more</title>
        <desc id="fig-a-desc">A circle.</desc>
        """))
  }

  @Test func `an SVG document with letters as text holds everything else as shapes`() throws {
    let svg = String(
      decoding: try Self.frame.svg(idPrefix: "a-", letters: .text), as: UTF8.self)
    #expect(svg.contains("viewBox=\"0 0 40 30\"") && svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("<g transform=\"translate(3,3)\" clip-path=\"url(#a-clip1)\">"))
    #expect(svg.contains("stroke=\"#ff0000\" stroke-opacity=\"0.5\""))
    #expect(svg.contains("stroke-dasharray=\"2,1\"") && svg.contains("data:image/png;base64,iVBO"))
  }

  @Test func `all ids of an SVG document start with the prefix, and no other is referred to`()
    throws
  {
    let svg = String(decoding: try Self.frame.svg(idPrefix: "p1-"), as: UTF8.self)
    var ids: Set<Substring> = []
    for part in svg.components(after: " id=\"") { ids.insert(part.prefix { $0 != "\"" }) }
    #expect(ids.count > 3)
    #expect(ids.allSatisfy { $0.hasPrefix("p1-") })
    for part in svg.components(after: "#p1-") {
      let id = "p1-" + part.prefix { $0 != "\"" && $0 != ")" }
      #expect(ids.contains(Substring(id)))
    }
    #expect(svg.contains("image-rendering:pixelated"))
    #expect(!svg.contains("rgb("))
  }

  @Test func `a PDF file has a constant date and no clock`() throws {
    let pdf = String(decoding: try Self.frame.pdf(), as: UTF8.self)
    #expect(pdf.contains("/CreationDate (20000101000000Z"))
    #expect(!pdf.contains("/ModDate"))
  }

  @Test func `a PNG file has twice the pixels and says so`() throws {
    let png = try Self.frame.png()
    let bitmap = try Bitmap(png: png)
    #expect(bitmap.width == 80 && bitmap.height == 60)
    let physical = try #require(png.firstRange(of: Array("pHYs".utf8)))
    let resolution = png[physical.upperBound..<(physical.upperBound + 9)]
    #expect(Array(resolution) == [0, 0, 0x1D, 0x87, 0, 0, 0x1D, 0x87, 1])
  }

  @Test func `a hairline on whole device pixels is crisp`() throws {
    let line = Path.segment(from: .pixels(2, 5), to: .pixels(8, 5))
    let frame = Frame(
      size: Size(width: .pixels(10), height: .pixels(10)),
      items: [.path(line, fill: nil, stroke: Stroke(.black, width: .pixels(1)))])
    let bitmap = try FramePainter(frame).bitmap()
    #expect(bitmap[10, 8] == .white && bitmap[10, 11] == .white)
    #expect(bitmap[10, 9] == .black && bitmap[10, 10] == .black)
  }

  @Test func `pixels of a sharp picture are squares`() throws {
    let bitmap = try FramePainter(Self.frame).bitmap()
    #expect(bitmap[61, 41].hexadecimal == "#ff0000")
    #expect(bitmap[66, 46].hexadecimal == "#ff0000")
    #expect(bitmap[69, 41].hexadecimal == "#000000")
  }

  @Test func `a font that cannot be opened is named`() {
    let run = GlyphRun(
      font: FontFile(path: "nowhere/none.otf"), size: .pixels(10), color: .black,
      glyphs: [.init(index: 3, origin: .zero, byteCount: 1)], text: "a",
      box: .pixels(left: 0, top: 0, width: 1, height: 1))
    let frame = Frame(
      size: Size(width: .pixels(10), height: .pixels(10)), items: [.glyphs(run)])
    #expect(throws: DrawingError.font(path: "nowhere/none.otf")) { try frame.png() }
    #expect(throws: DrawingError.font(path: "nowhere/none.otf")) { try frame.pdf() }
  }

  @Test(arguments: [(0.0, 10.0), (100_000, 10)])
  func `a picture without pixels or beyond all bounds is refused`(width: Double, height: Double) {
    let frame = Frame(size: Size(width: .pixels(width), height: .pixels(height)))
    #expect(throws: DrawingError.self) { try frame.png() }
  }

  @Test func `several frames are the pages of one PDF file`() throws {
    let pdf = try FramePainter.pdf(of: [Self.frame, Self.frame, Self.frame], title: nil)
    #expect(String(decoding: pdf, as: UTF8.self).contains("/Count 3"))
  }
}

extension String {
  /// What follows each occurrence of a text.
  fileprivate func components(after text: String) -> [Substring] {
    var rest = self[...]
    var parts: [Substring] = []
    while let range = rest.firstRange(of: text) {
      rest = rest[range.upperBound...]
      parts.append(rest)
    }
    return parts
  }
}
