import Foundation
import Manuscript
import Publishing
import Testing

/// The report in several pages.
@Suite struct ChapterPagesTests {
  private let pages: [String: String]
  private let elements:
    [String: [(name: String, attributes: [String: String], children: [MarkupReader.Node])]]

  init() throws {
    let sample = Sample.full
    pages = ChapterPages.pages(
      of: sample.document, sample.findings, publishedData: ["time-to-gain"]
    ).mapValues { String(decoding: $0, as: UTF8.self) }
    elements = try pages.mapValues { try MarkupReader.nodes(of: $0).elements }
  }

  @Test func `there is a page for each chapter and one for what they share`() {
    #expect(
      pages.keys.sorted() == [
        "chapters/01-setting.html", "chapters/02-flat-landscape.html", "chapters/index.html",
      ])
  }

  @Test func `every link lands, on its page or another, and files are found one folder up`() throws
  {
    let ids = elements.mapValues { Set($0.compactMap { $0.attributes["id"] }) }
    let files = Set(Sample.full.report.files.keys)
    for (path, elements) in elements {
      #expect(ids[path]?.count == elements.count { $0.attributes["id"] != nil })
      for target in elements.compactMap({ $0.attributes["href"] }) where !target.contains(":") {
        let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        if parts[0].hasPrefix("../") {
          let file = String(parts[0].dropFirst(3))
          #expect(files.contains(file) || file.hasPrefix("../"), "\(target)")
          continue
        }
        let page = parts[0].isEmpty ? path : "chapters/" + parts[0]
        let places = try #require(ids[page], "\(path): \(target)")
        #expect(parts.count == 1 || places.contains(parts[1]), "\(path): \(target)")
      }
    }
  }

  @Test func `a chapter's title is its page's one first heading, and no level is skipped`() {
    for elements in elements.values {
      let levels = elements.compactMap { element -> Int? in
        element.name.count == 2 && element.name.hasPrefix("h")
          ? Int(element.name.dropFirst()) : nil
      }
      #expect(levels.count { $0 == 1 } == 1)
      for (before, level) in zip(levels, levels.dropFirst()) { #expect(level <= before + 1) }
    }
  }

  @Test func `neighbours are linked`() throws {
    let first = try #require(elements["chapters/01-setting.html"])
    let second = try #require(elements["chapters/02-flat-landscape.html"])
    #expect(!first.contains { $0.attributes["rel"] == "prev" })
    #expect(
      first.first { $0.attributes["rel"] == "next" }?.attributes["href"]
        == "02-flat-landscape.html")
    #expect(
      second.first { $0.attributes["rel"] == "prev" }?.attributes["href"] == "01-setting.html")
    #expect(!second.contains { $0.attributes["rel"] == "next" })
  }

  @Test func `the search knows every section with its words, and markup in them is none`() throws {
    let front = try #require(elements["chapters/index.html"])
    let index = try #require(front.first { $0.attributes["id"] == "search-index" })
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(index.children.text.utf8)) as? [[String]])
    #expect(
      rows.map { $0[0] } == [
        "01-setting.html#chapter-01-setting", "01-setting.html#sec-setting",
        "01-setting.html#sec-numbers", "02-flat-landscape.html#chapter-02-flat-landscape",
        "02-flat-landscape.html#sec-time", "02-flat-landscape.html#sec-rest",
      ])
    #expect(rows[1][1] == "1.1" && rows[1][2] == "The setting")
    #expect(rows[4][3].contains("The gradient is bounded by a power"))
    #expect(!rows[4][3].contains("The constants differ"))
    #expect(!rows[3][3].contains("How this was made"))
    #expect(!index.children.text.contains("<"))
  }

  @Test func `reports hold these pages only where they are asked for`() {
    let sample = Sample.full
    func files(isSplit: Bool) -> Set<String> {
      Set(
        Report(
          document: sample.document, findings: sample.findings, profile: "full", fonts: [],
          chapterDigests: [:], isSplit: isSplit
        ).files.keys)
    }
    #expect(files(isSplit: true).subtracting(files(isSplit: false)) == Set(pages.keys))
    #expect(pages.keys.allSatisfy(PublishedFolder.isReportFile))
  }
}
