import Drawing
import Results
import Typesetting

/// `text`: a label for each row.
enum TextMark: MarkKind {
  static let name = "text"
  static let required: [[Channel]] = [[.text]]

  static func items(_ scene: MarkScene) -> [FrameItem] {
    let xs = scene.places(.x)
    let ys = scene.places(.y)
    guard let typesetter = typesetter(scene) else { return [] }
    return (0..<scene.rowCount).flatMap { row -> [FrameItem] in
      let x = xs?[row] ?? scene.width / 2
      let y = ys?[row] ?? scene.height / 2
      guard !x.isNaN, !y.isNaN, scene.isInside(x, y), let text = text(scene, row), !text.isEmpty
      else { return [] }
      let color = scene.color(row, filling: true) ?? scene.theme.labelColor
      let label = typesetter.label(text, color: color)
      return placed(label, x: x + (scene.mark.dx ?? 0), y: y + (scene.mark.dy ?? 0), scene)
    }
  }

  private static func typesetter(_ scene: MarkScene) -> LabelTypesetter? {
    let size = scene.mark.fontSize ?? scene.theme.labelSize
    return try? LabelTypesetter(scene.theme.font(size, bold: scene.mark.isBold ?? false))
  }

  /// The text of a row; nil where it has none.
  static func text(_ scene: MarkScene, _ row: Int) -> String? {
    switch scene.layer.encoding[.text]?.content {
    case .constant(.text(let text)): return text
    case .constant: return nil
    case .datum(let value): return value.text
    case .field(let field):
      guard let value = scene.value(.text, row), value != .missing else { return nil }
      if let format = field.format, !value.double.isNaN { return format.text(value.double) }
      if case .number(let number) = value { return TickLabels.plain(number) }
      return value.text
    case nil: return scene.mark.text
    }
  }

  private static func placed(
    _ label: TypesetLabel, x: Double, y: Double, _ scene: MarkScene
  ) -> [FrameItem] {
    let horizontal: TypesetLabel.HorizontalAlignment =
      switch scene.mark.align {
      case .left: .left
      case .right: .right
      case .center, nil: .center
      }
    let vertical: TypesetLabel.VerticalAlignment =
      switch scene.mark.baseline {
      case .top: .top
      case .bottom: .bottom
      case .alphabetic: .baseline
      case .middle, nil: .middle
      }
    guard let angle = scene.mark.angle, angle != 0 else {
      let box = label.box(at: .pixels(x, y), horizontal, vertical)
      let shift = keptInside(box, scene)
      return label.items(at: .pixels(x + shift.x, y + shift.y), horizontal, vertical)
    }
    let turn = Angle(degrees: angle)
    let transform = Transform.turn(cosine: turn.cosine, sine: turn.sine, then: .pixels(x, y))
    let shift = keptInside(transform(label.box(at: .zero, horizontal, vertical)), scene)
    return [
      .group(
        FrameGroup(
          "turned text",
          transform: .turn(
            cosine: turn.cosine, sine: turn.sine, then: .pixels(x + shift.x, y + shift.y)),
          items: label.items(at: .zero, horizontal, vertical)))
    ]
  }

  /// How far a label must move to stay within the view.
  private static func keptInside(_ box: Rectangle, _ scene: MarkScene) -> (x: Double, y: Double) {
    let (left, right) = (box.left.pixels, box.right.pixels)
    let (top, bottom) = (box.top.pixels, box.bottom.pixels)
    var (x, y) = (0.0, 0.0)
    if right > scene.width { x = scene.width - right }
    if left + x < 0 { x = -left }
    if bottom > scene.height { y = scene.height - bottom }
    if top + y < 0 { y = -top }
    return (x, y)
  }
}

/// An angle, clockwise, with its cosine and sine computed by series alone.
struct Angle: Sendable, Hashable {
  let cosine: Double
  let sine: Double

  init(degrees: Double) {
    let turns = degrees / 90
    let quarter = turns.rounded()
    let rest = (turns - quarter) * 1.5707963267948966
    let square = rest * rest
    var cosine = 1.0
    var sine = 1.0
    for term in stride(from: 18.0, through: 2, by: -2) {
      cosine = 1 - square / (term * (term - 1)) * cosine
      sine = 1 - square / (term * (term + 1)) * sine
    }
    sine *= rest
    switch ((Int(quarter) % 4) + 4) % 4 {
    case 0: (self.cosine, self.sine) = (cosine, sine)
    case 1: (self.cosine, self.sine) = (-sine, cosine)
    case 2: (self.cosine, self.sine) = (-cosine, -sine)
    default: (self.cosine, self.sine) = (sine, -cosine)
    }
  }
}
