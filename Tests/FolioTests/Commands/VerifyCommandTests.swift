import Foundation
import TestSupport
import Testing

/// `folio verify` on a small report.
struct VerifyCommandTests {
  @Test func `A report that was just built is what its sources give`() throws {
    let test = try SmallReport.built()
    let before = try test.contents(of: "Output")
    let outcome = try test.folio("verify")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("files, byte for byte\n"))
    #expect(try test.contents(of: "Output") == before)
    #expect(!test.exists(".folio/verification"))
    #expect(!outcome.output.contains("trusted"))
    #expect(try test.folio("verify", "--stored", "--quiet").output == "")
  }

  @Test
  func `A fresh clone proves what is made of committed results, and says that it trusted them`()
    throws
  {
    let test = try SmallReport.built()
    try test.remove(".folio")
    let outcome = try test.folio("verify", "--stored")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output.contains(
        " trusted, not computed again: without --stored they are proved too\n"))
    #expect(!outcome.errors.contains("computed)"))
    // A table that is not what the manifest speaks of is not trusted.
    let data = try #require(try test.contents(of: "Output").keys.first { $0.hasSuffix(".csv") })
    try test.remove(".folio")
    try test.write(try test.read("Output/\(data)") + "1,2,3\n", to: "Output/\(data)")
    let edited = try test.folio("verify", "--stored")
    #expect(edited.status == 1)
    #expect(edited.output.contains("Output/\(data): edited by hand"))
  }

  @Test func `Data files beside the chapters are read as in the report`() throws {
    let test = try SmallReport.built(adding: [
      "Chapters/data/own.csv": "x,y\n1,2\n2,4\n",
      "Chapters/03-own.md": """
      # Own data

      ```experiment
      id: own
      run: import
      with: {file: data/own.csv}
      caption: Own numbers.
      ```

      The largest is `{value} max(own.y)`.

      """,
    ])
    let outcome = try test.folio("verify")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func `Files edited, gone and foreign are told apart`() throws {
    let test = try SmallReport.built()
    let paths = try test.contents(of: "Output").keys.sorted()
    let data = try #require(paths.first { $0.hasSuffix(".csv") })
    let picture = try #require(paths.first { $0.hasSuffix(".png") })
    try test.write(try test.read("Output/\(data)") + "1,2,3\n", to: "Output/\(data)")
    try test.remove("Output/\(picture)")
    try test.write("x", to: "Output/notes.txt")
    let outcome = try test.folio("verify", "--stored")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(
        "Output/\(data): edited by hand, it is not the file its manifest speaks of\n"))
    #expect(outcome.output.contains("Output/\(picture): missing, the sources give it\n"))
    #expect(
      outcome.output.contains("Output/notes.txt: foreign, the sources do not give it\n"))
    #expect(outcome.output.contains("\n3 of "))
  }

  @Test func `A chapter that was changed and not built leaves stale files, and says why`() throws {
    let test = try SmallReport.built()
    let text = try test.read(SmallReport.curves)
    let changed = text.replacingOccurrences(of: "outputs: 4", with: "outputs: 5")
    #expect(changed != text)
    try test.write(changed, to: SmallReport.curves)
    let outcome = try test.folio("verify")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("Output/manifest.json: stale, the sources give another\n"))
    #expect(outcome.output.contains("outputs 4 → 5"))
    #expect(!outcome.output.contains("edited by hand"))
  }

  @Test func `A chapter with a mistake cannot be verified`() throws {
    let test = try SmallReport.built()
    try test.write("```figure\nid: fig-x\nfrom: nothing\n```\n", to: "Chapters/99-broken.md")
    let outcome = try test.folio("verify")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Chapters/99-broken.md:"))
  }
}
