import Foundation
import TestSupport
import Testing

/// `folio diff` as a program: what it writes where, and how it ends.
struct DiffCommandTests {
  /// A manifest with one claim.
  private func manifest(value: String, holds: Bool) -> String {
    let digest = String(repeating: "0", count: 64)
    return """
      {
        "chapters": [], "engine": {}, "experiments": {}, "failures": {}, "figures": {},
        "fonts": [], "page": "\(digest)", "profile": "full", "tables": {}, "values": [],
        "version": 1,
        "claims": {
          "cl-slope": {
            "from": [], "holds": \(holds), "place": {"chapter": "Chapters/01-a.md", "line": 3},
            "quantities": [{"name": "value", "value": \(value)}], "statement": "The slope is −1/2."
          }
        }
      }
      """
  }

  /// A repository whose second commit changed the value, and whose third flipped the verdict.
  private func repository() throws -> FolioTest {
    let test = try FolioTest(["Chapters/01-a.md": "# A\n"])
    try test.git("init", "-q", "-b", "main", ".")
    for (value, holds) in [("-0.5", true), ("-0.51", true), ("-0.3", false)] {
      try test.write(manifest(value: value, holds: holds), to: "Output/manifest.json")
      try test.git("add", "-A")
      try test.git("commit", "-q", "-m", "Change")
    }
    return test
  }

  @Test func `Equal reports end with 0 and say so`() throws {
    let outcome = try repository().folio("diff")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("no differences between HEAD ("))
    #expect(outcome.errors == "")
  }

  @Test func `Different reports end with 1 and are told on standard output`() throws {
    let outcome = try repository().folio("diff", "HEAD~2", "HEAD~1")
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst() == [
        "claims",
        "  cl-slope: ✓ still holds, value −0.5 → −0.51",
        "      because of its expression, columns or filter",
        "      at Chapters/01-a.md:3",
        "1 of 1 claim differs: 1 changed",
      ])
    #expect(outcome.errors == "")
  }

  @Test func `Nothing is coloured or broken in a pipe, whatever the environment asks`() throws {
    let outcome = try repository().folio(
      "diff", "HEAD~1..HEAD", environment: ["TERM": "xterm-256color", "COLUMNS": "20"])
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.output.contains("  cl-slope: ✓ → ✗ NO LONGER HOLDS, value −0.51 → −0.3\n"))
    #expect(outcome.output.hasSuffix("1 of 1 claim differs: 1 changed, 1 VERDICT FLIPPED\n"))
  }

  @Test func `Commits are compared when nothing of them is on disk`() throws {
    let test = try repository()
    try test.remove("Output")
    #expect(try test.folio("diff", "HEAD~2", "HEAD").status == 1)
    let outcome = try test.folio("diff")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("there is no Output/ folder in the working tree"))
    #expect(outcome.errors.contains("`folio build` makes it"))
  }

  @Test func `Quiet writes nothing and ends alike`() throws {
    let outcome = try repository().folio("diff", "--quiet", "HEAD~1")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
  }

  @Test func `JSON goes to standard output`() throws {
    let outcome = try repository().folio("diff", "--json", "HEAD~1...HEAD")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("{\n"))
    #expect(outcome.output.contains("\"equal\" : false"))
    #expect(outcome.output.contains("\"version\" : 1"))
  }

  @Test func `Markdown and patches go to standard output`() throws {
    let test = try repository()
    let markdown = try test.folio("diff", "--markdown", "HEAD~1", "HEAD")
    #expect(markdown.status == 1)
    #expect(markdown.output.contains("> [!CAUTION]\n"))
    let patch = try test.folio("diff", "--patch", "HEAD~1", "HEAD")
    #expect(patch.status == 1)
    #expect(patch.output == "" && patch.errors == "")
    #expect(try test.folio("diff", "--json", "--patch").status == 2)
    #expect(try test.folio("diff", "--quiet", "--patch").status == 2)
  }

  @Test func `What is staged is compared with HEAD`() throws {
    let test = try repository()
    try test.write(manifest(value: "-0.2", holds: false), to: "Output/manifest.json")
    #expect(try test.folio("diff", "--staged").status == 0)
    try test.git("add", "-A")
    let outcome = try test.folio("diff", "--staged")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(" → index\n"))
    #expect(try test.folio("diff", "--staged", "HEAD~1..HEAD").status == 2)
  }

  @Test func `Numbers within tolerance are equal, and nonsense is refused`() throws {
    let test = try repository()
    #expect(try test.folio("diff", "--relative", "0.1", "HEAD~2", "HEAD~1").status == 0)
    #expect(try test.folio("diff", "--absolute", "0.001", "HEAD~2", "HEAD~1").status == 1)
    for value in ["-1", "nan", "much"] {
      #expect(try test.folio("diff", "--relative=\(value)").status == 2)
    }
  }

  @Test func `A history lists the commits that changed an item`() throws {
    let test = try repository()
    let outcome = try test.folio("history", "cl-slope")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.filter { $0.contains("  2026-01-01  Change  A") }.count == 3)
    #expect(outcome.output.contains("✓ → ✗ NO LONGER HOLDS"))
    #expect(lines.last == "3 versions of cl-slope in 3 commits of the report")
    let json = try test.folio("history", "cl-slope", "--since", "HEAD~1", "--json")
    #expect(json.output.contains("\"commits\" : 1"))
    let unknown = try test.folio("history", "cl-slpoe")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean ‘cl-slope’?"))
  }

  @Test func `A page is written besides, whole or not at all`() throws {
    let test = try repository()
    let outcome = try test.folio("diff", "HEAD~1", "HEAD", "--html", "pages/a.html")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("NO LONGER HOLDS"))
    let page = try test.read("pages/a.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("A verdict flipped"))
    #expect(!page.contains(test.root.path))
    let refused = try test.folio("diff", "HEAD~1", "--html", "Chapters")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("‘Chapters’ cannot be written:"))
    #expect(try test.folio("diff", "--html", "-").errors.contains("needs the name of a file"))
  }

  @Test func `The report of a revision without one is made again where that is asked for`() throws {
    let test = try SmallReport.repository()
    try test.git("init", "-q", "-b", "main", ".")
    try test.git("add", "Chapters")
    try test.git("commit", "-q", "-m", "Four outputs")
    let text = try test.read(SmallReport.curves)
    try test.write(
      text.replacingOccurrences(of: "outputs: 4", with: "outputs: 5"), to: SmallReport.curves)
    try test.git("commit", "-q", "-a", "-m", "Five outputs")
    let refused = try test.folio("diff", "HEAD~1", "HEAD")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--rebuild"))
    let outcome = try test.folio("diff", "--rebuild", "HEAD~1", "HEAD")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("outputs 4 → 5"))
    #expect(outcome.output.contains(", rebuilt → HEAD ("))
    #expect(!test.exists("Output"))
    #expect(try test.contents(of: ".folio").keys.allSatisfy { !$0.contains("rebuilt") })
    try test.write("```figure\nid: fig-x\nfrom: nothing\n```\n", to: SmallReport.times)
    try test.git("commit", "-q", "-a", "-m", "Broken")
    let broken = try test.folio("diff", "--rebuild", "HEAD~1", "HEAD")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("cannot be made again: "))
  }

  @Test func `The root is found from a folder below it`() throws {
    let test = try repository()
    #expect(try test.folio("diff", "HEAD~1", in: "Chapters").status == 1)
    #expect(try test.folio("diff", "HEAD~1", "--root", "..", in: "Chapters").status == 1)
  }

  @Test func `A misspelt revision is an error with a suggestion`() throws {
    let outcome = try repository().folio("diff", "mian")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("no commit is called ‘mian’"))
    #expect(outcome.errors.contains("‘main’"))
  }

  @Test func `Outside a git repository nothing can be compared`() throws {
    let test = try FolioTest(["Chapters/01-a.md": "# A\n"])
    let outcome = try test.folio("diff")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is not inside a git repository"))
  }

  @Test func `Help teaches by examples`() throws {
    let outcome = try FolioTest([:]).folio("diff", "--help")
    #expect(outcome.status == 0)
    for part in [
      "OVERVIEW: Show every figure, table, claim and value that differs between two",
      "A...B      the commit where B left A's history, with B",
      "folio diff main~3 main         what three commits changed",
      "  1   they differ",
    ] {
      #expect(outcome.output.contains(part))
    }
  }
}
