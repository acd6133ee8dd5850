import Drawing
public import Publishing

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

  /// A fact about the plot that differs: a scale's domain, how much was drawn.
  public struct Fact: Sendable, Hashable, Codable {
    /// What it is about: `domain of x`, `number of line`.
    public var name: String
    /// The earlier fact; nil where there was none.
    public var from: Manifest.Scalar?
    /// The later fact; nil where there is none.
    public var to: Manifest.Scalar?

    package init(name: String, from: Manifest.Scalar? = nil, to: Manifest.Scalar? = nil) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// The size in pixels before: width, height.
  public var sizeBefore: [Int]
  /// The size in pixels after: width, height.
  public var sizeAfter: [Int]
  /// The share of pixels that changed, from 0 to 1; nil when the pictures could not be compared.
  public var changedShare: Double?
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
    facts = Self.facts(from: earlier.facts, to: later.facts)
  }

  /// Adds what the pixels say.
  mutating func add(_ difference: BitmapDifference) {
    sizeBefore = difference.earlierSize
    sizeAfter = difference.laterSize
    changedShare = difference.changedShare
    largestChannelDifference = difference.largestChannelDifference
    boxes = difference.regions.map {
      Box(left: $0.left, top: $0.top, width: $0.width, height: $0.height)
    }
  }

  private static func facts(from earlier: Manifest.Facts?, to later: Manifest.Facts?) -> [Fact] {
    guard let earlier, let later else { return [] }
    let domains = changes(from: earlier.domains, to: later.domains).map { name, from, to in
      Fact(name: "domain of \(name)", from: from.map(Scalar.list), to: to.map(Scalar.list))
    }
    let counts = changes(from: earlier.counts, to: later.counts).map { name, from, to in
      Fact(name: "number of \(name)", from: from.map(Scalar.integer), to: to.map(Scalar.integer))
    }
    return domains + counts
  }

  private typealias Scalar = Manifest.Scalar
}

/// The entries in which two dictionaries differ, by key.
func changes<Value: Equatable>(
  from earlier: [String: Value], to later: [String: Value]
) -> [(key: String, from: Value?, to: Value?)] {
  Set(earlier.keys).union(later.keys).sorted().compactMap { key in
    earlier[key] == later[key] ? nil : (key, earlier[key], later[key])
  }
}
