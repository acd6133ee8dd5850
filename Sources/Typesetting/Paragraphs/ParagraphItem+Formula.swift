import Drawing
public import Mathematics

extension ParagraphItem {
  /// The cost of breaking a line after a relation of a formula, and after a binary operation (TeX's
  /// `\relpenalty` and `\binoppenalty`).
  private static let relationPenalty = 500.0
  private static let binaryPenalty = 700.0

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
    typesetter.pieces(formula, references: references).flatMap { piece -> [ParagraphItem] in
      guard let canBreak = piece.canBreak else { return [box(piece.box)] }
      let penalty = canBreak == .afterRelation ? relationPenalty : binaryPenalty
      return [
        box(piece.box), .breakPoint(penalty: penalty), .glue(InlineGlue(width: piece.spaceAfter)),
      ]
    }
  }
}
