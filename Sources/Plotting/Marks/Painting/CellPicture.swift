import Drawing

/// Many equal rectangles that fill a grid without gaps, as one picture with a pixel a cell: smaller
/// and faster than rectangles, and without seams.
enum CellPicture {
  /// Fewer cells than this stay rectangles.
  private static let threshold = 64

  /// The picture of a heat map's cells; nil for any other rectangles.
  static func item(_ items: [MarkItem]) -> FrameItem? {
    guard items.count > threshold, let first = items.first, let width = first.width,
      let height = first.height, width > 0, height > 0,
      items.allSatisfy({ isCell($0, width, height) }),
      let columns = Lattice(items.map(\.x)), let lines = Lattice(items.map(\.y)),
      (columns.step - width).magnitude < 1e-6 * width,
      (lines.step - height).magnitude < 1e-6 * height,
      columns.count * lines.count <= 4 * items.count + 4096
    else { return nil }
    var bitmap = Bitmap(width: columns.count, height: lines.count, filledWith: .clear)
    var isTaken = [Bool](repeating: false, count: columns.count * lines.count)
    for item in items {
      let (column, line) = (columns.index(of: item.x), lines.index(of: item.y))
      guard !isTaken[line * columns.count + column] else { return nil }
      isTaken[line * columns.count + column] = true
      if let color = item.look.fillColor { bitmap[column, line] = color }
    }
    return .image(
      bitmap,
      in: .pixels(
        left: columns.first, top: lines.first, width: width * Double(columns.count),
        height: height * Double(lines.count)), smooth: false)
  }

  private static func isCell(_ item: MarkItem, _ width: Double, _ height: Double) -> Bool {
    guard let ownWidth = item.width, let ownHeight = item.height else { return false }
    return (ownWidth - width).magnitude < 1e-6 * width
      && (ownHeight - height).magnitude < 1e-6 * height && item.look.outline == nil
      && item.corners.isSharp && item.isPlaced
  }
}
