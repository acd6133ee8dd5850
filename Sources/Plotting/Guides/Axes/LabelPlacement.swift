import Typesetting

/// How an axis' labels lie to their ticks, by side and turn.
struct LabelPlacement {
  let side: AxisSide
  /// The turn in degrees, from 0 up to 360; nil where nobody says one.
  let angle: Double?

  init(_ side: AxisSide, angle: Double?) {
    self.side = side
    self.angle = angle.map { angle in
      let rest = angle.truncatingRemainder(dividingBy: 360)
      return rest < 0 ? rest + 360 : rest
    }
  }

  private var isHorizontal: Bool { side == .top || side == .bottom }

  /// The end of a label nearest to its tick; nil where the turn leaves it open.
  var align: TypesetLabel.HorizontalAlignment? {
    guard let angle else { return nil }
    let start: Double = isHorizontal ? 0 : 90
    if (angle + start).truncatingRemainder(dividingBy: 180) == 0 {
      return isHorizontal ? nil : .center
    }
    let isBetween = start < angle && angle < 180 + start
    return isBetween == (side == .bottom || side == .left) ? .left : .right
  }

  /// The alignment of labels that lie along their lines.
  var standardAlign: TypesetLabel.HorizontalAlignment {
    switch side {
    case .top, .bottom: .center
    case .left: .right
    case .right: .left
    }
  }

  /// Which height of a label lies at its tick.
  var baseline: GuideBaseline {
    let angle = angle ?? 0
    let isUpright = angle <= 45 || angle >= 315
    let isUpsideDown = angle >= 135 && angle <= 225
    if isHorizontal {
      guard isUpright || isUpsideDown else { return .middle }
      return isUpright == (side == .top) ? .bottom : .top
    }
    if isUpright || isUpsideDown { return .middle }
    let readsDown = angle > 45 && angle < 135
    return readsDown == (side == .left) ? .top : .bottom
  }
}

/// Hides labels that overlap, as the grammar's own rules do.
struct LabelThinning {
  let method: LabelOverlap
  let separation: Double

  /// Which labels stay; `boxes` are in the order of ticks, nil for those that say nothing.
  func kept(_ boxes: [TextBox?]) -> [Bool] {
    var kept = boxes.map { $0 != nil }
    let known = boxes.indices.filter { index in
      boxes[index].map { $0.right - $0.left > 1 && $0.bottom - $0.top > 1 } ?? false
    }
    guard method != .keepAll, known.count >= 3 else { return kept }
    var shown = known
    while shown.count >= 3, overlaps(shown, boxes) {
      let fewer = reduced(shown, boxes)
      guard fewer.count < shown.count else { break }
      shown = fewer
    }
    // Of two that are left, the last label of all is the more telling one.
    if shown.count < 3, let last = known.last, !shown.contains(last) {
      if shown.count > 1 { shown.removeLast() }
      shown.append(last)
    }
    for index in known { kept[index] = shown.contains(index) }
    return kept
  }

  private func reduced(_ shown: [Int], _ boxes: [TextBox?]) -> [Int] {
    if method == .parity {
      return shown.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
    var fewer: [Int] = []
    for index in shown {
      if let last = fewer.last, isNear(last, index, boxes) { continue }
      fewer.append(index)
    }
    return fewer
  }

  private func overlaps(_ shown: [Int], _ boxes: [TextBox?]) -> Bool {
    zip(shown, shown.dropFirst()).contains { isNear($0, $1, boxes) }
  }

  private func isNear(_ left: Int, _ right: Int, _ boxes: [TextBox?]) -> Bool {
    guard let left = boxes[left], let right = boxes[right] else { return false }
    return separation > left.distance(to: right)
  }
}
