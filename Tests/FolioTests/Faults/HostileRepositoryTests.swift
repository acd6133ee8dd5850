import Foundation
import TestSupport
import Testing

/// A stranger's repository, opened with the commands that read or build it, does no harm outside of it.
struct HostileRepositoryTests {
  /// A report, and beside it a folder that is none of its business.
  private struct Neighbours {
    let test: FolioTest
    private let secret: [String: Data]

    init(links: [(path: String, target: String)]) throws {
      test = try FolioTest(["home/secret.txt": "top-secret-7\n", "home/index.html": "mine\n"])
      for (path, text) in SmallReport.files { try test.write(text, to: "report/\(path)") }
      for (path, target) in links {
        let place = test.root.appendingPathComponent("report/\(path)")
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
          atPath: place.path, withDestinationPath: target)
      }
      secret = try test.contents(of: "home")
    }

    /// Runs a command in the report.
    func folio(_ arguments: String...) throws -> FolioTest.Outcome {
      try test.folio(arguments, in: "report")
    }

    /// Nothing outside changed, and nothing of it is in what was made or said.
    func expectNoHarm(_ outcomes: [FolioTest.Outcome]) throws {
      #expect(try test.contents(of: "home") == secret)
      for outcome in outcomes {
        #expect(!(outcome.output + outcome.errors).contains("top-secret-7"))
      }
      for folder in ["report/Output", "report/.folio"] where test.exists(folder) {
        for (path, bytes) in try test.contents(of: folder) {
          #expect(bytes.range(of: Data("top-secret-7".utf8)) == nil, "\(folder)/\(path)")
        }
      }
    }
  }

  @Test(arguments: [
    "Output", ".folio", ".folio/store", ".folio/quick", ".folio/store/ab", ".folio/store/claims",
  ])
  func `A link to a folder elsewhere is not written through`(path: String) throws {
    let target = String(repeating: "../", count: path.split(separator: "/").count) + "home"
    let neighbours = try Neighbours(links: [(path, target)])
    let outcome = try neighbours.folio("build")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("error: ‘\(path)’ is a link to ‘")
        && outcome.errors.contains(
          "/home’, where a report may not write; if that is meant, make an empty file ‘.folio-here’ there"
        ), "\(outcome.errors)")
    try neighbours.expectNoHarm([outcome])
    guard ["Output", ".folio"].contains(path) else { return }
    // Who keeps it there says so there.
    try neighbours.test.write("", to: "home/.folio-here")
    #expect(try neighbours.folio("build").status == 0)
    #expect(try neighbours.test.read("home/secret.txt") == "top-secret-7\n")
  }

  @Test(arguments: [".", "Chapters", ".git", "nowhere"])
  func `A link to where a report has nothing to write is refused`(target: String) throws {
    let neighbours = try Neighbours(links: [("Output", target)])
    try neighbours.test.write("[core]\n", to: "report/.git/config")
    let outcome = try neighbours.folio("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error: ‘Output’ is a link"), "\(outcome.errors)")
    #expect(try neighbours.test.contents(of: "report/.git").count == 1)
  }

  @Test func `Links inside of the published folder are replaced, never followed`() throws {
    let neighbours = try Neighbours(links: [
      ("Output/data", "../../home"), ("Output/figures", "../../home"),
      ("Output/index.html", "../../home/secret.txt"), ("Output/kept", "../../home/secret.txt"),
      ("Output/manifest.json", "../../home/secret.txt"),
    ])
    let outcome = try neighbours.folio("build")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let kept = neighbours.test.root.appendingPathComponent("report/Output/kept").path
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: kept) == "../../home/secret.txt")
    try neighbours.test.remove("report/Output/kept")
    try neighbours.expectNoHarm([outcome])
    #expect(
      try neighbours.test.contents(of: "report/Output").keys.sorted() == SmallReport.published)
  }

  @Test(arguments: ["Chapters/03-x.md", "Chapters/references.bib", "Chapters/macros.tex"])
  func `A file of the text that is a link to a file elsewhere is not read`(path: String) throws {
    let neighbours = try Neighbours(links: [(path, "../../home/secret.txt")])
    var outcomes: [FolioTest.Outcome] = []
    for command in ["build", "check", "list", "diff"] {
      let outcome = try neighbours.folio(command)
      #expect(outcome.status == 2, "\(command)")
      outcomes.append(outcome)
    }
    #expect(
      outcomes[0].errors.contains("/\(path)’: a symbolic link leads out of the repository"),
      "\(outcomes[0].errors)")
    try neighbours.expectNoHarm(outcomes)
  }

  @Test func `Chapters that are a link to a folder elsewhere are not read`() throws {
    let neighbours = try Neighbours(links: [])
    try neighbours.test.remove("report/Chapters")
    try neighbours.test.write("# top-secret-7 {#sec-x}\n", to: "home/01-x.md")
    try FileManager.default.createSymbolicLink(
      atPath: neighbours.test.root.appendingPathComponent("report/Chapters").path,
      withDestinationPath: "../home")
    let outcome = try neighbours.folio("build", "--root", ".")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a symbolic link leads out of the repository"))
    #expect(!outcome.errors.contains("top-secret") && !neighbours.test.exists("report/Output"))
  }

  /// Everything in a chapter that names a file.
  private static let readers = """
    ---
    title: X
    bibliography: FILE
    macros: FILE
    ---

    \\input{FILE} $$\\input{FILE}$$ and $\\include{FILE}$ \\includegraphics{FILE} ![a picture](FILE)

    ```experiment
    {id: a, run: import, with: {file: FILE}}
    ```

    ```experiment
    {id: b, run: reward-table-statistics, with: {file: FILE}}
    ```

    ```experiment
    {id: c, run: language-samples, with: {corpus: FILE}}
    ```

    ```experiment
    {id: d, run: language-model-training, with: {checkpoint: FILE}}
    ```

    ```figure
    {id: fig-e, from: FILE, mark: line}
    ```

    ```figure
    {id: fig-f, data: {url: FILE}, mark: line}
    ```

    """

  @Test(arguments: [
    "link.txt", "../../home/secret.txt", "ABSOLUTE/secret.txt", "folder/secret.txt",
  ])
  func `Nothing that a chapter says reads a file elsewhere`(name: String) throws {
    let neighbours = try Neighbours(links: [
      ("Chapters/link.txt", "../../home/secret.txt"), ("Chapters/folder", "../../home"),
    ])
    let absolute = neighbours.test.root.appendingPathComponent("home").path
    let name = name.replacingOccurrences(of: "ABSOLUTE", with: absolute)
    try neighbours.test.write(
      Self.readers.replacingOccurrences(of: "FILE", with: name), to: "report/Chapters/03-x.md")
    let outcome = try neighbours.folio("build")
    #expect(outcome.status == 2)
    try neighbours.expectNoHarm([outcome])
  }

  @Test func `Names that could steer a terminal are shown, not obeyed`() throws {
    let test = try SmallReport.repository(adding: [
      "Chapters/03-\u{1B}[2J\u{1B}]0;x\u{7}.md": "# T\n\nSee @fig-none.\n\n\(SmallReport.extra)",
      "Chapters/04-\u{202E}gnp.md": "# T\n\nSee @fig-none.\n",
    ])
    for arguments in [["list"], ["check"], ["build"], ["explain", "extra"], ["run", "03"]] {
      let outcome = try test.folio(arguments)
      for scalar in (outcome.output + outcome.errors).unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format, "\(arguments)")
      }
    }
  }
}

extension SmallReport {
  fileprivate static let extra = """
    ```experiment
    id: extra
    run: training-curve
    with: {outputs: 4, points: 2, duration: 1}
    ```

    """
}
