/// Pages that become one PDF file, with what readers of the file find beside them.
public struct PageDocument: Sendable, Hashable {
  /// A page.
  public struct Page: Sendable, Hashable {
    /// What is on the page; its size is that of the paper.
    public var frame: Frame
    /// The number that readers of the file see (“iv”, “12”); nil for the count of pages.
    public var label: String?

    /// A page with its number.
    public init(_ frame: Frame, label: String? = nil) {
      self.frame = frame
      self.label = label
    }
  }

  /// A heading in the outline beside the pages.
  public struct OutlineEntry: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// The name of the place that it leads to.
    public var destination: String
    /// Whether the headings below it are shown at first.
    public var isOpen: Bool
    /// The headings below it.
    public var children: [OutlineEntry]

    /// A heading with those below it.
    public init(
      _ title: String, destination: String, isOpen: Bool = false, children: [OutlineEntry] = []
    ) {
      self.title = title
      self.destination = destination
      self.isOpen = isOpen
      self.children = children
    }
  }

  /// The title.
  public var title: String
  /// Who wrote it.
  public var authors: [String]
  /// What it is about, in a sentence.
  public var subject: String?
  /// Words to find it by.
  public var keywords: [String]
  /// The language of its text (`en-GB`), for those who have it read aloud.
  public var language: String
  /// The headings beside the pages.
  public var outline: [OutlineEntry]
  /// The pages.
  public var pages: [Page]

  /// A document of pages.
  public init(
    title: String, authors: [String] = [], subject: String? = nil, keywords: [String] = [],
    language: String = "en", outline: [OutlineEntry] = [], pages: [Page] = []
  ) {
    self.title = title
    self.authors = authors
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.outline = outline
    self.pages = pages
  }
}

extension PageDocument {
  /// The names of all places that links can lead to, in reading order.
  public var destinations: [String] {
    tags.compactMap { tag in
      if case .destination(let name) = tag { return name }
      return nil
    }
  }

  /// The names that links and the outline lead to and that are no place, in reading order.
  public var danglingLinks: [String] {
    let places = Set(destinations)
    let linked = tags.compactMap { tag -> String? in
      if case .link(.destination(let name)) = tag { return name }
      return nil
    }
    return (linked + outline.flatMap(\.destinations)).filter { !places.contains($0) }
  }

  private var tags: [FrameTag] { pages.flatMap { $0.frame.items.flatMap(\.tags) } }
}

extension PageDocument.OutlineEntry {
  /// Where the heading and those below it lead.
  fileprivate var destinations: [String] { [destination] + children.flatMap(\.destinations) }
}

extension FrameItem {
  /// What the groups of the item are in a document, in reading order.
  var tags: [FrameTag] {
    guard case .group(let group) = self else { return [] }
    return (group.tag.map { [$0] } ?? []) + group.items.flatMap(\.tags)
  }
}
