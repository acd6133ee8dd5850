import Drawing
import Manuscript

/// The colours that a specification writes other than in hexadecimal digits, so that facts can name
/// them as their author does.
struct WrittenColors: Sendable, Hashable {
  /// What the specification writes, by the colour in hexadecimal digits.
  private var names = ["#000000": "black"]

  init() {}

  /// The colour names in a specification, its data left out.
  init(in node: YAMLNode) {
    var hexadecimal: Set<String> = []
    gather(node, &hexadecimal)
    for color in hexadecimal { names[color] = nil }
  }

  /// The colour as the specification writes it, or the hexadecimal digits themselves.
  subscript(hexadecimal: String) -> String { names[hexadecimal] ?? hexadecimal }

  private mutating func gather(_ node: YAMLNode, _ hexadecimal: inout Set<String>) {
    switch node.value {
    case .string(let text):
      guard text.utf8.count <= 40, let color = Color(parsing: text), color.alpha > 0 else { return }
      if text.hasPrefix("#") {
        hexadecimal.insert(color.hexadecimal)
      } else {
        names[color.hexadecimal] = text
      }
    case .sequence(let elements):
      for element in elements { gather(element, &hexadecimal) }
    case .mapping(let entries):
      for entry in entries where !["data", "datasets"].contains(entry.key.value) {
        gather(entry.value, &hexadecimal)
      }
    default: return
    }
  }
}
