import Drawing
import Typesetting

/// The size of a label and how it is put into a place.
struct LabelBox {
  let width: Double
  let height: Double
  /// How far below the top the middle of capitals lies, which the painter puts at a label's place.
  private let middle: Double

  init(_ text: String, _ scene: MarkScene) {
    let label = scene.fonts.label.label(text)
    width = label.width.pixels
    height = label.height.pixels
    middle = label.ascent.pixels - label.capHeight.pixels / 2
  }

  /// The rectangle with its top left corner at a place.
  func at(left: Double, top: Double) -> Rectangle {
    .pixels(left: left, top: top, width: width, height: height)
  }

  /// The text within its rectangle.
  func item(_ text: String, row: Int, in box: Rectangle, _ scene: MarkScene, _ look: MarkLook)
    -> MarkItem
  {
    var ink = look
    (ink.fill, ink.stroke) = (look.stroke, nil)
    return MarkItem(
      row: row, x: (box.left.pixels + box.right.pixels) / 2, y: box.top.pixels + middle,
      text: [text], fontSize: scene.theme.labelSize, look: ink)
  }
}
