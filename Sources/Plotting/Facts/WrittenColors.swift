import Drawing
import Manuscript

/// The colours that a specification writes other than in hexadecimal digits, so that facts can name
/// them as their author does.
struct WrittenColors: Sendable, Hashable {
  /// What the specification writes, by the colour in hexadecimal digits.
  private var names = ["#000000": "black"]

  init() {}

  /// The colour names in a specification; those in its data where they are drawn as they stand.
  init(in node: YAMLNode) {
    var hexadecimal: Set<String> = []
    gather(node, takesData: Self.drawsData(node), &hexadecimal)
    for color in hexadecimal { names[color] = nil }
  }

  /// The colour as the specification writes it, or the hexadecimal digits themselves.
  subscript(hexadecimal: String) -> String { names[hexadecimal] ?? hexadecimal }

  /// Whether a channel of colours has no scale, so that data name the colours.
  private static func drawsData(_ node: YAMLNode) -> Bool {
    switch node.value {
    case .sequence(let elements): return elements.contains(where: drawsData)
    case .mapping(let entries):
      return entries.contains { entry in
        switch entry.key.value {
        case "data", "datasets": false
        case "scale": entry.value.isNull
        default: drawsData(entry.value)
        }
      }
    default: return false
    }
  }

  private mutating func gather(
    _ node: YAMLNode, takesData: Bool, _ hexadecimal: inout Set<String>
  ) {
    switch node.value {
    case .string(let text):
      guard text.utf8.count <= 40, let color = Color(parsing: text), color.alpha > 0 else { return }
      if text.hasPrefix("#") {
        hexadecimal.insert(color.hexadecimal)
      } else {
        names[color.hexadecimal] = text
      }
    case .sequence(let elements):
      for element in elements { gather(element, takesData: takesData, &hexadecimal) }
    case .mapping(let entries):
      for entry in entries where takesData || !["data", "datasets"].contains(entry.key.value) {
        gather(entry.value, takesData: takesData, &hexadecimal)
      }
    default: return
    }
  }
}
