import Drawing
import Mathematics
import Testing
import Typesetting

@Suite struct FormulasInParagraphsTests {
  @Test func `a formula is broken after its relations, and the space there vanishes`() throws {
    let font = Font(.pagella, size: .points(10))
    let typesetter = try MathTypesetter(beside: font)
    let formula = Formula("a_1 + a_2 + a_3 = b_1 + b_2 + b_3 = c_1 + c_2 + c_3")
    let items =
      [ParagraphItem.text("We find ", TextStyle(font))]
      + ParagraphItem.formula(formula, typesetter) + [.text(", as was said.", TextStyle(font))]
    let paragraph = try ParagraphTypesetter().typeset(
      items, ParagraphStyle(.left, leading: .points(13)), measure: .points(150))
    #expect(paragraph.lines.count >= 2)
    #expect(paragraph.lines.allSatisfy { $0.overfull == .zero && !$0.text.hasSuffix(" ") })
    #expect(!paragraph.lines.contains { $0.text.hasPrefix(",") })
  }

  /// What it costs to break a line in a formula.
  private func breaks(_ tex: String) throws -> [Double] {
    let typesetter = try MathTypesetter(beside: Font(.pagella, size: .points(10)))
    return ParagraphItem.formula(Formula(tex), typesetter).compactMap {
      if case .breakPoint(let penalty) = $0 { penalty } else { nil }
    }
  }

  @Test func `a short formula, a short head and a short rest are parted only in an emergency`()
    throws
  {
    #expect(try breaks("L = 3") == [5000])
    #expect(try breaks("a_1 + a_2 + a_3 + a_4 = 0") == [5000, 700, 700, 5000])
    #expect(try breaks("f(x, y) = a_1 + a_2 + a_3") == [500, 700, 5000])
  }

  @Test func `a line is made looser before a short formula is parted`() throws {
    let font = Font(.pagella, size: .points(10))
    let typesetter = try MathTypesetter(beside: font)
    let style = ParagraphStyle(leading: .points(13), hyphenation: nil)
    for measure in stride(from: 150.0, through: 190, by: 2) {
      let items =
        [
          ParagraphItem.text(
            "Words of a line that goes on until here, where all have ", TextStyle(font))
        ]
        + ParagraphItem.formula(Formula("L = 3"), typesetter)
        + [.text(" and more words follow after it in the same way.", TextStyle(font))]
      let lines = try ParagraphTypesetter().typeset(items, style, measure: .points(measure)).lines
      #expect(lines.filter { $0.text.contains("\u{FFFC}") }.count == 1, "\(measure)")
    }
  }
}
