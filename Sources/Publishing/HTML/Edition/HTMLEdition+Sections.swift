import Manuscript

extension HTMLEdition {
  /// A chapter: its title, its lead, its sections nested as their headings are, its footnotes.
  mutating func chapter(_ chapter: Chapter) -> HTMLNode {
    self.chapter = chapter
    sectionNumber = String(chapter.number)
    let title = "\(anchor(of: chapter))-title"
    var nodes: [HTMLNode] = [
      heading(
        2, id: title, number: String(chapter.number), chapter.frontMatter.title,
        linksTo: anchor(of: chapter))
    ]
    if !chapter.frontMatter.authors.isEmpty {
      nodes.append(authors(chapter.frontMatter.authors))
    }
    if !chapter.frontMatter.abstract.isEmpty {
      nodes.append(
        .element(.p, [.class("lead")], html(chapter.frontMatter.abstract, .running)))
    }
    nodes += outline(chapter)
    let isNoted = showsAllNotesInMargin(chapter)
    nodes += footnotes(of: chapter)
    return .element(
      .article,
      [
        .id(anchor(of: chapter)), .class(isNoted ? "chapter noted" : "chapter"),
        .labelledBy(title),
      ], nodes)
  }

  /// The blocks of a chapter, each heading with what follows it in a section of its own.
  private mutating func outline(_ chapter: Chapter) -> [HTMLNode] {
    var open: [(level: Int, anchor: String, nodes: [HTMLNode])] = [(0, "", [])]
    func close(to level: Int) {
      while let last = open.last, last.level >= level, open.count > 1 {
        open.removeLast()
        open[open.count - 1].nodes.append(.element(.section, [.id(last.anchor)], last.nodes))
      }
    }
    let top = topLevel(of: chapter)
    for block in chapter.blocks {
      guard case .heading(let level, let id, let title) = block.content else {
        open[open.count - 1].nodes += html(block)
        continue
      }
      close(to: level)
      let number = document.number(of: block) ?? ""
      if !number.isEmpty { sectionNumber = number }
      let heading = heading(3 + level - top, id: nil, number: number, title, linksTo: id)
      open.append((level, id, [heading]))
    }
    close(to: 1)
    return open[0].nodes
  }

  /// A heading with its number, which is a link to what it heads for those who want to send it; two
  /// levels below the report's title at most six.
  private mutating func heading(
    _ level: Int, id: String?, number: String, _ title: [Inline], linksTo place: String
  ) -> HTMLNode {
    let tags: [HTMLTag] = [.h1, .h2, .h3, .h4, .h5, .h6]
    let numberNodes: [HTMLNode] =
      number.isEmpty
      ? []
      : [
        .element(.a, [.class("number"), .reference(.place(place))], text: number), .text(" "),
      ]
    return .element(
      tags[min(max(level, 1), 6) - 1], id.map { [.id($0)] } ?? [],
      numberNodes + [.element(.span, html(title, .quoted))])
  }

  /// The least level of a chapter's headings, which is set as a section.
  func topLevel(of chapter: Chapter) -> Int {
    let levels = chapter.blocks.compactMap { block -> Int? in
      if case .heading(let level, _, _) = block.content { return level }
      return nil
    }
    return levels.min() ?? 1
  }

  /// The id of a chapter in the page.
  func anchor(of chapter: Chapter) -> String { "chapter-\(chapter.identifier)" }
}
