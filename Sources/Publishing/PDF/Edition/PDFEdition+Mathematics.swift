import Drawing
import Manuscript
import Mathematics
import PageLayout
import Typesetting

extension PDFEdition {
  /// A formula in a line, in parts between which a line may end; one that refers to an equation leads
  /// there.
  func math(
    _ tex: Sourced<String>, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    let formula = document.formula(tex)
    let isReference = formula.list.count == 1 && !formula.references.isEmpty
    let shown = isReference ? linkType(type, setting) : type
    guard formula.problems.isEmpty, let typesetter = mathTypesetter(shown) else {
      return [.text(tex.value, type.codeStyle)]
    }
    let items = ParagraphItem.formula(
      formula, typesetter, references: equationNumbers(for: formula))
    guard let target = formula.references.first?.id,
      formula.references.allSatisfy({ $0.id == target }), document.label(target) != nil
    else { return items }
    return linked(items, to: .destination(target), setting)
  }

  /// A formula on lines of its own, with the numbers of the formula or of its rows.
  func displayMath(_ tex: Sourced<String>, id: String?) -> [FlowBlock] {
    let upright = EditionType(style.text)
    let formula = document.formula(tex)
    guard formula.problems.isEmpty, let typesetter = mathTypesetter(upright) else {
      return code(tex.value)
    }
    let place = id ?? formula.label
    let rows = typesetter.display(formula, references: equationNumbers(for: formula)).rows
    let lines = rows.enumerated().map { index, row in
      let label = row.label ?? (index == rows.count - 1 ? place : nil)
      let number = label.flatMap { document.label($0)?.number }.map { number in
        ParagraphItem.text("(\(number))", upright.style)
      }
      return FlowDisplay.Line(
        inlineBox(row.box), number: (row.tag.map { .box($0) } ?? number).map { [$0] } ?? [],
        anchor: row.label == place ? nil : row.label)
    }
    return [
      .display(
        FlowDisplay(lines, anchor: place, alternativeText: tex.value, around: style.around))
    ]
  }

  /// The numbers of the equations, where a formula refers to any.
  private func equationNumbers(for formula: Formula) -> [String: String] {
    guard !formula.references.isEmpty else { return [:] }
    return document.labels.reduce(into: [:]) { numbers, label in
      if label.kind == .equation { numbers[label.id] = label.number }
    }
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
