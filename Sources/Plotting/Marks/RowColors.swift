import Drawing
import Results

/// The colours inside the marks of a layer that differ in no other look: asked for one by one, where a
/// whole look for each of many thousand rows would take most of the time.
struct RowColors {
  /// How the first row is painted; all others differ in the colour inside alone.
  let look: MarkLook
  private let scale: LookScale?
  /// What the scale maps, one a row; nil where all rows have one colour.
  private let values: [Value]?
  private let opacity: Double

  /// Nil where rows differ in more than the colour inside, or where colours change over a mark.
  init?(_ scene: MarkScene, strokeWidth: Double = 1) {
    let encoding = scene.layer.encoding
    guard scene.rowCount > 0, encoding.conditionalChannels.isEmpty else { return nil }
    let varying = encoding.channels.filter { $0.isLook && encoding.field($0) != nil }
    look = scene.look(0, strokeWidth: strokeWidth)
    guard !look.isShaded, varying.count < 2 else { return nil }
    let inside = encoding[.fill] == nil && scene.isFilled ? Channel.color : .fill
    guard varying.allSatisfy({ $0 == inside }) else { return nil }
    values = varying.first.flatMap { scene.contents.values($0) }
    scale = scene.looks[inside]
    opacity = look.opacity * look.fillOpacity
  }

  /// The colour inside a row's mark; nil for none.
  subscript(row: Int) -> Color? {
    guard let values else { return look.fillColor }
    return scale?.color(values[row])?.faded(to: opacity)
  }
}
