import Publishing
import Testing

@Suite struct DecimalAlignmentTests {
  @Test func `numbers with fewer decimals are filled with blanks as wide as digits`() {
    #expect(
      DecimalAlignment.aligned(["12", "3.5", "\u{2212}0.25", "n/a"])
        == ["12\u{2008}\u{2007}\u{2007}", "3.5\u{2007}", "\u{2212}0.25", "n/a"])
  }

  @Test(arguments: [["1 × 10⁻³", "0.5", "2"], ["1", "2"], ["10.5%", "3%"], []])
  func `columns with exponents, without decimals or in percent stay as they are`(cells: [String]) {
    #expect(DecimalAlignment.aligned(cells) == cells)
  }
}
