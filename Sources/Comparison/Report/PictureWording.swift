import Publishing

/// Differences between pictures in words.
enum PictureWording {
  /// How much of the picture changed: `picture 3.1 % of pixels`.
  static func headline(_ picture: PictureChange) -> String {
    guard let share = picture.changedShare else { return "picture changed" }
    guard share > 0 else {
      return "picture equal (\(picture.files.joined(separator: ", ")) in other bytes)"
    }
    let size =
      picture.sizeBefore == picture.sizeAfter
      ? "" : ", size \(pixels(picture.sizeBefore)) → \(pixels(picture.sizeAfter))"
    return "picture \(NumberWording.percent(share)) of pixels\(visible(picture, share))\(size)"
  }

  /// How much of what changed is seen, where that is less than all.
  private static func visible(_ picture: PictureChange, _ share: Double) -> String {
    guard let visible = picture.visibleShare, visible < share else { return "" }
    if visible == 0 { return " (none of it visibly: anti-aliasing or faint)" }
    let (seen, all) = (NumberWording.percent(visible), NumberWording.percent(share))
    return seen == all ? "" : " (\(seen) visibly)"
  }

  /// Where it changed, and what the plot says of itself.
  static func details(_ picture: PictureChange) -> [ReportLine] {
    var lines = PlotPartsWording.lines(picture.facts).map { ReportLine($0, indent: 6) }
    if !picture.boxes.isEmpty {
      let shown = picture.boxes.prefix(4)
        .map { "\($0.width) × \($0.height) at (\($0.left), \($0.top))" }
      let left = picture.boxes.count - shown.count
      let more = left > 0 ? " and \(left) more" : ""
      lines.append(
        ReportLine("pixels changed in \(shown.joined(separator: ", "))\(more)", .aside, indent: 6))
    }
    return lines
  }

  private static func pixels(_ size: [Int]) -> String {
    size.map(String.init).joined(separator: " × ")
  }
}
