import Drawing

/// Some lines of a note.
struct NotePart: Hashable {
  /// The note.
  var note: Int
  /// Which of its lines.
  var lines: Range<Int>
}

/// Where floats stand that are first spoken of on a page with room for them.
enum FloatPlacing: CaseIterable {
  /// Where they are spoken of, between text and text.
  case inText
  /// At the page's foot, below text that goes on above them.
  case atFoot
}

/// What a page starts with.
struct PageStart: Hashable {
  /// The first strip of the galley that is not yet on a page.
  var next = 0
  /// The floats that wait for a place.
  var queue: [Int] = []
  /// The rest of a note whose mark stands on the page before.
  var carried: NotePart?
  /// How the page starts.
  var opening = PageOpening.plain
  /// How the text's next page starts; set where only what waits is brought to an end on this page.
  var openingOfText: PageOpening?
}

/// One page: what stands on it, with the gap before each thing.
struct PagePlan {
  /// What a page holds.
  enum Content: Hashable {
    /// A strip of the galley.
    case item(Int)
    /// The repeated head of a table that goes on.
    case tableHead(Int)
    /// A float.
    case float(Int)
  }

  /// A thing in the page's column.
  struct Entry {
    var content: Content
    var glueBefore: Glue
    var height: Length

    var isFloat: Bool {
      if case .float = content { true } else { false }
    }
  }

  /// How the page starts.
  var opening: PageOpening
  /// The column, from the top.
  var entries: [Entry]
  /// How many of its last entries stand at the page's foot, above the notes, whatever room is above them.
  var sunken = 0
  /// The notes at the foot.
  var notes: [NotePart]
  /// By how much of what they may gaps grow (above 0) or shrink (below).
  var ratio: Double
  /// How bad it is.
  var cost: Double
  /// What the next page starts with.
  var next: PageStart
}

/// The entries of a page that is being filled.
struct PageColumn {
  private(set) var entries: [PagePlan.Entry] = []
  private(set) var natural = Length.zero
  private(set) var stretch = Length.zero
  private(set) var shrink = Length.zero

  /// Appends a thing below a gap; the gap before the first thing of a page vanishes.
  mutating func append(_ content: PagePlan.Content, below glue: Glue, height: Length) {
    let glue = entries.isEmpty ? Glue.none : glue
    entries.append(PagePlan.Entry(content: content, glueBefore: glue, height: height))
    natural += glue.natural + height
    stretch += glue.stretch
    shrink += glue.shrink
  }

  /// How many floats end the column, below something else.
  var floatsAtFoot: Int {
    let count = entries.reversed().prefix(while: \.isFloat).count
    return count < entries.count ? count : 0
  }
}
