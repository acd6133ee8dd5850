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
      let width = columns.commonLength, let height = rows.commonLength,
      let colors = RowColors(scene), colors.look.outline == nil
    else { return nil }
    return item(
      lefts: columns.starts, tops: rows.starts, width: width, height: height,
      colors.palette(count: scene.rowCount))
  }

  /// The picture of a heat map's cells; nil for any other rectangles.
  static func item(_ items: [MarkItem]) -> FrameItem? {
    guard items.count > threshold, let first = items.first, let width = first.width,
      let height = first.height, items.allSatisfy({ isCell($0, width, height) })
    else { return nil }
    return item(
      lefts: items.map(\.x), tops: items.map(\.y), width: width, height: height,
      RowColors.palette(of: items.map(\.look.fillColor)))
  }

  private static func isCell(_ item: MarkItem, _ width: Double, _ height: Double) -> Bool {
    guard let ownWidth = item.width, let ownHeight = item.height else { return false }
    return ownWidth.isAlmost(width) && ownHeight.isAlmost(height) && item.look.outline == nil
      && item.corners.isSharp && item.isPlaced
  }

  private static func item(
    lefts: [Double], tops: [Double], width: Double, height: Double,
    _ palette: (indices: [Int32], colors: [Color])
  ) -> FrameItem? {
    guard width > 0, height > 0, !lefts.contains(where: \.isNaN), !tops.contains(where: \.isNaN),
      let columns = Lattice(lefts), let lines = Lattice(tops), columns.step.isAlmost(width),
      lines.step.isAlmost(height), columns.count * lines.count <= 4 * lefts.count + 4096
    else { return nil }
    let (free, colorless): (Int32, Int32) = (-2, -1)
    var cells = [Int32](repeating: free, count: columns.count * lines.count)
    for index in lefts.indices {
      let cell = lines.index(of: tops[index]) * columns.count + columns.index(of: lefts[index])
      guard cells[cell] == free else { return nil }
      cells[cell] = max(palette.indices[index], colorless)
    }
    return .image(
      Bitmap(
        width: columns.count, height: lines.count, indices: cells, colors: palette.colors),
      in: .pixels(
        left: columns.first, top: lines.first, width: width * Double(columns.count),
        height: height * Double(lines.count)), smooth: false)
  }
}

extension Extents {
  /// The length of all rows; nil where they differ.
  fileprivate var commonLength: Double? {
    guard let length = lengths.first else { return nil }
    return lengths.allSatisfy { $0.isAlmost(length) } ? length : nil
  }
}

extension Double {
  /// Whether a length is another but for rounding.
  fileprivate func isAlmost(_ other: Double) -> Bool { (self - other).magnitude < 1e-6 * other }
}
