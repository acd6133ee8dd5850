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
/// other; where no place is free, the one that covers least is taken.
enum RuleLabels {
  private static let gap = 3.0
  private static let steps = 8

  static func added(
    to geometry: MarkGeometry, _ scene: MarkScene, clearOf obstacles: [Rectangle]
  ) -> MarkGeometry {
    let texts = MarkText(scene)
    var taken = obstacles
    var labels: [MarkItem] = []
    for item in geometry.items where item.isPlaced {
      guard let text = texts.lines(item.row)?.first ?? value(item.row, scene) else { continue }
      let label = scene.fonts.label.label(text)
      let (width, height) = (label.width.pixels, label.height.pixels)
      let boxes = candidates(item, scene, width: width, height: height)
      let costs = boxes.map { cost($0, taken, scene) }
      guard let least = costs.min(), let index = costs.firstIndex(of: least) else { continue }
      let box = boxes[index]
      taken.append(box)
      var look = item.look
      (look.fill, look.stroke) = (item.look.stroke, nil)
      labels.append(
        MarkItem(
          row: item.row, x: (box.left.pixels + box.right.pixels) / 2,
          y: (box.top.pixels + box.bottom.pixels) / 2, text: [text],
          fontSize: scene.theme.labelSize, look: look))
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
    _ item: MarkItem, _ scene: MarkScene, width: Double, height: Double
  ) -> [Rectangle] {
    let (x2, y2) = (item.x2 ?? item.x, item.y2 ?? item.y)
    let isVertical =
      (y2 - item.y).magnitude > (x2 - item.x).magnitude
      || item.y2 == nil && item.x2 == nil && scene.layer.encoding[.y] == nil
    let ends = ends(item, scene, isVertical: isVertical)
    let room = (ends.end - ends.start) - (isVertical ? height : width) - 2 * gap
    return (0...steps).flatMap { step -> [Rectangle] in
      let share = Double(step) / Double(steps)
      if isVertical {
        let top = ends.start + gap + max(room, 0) * share
        return [item.x + gap, item.x - gap - width].map {
          .pixels(left: $0, top: top, width: width, height: height)
        }
      }
      let left = ends.start + gap + max(room, 0) * (1 - share)
      return [item.y - 1 - height, item.y + 1].map {
        .pixels(left: left, top: $0, width: width, height: height)
      }
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

  /// The area that a label covers of others, and of what is not the view.
  private static func cost(_ box: Rectangle, _ taken: [Rectangle], _ scene: MarkScene) -> Double {
    let view = Rectangle.pixels(left: 0, top: 0, width: scene.width, height: scene.height)
    let outside = view.contains(box, slack: .pixels(0.5)) ? 0 : 1e6
    return taken.reduce(outside) { $0 + common(box, $1) }
  }

  /// The area that two boxes have in common; thin ones, like lines, count as a pixel thick.
  private static func common(_ box: Rectangle, _ other: Rectangle) -> Double {
    let width = min(box.right, other.right).pixels - max(box.left, other.left).pixels
    let height = min(box.bottom, other.bottom).pixels - max(box.top, other.top).pixels
    guard width >= 0, height >= 0 else { return 0 }
    return max(width, 1) * max(height, 1)
  }
}
