import Publishing

extension ReportComparison {
  /// How what is said of a figure differs: its caption and its alternative text.
  ///
  /// - Parameter followsPlot: Whether the plot differs too, and so an alternative text made from it.
  func captions(
    of pair: ItemPair<Manifest.Figure>, _ from: Manifest.Figure, _ to: Manifest.Figure,
    followsPlot: Bool
  ) -> [Cause] {
    guard from.caption != to.caption else { return [] }
    guard let before = from.captionText, let after = to.captionText else {
      return [Cause(.caption)]
    }
    var causes: [Cause] = []
    if before != after {
      causes.append(Cause(.caption, from: .text(before), to: .text(after)))
    }
    if followsPlot { return causes }
    let alternatives = (
      earlier.alternativeText(of: pair.previousID ?? pair.id), later.alternativeText(of: pair.id)
    )
    if let before = alternatives.0, let after = alternatives.1 {
      guard before != after else { return causes }
      return causes + [Cause(.alternativeText, from: .text(before), to: .text(after))]
    }
    return causes.isEmpty ? [Cause(.alternativeText)] : causes
  }
}

extension PublishedReport {
  /// How much of a drawing is searched for its description, in bytes; it stands at the beginning.
  private static let descriptionReach = 1 << 16

  /// The text that a figure's drawing describes itself by; nil where it has none.
  func alternativeText(of figure: String) -> String? {
    guard let listed = manifest.figures[figure]?.files["svg"],
      let bytes = read(Self.figurePath(figure, "svg"), listed: listed).bytes
    else { return nil }
    let head = String(decoding: bytes.prefix(Self.descriptionReach), as: UTF8.self)
    guard let opening = head.firstRange(of: "<desc"),
      let start = head[opening.upperBound...].firstIndex(of: ">"),
      let end = head[start...].firstRange(of: "</desc>")?.lowerBound
    else { return nil }
    return Self.unescaped(String(head[head.index(after: start)..<end]))
  }

  /// The characters that drawings write as entities.
  private static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
