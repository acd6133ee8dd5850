import Drawing
import Typesetting

/// The title and the subtitle of a view, set, with the room that they take at one of its sides.
struct ViewTitle {
  private let options: TitleOptions?
  private let title: TextBlock?
  private let subtitle: TextBlock?
  private let anchor: TitleAnchor
  private let offset: Double
  private let subtitlePadding: Double
  /// The side of the views at which the title stands.
  let side: AxisSide
  /// Whether the title is lined up with the views alone.
  let spansViews: Bool

  /// - Parameter isSingle: Whether the title is that of one plotting rectangle.
  init(_ options: TitleOptions?, isSingle: Bool, _ theme: Theme, _ fonts: ThemeFonts) {
    self.options = options
    side = options?.orient ?? .top
    let standard: TitleAnchor = theme.followsGrammar && isSingle ? .middle : .start
    anchor = options?.anchor ?? standard
    spansViews = options?.frame.map { $0 == .group } ?? (isSingle || !theme.followsGrammar)
    offset = options?.offset ?? (theme.followsGrammar ? 4 : 6)
    subtitlePadding = options?.subtitlePadding ?? (theme.followsGrammar ? 3 : 6)
    func set(
      _ text: TitleText?, _ options: TextOptions?, _ standard: TextStyle
    ) -> TextBlock? {
      guard let lines = text?.lines, !lines.isEmpty else { return nil }
      return TextBlock(lines, options?.style(standard: standard) ?? standard, fonts)
    }
    title = set(options?.text, options?.style, .heading(theme))
    subtitle = set(options?.subtitle, options?.subtitleStyle, .subheading(theme))
  }

  /// The length along the side that the texts take.
  var width: Double {
    guard side == .top || side == .bottom else { return 0 }
    return [title, subtitle].compactMap { $0?.width }.max() ?? 0
  }

  /// The room that the texts take across the side, their distance from the views included.
  private var depth: Double {
    guard title != nil || subtitle != nil else { return 0 }
    let gap = title != nil && subtitle != nil ? subtitlePadding : 0
    return (title?.height ?? 0) + gap + (subtitle?.height ?? 0) + offset
  }

  /// The room that the title takes at a side.
  func room(_ side: AxisSide) -> Double { side == self.side ? max(depth, 0) : 0 }

  /// The title in a block of views.
  ///
  /// - Parameters:
  ///   - box: The block, title included.
  ///   - views: The rectangle around its views.
  func items(in box: TextBox, around views: TextBox) -> [FrameItem] {
    guard title != nil || subtitle != nil else { return [] }
    let span = spansViews ? views : box
    let (start, length): (Point, Double) =
      switch side {
      case .top: (.pixels(span.left, box.top), span.right - span.left)
      case .bottom: (.pixels(span.left, box.bottom - depth + offset), span.right - span.left)
      case .left: (.pixels(box.left, span.bottom), span.bottom - span.top)
      case .right: (.pixels(box.right, span.top), span.bottom - span.top)
      }
    let lines = lines(along: length)
    guard side == .left || side == .right else { return lines.map { $0.moved(by: start) } }
    let sine: Double = side == .left ? -1 : 1
    return [
      .group(
        FrameGroup(
          "turned title", transform: .turn(cosine: 0, sine: sine, then: start), items: lines))
    ]
  }

  /// The texts below one another from the origin, along a length to the right.
  private func lines(along length: Double) -> [FrameItem] {
    let (x, standard): (Double, TypesetLabel.HorizontalAlignment) =
      switch anchor {
      case .start: (0, .left)
      case .middle: (length / 2, .center)
      case .end: (length, .right)
      }
    let align = options?.style.align?.otherwise ?? standard
    let (dx, dy) = (options?.dx ?? 0, options?.dy ?? 0)
    let angle = options?.style.angle ?? 0
    let first = title?.items(at: .pixels(x + dx, dy), align, .top, angle: angle) ?? []
    let top = title.map { $0.height + subtitlePadding } ?? 0
    return first
      + (subtitle?.items(at: .pixels(x + dx, top + dy), align, .top, angle: angle) ?? [])
  }
}

extension TextStyle {
  /// The subtitles of views and figures.
  static func subheading(_ theme: Theme) -> TextStyle {
    TextStyle(
      family: theme.family, size: theme.followsGrammar ? 12 : theme.titleSize,
      isBold: !theme.followsGrammar && theme.boldTitles, color: theme.titleColor)
  }
}

extension FrameItem {
  /// The item moved.
  fileprivate func moved(by distance: Point) -> FrameItem {
    .group(FrameGroup("title", transform: .move(by: distance), items: [self]))
  }
}
