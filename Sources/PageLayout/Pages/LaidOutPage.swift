public import Drawing

/// A finished page: what is drawn on it, and where everything stands.
public struct LaidOutPage: Sendable, Hashable {
  /// What a part of a page is.
  public enum Part: Sendable, Hashable {
    /// A strip of the galley, by its index.
    case text(Int)
    /// A part of a float, by the float's index and the part's.
    case float(Int, part: Int)
    /// The repeated head of a table.
    case tableHead(Int)
    /// A line of a note, by the note's index and the line's.
    case note(Int, line: Int)
    /// The running head.
    case head
    /// The page number.
    case foot
  }

  /// A part and the rectangle that it takes.
  public struct Placement: Sendable, Hashable {
    /// What stands there.
    public var part: Part
    /// Where.
    public var box: Rectangle
  }

  /// The drawing.
  public var frame: Frame
  /// The page's number, from 1.
  public var number: Int
  /// Everything on the page, in reading order.
  public var placements: [Placement]
  /// The places that have names, with where they are.
  public var anchors: [(name: String, place: Point)] {
    zip(anchorNames, anchorPlaces).map { ($0, $1) }
  }
  var anchorNames: [String] = []
  var anchorPlaces: [Point] = []

  init(frame: Frame, number: Int) {
    self.frame = frame
    self.number = number
    placements = []
  }
}
