import Drawing

/// How far texts reach beyond a page: those of marks stand where data put them, even past the views.
struct TextOverhang {
  private(set) var left = 0.0
  private(set) var right = 0.0
  private(set) var top = 0.0
  private(set) var bottom = 0.0

  /// Nothing reaches beyond the page.
  init() {}

  /// The overhang of what is drawn on a page of a size.
  init(_ items: [FrameItem], width: Double, height: Double) {
    add(items, width: width, height: height) { $0 }
    // A text that data put far away does not take the page with it.
    let (across, down) = (width / 2, height / 2)
    (left, right) = (min(left, across).rounded(.up), min(right, across).rounded(.up))
    (top, bottom) = (min(top, down).rounded(.up), min(bottom, down).rounded(.up))
  }

  private mutating func add(
    _ items: [FrameItem], width: Double, height: Double, _ placed: (Rectangle) -> Rectangle
  ) {
    for item in items {
      switch item {
      case .glyphs(let run):
        let box = placed(run.box)
        left = max(left, -box.left.pixels)
        top = max(top, -box.top.pixels)
        right = max(right, box.right.pixels - width)
        bottom = max(bottom, box.bottom.pixels - height)
      case .group(let group) where group.clip == nil:
        add(group.items, width: width, height: height) { placed(group.transform($0)) }
      case .group, .path, .image: continue
      }
    }
  }
}
