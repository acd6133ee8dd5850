public import Drawing

/// A paragraph as lines.
public struct TypesetParagraph: Sendable, Hashable {
  /// The width that the lines were made for.
  public let measure: Length
  /// The lines, from the top.
  public let lines: [TypesetLine]
  /// Characters that no font has, in the order in which they first occur.
  public let missing: [Unicode.Scalar]

  /// The height of all lines together.
  public var height: Length { lines.reduce(.zero) { $0 + $1.height } }

  /// The lines below each other, from a top left corner.
  public func items(at corner: Point) -> [FrameItem] {
    var top = corner.y
    var items: [FrameItem] = []
    for line in lines {
      items += line.items(at: Point(x: corner.x, y: top + line.baseline))
      top += line.height
    }
    return items
  }
}

/// One line of a paragraph: a strip as high as the distance of baselines, and what stands in it.
///
/// Strips lie upon each other without gaps, wherever a paragraph is parted between pages.
public struct TypesetLine: Sendable, Hashable {
  /// The height of the strip.
  public let height: Length
  /// How far below the top of the strip the baseline is.
  public let baseline: Length
  /// How far letters and boxes reach above the baseline.
  public let ascent: Length
  /// How far letters and boxes reach below the baseline.
  public let descent: Length
  /// Where the line starts, from the left edge of the measure, protruding characters included.
  public let start: Length
  /// Where the line ends, from the left edge of the measure, protruding characters included.
  public let end: Length
  /// How far the line reaches out of the measure, protruding characters left out; zero where it fits.
  public let overfull: Length
  /// By how much of what they can the spaces were stretched (above 0) or shrunk (below 0).
  public let stretch: Double
  /// Whether the line ends with a hyphen that the word does not have.
  public let isHyphenated: Bool
  /// The signs that stand on the line.
  public let marks: [String]
  /// The text of the line; a box is an object replacement character (U+FFFC).
  public let text: String
  let content: [FrameItem]

  /// What stands on the line, the left edge of its measure on the baseline put at a point.
  public func items(at point: Point) -> [FrameItem] {
    content.map { $0.moved(by: point) }
  }
}

/// Between which widths a paragraph's measure is best.
public struct ParagraphWidths: Sendable, Hashable {
  /// The width of the widest word or box: in less, words are parted or reach out.
  public var minimal: Length
  /// The width of the longest line where none is broken but by force: more is empty.
  public var natural: Length
}
