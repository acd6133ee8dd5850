import Drawing
import Mathematics
import PageLayout
import Typesetting

/// A book of headings, paragraphs with notes, displayed formulas and floating figures.
struct GeneratedBook {
  static let font = TextStyle(Font(.pagella, size: .points(10)))

  private static let small = TextStyle(Font(.pagella, size: .points(8)))
  private static let bold = TextStyle(Font(.pagella, .bold, size: .points(12)))
  private static let style = ParagraphStyle(leading: .points(13))
  private static let space = Glue(.points(9), stretch: .points(4), shrink: .points(2))
  private static let formula =
    #"t_\gamma \ge \frac{2(1 - e^{-\gamma})}{L^{3/2}\,\Gamma^2 w_0} \sum_{i=1}^n \sqrt{x_i}"#

  private let paragraphs: [String]
  private let typesetter = ParagraphTypesetter()

  /// A book with these paragraphs.
  init(_ paragraphs: [String]) {
    self.paragraphs = paragraphs
  }

  /// Its pages, with everything at its place.
  ///
  /// - Throws: `TypesettingError` where a font is missing.
  func document() throws -> PageDocument {
    let geometry = PageGeometry(report: .a4)
    var composer = FlowComposer(typesetter, geometry: geometry, notes: notes)
    try composer.compose(blocks(MathTypesetter(beside: Self.font.font)))
    composer.finish()
    let numbers = FlowComposer(typesetter, geometry: geometry)
    let furniture = PageFurniture(rule: Stroke(.black, width: .points(0.4))) {
      (number) throws(TypesettingError) in
      try numbers.line(of: [.text(String(number), Self.small)])
    }
    let paged = try PagedGalley(
      composer.galley, geometry: geometry,
      rules: BreakingRules(leading: Self.style.leading), furniture: furniture)
    return PageDocument(
      title: "A generated book", pages: paged.pages.map { PageDocument.Page($0.frame) })
  }

  /// The notes by the sign that calls them: one with every seventh paragraph.
  private var notes: [String: [FlowBlock]] {
    var notes: [String: [FlowBlock]] = [:]
    for index in paragraphs.indices where index % 7 == 3 {
      let text = String(paragraphs[index].prefix(150))
      notes["note \(index)"] = [
        .paragraph(FlowParagraph([.text(text, Self.small)], ParagraphStyle(leading: .points(10))))
      ]
    }
    return notes
  }

  private func blocks(_ mathematics: MathTypesetter) -> [FlowBlock] {
    paragraphs.enumerated().flatMap { index, text in
      var blocks: [FlowBlock] = []
      if index % 12 == 0 {
        let title = [ParagraphItem.text("Section \(index / 12)", Self.bold)]
        blocks.append(
          .heading(
            FlowHeading(
              FlowParagraph(
                title, Self.style, above: Self.space, below: Self.space, keepsWithNext: true))))
      }
      var items = [ParagraphItem.text(text, Self.font)]
      if index % 7 == 3 { items.append(.mark("note \(index)")) }
      blocks.append(.paragraph(FlowParagraph(items, Self.style)))
      if index % 5 == 1 {
        let box = mathematics.box(Formula(Self.formula, displayed: true))
        let inline = InlineBox(
          width: box.width, ascent: box.ascent, descent: box.descent, items: box.items(at: .zero))
        blocks.append(
          .display(
            FlowDisplay(
              [FlowDisplay.Line(inline)], alternativeText: "formula \(index)",
              around: Self.space)))
      }
      if index % 15 == 7 { blocks.append(.float([figure(index)])) }
      return blocks
    }
  }

  private func figure(_ index: Int) -> FlowBlock {
    let frame = Frame(size: Size(width: .points(300), height: .points(180)))
    return .picture(FlowPicture(frame, alternativeText: "figure \(index)"))
  }
}
