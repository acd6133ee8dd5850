import Publishing

/// Text as it may stand on a page: what could reorder a line is made visible.
func text(_ text: String) -> HTMLNode { .text(TerminalText.plain(text)) }

/// A line of the report for terminals, what stands out in it marked.
func inline(_ line: ReportLine) -> [HTMLNode] {
  line.pieces.map { piece in
    // A number stays with its unit.
    let text = piece.text.replacing(" %", with: "\u{A0}%")
    guard let emphasis = piece.emphasis else { return .text(text) }
    return .element(.span, [.class(emphasis.className)], text: text)
  }
}

/// Lines as a list; nothing for none.
func list(_ lines: [ReportLine]) -> [HTMLNode] {
  if lines.isEmpty { return [] }
  return [.element(.ul, [.class("points")], lines.map { .element(.li, inline($0)) })]
}

extension Emphasis {
  /// The name by which style sheets know it.
  fileprivate var className: String {
    switch self {
    case .heading: "heading"
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    case .alarm: "alarm"
    case .aside: "aside"
    }
  }
}
