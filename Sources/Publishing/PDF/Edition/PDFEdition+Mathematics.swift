import Drawing
import Manuscript
import Mathematics
import PageLayout
import Typesetting

extension PDFEdition {
  /// A formula in a line, in parts between which a line may end.
  func math(_ tex: String, _ type: EditionType) -> [ParagraphItem] {
    let formula = Formula(tex, displayed: false)
    guard formula.problems.isEmpty, let typesetter = mathTypesetter(type) else {
      return [.text(tex, type.codeStyle)]
    }
    return ParagraphItem.formula(formula, typesetter)
  }

  /// A formula on lines of its own, with its number where it has an id.
  func displayMath(_ tex: String, id: String?, _ type: EditionType) -> [FlowBlock] {
    let upright = EditionType(style.text)
    let formula = Formula(tex, displayed: true)
    guard formula.problems.isEmpty, let typesetter = mathTypesetter(upright) else {
      return code(tex)
    }
    let rows = typesetter.display(formula).rows.map { inlineBox($0.box) }
    let number = id.flatMap { document.label($0)?.number }
    let items: [ParagraphItem] = number.map { [.text("(\($0))", upright.style)] } ?? []
    return [
      .display(
        FlowDisplay(
          rows, number: items, anchor: id, alternativeText: tex, around: style.around))
    ]
  }

  private func mathTypesetter(_ type: EditionType) -> MathTypesetter? {
    var upright = type
    upright.isItalic = false
    upright.isBold = false
    return try? MathTypesetter(beside: upright.style.font, color: type.color)
  }

  private func inlineBox(_ box: MathBox) -> InlineBox {
    InlineBox(
      width: box.width, ascent: box.ascent, descent: box.descent, items: box.items(at: .zero))
  }
}
