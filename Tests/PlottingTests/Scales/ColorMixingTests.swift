import Drawing
import Plotting
import Testing

/// Colours between others against those of d3-interpolate.
@Suite struct ColorMixingTests {
  @Test(arguments: [
    ("rgb", ["#e24560", "#bf5f83", "#92729e"]),
    ("hsl", ["#ec129d", "#a823d9", "#4235c6"]),
    ("hsl-long", ["#ecce12", "#55d923", "#35c68b"]),
    ("lab", ["#e04a38", "#bd6461", "#91758a"]),
    ("hcl", ["#ff0079", "#c74cc0", "#7874d1"]),
    ("hcl-long", ["#8b8300", "#009638", "#00939e"]),
    ("cubehelix", ["#f20087", "#ac24da", "#635ae1"]),
    ("cubehelix-long", ["#f20087", "#ac24da", "#635ae1"]),
  ])
  func `colours between two are those of the space`(name: String, expected: [String]) throws {
    let mixing = try #require(ColorMixing(name, gamma: name == "rgb" ? 2.2 : 1))
    let ramp = ColorRamp([Color(hex: 0xFF0000), Color(hex: 0x4682B4)], mixing: mixing)
    #expect([0.25, 0.5, 0.75].map { ramp.color(at: $0).hexadecimal } == expected)
  }

  @Test func `a scheme has the colours of its name, whatever the letters' case`() {
    #expect(ColorSchemes.names.count == 69)
    #expect(
      ColorSchemes.colors("Tableau10").map(\.hexadecimal).prefix(2) == ["#4c78a8", "#f58518"])
    let blues = ColorSchemes.ramp("blues", mixing: .rgb(gamma: 1))
    #expect(blues.samples(3).map(\.hexadecimal) == ["#cfe1f2", "#5ba3cf", "#0a4a90"])
  }

  @Test func `a part of a ramp may run backwards`() {
    let ramp = ColorRamp([.white, .black], mixing: .rgb(gamma: 1), extent: .init(1, 0.5))
    #expect(ramp.samples(2).map(\.hexadecimal) == ["#000000", "#808080"])
    #expect(ramp.reversed.samples(2).map(\.hexadecimal) == ["#808080", "#000000"])
  }
}
