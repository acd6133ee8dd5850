public import Drawing

/// A strip of a column that no page break divides: a line of text, a displayed formula, a row of a table.
///
/// Its coordinates begin at the left edge of the column, on the strip's baseline.
public struct Strip: Sendable, Hashable {
  /// How much room it takes above its baseline.
  public var height: Length
  /// How much room it takes below its baseline.
  public var depth: Length
  /// Where what it shows begins, from the left edge of the column.
  public var left: Length
  /// How wide what it shows is.
  public var width: Length
  /// What it shows.
  public var items: [FrameItem]
  /// The notes whose marks stand here, as indices of the galley's notes.
  public var notes: [Int]
  /// The elements of the document's structure that it is part of, from the outermost.
  public var structure: [StructureNode]
  /// The titles that begin here, for running heads.
  public var titles: [RunningTitle]
  /// The panels that the strip stands in, from the outermost, as indices of the galley's panels.
  public var panels: [Int]
  /// The table whose row this is, as an index of the galley's tables.
  public var table: Int?

  /// A strip.
  public init(
    height: Length, depth: Length, left: Length = .zero, width: Length = .zero,
    items: [FrameItem] = [], notes: [Int] = []
  ) {
    self.height = height
    self.depth = depth
    self.left = left
    self.width = width
    self.items = items
    self.notes = notes
    structure = []
    titles = []
    panels = []
    table = nil
  }

  /// The room it takes from top to bottom.
  public var total: Length { height + depth }

  /// The strip moved to the right.
  public func moved(by distance: Length) -> Strip {
    guard distance != .zero else { return self }
    var strip = self
    strip.left += distance
    strip.items = items.map { $0.moved(by: Point(x: distance, y: .zero)) }
    return strip
  }
}

/// An element of the document's structure, of which several strips may be parts.
public struct StructureNode: Sendable, Hashable {
  /// Tells it from other elements of the document.
  public var identifier: Int
  /// What it is.
  public var element: StructureElement
  /// What is read aloud instead of its content, if anything.
  public var alternativeText: String?

  /// An element.
  public init(_ identifier: Int, _ element: StructureElement, alternativeText: String? = nil) {
    self.identifier = identifier
    self.element = element
    self.alternativeText = alternativeText
  }
}

/// What a running head says from a place on.
public struct RunningTitle: Sendable, Hashable {
  /// Which of the titles of a running head it replaces.
  public enum Level: Sendable, Hashable {
    /// The chapter's; ends the section's.
    case chapter
    /// The section's.
    case section
  }

  /// Which title.
  public var level: Level
  /// The title, set.
  public var strip: Strip

  /// A title from a place on.
  public init(_ level: Level, _ strip: Strip) {
    self.level = level
    self.strip = strip
  }
}
