public import Drawing

/// Space that can grow and shrink, as a page needs it.
public struct Glue: Sendable, Hashable {
  /// Its natural height.
  public var natural: Length
  /// By how much it may grow.
  public var stretch: Length
  /// By how much it may shrink.
  public var shrink: Length

  /// Space.
  public init(_ natural: Length, stretch: Length = .zero, shrink: Length = .zero) {
    self.natural = natural
    self.stretch = stretch
    self.shrink = shrink
  }

  /// No space.
  public static let none = Glue(.zero)

  /// The larger of two spaces that meet.
  func merged(with other: Glue) -> Glue { other.natural > natural ? other : self }
}

/// What stands between a strip and the next.
public struct Gap: Sendable, Hashable {
  /// How bad it is to end a page here.
  public enum Break: Sendable, Hashable {
    /// No page ends here.
    case forbidden
    /// A page may end here at a cost; 0 is that of any other place, 100 that of a poor one.
    case allowed(cost: Double)
    /// A page ends here, and the next one starts so.
    case forced(PageOpening)
  }

  /// The space.
  public var glue: Glue
  /// Whether a page may end here.
  public var pageBreak: Break
  /// The floats that may stand from here on, as indices of the galley's floats.
  public var floats: [Int]

  /// A gap.
  public init(_ glue: Glue, _ pageBreak: Break = .allowed(cost: 0), floats: [Int] = []) {
    self.glue = glue
    self.pageBreak = pageBreak
    self.floats = floats
  }

  /// Two gaps that meet: the larger space, the stricter rule.
  func merged(with other: Gap) -> Gap {
    Gap(
      glue.merged(with: other.glue), pageBreak.merged(with: other.pageBreak),
      floats: floats + other.floats)
  }
}

extension Gap.Break {
  fileprivate func merged(with other: Gap.Break) -> Gap.Break {
    switch (self, other) {
    case (.forced, _): self
    case (_, .forced): other
    case (.forbidden, _), (_, .forbidden): .forbidden
    case (.allowed(let first), .allowed(let second)): .allowed(cost: max(first, second))
    }
  }
}

/// How a page starts after a forced break.
public enum PageOpening: Sendable, Hashable {
  /// As any page.
  case plain
  /// As the first page of a chapter: without a running head.
  case chapter
  /// Without a running head and page number.
  case bare
}

/// A figure or table that may move to where there is room for it.
public struct GalleyFloat: Sendable, Hashable {
  /// Its parts, which stay together; only the outermost gaps of a page part it from text.
  public var strips: [(Strip, Glue)] { zip(parts, gaps).map { ($0, $1) } }
  /// The strips.
  public var parts: [Strip]
  /// The space after each strip; of the last it is not used.
  public var gaps: [Glue]
  /// The length of its lines where it is turned on its side, which then run up the page; nil where it stands upright.
  public var turnedMeasure: Length?

  /// A float of strips, each with the space after it.
  public init(_ strips: [(Strip, Glue)], turnedMeasure: Length? = nil) {
    parts = strips.map(\.0)
    gaps = strips.map(\.1)
    self.turnedMeasure = turnedMeasure
  }

  /// The room it takes on the page.
  public var height: Length { turnedMeasure ?? stackHeight }

  /// How high its strips are upon each other.
  var stackHeight: Length {
    zip(parts.indices, parts).reduce(.zero) { sum, part in
      sum + part.1.total + (part.0 < gaps.count - 1 ? gaps[part.0].natural : .zero)
    }
  }
}

/// What is drawn around or behind strips that belong together.
public struct GalleyPanel: Sendable, Hashable {
  /// How it looks.
  public var fill: Color?
  /// The colour of a rule at its left edge, or nil for none.
  public var rule: Color?
  /// Its left edge in the column.
  public var left: Length
  /// Its width.
  public var width: Length
  /// How far it reaches above its first strip and below its last.
  public var padding: Length

  /// A panel.
  public init(fill: Color?, rule: Color?, left: Length, width: Length, padding: Length) {
    self.fill = fill
    self.rule = rule
    self.left = left
    self.width = width
    self.padding = padding
  }
}

/// Everything a report shows, in one endless column: strips, each with the gap after it.
public struct Galley: Sendable, Hashable {
  /// A strip and what follows it.
  public struct Item: Sendable, Hashable {
    /// The strip.
    public var strip: Strip
    /// The gap after it.
    public var gap: Gap
  }

  /// The strips with the gaps after them.
  public private(set) var items: [Item] = []
  /// The floats, in the order in which they must appear.
  public var floats: [GalleyFloat] = []
  /// The notes: the lines of each, in order.
  public var notes: [[Strip]] = []
  /// The panels.
  public var panels: [GalleyPanel] = []
  /// How the first page starts.
  public var opening = PageOpening.plain
  /// The strips that are repeated where a table goes on on a new page, by table.
  public var tableHeads: [[Strip]] = []

  /// An empty column.
  public init() {}

  /// Appends a strip.
  public mutating func append(_ strip: Strip) {
    items.append(Item(strip: strip, gap: Gap(.none, .forbidden)))
    isOpen = false
  }

  /// Adds a gap after what was appended last; gaps that meet merge.
  ///
  /// Before everything there is none, but floats may stand there.
  public mutating func append(_ gap: Gap) {
    if items.isEmpty {
      guard !gap.floats.isEmpty else { return }
      append(Strip(height: .zero, depth: .zero))
    }
    let last = items.count - 1
    items[last].gap = isOpen ? items[last].gap.merged(with: gap) : gap
    isOpen = true
  }

  /// Draws more on a strip that is there, before what it shows.
  mutating func prepend(_ items: [FrameItem], toStrip index: Int) {
    self.items[index].strip.items = items + self.items[index].strip.items
  }

  /// What stands after the last strip, or nil for an empty column.
  var lastGap: Gap? { items.last?.gap }

  /// Appends another column, whose indices are those of this one from here on.
  public mutating func append(_ other: Galley) {
    let offsets = (
      floats: floats.count, notes: notes.count, panels: panels.count, tables: tableHeads.count
    )
    for item in other.items {
      var item = item
      item.strip = item.strip.renumbered(offsets)
      item.gap.floats = item.gap.floats.map { $0 + offsets.floats }
      items.append(item)
    }
    isOpen = other.isOpen
    floats += other.floats.map { float in
      var float = float
      float.parts = float.parts.map { $0.renumbered(offsets) }
      return float
    }
    notes += other.notes.map { $0.map { $0.renumbered(offsets) } }
    panels += other.panels
    tableHeads += other.tableHeads.map { $0.map { $0.renumbered(offsets) } }
  }

  /// Whether a gap has been added after the last strip.
  private var isOpen = false
}

extension Strip {
  fileprivate func renumbered(
    _ offsets: (floats: Int, notes: Int, panels: Int, tables: Int)
  ) -> Strip {
    var strip = self
    strip.notes = notes.map { $0 + offsets.notes }
    strip.panels = panels.map { $0 + offsets.panels }
    strip.table = table.map { $0 + offsets.tables }
    return strip
  }
}

extension Galley {
  /// Empties the column for blocks that are set apart from it; floats, notes, panels and heads stay.
  mutating func beginInner() {
    let (floats, notes, panels, heads) = (floats, notes, panels, tableHeads)
    self = Galley()
    (self.floats, self.notes, self.panels, tableHeads) = (floats, notes, panels, heads)
  }

  /// Takes over floats, notes, panels and heads of blocks that were set apart.
  mutating func takeAttachments(of inner: Galley) {
    (floats, notes, panels, tableHeads) =
      (inner.floats, inner.notes, inner.panels, inner.tableHeads)
  }
}
