import Drawing
import Testing

@Suite struct GeometryTests {
  private static let lengths: [(String, Double)] = [
    ("12cm", 453.543_307), ("80 mm", 302.362_205), ("3in", 288), ("72pt", 96), ("400px", 400),
  ]

  @Test(arguments: lengths)
  func `a length is read with its unit`(text: String, pixels: Double) throws {
    let length = try #require(Length(parsing: text))
    #expect(abs(length.pixels - pixels) < 1e-6)
  }

  @Test(arguments: ["12", "cm", "1e999px", "12 furlongs", "", "nanpx"])
  func `a length without number or unit is refused`(text: String) {
    #expect(Length(parsing: text) == nil)
  }

  @Test func `a point is 1/72 inch and a pixel 1/96 inch`() {
    #expect(Length.points(72) == .inches(1))
    #expect(Length.pixels(96).points == 72)
  }

  @Test func `a circle of Béziers stays within 0.03 % of its radius`() {
    let path = Path.circle(center: .pixels(0, 0), radius: .pixels(100))
    var current = Point.zero
    for element in path.elements {
      guard case .curve(let first, let second, let end) = element else {
        if case .move(let point) = element { current = point }
        if case .line(let point) = element { current = point }
        continue
      }
      for step in 0...20 {
        let t = Double(step) / 20
        func along(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
          let u = 1 - t
          return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
        }
        let x = along(current.x.pixels, first.x.pixels, second.x.pixels, end.x.pixels)
        let y = along(current.y.pixels, first.y.pixels, second.y.pixels, end.y.pixels)
        #expect(abs((x * x + y * y).squareRoot() - 100) < 0.03)
      }
      current = end
    }
    #expect(path.bounds == .pixels(left: -100, top: -100, width: 200, height: 200))
  }

  @Test func `a quarter turn maps a rectangle to an upright one`() {
    let turn = Transform.turn(cosine: 0, sine: -1, then: .pixels(10, 20))
    let turned = turn(Rectangle.pixels(left: 0, top: 0, width: 4, height: 2))
    #expect(turned == .pixels(left: 10, top: 16, width: 2, height: 4))
  }
}
