package import Manuscript

/// The report in several pages: one per chapter, and one that holds what they share, with a search.
///
/// The same parts as those of the one page, distributed; every link is then led to the page its target
/// has come to.
package struct ChapterPages {
  /// The folder of the pages inside the output folder.
  package static let folder = "chapters"
  /// The page with title, contents, claims, bibliography and search.
  static let front = "index.html"

  private let document: Document
  private let edition: HTMLEdition
  private let parts: HTMLEdition.Parts
  private let fonts: PageFonts

  /// The bytes of the pages, by their paths inside the output folder.
  package static func pages(
    of document: Document, _ findings: Findings, publishedData: Set<String>,
    fonts: PageFonts = .none
  ) -> [String: [UInt8]] {
    var edition = HTMLEdition(
      document: document, findings: findings, publishedData: publishedData)
    let parts = edition.parts()
    return ChapterPages(document: document, edition: edition, parts: parts, fonts: fonts).pages
  }

  /// One page before its links are led anywhere.
  private struct Page {
    var file: String
    var title: String
    var front: [HTMLNode]
    var main: [HTMLNode]
  }

  private var pages: [String: [UInt8]] {
    let pages = [frontPage] + document.chapters.indices.map(chapterPage)
    let places = PagePlaces(pages.map { ($0.file, $0.front + $0.main) })
    let index = SearchIndex(
      of: zip(document.chapters, parts.chapters).map { (Self.file(of: $0), $1) })
    var files: [String: [UInt8]] = [:]
    for page in pages {
      let isFront = page.file == Self.front
      let root = edition.page(
        title: page.title, page.front, page.main, fonts, search: isFront ? index : nil)
      files["\(Self.folder)/\(page.file)"] = HTMLWriter.page(places.led(root, in: page.file))
    }
    return files
  }

  private var frontPage: Page {
    let search = HTMLNode.element(
      .section, [.id("search"), .class("search")],
      [
        .element(.h2, text: "Search"),
        .element(
          .p, [.class("search-hint")],
          text: "The contents list every section. Searching their text needs scripts to be on."),
      ])
    return Page(
      file: Self.front, title: edition.pageTitle, front: parts.header + [parts.contents],
      main: [search] + parts.closing)
  }

  private func chapterPage(_ index: Int) -> Page {
    let title = edition.plainText(document.chapters[index].frontMatter.title)
    let report = HTMLNode.element(
      .header, [.class("running-title")],
      [
        .element(.p, [.element(.a, [.reference(.file(Self.front))], text: edition.pageTitle)]),
        .element(
          .p, [.element(.a, [.class("to-search"), .reference(.place("search"))], text: "Search")]),
      ])
    return Page(
      file: Self.file(of: document.chapters[index]), title: "\(title) – \(edition.pageTitle)",
      front: [report, parts.contents],
      main: [parts.chapters[index].withHeadingsRaised, neighbours(of: index)])
  }

  /// The links to the chapters before and after.
  private func neighbours(of index: Int) -> HTMLNode {
    func link(_ index: Int, _ relation: String, _ words: String) -> [HTMLNode] {
      guard document.chapters.indices.contains(index) else { return [] }
      let chapter = document.chapters[index]
      let title = "\(chapter.number) \(edition.plainText(chapter.frontMatter.title))"
      return [
        .element(
          .a, [.class(relation), .relation(relation), .reference(.file(Self.file(of: chapter)))],
          [.element(.span, text: words), .text(" "), .element(.strong, text: title)])
      ]
    }
    return .element(
      .nav, [.class("neighbours"), .label("Neighbouring chapters")],
      link(index - 1, "prev", "← Previous") + link(index + 1, "next", "Next →"))
  }

  private static func file(of chapter: Chapter) -> String { "\(chapter.identifier).html" }
}

extension HTMLNode {
  /// The same with every heading one level higher, so that a chapter's title is its page's.
  fileprivate var withHeadingsRaised: HTMLNode {
    guard case .element(let tag, let attributes, let children) = self else { return self }
    let headings: [HTMLTag] = [.h1, .h2, .h3, .h4, .h5, .h6]
    let level = headings.firstIndex(of: tag)
    return .element(
      level.map { headings[max($0 - 1, 0)] } ?? tag, attributes,
      children.map(\.withHeadingsRaised))
  }
}
