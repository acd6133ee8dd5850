import Drawing
import Manuscript

/// Whether a mark's items become one picture of 300 pixels an inch in PDF and SVG files; letters and
/// axes stay what they are.
enum Rasterization: Sendable, Hashable {
  /// Where there are more than 20,000 things, or more than 200,000 points of lines.
  case auto
  case always
  case never

  private static let greatestCount = 20_000
  private static let greatestPointCount = 200_000

  /// Reads `rasterize`: `auto`, true or false.
  init(reading reader: inout PropertyReader) {
    self = .auto
    guard let node = reader.value("rasterize"), !node.isNull, node.string != "auto" else { return }
    guard let boolean = node.boolean else {
      _ = reader.wrong(node, "rasterize", expected: "‘auto’, true or false") as Int?
      return
    }
    self = boolean ? .always : .never
  }

  /// Whether items are to be a picture.
  func applies(to items: [FrameItem]) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Self.count(items) > Self.greatestCount || Self.pointCount(items) > Self.greatestPointCount
    }
  }

  private static func count(_ items: [FrameItem]) -> Int {
    items.reduce(0) { count, item in
      if case .dots(let run) = item { return count + run.dots.count }
      return count + 1
    }
  }

  private static func pointCount(_ items: [FrameItem]) -> Int {
    items.reduce(0) { count, item in
      if case .path(let path, _, _) = item { return count + path.elements.count }
      return count
    }
  }

  /// How far beyond the view a picture may reach, in pixels.
  private static let greatestReach = 200.0
  /// Room for what hangs on lines: their heads and names.
  private static let margin = 20.0

  /// Where marks lie, in the view or not far from it.
  static func box(around items: [FrameItem], over view: Rectangle) -> Rectangle {
    let boxes = items.compactMap { item -> Rectangle? in
      switch item {
      case .path(let path, _, let stroke): path.bounds.expanded(by: reach(stroke))
      case .shaded(let shaded): shaded.path.bounds.expanded(by: reach(shaded.stroke))
      case .dots(let run): run.bounds
      case .glyphs, .group, .image: view.expanded(by: .pixels(margin))
      }
    }
    let all = boxes.dropFirst().reduce(boxes.first ?? view) { $0.union($1) }
      .expanded(by: .pixels(1))
    let limit = view.expanded(by: .pixels(greatestReach))
    let (left, top) = (max(all.left, limit.left), max(all.top, limit.top))
    let (right, bottom) = (min(all.right, limit.right), min(all.bottom, limit.bottom))
    // Of marks that lie farther away nothing is seen.
    guard left < right, top < bottom else { return view }
    return Rectangle(left: left, top: top, width: right - left, height: bottom - top)
  }

  /// How far a line reaches around its path.
  private static func reach(_ stroke: Stroke?) -> Length {
    guard let stroke else { return .zero }
    return stroke.width / 2 * (stroke.join == .miter ? max(stroke.miterLimit, 1) : 1)
  }
}
