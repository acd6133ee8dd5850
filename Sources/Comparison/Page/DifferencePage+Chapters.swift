import Publishing

extension DifferencePage {
  /// A chapter with the items in it that differ.
  struct ChapterChanges {
    /// The place of its section in the page.
    var anchor: String
    /// Its number, where it has one.
    var number: String?
    /// Its title, or its path where that is all that is known.
    var title: String
    /// Its items, each with its place in the page.
    var items: [(item: ItemChange, anchor: String)]
  }

  /// The chapters in which something differs, in the order of the report; what stands in none last.
  func chapters() -> [ChapterChanges] {
    let known = later.manifest.chapters + earlier.manifest.chapters
    var paths: [String] = []
    for path in known.map(\.path) + difference.items.map(\.chapterPath) where !paths.contains(path)
    {
      paths.append(path)
    }
    let numbered = difference.items.enumerated().map { index, item in
      (item: item, anchor: Self.anchor(ofItem: index))
    }
    let chapters = paths.compactMap { path -> ChapterChanges? in
      let items = numbered.filter { $0.item.chapterPath == path }
      guard !items.isEmpty else { return nil }
      let chapter = known.first { $0.path == path }
      return ChapterChanges(
        anchor: "", number: chapter.map { String($0.number) },
        title: chapter?.title ?? (path.isEmpty ? "Outside of chapters" : path), items: items)
    }
    return chapters.enumerated().map { index, chapter in
      var chapter = chapter
      chapter.anchor = "chapter-\(index + 1)"
      return chapter
    }
  }

  /// The place of an item in the page, by its number in the difference.
  private static func anchor(ofItem index: Int) -> String { "change-\(index + 1)" }

  /// Where the results of experiments are shown: under the experiment, or under the first item made from
  /// it where the experiment itself is not listed.
  static func homes(of items: [ItemChange]) -> [ComparedData: String] {
    let anchored = items.enumerated().map { ($0.element, anchor(ofItem: $0.offset)) }
    let experiments = anchored.filter { $0.0.kind == .experiment }
    var homes: [ComparedData: String] = [:]
    for (item, anchor) in experiments + anchored {
      for data in item.data where homes[ComparedData(data)] == nil {
        homes[ComparedData(data)] = anchor
      }
    }
    return homes
  }

  /// The place of an item in the page; nil for one that is not listed.
  func anchor(of kind: ItemKind, _ id: String) -> String? {
    difference.items.firstIndex { $0.kind == kind && $0.id == id }.map(Self.anchor)
  }

  /// A chapter: its title, then its items.
  func section(_ chapter: ChapterChanges) -> HTMLNode {
    .element(
      .section,
      [.class("chapter"), .id(chapter.anchor), .labelledBy("\(chapter.anchor)-title")],
      [
        .element(.h2, [.id("\(chapter.anchor)-title")], title(of: chapter))
      ] + chapter.items.map { article($0.item, anchor: $0.anchor) })
  }

  /// The contents: chapters, and below each its items with a sign for what became of them.
  func contents(_ chapters: [ChapterChanges]) -> HTMLNode {
    let entries = chapters.map { chapter -> HTMLNode in
      let items = chapter.items.map { item, anchor -> HTMLNode in
        .element(.li, [.element(.a, [.reference(.place(anchor))], entry(of: item))])
      }
      return .element(
        .li,
        [
          .element(.a, [.reference(.place(chapter.anchor))], title(of: chapter)),
          .element(.ol, items),
        ])
    }
    return .element(
      .nav, [.class("contents"), .label("Changes")],
      [.element(.h2, text: "Changes"), .element(.ol, entries)])
  }

  private func title(of chapter: ChapterChanges) -> [HTMLNode] {
    let number = chapter.number.map { HTMLNode.element(.span, [.class("number")], text: $0) }
    return [number].compactMap(\.self) + [.element(.span, [text(chapter.title)])]
  }

  private func entry(of item: ItemChange) -> [HTMLNode] {
    let (sign, words) = item.sign
    return [
      .element(
        .span, [.class(item.flipsVerdict ? "sign alarm" : "sign"), .hidden], text: sign),
      .element(.span, [.class("name")], [text(item.displayName)]),
      .element(.span, [.class("unseen")], text: ", \(words)"),
    ]
  }
}

extension ItemChange {
  /// The path of the chapter in which the item stands; empty where it stands in none.
  var chapterPath: String {
    if kind == .chapter { return id }
    guard var path = place else { return "" }
    // A line follows the path, and a column after that for values.
    for _ in 0..<(kind == .value ? 2 : 1) {
      if let colon = path.lastIndex(of: ":") { path = String(path[..<colon]) }
    }
    return path
  }

  /// What became of the item: a sign, and words for those who do not see it.
  var sign: (sign: String, words: String) {
    if flipsVerdict {
      return claim?.holdsAfter == true ? ("✓", "now holds") : ("✗", "no longer holds")
    }
    switch status {
    case .added: return ("+", "added")
    case .removed: return ("−", "removed")
    case .renamed: return ("→", "renamed")
    case .changed: return ("·", "changed")
    }
  }
}
