import Drawing
import Results

/// `rect`: a rectangle over a band, or from one value to another, on both axes.
enum RectMark: MarkKind {
  static let name = "rect"
  static let needsBands = true
  static let required: [[Channel]] = [[.x, .y]]
  /// More cells than this on a regular grid become one picture.
  private static let pictureThreshold = 64

  static func items(_ scene: MarkScene) -> [FrameItem] {
    if let picture = picture(scene) ?? LatticePicture(scene)?.item { return [picture] }
    let columns = Sides(scene, .x, thickness: 5)
    let rows = Sides(scene, .y, thickness: 5)
    return (0..<scene.rowCount).compactMap { row in
      guard let x = columns[row], let y = rows[row] else { return nil }
      return RectangleItem.item(
        .pixels(left: x.start, top: y.start, width: x.length, height: y.length), row, scene)
    }
  }

  /// A heat map over two band scales without gaps as one picture with a pixel a cell.
  private static func picture(_ scene: MarkScene) -> FrameItem? {
    guard case .band(let x)? = scene.positions.x, case .band(let y)? = scene.positions.y,
      x.paddingInner == 0, y.paddingInner == 0, scene.rowCount > pictureThreshold,
      scene.mark.stroke == nil, scene.layer.encoding[.stroke] == nil,
      scene.layer.encoding[.xOffset] == nil, scene.layer.encoding[.yOffset] == nil,
      scene.layer.encoding[.x2] == nil, scene.layer.encoding[.y2] == nil,
      let columns = scene.layer.values(.x), let rows = scene.layer.values(.y)
    else { return nil }
    var bitmap = Bitmap(width: x.domain.count, height: y.domain.count, filledWith: .clear)
    var seen: Set<[Int]> = []
    for row in 0..<scene.rowCount {
      guard let column = x.index(of: columns[row]), let line = y.index(of: rows[row]) else {
        continue
      }
      guard seen.insert([column, line]).inserted else { return nil }
      if let color = scene.color(row, filling: true) { bitmap[column, line] = color }
    }
    guard let first = x.domain.first, let top = y.domain.first else { return nil }
    let left = x.start(of: first)
    let upper = y.start(of: top)
    return .image(
      bitmap,
      in: .pixels(
        left: left, top: upper, width: x.step * Double(x.domain.count),
        height: y.step * Double(y.domain.count)), smooth: false)
  }
}
