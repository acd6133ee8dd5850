import Drawing

/// Where pictures of one scale stand on a terminal: beside each other, or below each other on a narrow one.
struct PanelLayout {
  /// The columns left of the pictures.
  static let indent = 6
  /// The columns between pictures.
  private static let gap = 2
  /// The fewest columns in which a picture can be read.
  private static let narrowest = 20

  private let screen: TerminalPictures.Screen
  /// How large pictures are shown; 1 for pixel by pixel.
  private let scale: Double
  /// The columns of one picture.
  private let panelColumns: Int
  /// How many stand beside each other.
  private let panelsInRow: Int

  /// The layout of so many pictures as large as the largest of these.
  init(of bitmaps: [Bitmap], panels: Int, on screen: TerminalPictures.Screen) {
    self.screen = screen
    let width = bitmaps.map(\.width).max() ?? 1
    let height = bitmaps.map(\.height).max() ?? 1
    let all = max(screen.columns - Self.indent - 1, 1)
    let share = (all - Self.gap * (panels - 1)) / panels
    panelsInRow = share < Self.narrowest ? 1 : panels
    let most = panelsInRow == 1 ? all : share
    // A picture with its names fits on the screen.
    let lines = screen.lines.map { max($0 - 3, 4) } ?? .max
    let room = (Double(most * screen.cellWidth), Double(lines) * Double(screen.cellHeight))
    scale = min(1, room.0 / Double(width), room.1 / Double(height))
    let pixels = (Double(width) * scale).rounded(.up)
    panelColumns = min(most, Int((pixels / Double(screen.cellWidth)).rounded(.up)))
  }

  /// A picture in the size in which it is shown.
  func fitted(_ bitmap: Bitmap) -> Bitmap {
    bitmap.scaled(toWidth: length(bitmap.width), height: length(bitmap.height))
  }

  /// A changed region in that size.
  func fitted(_ box: PictureChange.Box) -> BitmapDifference.Region {
    let (left, top) = (Int(Double(box.left) * scale), Int(Double(box.top) * scale))
    return BitmapDifference.Region(
      left: left, top: top, width: length(box.width), height: length(box.height))
  }

  private func length(_ pixels: Int) -> Int { max(Int((Double(pixels) * scale).rounded()), 1) }

  /// Which pictures stand beside each other.
  func rows(of panels: [TerminalPictures.Panel]) -> [[TerminalPictures.Panel]] {
    stride(from: 0, to: panels.count, by: panelsInRow).map { start in
      Array(panels[start..<min(start + panelsInRow, panels.count)])
    }
  }

  /// The columns of so many pictures.
  func columns(of count: Int) -> Int { count * panelColumns + (count - 1) * Self.gap }

  /// The names of pictures, each above its own.
  func names(of row: [TerminalPictures.Panel]) -> String {
    var line = ""
    for (place, panel) in row.enumerated() {
      let start = place * (panelColumns + Self.gap)
      line += String(repeating: " ", count: max(start - line.count, place > 0 ? 1 : 0))
      line += panel.name
    }
    return line
  }

  /// Pictures in a row as one, with nothing between them.
  func strip(of row: [TerminalPictures.Panel]) -> Bitmap {
    let width = columns(of: row.count) * screen.cellWidth
    let height = row.map(\.bitmap.height).max() ?? 1
    var bytes = [UInt8](repeating: 0, count: width * height * 4)
    for (place, panel) in row.enumerated() {
      let left = place * (panelColumns + Self.gap) * screen.cellWidth
      let bitmap = panel.bitmap
      let length = min(bitmap.width, width - left) * 4
      for line in 0..<bitmap.height {
        let (source, target) = (line * bitmap.width * 4, (line * width + left) * 4)
        bytes.replaceSubrange(
          target..<(target + length), with: bitmap.bytes[source..<(source + length)])
      }
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}
