import Drawing
public import Mathematics

extension ParagraphItem {
  /// The cost of breaking a line after a relation of a formula, and after a binary operation (TeX's
  /// `\relpenalty` and `\binoppenalty`).
  private static let relationPenalty = 500.0
  private static let binaryPenalty = 700.0
  /// A formula of less than this many sizes of its letters is parted only in an emergency, as are a head and a rest
  /// of less than these: “L =” at one line's end and “3” at the head of the next cost more than a loose line.
  private static let shortFormula = 4.0
  private static let shortHead = 2.5
  private static let shortRest = 1.5

  /// A set formula as one thing that stands on the line.
  public static func box(_ box: MathBox) -> ParagraphItem {
    .box(
      InlineBox(
        width: box.width, ascent: box.ascent, descent: box.descent, items: box.items(at: .zero)))
  }

  /// A formula within a line of text, which may be broken after its relations and operations.
  public static func formula(
    _ formula: Formula, _ typesetter: MathTypesetter, references: [String: String] = [:]
  ) -> [ParagraphItem] {
    let pieces = typesetter.pieces(formula, references: references)
    let size = typesetter.font.size
    let total = pieces.reduce(Length.zero) { $0 + $1.box.width + $1.spaceAfter }
    var rest = total
    return pieces.flatMap { piece -> [ParagraphItem] in
      guard let canBreak = piece.canBreak else { return [box(piece.box)] }
      rest = rest - piece.box.width - piece.spaceAfter
      let isShort =
        total < size * shortFormula || total - rest < size * shortHead || rest < size * shortRest
      let penalty = canBreak == .afterRelation ? relationPenalty : binaryPenalty
      return [
        box(piece.box), .breakPoint(penalty: isShort ? BreakPenalty.emergency : penalty),
        .glue(InlineGlue(width: piece.spaceAfter)),
      ]
    }
  }
}
