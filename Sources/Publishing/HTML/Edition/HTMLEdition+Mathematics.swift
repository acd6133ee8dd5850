import Manuscript

extension HTMLEdition {
  /// A formula in a line: its TeX source.
  func math(_ tex: String) -> HTMLNode {
    .element(.code, [.class("math")], text: tex)
  }

  /// A formula on a line of its own, with its number where it has an id.
  func displayMath(_ tex: String, id: String?) -> HTMLNode {
    let formula = HTMLNode.element(.code, [.class("math")], text: Self.tidied(tex))
    guard let id else { return .element(.div, [.class("equation")], [formula]) }
    let number = document.label(id)?.number ?? "?"
    return .element(
      .div, [.class("equation"), .id(id)],
      [formula, .element(.span, [.class("equation-number")], text: "(\(number))")])
  }

  /// The lines of a formula as written, those after the first indented by two columns or more.
  private static func tidied(_ tex: String) -> String {
    let lines = tex.split(separator: "\n").map { line in
      String(line.reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
    guard let first = lines.first else { return "" }
    let rest = lines.dropFirst()
    let shared = rest.map { $0.prefix(while: \.isWhitespace).count }.min() ?? 0
    let indented = rest.map { "  " + $0.dropFirst(shared) }
    return ([String(first.drop(while: \.isWhitespace))] + indented).joined(separator: "\n")
  }
}
