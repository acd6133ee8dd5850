/// Marks over and under a base.
enum Accents {
  static let commands: [(String, MathCommand)] =
    marks.map { ($0.0, .accent(MathAccent(.mark($0.1)))) }
    + wideMarks.map { ($0.0, .accent(MathAccent(.wideMark($0.1)))) }
    + [
      ("overline", .accent(MathAccent(.line))),
      ("underline", .accent(MathAccent(.line, isUnder: true))),
      ("underbar", .accent(MathAccent(.line, isUnder: true))),
      ("utilde", .accent(MathAccent(.wideMark("\u{330}"), isUnder: true))),
    ]
    + stretched("over", above, isUnder: false) + stretched("under", below, isUnder: true)

  private static let marks: [(String, Unicode.Scalar)] = [
    ("grave", "\u{300}"), ("acute", "\u{301}"), ("hat", "\u{302}"), ("tilde", "\u{303}"),
    ("bar", "\u{304}"), ("breve", "\u{306}"), ("dot", "\u{307}"), ("ddot", "\u{308}"),
    ("mathring", "\u{30A}"), ("check", "\u{30C}"), ("vec", "\u{20D7}"), ("dddot", "\u{20DB}"),
    ("ddddot", "\u{20DC}"),
  ]

  private static let wideMarks: [(String, Unicode.Scalar)] = [
    ("widehat", "\u{302}"), ("widetilde", "\u{303}"), ("widecheck", "\u{30C}"),
  ]

  private static let above: [(String, Unicode.Scalar)] = [
    ("brace", "⏞"), ("bracket", "⎴"), ("paren", "⏜"), ("group", "⏠"),
    ("rightarrow", "→"), ("leftarrow", "←"), ("leftrightarrow", "↔"),
    ("rightharpoon", "⇀"), ("leftharpoon", "↼"),
  ]

  private static let below: [(String, Unicode.Scalar)] = [
    ("brace", "⏟"), ("bracket", "⎵"), ("paren", "⏝"), ("group", "⏡"),
    ("rightarrow", "→"), ("leftarrow", "←"), ("leftrightarrow", "↔"),
  ]

  private static func stretched(
    _ prefix: String, _ shapes: [(String, Unicode.Scalar)], isUnder: Bool
  ) -> [(String, MathCommand)] {
    shapes.map { (prefix + $0.0, .accent(MathAccent(.stretched($0.1), isUnder: isUnder))) }
  }
}
