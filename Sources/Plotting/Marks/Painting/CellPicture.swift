import Drawing

/// Many equal rectangles that fill a grid without gaps, as one picture with a pixel a cell: smaller
/// and faster than rectangles, and without seams.
enum CellPicture {
  /// Fewer cells than this stay rectangles.
  private static let threshold = 64

  /// The picture of a scene's rows; nil where somebody asks about each, where rows differ in more
  /// than place and colour, or where they are no cells.
  static func item(_ scene: MarkScene, columns: Extents, rows: Extents) -> FrameItem? {
    guard !scene.isDetailed, scene.rowCount > threshold, !scene.mark.corners.isRounded,
      let width = columns.commonLength(scene.rowCount),
      let height = rows.commonLength(scene.rowCount), let colors = RowColors(scene),
      colors.look.outline == nil
    else { return nil }
    return item(
      lefts: (0..<scene.rowCount).map { columns[$0].start },
      tops: (0..<scene.rowCount).map { rows[$0].start }, width: width, height: height
    ) { colors[$0] }
  }

  /// The picture of a heat map's cells; nil for any other rectangles.
  static func item(_ items: [MarkItem]) -> FrameItem? {
    guard items.count > threshold, let first = items.first, let width = first.width,
      let height = first.height, items.allSatisfy({ isCell($0, width, height) })
    else { return nil }
    return item(lefts: items.map(\.x), tops: items.map(\.y), width: width, height: height) {
      items[$0].look.fillColor
    }
  }

  private static func isCell(_ item: MarkItem, _ width: Double, _ height: Double) -> Bool {
    guard let ownWidth = item.width, let ownHeight = item.height else { return false }
    return ownWidth.isAlmost(width) && ownHeight.isAlmost(height) && item.look.outline == nil
      && item.corners.isSharp && item.isPlaced
  }

  private static func item(
    lefts: [Double], tops: [Double], width: Double, height: Double, color: (Int) -> Color?
  ) -> FrameItem? {
    guard width > 0, height > 0, !lefts.contains(where: \.isNaN), !tops.contains(where: \.isNaN),
      let columns = Lattice(lefts), let lines = Lattice(tops), columns.step.isAlmost(width),
      lines.step.isAlmost(height), columns.count * lines.count <= 4 * lefts.count + 4096
    else { return nil }
    var bitmap = Bitmap(width: columns.count, height: lines.count, filledWith: .clear)
    var isTaken = [Bool](repeating: false, count: columns.count * lines.count)
    for index in lefts.indices {
      let (column, line) = (columns.index(of: lefts[index]), lines.index(of: tops[index]))
      guard !isTaken[line * columns.count + column] else { return nil }
      isTaken[line * columns.count + column] = true
      if let color = color(index) { bitmap[column, line] = color }
    }
    return .image(
      bitmap,
      in: .pixels(
        left: columns.first, top: lines.first, width: width * Double(columns.count),
        height: height * Double(lines.count)), smooth: false)
  }
}

extension Extents {
  /// The length of all rows; nil where they differ.
  fileprivate func commonLength(_ count: Int) -> Double? {
    let length = self[0].length
    return (0..<count).allSatisfy { self[$0].length.isAlmost(length) } ? length : nil
  }
}

extension Double {
  /// Whether a length is another but for rounding.
  fileprivate func isAlmost(_ other: Double) -> Bool { (self - other).magnitude < 1e-6 * other }
}
