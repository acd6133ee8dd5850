/// What became of one item between two reports.
///
/// The parts that explain it stand in the order in which they should be read: causes, data,
/// verdict, picture. A part that does not apply, or in which nothing differs, is nil or empty.
public struct ItemChange: Sendable, Hashable, Codable {
  /// What became of an item.
  public enum Status: String, Sendable, Hashable, Codable {
    /// It is new.
    case added
    /// It is gone.
    case removed
    /// It has another id and the same content.
    case renamed
    /// It differs.
    case changed
  }

  /// What it is.
  public var kind: ItemKind
  /// Its id; for a value the expression, for a chapter the path.
  public var id: String
  /// What became of it.
  public var status: Status
  /// Its id before, where it was renamed.
  public var previousID: String?
  /// Where it stands: chapter and line, in the later report where it is there.
  public var place: String?
  /// What was set differently.
  public var causes: [Cause] = []
  /// Which lines of its directive differ, where what was set in it does.
  public var source: SourceChange?
  /// How the results it is made from differ, one experiment each.
  public var data: [DataChange] = []
  /// What differs by less than is looked at; nil where nothing does, or more does.
  public var withinTolerance: WithinTolerance?
  /// How a claim's measured values and verdict differ.
  public var claim: ClaimChange?
  /// How a value's text differs.
  public var text: TextChange?
  /// How a printed table's cells differ.
  public var cells: CellsChange?
  /// How a figure's picture differs.
  public var picture: PictureChange?
  /// Why it has no result, before and after.
  public var failure: FailureChange?
  /// What could not be compared, and why.
  public var problems: [Problem] = []

  /// What became of an item.
  public init(
    _ kind: ItemKind, _ id: String, _ status: Status, previousID: String? = nil,
    place: String? = nil
  ) {
    self.kind = kind
    self.id = id
    self.status = status
    self.previousID = previousID
    self.place = place
  }

  /// Whether a claim that held no longer does, or the other way round.
  public var flipsVerdict: Bool {
    claim?.flipsVerdict ?? false
  }

  /// Whether nothing that was looked at differs.
  var isEmpty: Bool { status == .changed && previousID == nil && hasNoParts }

  /// Calls an item renamed that has another id and differs in nothing else.
  mutating func settleRename() {
    if status == .changed && previousID != nil && hasNoParts { status = .renamed }
  }

  private var hasNoParts: Bool {
    causes.isEmpty && data.isEmpty && claim == nil && text == nil && cells == nil
      && picture == nil && failure == nil && problems.isEmpty
  }
}

/// How a text differs.
public struct TextChange: Sendable, Hashable, Codable {
  /// The earlier text.
  public var from: String
  /// The later text.
  public var to: String

  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// Why an item has no result: nil where it has one.
public struct FailureChange: Sendable, Hashable, Codable {
  /// The earlier failure.
  public var from: String?
  /// The later failure.
  public var to: String?
}
