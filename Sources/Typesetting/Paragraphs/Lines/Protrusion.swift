/// How far characters reach out of the measure at the ends of lines, so that these look straight.
enum Protrusion {
  /// Shares of a character's width by which it reaches out on the right.
  private static let right: [Unicode.Scalar: Double] = [
    "-": 0.45, "\u{2010}": 0.45, ".": 0.6, ",": 0.6, ";": 0.3, ":": 0.35, "!": 0.15, "?": 0.12,
    "’": 0.5, "”": 0.4, "'": 0.5, "\"": 0.35, "–": 0.25, "—": 0.12, ")": 0.08,
  ]
  /// Shares of a character's width by which it reaches out on the left.
  private static let left: [Unicode.Scalar: Double] = [
    "‘": 0.5, "“": 0.4, "'": 0.5, "\"": 0.35, "(": 0.08, "–": 0.25, "—": 0.12,
  ]

  /// How far a text reaches out at the right end of a line, in pixels.
  static func right(of text: ShapedText) -> Double {
    guard let last = text.text.unicodeScalars.last, let share = right[last],
      let cluster = text.clusters.last
    else { return 0 }
    return (text.width - cluster.x) * share
  }

  /// How far a text reaches out at the left end of a line, in pixels.
  static func left(of text: ShapedText) -> Double {
    guard let first = text.text.unicodeScalars.first, let share = left[first] else { return 0 }
    return (text.clusters.count > 1 ? text.clusters[1].x : text.width) * share
  }
}
