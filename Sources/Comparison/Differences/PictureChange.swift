import Drawing
import Publishing

/// How a figure's picture differs.
public struct PictureChange: Sendable, Hashable, Codable {
  /// A box of pixels.
  public struct Box: Sendable, Hashable, Codable {
    /// The first column.
    public var left: Int
    /// The first row.
    public var top: Int
    /// The columns.
    public var width: Int
    /// The rows.
    public var height: Int

    package init(left: Int, top: Int, width: Int, height: Int) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }

  /// The size in pixels before: width, height.
  public var sizeBefore: [Int]
  /// The size in pixels after: width, height.
  public var sizeAfter: [Int]
  /// The share of pixels that changed, from 0 to 1; nil when the pictures could not be compared.
  public var changedShare: Double?
  /// The share of pixels that are seen to differ, without faint differences and without the
  /// anti-aliasing of edges that both pictures have; nil when the pictures could not be compared.
  public var visibleShare: Double?
  /// The largest change of one colour channel, of 255; nil when they could not be compared.
  public var largestChannelDifference: Int?
  /// Boxes around the changed places.
  public var boxes: [Box] = []
  /// The files that differ, by extension.
  public var files: [String]
  /// What differs in the plot, as far as the plots could tell.
  public var facts: [Fact] = []

  /// What the manifests alone say: sizes, files, facts.
  init(from earlier: Manifest.Figure, to later: Manifest.Figure, files: [String]) {
    sizeBefore = [earlier.width, earlier.height]
    sizeAfter = [later.width, later.height]
    self.files = files
    facts = Fact.changes(from: earlier.facts, to: later.facts)
  }

  /// Whether every pixel is as it was, in files of other bytes.
  var isEqual: Bool { changedShare == 0 }

  /// Nothing but which files differ; the pixels say the rest.
  init(files: [String]) {
    (sizeBefore, sizeAfter) = ([], [])
    self.files = files
  }

  /// Adds what the pixels say.
  mutating func add(_ difference: BitmapDifference) {
    sizeBefore = difference.earlierSize
    sizeAfter = difference.laterSize
    changedShare = difference.changedShare
    visibleShare = difference.visibleShare
    largestChannelDifference = difference.largestChannelDifference
    boxes = difference.regions.map {
      Box(left: $0.left, top: $0.top, width: $0.width, height: $0.height)
    }
  }
}

/// The entries in which two dictionaries differ, by key.
func changes<Value: Equatable>(
  from earlier: [String: Value], to later: [String: Value]
) -> [(key: String, from: Value?, to: Value?)] {
  Set(earlier.keys).union(later.keys).sorted().compactMap { key in
    earlier[key] == later[key] ? nil : (key, earlier[key], later[key])
  }
}
