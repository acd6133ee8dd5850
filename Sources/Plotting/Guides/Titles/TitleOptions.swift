import Manuscript

/// The title of a view with its subtitle, and what its author says of them.
struct TitleOptions: Sendable, Hashable {
  /// What a title is lined up with.
  enum Frame: String, Sendable, Hashable, CaseIterable {
    /// Views with all that stands around them.
    case bounds
    /// Views alone.
    case group
  }

  var text: TitleText
  var subtitle = TitleText([])
  var style = TextOptions()
  var subtitleStyle = TextOptions()
  var subtitlePadding: Double?
  var anchor: TitleAnchor?
  var orient: AxisSide?
  var frame: Frame?
  var offset: Double?
  var dx = 0.0
  var dy = 0.0

  /// Reads `title`: a text, lines of text, or a mapping; nil for none.
  init?(reading node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    guard node.entries != nil else {
      guard let text = TitleText(reading: node, "‘title’", diagnostics), !text.lines.isEmpty else {
        return nil
      }
      self.text = text
      return
    }
    guard var reader = PropertyReader(node, "the title", diagnostics) else { return nil }
    text = reader.title("text") ?? TitleText([])
    for name in ["aria", "zindex", "style", "name"] { _ = reader.value(name) }
    subtitle = reader.title("subtitle") ?? subtitle
    style = TextOptions("", &reader)
    subtitleStyle = TextOptions("subtitle", &reader)
    subtitlePadding = reader.number("subtitlePadding")
    anchor = reader.anchor("anchor")
    orient = reader.choice("orient")
    frame = reader.choice("frame")
    offset = reader.number("offset")
    dx = reader.number("dx") ?? 0
    dy = reader.number("dy") ?? 0
    reader.finish()
    if text.lines.isEmpty, subtitle.lines.isEmpty { return nil }
  }

  /// The title and the subtitle, the lines of each joined by breaks.
  var texts: [String] {
    [text, subtitle].map { $0.lines.joined(separator: "\n") }.filter { !$0.isEmpty }
  }
}
