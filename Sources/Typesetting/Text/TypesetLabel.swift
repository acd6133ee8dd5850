public import Drawing

/// A label in a font: its measures, and its glyphs wherever it is put.
public struct TypesetLabel: Sendable, Hashable {
  /// Which part of the text lies at the given x.
  public enum HorizontalAlignment: String, Sendable, Hashable {
    /// The left end.
    case left
    /// The middle.
    case center
    /// The right end.
    case right
  }

  /// Which height of the text lies at the given y.
  public enum VerticalAlignment: String, Sendable, Hashable {
    /// The top of ascenders.
    case top
    /// Half the height of digits and capitals.
    case middle
    /// The baseline.
    case baseline
    /// The bottom of descenders.
    case bottom
  }

  /// The text that was set, as plain text.
  public let text: String
  /// From the first glyph's origin to the end of the last advance.
  public let width: Length
  /// The height above the baseline that the label takes.
  public let ascent: Length
  /// The depth below the baseline that the label takes.
  public let descent: Length
  /// The height of capitals and digits.
  public let capHeight: Length
  /// Characters that no font of the report has.
  public let missing: [Unicode.Scalar]
  private let elements: [Element]

  /// What stands on the line.
  enum Element: Sendable, Hashable {
    /// Glyphs of text.
    case run(GlyphRun)
    /// A formula with its left end at x.
    case formula(MathBox, x: Length)
  }

  /// The height that the label takes.
  public var height: Length { ascent + descent }

  init(
    text: String, width: Length, ascent: Length, descent: Length, capHeight: Length,
    missing: [Unicode.Scalar], elements: [Element]
  ) {
    self.text = text
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
    self.missing = missing
    self.elements = elements
  }

  /// The rectangle that the label takes where it is put at a point.
  public func box(
    at point: Point, _ horizontal: HorizontalAlignment = .left,
    _ vertical: VerticalAlignment = .baseline
  ) -> Rectangle {
    let origin = origin(at: point, horizontal, vertical)
    return Rectangle(left: origin.x, top: origin.y - ascent, width: width, height: height)
  }

  /// The glyphs of the label put at a point.
  public func items(
    at point: Point, _ horizontal: HorizontalAlignment = .left,
    _ vertical: VerticalAlignment = .baseline
  ) -> [FrameItem] {
    let origin = origin(at: point, horizontal, vertical)
    return elements.flatMap { element -> [FrameItem] in
      guard case .run(var run) = element else { return element.formula(at: origin) }
      for index in run.glyphs.indices {
        run.glyphs[index].origin = run.glyphs[index].origin + origin
      }
      run.box = run.box.moved(by: origin)
      return [.glyphs(run)]
    }
  }

  private func origin(
    at point: Point, _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment
  ) -> Point {
    let x =
      switch horizontal {
      case .left: point.x
      case .center: point.x - width / 2
      case .right: point.x - width
      }
    let y =
      switch vertical {
      case .top: point.y + ascent
      case .middle: point.y + capHeight / 2
      case .baseline: point.y
      case .bottom: point.y - descent
      }
    return Point(x: x, y: y)
  }
}

extension TypesetLabel.Element {
  /// The items of a formula in a line that begins at a point.
  fileprivate func formula(at origin: Point) -> [FrameItem] {
    guard case .formula(let box, let x) = self else { return [] }
    return box.items(at: Point(x: origin.x + x, y: origin.y))
  }
}
