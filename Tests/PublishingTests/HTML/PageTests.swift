import Foundation
import Manuscript
import Publishing
import Results
import Testing

/// What holds for every page: well formed, closed in itself, reachable, safe.
@Suite struct PageTests {
  private let page = Sample.full.page
  private let elements:
    [(name: String, attributes: [String: String], children: [MarkupReader.Node])]

  init() throws {
    elements = try MarkupReader.nodes(of: page).elements
  }

  @Test func `ids are unique`() {
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `every link into the page and every label has its target`() {
    let ids = Set(elements.compactMap { $0.attributes["id"] })
    for element in elements {
      if let target = element.attributes["href"], target.hasPrefix("#") {
        #expect(ids.contains(String(target.dropFirst())), "\(target)")
      }
      for name in ["aria-labelledby", "aria-describedby"] {
        for id in element.attributes[name, default: ""].split(separator: " ") {
          #expect(ids.contains(String(id)), "\(id)")
        }
      }
    }
  }

  @Test func `no network, no build: the page fetches nothing`() {
    #expect(
      !elements.contains { ["link", "iframe", "object", "base"].contains($0.name) })
    #expect(elements.count { $0.name == "script" } == 1)
    for element in elements {
      #expect(element.attributes["src"]?.hasPrefix("data:") ?? true)
      #expect(element.attributes["srcset"] == nil && element.attributes["style"] == nil)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      guard let target = element.attributes["href"], element.name != "a" else { continue }
      #expect(target.hasPrefix("#") || target.hasPrefix("data:image/png;base64,"))
    }
  }

  @Test func `the policy allows these style sheets, this script and nothing else`() throws {
    let policy = try #require(
      elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    let style = try #require(elements.first { $0.name == "style" })
    let script = try #require(elements.first { $0.name == "script" })
    let digests = [style, script].map { element in
      "sha256-" + Data(Fingerprint(of: element.children.text).bytes).base64EncodedString()
    }
    #expect(
      policy.attributes["content"]
        == "default-src 'none'; style-src '\(digests[0])'; script-src '\(digests[1])'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
  }

  @Test func `files that the page offers are published`() {
    let files = Sample.full.report.files
    let offered = elements.filter { $0.attributes["download"] != nil }
    #expect(offered.count > 4)
    for element in offered {
      #expect(files[element.attributes["href", default: ""]] != nil)
    }
  }

  @Test func `headings skip no level and there is one of the first`() {
    let levels = elements.compactMap { element -> Int? in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    #expect(levels.count { $0 == 1 } == 1)
    for (before, level) in zip(levels, levels.dropFirst()) { #expect(level <= before + 1) }
  }

  @Test func `landmarks, language, skip link and scopes are there`() {
    for name in ["header", "nav", "main", "article", "footer", "figure"] {
      #expect(elements.contains { $0.name == name }, "\(name)")
    }
    #expect(elements.first { $0.name == "html" }?.attributes["lang"] == "en")
    #expect(elements.first { $0.name == "a" }?.attributes["href"] == "#text")
    #expect(elements.allSatisfy { $0.name != "th" || $0.attributes["scope"] != nil })
    #expect(elements.allSatisfy { $0.name != "svg" || $0.attributes["role"] == "img" })
  }

  @Test func `other bytes each time: the same report gives the same bytes`() {
    let (first, second) = (Sample.full.report, Sample.full.report)
    #expect(first.files == second.files)
    #expect(
      first.files.keys.sorted() == [
        "data/time-to-gain.csv", "figures/fig-time.pdf", "figures/fig-time.png",
        "figures/fig-time.svg", "index.html", "manifest.json",
      ])
  }

  @Test func `whatever an author writes, the page stays well formed and runs nothing`() throws {
    var chance = Chance(seed: 3)
    for _ in 0..<80 {
      let texts = (0..<6).map { _ in chance.text(upTo: 12) }
      let text = """
        ## \(texts[0])

        \(texts[1]) [\(texts[2])](\(texts[3])) ![\(texts[2])](\(texts[4])) `{value} \(texts[5])`

        | \(texts[0]) |
        |---|
        | \(texts[1]) |

        ::: {#thm-a name="\(texts[2])"}
        \(texts[3])
        :::

        > \(texts[4])
        """
      try check(Sample.chapter(text).page)
    }
  }

  @Test func `whatever findings say, the page stays well formed and runs nothing`() throws {
    var chance = Chance(seed: 4)
    for _ in 0..<40 {
      var sample = Sample.full
      sample.findings.experiments["time-to-gain"]?.simulation = chance.text()
      sample.findings.experiments["time-to-gain"]?.parameters = [
        chance.text(): .text(chance.text())
      ]
      sample.findings.figures["fig-time"]?.alternativeText = chance.text()
      sample.findings.printedTables["tbl-rates"] = TableFinding([
        .init(title: [.text(chance.text())], isNumeric: true, cells: [chance.text()])
      ])
      sample.findings.claims["cl-slope"] = ClaimFinding(
        quantities: [
          .init(name: chance.text(), value: .string(chance.text()), text: chance.text())
        ],
        holds: false)
      sample.findings.failures["cl-order"] = [
        Diagnostic(at: nil, chance.text(), notes: [chance.text()], suggestion: chance.text())
      ]
      sample.findings.claims["cl-order"] = nil
      try check(sample.page)
    }
  }

  private func check(_ page: String) throws {
    let elements = try MarkupReader.nodes(of: page).elements
    #expect(
      elements.filter { $0.name == "script" }.map(\.children.text) == [PageScript.report.text])
    for element in elements {
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" })
      let target = element.attributes["href", default: "#"]
      let scheme = target.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
      #expect(!scheme.contains(":") || target.hasPrefix("http") || target.hasPrefix("mailto:"))
    }
  }
}
