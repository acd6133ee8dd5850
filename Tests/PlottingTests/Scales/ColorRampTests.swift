import Drawing
import Plotting
import Testing

@Suite struct ColorRampTests {
  @Test func `a ramp begins, turns and ends at its colours`() {
    let ramp = ColorRamp([.white, Color(hex: 0xFF0000), .black])
    #expect(ramp.color(at: 0).hexadecimal == "#ffffff")
    #expect(ramp.color(at: 0.5).hexadecimal == "#ff0000")
    #expect(ramp.color(at: 1).hexadecimal == "#000000")
    #expect(ramp.color(at: -3) == ramp.color(at: 0) && ramp.color(at: 7) == ramp.color(at: 1))
    #expect(ramp.color(at: .nan) == ramp.color(at: 0))
  }

  @Test func `viridis grows lighter all the way`() {
    let ramp = ColorSchemes.ramp("viridis")
    let lightness = (0...50).map { Oklab(ramp.color(at: Double($0) / 50)).lightness }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `the first colours of the report differ in lightness, for print in grey`() {
    let lightness = ColorSchemes.categories("report", count: 4).prefix(3).map {
      Oklab($0).lightness
    }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 - $0 > 0.08 }, "\(lightness)")
  }
}
