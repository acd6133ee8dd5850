import Results

/// `text`: a label for each row.
enum TextMark: MarkKind {
  static let name = "text"
  static let required: [[Channel]] = [[.text]]

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let (xs, ys) = (scene.centers(.x), scene.centers(.y))
    let polar = PolarPlaces(scene)
    let texts = MarkText(scene)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      guard scene.isInside(xs[row], ys[row]), let lines = texts.lines(row) else { return nil }
      return MarkItem(
        row: row, x: xs[row], y: ys[row],
        angle: scene.number(.angle, row) ?? scene.mark.text.angle ?? 0, text: lines,
        fontSize: scene.number(.size, row) ?? scene.mark.text.fontSize ?? scene.mark.size
          ?? scene.theme.markFontSize,
        shift: polar?[row] ?? LinePoint(x: 0, y: 0), look: scene.look(row))
    }
    return MarkGeometry(.text, items: items)
  }
}

/// What text marks say.
struct MarkText {
  private let scene: MarkScene
  private let computed: ((Int) -> Value)?

  init(_ scene: MarkScene) {
    self.scene = scene
    if case .expression(let expression)? = scene.mark.text.content {
      computed = expression.evaluation(on: scene.layer.table)
    } else {
      computed = nil
    }
  }

  /// The lines of a row; nil where it has none.
  func lines(_ row: Int) -> [String]? {
    guard let text = text(row) else {
      switch scene.mark.text.content {
      case .lines(let lines)?: return lines
      case .expression?: return computed.map { split($0(row).plainText) }
      case nil: return scene.theme.followsGrammar ? [""] : nil
      }
    }
    return text.isEmpty && !scene.theme.followsGrammar ? nil : split(text)
  }

  private func split(_ text: String) -> [String] {
    guard let separator = scene.mark.text.lineBreak, !separator.isEmpty else { return [text] }
    return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// The text that the channel gives a row; nil where it says nothing.
  private func text(_ row: Int) -> String? {
    switch scene.contents[.text, row] {
    case .constant(.text(let text)): text
    case .constant, nil: nil
    case .value(let value): text(of: value, scene.layer.encoding[.text])
    }
  }

  private func text(of value: Value, _ definition: ChannelDefinition?) -> String? {
    guard let field = definition?.field else { return value.text }
    let followsGrammar = scene.theme.followsGrammar
    return field.text(of: value, followsGrammar: followsGrammar) ?? (followsGrammar ? "null" : "")
  }
}
