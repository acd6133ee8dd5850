import Drawing
import Typesetting

/// How far labels that belong to no axis reach beyond the view.
struct LabelOverhang {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0

  /// Makes room for another overhang as well.
  mutating func widen(to other: LabelOverhang) {
    (left, right) = (max(left, other.left), max(right, other.right))
    (top, bottom) = (max(top, other.top), max(bottom, other.bottom))
  }

  /// Makes room for boxes in the coordinates of a view.
  mutating func reach(_ boxes: [Rectangle], beyond width: Double, _ height: Double) {
    for box in boxes {
      left = max(left, -box.left.pixels)
      right = max(right, box.right.pixels - width)
      top = max(top, -box.top.pixels)
      bottom = max(bottom, box.bottom.pixels - height)
    }
  }
}

/// The names of lines at their right ends, moved apart where lines end close together.
struct EndLabels {
  private struct Candidate {
    var label: TypesetLabel
    var x: Double
    /// Where the label would stand by itself, and where it does.
    let wanted: Double
    var y: Double

    var box: Rectangle { label.box(at: .pixels(x, y), .left, .middle) }
  }

  private static let distance = 5.0
  private let placed: [Candidate]

  /// Places the names of the lines of a view's layers; none where no layer wants them.
  init(_ scenes: [MarkScene], in space: inout LabelSpace) {
    let candidates = Self.apart(
      scenes.filter(\.mark.labelsAtEnd).flatMap(Self.candidates), height: space.height)
    placed = candidates.compactMap { candidate in
      // A pixel further each time, down and up in turn.
      let boxes = (0...400).map { step in
        let shift = Double((step + 1) / 2) * (step % 2 == 0 ? 1 : -1)
        return candidate.box.moved(by: .pixels(0, shift))
      }
      // Names stay beside their ends, be it on other lines that run past these.
      guard let box = space.placeAnywhere(boxes) else { return nil }
      var candidate = candidate
      candidate.y += box.top.pixels - candidate.box.top.pixels
      return candidate
    }
  }

  /// The rectangles that the names take.
  var boxes: [Rectangle] { placed.map(\.box) }

  var items: [FrameItem] {
    guard !placed.isEmpty else { return [] }
    let items = placed.flatMap { $0.label.items(at: .pixels($0.x, $0.y), .left, .middle) }
    return [.group(FrameGroup("line labels", items: items))]
  }

  private static func candidates(_ scene: MarkScene) -> [Candidate] {
    let names = SeriesNames(scene.layer)
    guard let xs = scene.places(.x), let ys = scene.places(.y) else { return [] }
    return scene.layer.series().compactMap { rows in
      let ordered = SeriesOrder.ordered(rows, scene)
      guard let last = ordered.last(where: { !xs[$0].isNaN && !ys[$0].isNaN }),
        let name = names[last]
      else { return nil }
      let color = scene.look(last).strokeColor ?? scene.theme.labelColor
      let y = min(max(ys[last], 0), scene.height)
      return Candidate(
        label: scene.fonts.label.label(name, color: color.mixed(with: .black, share: 0.2)),
        x: xs[last] + distance, wanted: y, y: y)
    }
  }

  /// Labels in the order of their lines' ends, pushed up and down as little as can be: those that
  /// would meet stand one above the other around the mean of their places.
  private static func apart(_ candidates: [Candidate], height: Double) -> [Candidate] {
    var groups: [[Candidate]] = []
    for candidate in candidates.sorted(by: { $0.wanted < $1.wanted }) {
      var group = [candidate]
      while let before = groups.last, meets(before, group) {
        group = stacked(before + group, height: height)
        groups.removeLast()
      }
      groups.append(group)
    }
    return groups.flatMap(\.self)
  }

  private static func meets(_ above: [Candidate], _ below: [Candidate]) -> Bool {
    above.contains { upper in below.contains { $0.box.overlaps(upper.box) } }
  }

  /// Labels one below the other, none further from its place than it has to be.
  private static func stacked(_ group: [Candidate], height: Double) -> [Candidate] {
    var group = group
    var offset = 0.0
    var offsets: [Double] = []
    for index in group.indices {
      if index > 0 { offset += group[index - 1].label.height.pixels + 0.01 }
      offsets.append(offset)
    }
    let start =
      zip(group, offsets).reduce(0) { $0 + $1.0.wanted - $1.1 } / Double(max(group.count, 1))
    // Beyond the view, labels would stand among those of its axes.
    let half = (group.last?.label.capHeight.pixels ?? 0) / 2 + 1
    let shift = min(0, max(-start, height - half - offset - start))
    for index in group.indices { group[index].y = start + shift + offsets[index] }
    return group
  }
}
