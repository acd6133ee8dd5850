import Drawing
import Mathematics
import Testing
import Typesetting

@Suite struct MathInSVGTests {
  private func svg(_ tex: String) throws -> String {
    let typesetter = try MathTypesetter(beside: Font(.pagella, size: .pixels(20)))
    let box = typesetter.box(Formula(tex, displayed: true))
    let frame = Frame(
      size: Size(width: .pixels(100), height: .pixels(80)), items: box.items(at: .pixels(5, 40)))
    return String(decoding: try frame.svg(letters: .text), as: UTF8.self)
  }

  @Test func `letters are written as the characters that show them`() throws {
    let svg = try svg("x + \\mathbb{R}")
    #expect(svg.contains(">𝑥</text>") && svg.contains(">ℝ</text>"))
    #expect(svg.contains("TeX Gyre Pagella Math"))
  }

  @Test func `glyphs that no character shows are drawn`() throws {
    let svg = try svg("\\left( \\frac{a}{b} \\right)")
    #expect(svg.contains(">𝑎</text>"))
    #expect(!svg.contains("(</text>"))
    // Two parentheses and the bar of the fraction, beside the page.
    #expect(svg.split(separator: "<path", omittingEmptySubsequences: false).count - 1 == 4)
  }
}
