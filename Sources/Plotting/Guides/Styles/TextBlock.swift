import Drawing
import Typesetting

/// A text of one or several lines in one style, placed by an anchor, perhaps turned.
struct TextBlock: Sendable, Hashable {
  let lines: [TypesetLabel]
  let style: TextStyle
  /// The text before lines were shortened, lines joined by breaks.
  let wholeText: String

  /// Sets lines, each shortened to the style's limit.
  init(_ lines: [Label], _ style: TextStyle, _ fonts: ThemeFonts) {
    let typesetter = fonts.typesetter(style)
    self.style = style
    wholeText = lines.map(\.plainText).joined(separator: "\n")
    self.lines = lines.map { line in
      Shortening.shortened(
        line, to: style.limit > 0 ? style.limit : .infinity, typesetter, color: style.paint)
    }
  }

  /// Sets lines as authors write them.
  init(_ lines: [String], _ style: TextStyle, _ fonts: ThemeFonts) {
    self.init(lines.map(fonts.read), style, fonts)
  }

  var width: Double { lines.map(\.width.pixels).max() ?? 0 }

  /// The height from the first line's top to the last one's bottom.
  var height: Double {
    (lines.map(\.height.pixels).max() ?? 0) + style.leading * Double(max(lines.count - 1, 0))
  }

  /// The items of the text with its anchor at a point.
  ///
  /// - Parameter angle: The turn about the anchor in degrees, clockwise.
  func items(
    at point: Point, _ align: TypesetLabel.HorizontalAlignment, _ baseline: GuideBaseline,
    angle: Double = 0
  ) -> [FrameItem] {
    guard style.color != nil, style.opacity > 0 else { return [] }
    guard angle != 0 else { return items(from: point, align, baseline) }
    let turn = Angle(degrees: angle)
    return [
      .group(
        FrameGroup(
          "turned label",
          transform: .turn(cosine: turn.cosine, sine: turn.sine, then: point),
          items: items(from: .zero, align, baseline)))
    ]
  }

  private func items(
    from point: Point, _ align: TypesetLabel.HorizontalAlignment, _ baseline: GuideBaseline
  ) -> [FrameItem] {
    let inner = style.leading * Double(max(lines.count - 1, 0))
    let rise: Double =
      switch baseline {
      case .top, .alphabetic, .lineTop: 0
      case .middle: inner / 2
      case .bottom, .lineBottom: inner
      }
    let slack = (style.leading - style.size) / 2
    return lines.enumerated().flatMap { index, line in
      let y = point.y.pixels - rise + style.leading * Double(index)
      switch baseline {
      case .alphabetic: return line.items(at: .pixels(point.x.pixels, y), align, .baseline)
      case .top: return line.items(at: .pixels(point.x.pixels, y), align, .top)
      case .lineTop: return line.items(at: .pixels(point.x.pixels, y + slack), align, .top)
      case .middle: return line.items(at: .pixels(point.x.pixels, y), align, .middle)
      case .bottom: return line.items(at: .pixels(point.x.pixels, y), align, .bottom)
      case .lineBottom: return line.items(at: .pixels(point.x.pixels, y - slack), align, .bottom)
      }
    }
  }

  /// The rectangle that the text takes with its anchor at a point.
  ///
  /// - Parameter usesSize: Whether a line is as high as its font's size, as Vega takes it, rather
  ///   than from ascent to descent.
  func box(
    at place: (x: Double, y: Double), _ align: TypesetLabel.HorizontalAlignment,
    _ baseline: GuideBaseline, angle: Double = 0, usesSize: Bool = false
  ) -> TextBox {
    let size = style.size
    let inner = style.leading * Double(max(lines.count - 1, 0))
    let left: Double =
      switch align {
      case .left: 0
      case .center: -width / 2
      case .right: -width
      }
    let (top, lineHeight) = usesSize ? (sizedTop(baseline), size) : (setTop(baseline), setHeight)
    let rise: Double =
      switch baseline {
      case .top, .alphabetic, .lineTop: 0
      case .middle: inner / 2
      case .bottom, .lineBottom: inner
      }
    let box = TextBox(
      left: left, top: top - rise, right: left + width, bottom: top - rise + lineHeight + inner)
    return box.turned(by: angle).moved(x: place.x, y: place.y)
  }

  private var setHeight: Double { lines.map(\.height.pixels).max() ?? style.size }

  /// The top of a line as it is set.
  private func setTop(_ baseline: GuideBaseline) -> Double {
    let slack = (style.leading - style.size) / 2
    let ascent = lines.map(\.ascent.pixels).max() ?? style.size
    switch baseline {
    case .top: return 0
    case .lineTop: return slack
    case .middle: return (lines.map(\.capHeight.pixels).max() ?? 0) / 2 - ascent
    case .alphabetic: return -ascent
    case .bottom: return -setHeight
    case .lineBottom: return -setHeight - slack
    }
  }

  /// The top of a line as Vega takes it, by the size of its font alone.
  private func sizedTop(_ baseline: GuideBaseline) -> Double {
    let size = style.size
    let ascent = (0.8 * size).rounded()
    switch baseline {
    case .top: return 0.79 * size - ascent
    case .lineTop: return 0.29 * size + style.leading / 2 - ascent
    case .middle: return 0.3 * size - ascent
    case .alphabetic: return -ascent
    case .bottom: return -0.21 * size - ascent
    case .lineBottom: return 0.29 * size - style.leading / 2 - ascent
    }
  }
}

/// A rectangle around text, in pixels.
struct TextBox: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// The rectangle around this one turned about the origin, in degrees clockwise.
  func turned(by degrees: Double) -> TextBox {
    guard degrees != 0 else { return self }
    let angle = Angle(degrees: degrees)
    let corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
    let xs = corners.map { $0.0 * angle.cosine - $0.1 * angle.sine }
    let ys = corners.map { $0.0 * angle.sine + $0.1 * angle.cosine }
    return TextBox(
      left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
  }

  func moved(x: Double, y: Double) -> TextBox {
    TextBox(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
  }

  /// How far apart two rectangles are; negative where they overlap.
  func distance(to other: TextBox) -> Double {
    max(other.left - right, left - other.right, other.top - bottom, top - other.bottom)
  }
}
