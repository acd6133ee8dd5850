import Drawing
import Testing

@Suite struct DotRunTests {
  /// Places that fill a page without a visible order.
  private static func places(_ count: Int) -> [Point] {
    (0..<count).map { .pixels(spread($0, 7_919, 10_007), spread($0, 104_729, 9_973)) }
  }

  private static func spread(_ index: Int, _ factor: Int, _ modulus: Int) -> Double {
    let rest = index * factor % modulus
    return Double(rest) / Double(modulus) * 200
  }

  private static func frame(_ items: [FrameItem]) -> Frame {
    Frame(size: Size(width: .pixels(200), height: .pixels(200)), items: items)
  }

  private static func dots(
    _ count: Int, alpha: Double, outline: Stroke? = nil, diameter: Double = 5
  ) -> (run: Frame, paths: Frame) {
    let colors = [Color(hex: 0x174A85, alpha: alpha), Color(hex: 0xC0392B, alpha: alpha)]
    let places = places(count)
    let run = DotRun(
      diameter: .pixels(diameter), colors: colors, outline: outline,
      dots: places.enumerated().map { .init(center: $1, color: UInt32($0 % 2)) })
    let paths = places.enumerated().map { index, place in
      FrameItem.path(
        .circle(center: place, radius: .pixels(diameter / 2)), fill: colors[index % 2],
        stroke: outline)
    }
    return (frame([.dots(run)]), frame(paths))
  }

  @Test(arguments: [1.0, 0.3])
  func `dots look like circles drawn one by one`(alpha: Double) throws {
    let (run, paths) = Self.dots(800, alpha: alpha)
    let difference = BitmapDifference(
      from: try FramePainter(paths).bitmap(), to: try FramePainter(run).bitmap(), tolerance: 40)
    #expect(difference.changedShare < 0.001)
  }

  @Test func `dots with outlines look like circles with outlines`() throws {
    let (run, paths) = Self.dots(500, alpha: 1, outline: Stroke(.white, width: .pixels(0.6)))
    let difference = BitmapDifference(
      from: try FramePainter(paths).bitmap(), to: try FramePainter(run).bitmap(), tolerance: 64)
    #expect(difference.changedShare < 0.005)
  }

  @Test func `dots keep within the clip of their group`() throws {
    let (run, _) = Self.dots(500, alpha: 1)
    let clip = Rectangle.pixels(left: 50, top: 60, width: 40, height: 30)
    let group = FrameItem.group(FrameGroup("clipped", clip: clip, items: run.items))
    let bitmap = try FramePainter(Self.frame([group])).bitmap(scale: 1)
    #expect(bitmap[49, 70] == .white)
    #expect(bitmap[90, 70] == .white)
    #expect(bitmap[70, 59] == .white)
    #expect(bitmap[70, 90] == .white)
    #expect((50..<90).contains { bitmap[$0, 75] != .white })
  }

  @Test func `a dot takes a third of a circle's bytes in a PDF file`() throws {
    let (run, paths) = Self.dots(2_000, alpha: 0.5)
    #expect(3 * (try run.pdf().count) < (try paths.pdf().count))
  }

  @Test func `a group with a picture is pixels in PDF and SVG, and stays what it is in PNG`() throws
  {
    let (run, _) = Self.dots(500, alpha: 0.5)
    let box = Rectangle.pixels(left: 0, top: 0, width: 200, height: 200)
    let picture = Self.frame([.group(FrameGroup("cloud", picture: box, items: run.items))])
    #expect(try picture.png() == run.png())
    #expect(String(decoding: try picture.svg(), as: UTF8.self).contains("data:image/png"))
    let pdf = String(decoding: try picture.pdf(), as: Unicode.ASCII.self)
    // 200 CSS pixels at 300 to an inch.
    #expect(pdf.contains("/Width 625"))
    #expect(try picture.pdf() == picture.pdf())
  }
}
