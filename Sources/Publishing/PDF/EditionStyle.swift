import Drawing
import PageLayout
import Typesetting

/// How the printed report looks: sizes of type, distances, colours.
struct EditionStyle: Sendable {
  /// A size of type with the distance between its baselines.
  struct Size: Sendable, Hashable {
    /// The size of the letters.
    var letters: Length
    /// The distance between baselines.
    var leading: Length

    init(_ letters: Double, _ leading: Double) {
      self.letters = .points(letters)
      self.leading = .points(leading)
    }
  }

  /// Running text.
  let text = Size(10.5, 14)
  /// Lines of the contents, which are short and read one at a time.
  let contentsLeading = Length.points(13)
  /// Captions, abstracts, claims' details.
  let small = Size(9.25, 12)
  /// Notes and provenance.
  let fine = Size(8.5, 11)
  /// Cells of tables.
  let table = Size(9, 12)
  /// The indent of a paragraph after another.
  let indent = Length.points(14)
  /// The indent of lists.
  let listIndent = Length.points(20)
  /// Links.
  let linkColor = Color(hex: 0x1F4A7C)
  /// What stands back: numbers of chapters, running heads.
  let quietColor = Color(hex: 0x50565F)
  /// What holds.
  let goodColor = Color(hex: 0x2F6B3C)
  /// What fails and what is wrong.
  let badColor = Color(hex: 0xA32A2A)
  /// The ground of program text.
  let codeGround = Color(hex: 0xF4F4F1)
  /// Rules of tables.
  let ruleColor = Color(hex: 0x30343A)

  /// The space around lists, displays, statements: half a line that grows and shrinks.
  let around = Glue(.points(7), stretch: .points(3), shrink: .points(2))

  /// How titles are made into lines: ragged, of about the same length.
  static func title(
    _ leading: Length, _ alignment: ParagraphStyle.Alignment = .left, hangingIndent: Length = .zero
  ) -> ParagraphStyle {
    var style = ParagraphStyle(
      alignment, leading: leading, hangingIndent: hangingIndent, hyphenation: nil)
    style.isBalanced = true
    return style
  }

  /// The level of a heading by its rank: 0 for a chapter.
  func heading(_ rank: Int) -> (size: Size, above: Glue, below: Glue) {
    switch rank {
    case 0: (Size(23, 28), .none, Glue(.points(16)))
    case 1:
      (
        Size(14, 18), Glue(.points(24), stretch: .points(8), shrink: .points(4)), Glue(.points(7))
      )
    case 2:
      (
        Size(11.5, 15), Glue(.points(17), stretch: .points(5), shrink: .points(3)),
        Glue(.points(4))
      )
    default:
      (
        Size(10.5, 14), Glue(.points(12), stretch: .points(4), shrink: .points(2)),
        Glue(.points(2))
      )
    }
  }
}

/// How a stretch of running text is set.
struct EditionType: Sendable {
  /// The size of its letters.
  var size: Length
  /// Whether it is slanted; emphasis within stands upright.
  var isItalic = false
  /// Whether it is heavy.
  var isBold = false
  /// The colour.
  var color = Color.black
  /// Forms of letters and figures.
  var forms: LetterForms = []

  init(_ size: EditionStyle.Size, color: Color = .black) {
    self.size = size.letters
    self.color = color
  }

  /// The style of letters.
  var style: TextStyle { TextStyle(font, color: color, forms: forms) }

  /// The style of program text beside these letters.
  var codeStyle: TextStyle {
    TextStyle(
      Font(.cursor, isBold ? .bold : .regular, size: size * 0.86), color: color,
      forms: .noLigatures, breaking: .code)
  }

  private var font: Font {
    let style: FontStyle =
      switch (isBold, isItalic) {
      case (false, false): .regular
      case (false, true): .italic
      case (true, false): .bold
      case (true, true): .boldItalic
      }
    return Font(.pagella, style, size: size)
  }

  var emphasised: EditionType { with { $0.isItalic.toggle() } }
  var bold: EditionType { with { $0.isBold = true } }
  var italic: EditionType { with { $0.isItalic = true } }
  var tabular: EditionType { with { $0.forms.insert(.tabularFigures) } }
  func colored(_ color: Color) -> EditionType { with { $0.color = color } }

  private func with(_ change: (inout EditionType) -> Void) -> EditionType {
    var type = self
    change(&type)
    return type
  }
}
