/// Spaces: a quad is an em, a math unit its eighteenth part.
enum Spaces {
  static let commands: [(String, MathCommand)] =
    [
      ("quad", .space(1)), ("qquad", .space(2)), ("enspace", .space(0.5)), ("enskip", .space(0.5)),
      (" ", .space(betweenWords)), ("space", .space(betweenWords)),
      ("nobreakspace", .space(betweenWords)),
      ("hspace", .spaceOf(isBraced: true)), ("mspace", .spaceOf(isBraced: true)),
      ("kern", .spaceOf(isBraced: false)), ("mkern", .spaceOf(isBraced: false)),
      ("hskip", .spaceOf(isBraced: false)), ("mskip", .spaceOf(isBraced: false)),
    ]
    + units.flatMap { names, units in
      names.map { ($0, MathCommand.space(Double(units) / 18)) }
    }

  /// The space between words, of `~` and `\ `.
  static let betweenWords = 1.0 / 3

  private static let units: [([String], Int)] = [
    ([",", "thinspace"], 3), ([":", ">", "medspace"], 4), ([";", "thickspace"], 5),
    (["!", "negthinspace"], -3), (["negmedspace"], -4), (["negthickspace"], -5),
  ]
}
