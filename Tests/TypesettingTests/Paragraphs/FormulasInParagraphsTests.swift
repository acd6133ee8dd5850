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
}
