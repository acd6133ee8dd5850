import Foundation
import TestSupport
import Testing

/// A chapter with mistakes in a report without any others, and what `folio check` must say of it, word
/// for word.
///
/// Expected is one line a diagnostic: the mark where it begins, severity and message, then its notes.
struct BrokenReport: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private let source: MarkedSource
  private let expected: String

  init(_ name: String, _ chapter: String, _ expected: String) {
    testDescription = name
    source = MarkedSource("---\ntitle: X\n---\n" + chapter + "\n")
    self.expected = expected
  }

  /// Checks and builds the report.
  func expectDiagnostics(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let test = try repository()
    let check = try test.folio("check")
    #expect(check.status == 2, sourceLocation: sourceLocation)
    #expect(check.output == "", sourceLocation: sourceLocation)
    #expect(told(check.errors) == expected, sourceLocation: sourceLocation)
    #expect(!test.exists(".folio") && !test.exists("Output"), "checking writes nothing")

    let build = try test.folio("build")
    #expect(build.status == 2, sourceLocation: sourceLocation)
    let told = Set(told(build.errors).split(separator: "\n"))
    #expect(told.isSuperset(of: expected.split(separator: "\n")), sourceLocation: sourceLocation)
    for text in [check.errors, build.errors] {
      let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
      #expect(controls.allSatisfy { $0 == "\n" }, "nothing steers the terminal")
    }
    try expectWholeReport(test)
  }

  /// Everything without mistakes is published, the page is whole and says that something is wrong.
  private func expectWholeReport(_ test: FolioTest) throws {
    let published = Set(try test.contents(of: "Output").keys)
    #expect(published.isSuperset(of: SmallReport.published))
    let page = try test.read("Output/index.html")
    #expect(page.hasSuffix("</html>\n") && page.contains("class=\"problem\""))
    #expect(!page.contains("<script>alert") && !page.contains("href=\"javascript:"))
    #expect(try test.read("Output/manifest.json").hasSuffix("}\n"))
    #expect(!test.exists(".folio/publishing-full"))
  }

  private func repository() throws -> FolioTest {
    let test = try SmallReport.repository(adding: [
      "Chapters/03-x.md": source.text, "Chapters/plain.txt": "a\n", "Chapters/good.csv": "a\n1\n",
      "Chapters/ragged.csv": "a,b\n1,2\n3\n", "Chapters/folder/inside.txt": "",
    ])
    for (link, target) in [("escape.csv", "/etc/hostname"), ("outside", "/etc")] {
      try FileManager.default.createSymbolicLink(
        atPath: test.root.appendingPathComponent("Chapters/\(link)").path,
        withDestinationPath: target)
    }
    return test
  }

  /// The diagnostics in what was printed, without the lines they quote.
  private func told(_ printed: String) -> String {
    var diagnostics: [String] = []
    for line in printed.split(separator: "\n") {
      if let (place, message) = headline(line) {
        diagnostics.append("\(place) \(message)")
      } else if let note = line.firstMatch(of: /^ +(= .*)$/), !diagnostics.isEmpty {
        diagnostics[diagnostics.count - 1] += " \(note.1)"
      } else if line.prefixMatch(of: /[ \d]+\||\d+ (error|warning)|runs:/) == nil {
        diagnostics.append(String(line))
      }
    }
    return diagnostics.joined(separator: "\n")
  }

  private func headline(_ line: Substring) -> (place: String, message: String)? {
    guard let match = line.wholeMatch(of: /Chapters\/03-x\.md:(\d+):(\d+): (.*)/),
      let row = Int(match.1), let column = Int(match.2)
    else { return nil }
    return (source.name(line: row, column: column), String(match.3))
  }
}
