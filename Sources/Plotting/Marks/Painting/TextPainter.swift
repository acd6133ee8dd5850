import Drawing
import Typesetting

/// Paints the items of text marks.
struct TextPainter {
  private let scene: MarkScene

  init(_ scene: MarkScene) {
    self.scene = scene
  }

  func items(_ items: [MarkItem]) -> [FrameItem] {
    guard let typesetter else { return [] }
    return items.flatMap { item -> [FrameItem] in
      guard item.isPlaced, let color = item.look.fillColor, let text = item.text.first else {
        return []
      }
      let label = typesetter.label(text, color: color)
      return placed(
        label, x: item.x + (scene.mark.dx ?? 0), y: item.y + (scene.mark.dy ?? 0),
        angle: item.angle)
    }
  }

  private var typesetter: LabelTypesetter? {
    let size = scene.mark.fontSize ?? scene.theme.labelSize
    return try? LabelTypesetter(scene.theme.font(size, bold: scene.mark.isBold ?? false))
  }

  private func placed(
    _ label: TypesetLabel, x: Double, y: Double, angle: Double
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
    guard angle != 0 else {
      let box = label.box(at: .pixels(x, y), horizontal, vertical)
      let shift = keptInside(box)
      return label.items(at: .pixels(x + shift.x, y + shift.y), horizontal, vertical)
    }
    let turn = Angle(degrees: angle)
    let transform = Transform.turn(cosine: turn.cosine, sine: turn.sine, then: .pixels(x, y))
    let shift = keptInside(transform(label.box(at: .zero, horizontal, vertical)))
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
  private func keptInside(_ box: Rectangle) -> (x: Double, y: Double) {
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
