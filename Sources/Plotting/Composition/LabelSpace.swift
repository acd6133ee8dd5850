import Drawing

/// Where the labels of a view stand, and what else does: each label is put where it covers no other
/// one and least of the marks.
struct LabelSpace {
  let width: Double
  let height: Double
  /// What texts and labels take.
  private(set) var labels: [Rectangle]
  /// What marks take.
  private(set) var marks: [Rectangle]
  /// How many labels found no place.
  private(set) var dropped = 0

  init(width: Double, height: Double, labels: [Rectangle], marks: [Rectangle]) {
    self.width = width
    self.height = height
    self.labels = labels
    self.marks = marks
  }

  /// All that labels and marks take.
  var obstacles: [Rectangle] { labels + marks }

  /// Keeps places free of further labels.
  mutating func take(labels: [Rectangle] = [], marks: [Rectangle] = []) {
    self.labels += labels
    self.marks += marks
  }

  /// Puts a label at the best of some places, each moved into the view; of equally good ones, at the
  /// first.
  ///
  /// - Returns: Nil where all of them are on other labels: the label is left out.
  mutating func place(_ candidates: [Rectangle]) -> Rectangle? {
    var best: (box: Rectangle, cost: Double)?
    for candidate in candidates {
      let box = inside(candidate)
      guard !labels.contains(where: { $0.overlaps(box) }) else { continue }
      // A place further from its own counts as worse.
      let shift =
        (box.left - candidate.left).pixels.magnitude + (box.top - candidate.top).pixels.magnitude
      let cost = marks.reduce(shift * 10) { $0 + Self.common(box, $1) }
      if cost < best?.cost ?? .infinity { best = (box, cost) }
      if cost == 0 { break }
    }
    return taken(best?.box)
  }

  /// A box moved into the view, as far as it fits there.
  private func inside(_ box: Rectangle) -> Rectangle {
    let x = max(min(0, width - box.right.pixels), -box.left.pixels)
    let y = max(min(0, height - box.bottom.pixels), -box.top.pixels)
    return box.moved(by: .pixels(x, y))
  }

  /// Puts a label at the first of some places that is free of other labels, be it on marks or beyond
  /// the view; nil where none is.
  mutating func placeAnywhere(_ candidates: [Rectangle]) -> Rectangle? {
    taken(candidates.first { box in !labels.contains { $0.overlaps(box) } })
  }

  private mutating func taken(_ box: Rectangle?) -> Rectangle? {
    if let box { labels.append(box) } else { dropped += 1 }
    return box
  }

  /// The area that two boxes have in common; thin ones, like lines, count as a pixel thick.
  private static func common(_ box: Rectangle, _ other: Rectangle) -> Double {
    let width = min(box.right, other.right).pixels - max(box.left, other.left).pixels
    let height = min(box.bottom, other.bottom).pixels - max(box.top, other.top).pixels
    guard width >= 0, height >= 0 else { return 0 }
    return max(width, 1) * max(height, 1)
  }

  /// What readers should know.
  var notes: [String] {
    switch dropped {
    case 0: []
    case 1: ["a label has no room in the view and is left out"]
    default: ["\(dropped) labels have no room in the view and are left out"]
    }
  }
}
