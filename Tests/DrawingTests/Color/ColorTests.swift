import Drawing
import Testing

@Suite struct ColorTests {
  @Test(arguments: [
    ("#4c78a8", "#4c78a8"), ("#F80", "#ff8800"), ("steelblue", "#4682b4"),
    ("RebeccaPurple", "#663399"), ("rgb(255, 0, 128)", "#ff0080"), ("rgb(100%,0%,0%)", "#ff0000"),
  ])
  func `a colour is read as CSS writes it`(text: String, hexadecimal: String) throws {
    #expect(try #require(Color(parsing: text)).hexadecimal == hexadecimal)
  }

  @Test(arguments: ["#12", "#12345g", "rgb(1,2)", "bleu", "", "rgb(a,b,c)"])
  func `what is no colour is refused`(text: String) {
    #expect(Color(parsing: text) == nil)
  }

  @Test func `opacity is read from eight digits and from rgba`() throws {
    #expect(try #require(Color(parsing: "#00000080")).alpha == 128.0 / 255)
    #expect(try #require(Color(parsing: "rgba(0,0,0,0.25)")).alpha == 0.25)
    #expect(try #require(Color(parsing: "transparent")).alpha == 0)
  }

  @Test func `Oklab has the published coordinates of white, red and blue`() {
    let white = Oklab(.white)
    #expect(abs(white.lightness - 1) < 1e-6 && abs(white.a) < 1e-6 && abs(white.b) < 1e-6)
    let red = Oklab(Color(hex: 0xFF0000))
    #expect(abs(red.lightness - 0.62796) < 1e-4)
    #expect(abs(red.a - 0.22486) < 1e-4 && abs(red.b - 0.12585) < 1e-4)
    let blue = Oklab(Color(hex: 0x0000FF))
    #expect(abs(blue.lightness - 0.45201) < 1e-4)
    #expect(abs(blue.a + 0.03246) < 1e-4 && abs(blue.b + 0.31153) < 1e-4)
  }

  @Test func `every colour survives the way to Oklab and back`() {
    for value in stride(from: UInt32(0), through: 0xFFFFFF, by: 65_521) {
      let color = Color(hex: value)
      #expect(Oklab(color).color.hexadecimal == color.hexadecimal)
    }
  }

  @Test func `mixing ends at the two colours`() {
    let (blue, orange) = (Color(hex: 0x174A85), Color(hex: 0xD9541E))
    #expect(blue.mixed(with: orange, share: 0).hexadecimal == blue.hexadecimal)
    #expect(blue.mixed(with: orange, share: 1).hexadecimal == orange.hexadecimal)
    #expect(blue.mixed(with: orange, share: 7).hexadecimal == orange.hexadecimal)
  }
}
