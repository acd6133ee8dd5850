import Results

/// `text`: a label for each row.
enum TextMark: MarkKind {
  static let name = "text"
  static let required: [[Channel]] = [[.text]]

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let xs = scene.places(.x)
    let ys = scene.places(.y)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      let x = xs?[row] ?? scene.width / 2
      let y = ys?[row] ?? scene.height / 2
      guard !x.isNaN, !y.isNaN, scene.isInside(x, y), let text = text(scene, row), !text.isEmpty
      else { return nil }
      return MarkItem(
        row: row, x: x, y: y, angle: scene.mark.angle ?? 0, text: [text], look: scene.look(row))
    }
    return MarkGeometry(.text, items: items)
  }

  /// The text of a row; nil where it has none.
  static func text(_ scene: MarkScene, _ row: Int) -> String? {
    switch scene.content(.text, row) {
    case .constant(.text(let text)): return text
    case .constant: return nil
    case .value(let value):
      guard let definition = scene.layer.encoding[.text], let field = definition.field else {
        return value.text
      }
      return field.text(of: value, followsGrammar: scene.theme.followsGrammar)
    case nil: return scene.mark.text
    }
  }
}
