import Plotting
import Testing
import Typesetting

@Suite struct FormatTests {
  @Test(
    arguments: [
      (".2f", 3.14159, "3.14"), (".2f", -0.001, "0.00"), (".1f", 0.25, "0.3"), ("d", 41.6, "42"),
      (",d", 1_234_567, "1,234,567"), (".1e", 0.000_123, "1.2e−4"), ("~s", 1500, "1.5k"),
      ("s", 42e6, "42.0000M"), (".0%", 0.256, "26%"), ("+.1f", 2, "+2.0"),
      (".3", 1234.5, "1.23e+3"),
      ("~g", 0.5, "0.5"), (".3g", 0.000_012_345, "0.0000123"), (".2r", 123, "120"),
      ("", 0.1, "0.1"), ("08.2f", -3.14159, "−0003.14"), ("$,.2f", 1234.5, "$1,234.50"),
      (".3~f", 1.5, "1.5"), (".0f", 0.5, "1"), (".2p", 0.1234, "12%"), ("e", 0, "0.000000e+0"),
      // Rounded as the binary number is, which for 0.35 and 1.005 is a little less.
      (".1f", 0.35, "0.3"), (".2f", 1.005, "1.00"), (".2f", 1.015, "1.01"), (".1f", 0.75, "0.8"),
      ("", 0.30000000000000004, "0.3"), ("", 1.0e15, "1e+15"), ("x", 255, "ff"),
      ("#X", 255, "0xFF"), ("#b", 5, "0b101"), ("o", 8, "10"), ("c", 1.5, "1.5"),
    ] as [(String, Double, String)])
  func `numbers are written in d3's notation`(format: String, number: Double, text: String) {
    #expect(FormatSpecifier(parsing: format)?.text(number) ?? "NO" == text)
  }

  @Test(arguments: [".2q", "hello", ".f", "2.3.4", "%%"])
  func `what is no format is refused`(format: String) {
    #expect(FormatSpecifier(parsing: format) == nil)
  }

  private func labels(_ numbers: [Double], _ style: Ticks.Style) -> [String] {
    TickLabels.labels(Ticks(major: numbers, style: style), format: nil).map(\.plainText)
  }

  @Test func `labels of a linear axis have the same decimals and a true minus`() {
    #expect(labels([-0.5, 0, 0.5, 1], .linear(step: 0.5)) == ["−0.5", "0.0", "0.5", "1.0"])
    #expect(labels([0, 20_000], .linear(step: 20_000)) == ["0", "20\u{2009}000"])
    #expect(labels([0, 2e-5], .linear(step: 2e-5)) == ["0", "2\u{2009}×\u{2009}10⁻⁵"])
    #expect(labels([0, 5e6], .linear(step: 5e6)) == ["0", "5\u{2009}×\u{2009}10⁶"])
  }

  @Test func `labels of a logarithmic axis are powers where plain numbers would be long`() {
    #expect(labels([0.01, 0.1, 1], .powers(base: 10)) == ["0.01", "0.1", "1"])
    #expect(
      labels([1e-5, 2e-5, 1], .powers(base: 10)) == ["10⁻⁵", "2\u{2009}×\u{2009}10⁻⁵", "10⁰"])
    #expect(labels([16, 4096], .powers(base: 2)) == ["16", "2¹²"])
  }

  @Test func `a formatted number's exponent is raised`() {
    #expect(Label.number("1.5e−3").plainText == "1.5\u{2009}×\u{2009}10⁻³")
    #expect(Label.number("three").plainText == "three")
  }
}
