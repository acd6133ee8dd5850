import Drawing
import Typesetting

/// Labels of reference lines: `labels: true` of a rule (ours, beyond Vega-Lite).
///
///     mark: {type: rule, labels: true, text: bound $2 / w_0$}
///     encoding: {y: {datum: 120}}
///
/// A label says what `text` gives, as a channel or in the mark, else the number at which its rule
/// stands. It is written beside its rule where it covers nothing: for a horizontal rule above or
/// below it, near the right end, the left end or between; for a vertical one to its right or left,
/// from the top down. Labels keep clear of the texts, points, bars and lines of all layers and of each
/// other; where no place is free of marks, the one that covers least of them is taken, and where none is
/// free of other labels, the label is left out and noted.
enum RuleLabels {
  private static let gap = 3.0
  private static let steps = 16

  static func added(
    to geometry: MarkGeometry, _ scene: MarkScene, in space: inout LabelSpace
  ) -> MarkGeometry {
    let texts = MarkText(scene)
    var labels: [MarkItem] = []
    for item in geometry.items where item.isPlaced {
      guard let text = texts.lines(item.row)?.first ?? value(item.row, scene) else { continue }
      let label = LabelBox(text, scene)
      guard let box = space.place(candidates(item, scene, label)) else { continue }
      labels.append(label.item(text, row: item.row, in: box, scene, item.look))
    }
    var labelled = geometry
    labelled.overlays = [MarkGeometry(.text, items: labels)]
    return labelled
  }

  /// The number at which a rule stands.
  private static func value(_ row: Int, _ scene: MarkScene) -> String? {
    let channel: Channel = scene.layer.encoding[.y] == nil ? .x : .y
    switch scene.layer.encoding[channel]?.content {
    case .datum(let value)?: return value.double.isNaN ? value.text : TickLabels.plain(value.double)
    case .field?:
      guard let value = scene.layer.values(channel)?[row] else { return nil }
      return value.double.isNaN ? value.text : TickLabels.plain(value.double)
    case .constant?, nil: return nil
    }
  }

  /// Places for a label beside a rule, the best first.
  private static func candidates(
    _ item: MarkItem, _ scene: MarkScene, _ label: LabelBox
  ) -> [Rectangle] {
    let (x2, y2) = (item.x2 ?? item.x, item.y2 ?? item.y)
    let isVertical =
      (y2 - item.y).magnitude > (x2 - item.x).magnitude
      || item.y2 == nil && item.x2 == nil && scene.layer.encoding[.y] == nil
    let ends = ends(item, scene, isVertical: isVertical)
    let room = (ends.end - ends.start) - (isVertical ? label.height : label.width) - 2 * gap
    return (0...steps).flatMap { step -> [Rectangle] in
      let share = Double(step) / Double(steps)
      if isVertical {
        let top = ends.start + gap + max(room, 0) * share
        return [item.x + gap, item.x - gap - label.width].map { label.at(left: $0, top: top) }
      }
      let left = ends.start + gap + max(room, 0) * (1 - share)
      return [item.y - 1 - label.height, item.y + 1].map { label.at(left: left, top: $0) }
    }
  }

  /// From where to where a rule is seen, along itself.
  private static func ends(
    _ item: MarkItem, _ scene: MarkScene, isVertical: Bool
  ) -> (start: Double, end: Double) {
    let whole = isVertical ? scene.height : scene.width
    let first = isVertical ? item.y : item.x
    guard let second = isVertical ? item.y2 : item.x2, second != first else { return (0, whole) }
    return (max(min(first, second), 0), min(max(first, second), whole))
  }
}
