import Manuscript

/// What the poster shows, in the order of the chapters: panels, each with what is marked after it.
struct PosterPlan: Sendable {
  /// A part of the poster with a title of its own.
  struct Panel: Sendable {
    /// The title; empty for what stands before the first panel that has one.
    var title: [Inline] = []
    /// What is shown, top to bottom.
    var parts: [Part] = []
  }

  /// What is told apart on a panel.
  enum Kind: Sendable {
    case text
    case statement
    case display
  }

  /// One thing on a panel, which stays together.
  struct Part: Sendable {
    /// What kind of thing it is.
    var kind: Kind
    /// The blocks of the chapter.
    var blocks: [Block]
    /// What it says in one line; empty where the author gives nothing.
    var takeaway: [Inline]
    /// The chapter it stands in.
    var chapter: Chapter
  }

  /// The panels.
  private(set) var panels: [Panel] = []

  /// Whether nothing is marked for a poster.
  var isEmpty: Bool { panels.isEmpty }

  /// What a document's chapters mark for the poster.
  init(of document: Document) {
    for chapter in document.chapters {
      for block in chapter.blocks { add(block, of: chapter) }
    }
  }

  private mutating func add(_ block: Block, of chapter: Chapter) {
    switch block.content {
    case .panel(let panel):
      if !panel.title.isEmpty || panels.isEmpty { panels.append(Panel(title: panel.title)) }
      append(.text, panel.blocks, panel.takeaway, chapter)
    case .division(let division) where division.isOnPoster:
      append(.statement, [block], division.takeaway, chapter)
    case .directive(.figure(let figure)) where figure.takeaway != nil:
      append(.display, [block], figure.takeaway ?? [], chapter)
    case .directive(.table(let table)) where table.takeaway != nil:
      append(.display, [block], table.takeaway ?? [], chapter)
    default:
      for child in block.children { add(child, of: chapter) }
    }
  }

  private mutating func append(
    _ kind: Kind, _ blocks: [Block], _ takeaway: [Inline], _ chapter: Chapter
  ) {
    if panels.isEmpty { panels.append(Panel()) }
    let part = Part(kind: kind, blocks: blocks, takeaway: takeaway, chapter: chapter)
    panels[panels.count - 1].parts.append(part)
  }
}
