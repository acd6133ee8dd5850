import Drawing
import Mathematics
import Testing

@testable import Typesetting

/// Shifts and gaps of the constructs, against the constants of the MATH table of TeX Gyre Pagella Math
/// as its file states them, in thousandths of an em.
@Suite struct MathConstantsTests {
  private func layout(_ list: MathList, _ style: MathStyle = .text) throws -> MathLayout {
    try MathTypesetter(beside: Font(.pagella, size: .pixels(10))).box(list, style: style).layout
  }

  private func letter(_ scalar: Unicode.Scalar) -> MathNode {
    MathNode(.symbol(MathSymbol(scalar)), at: 0..<0)
  }

  private func height(of text: String, in layout: MathLayout) throws -> Double {
    let part = try #require(
      layout.parts.first { part in
        if case .glyph(_, _, _, text) = part.shape { return true }
        return false
      })
    return -part.y
  }

  @Test func `a superscript is raised by SuperscriptShiftUp and 0.74 times as large`() throws {
    let node = MathNode(
      .scripts(nucleus: letter("x"), sub: nil, sup: [letter("2")], placement: .side), at: 0..<0)
    let layout = try layout([node])
    #expect(abs(try height(of: "2", in: layout) - 0.354) < 1e-9)
    let sizes = layout.parts.map { part in
      if case .glyph(_, _, let size, _) = part.shape { return size }
      return 0
    }
    #expect(sizes == [1, 0.74])
  }

  @Test func `the rule of a fraction lies about the axis, as thick as the font says`() throws {
    let node = MathNode(.fraction(MathFraction([letter("a")], over: [letter("b")])), at: 0..<0)
    let fonts = try MathFonts(beside: Font(.pagella, size: .pixels(10)))
    let rule = try #require(
      try layout([node], .display).parts.compactMap { part -> (Double, Double)? in
        if case .rule(_, let height) = part.shape { return (part.y, height) }
        return nil
      }.first)
    #expect(abs(rule.1 - fonts.math[.fractionRuleThickness]) < 1e-9)
    #expect(abs(-rule.0 - rule.1 / 2 - fonts.math[.axisHeight]) < 1e-9)
  }
}
