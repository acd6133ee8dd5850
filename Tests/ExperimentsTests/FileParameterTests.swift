import Experiments
import Manuscript
import Results
import SystemPackage
import Testing

/// Counts the lines of a file.
private enum LineCount: SimulationKind {
  static let name = "line-count"
  static let summary = "Counts the lines of a file."
  static let text = FileParameter(
    "text", suffixes: [".txt"], "the file",
    check: { file throws(DataFileMistake) in
      guard file.contents.first != UInt8(ascii: "!") else {
        throw DataFileMistake("this file shouts", in: file, line: 1, column: 1)
      }
    })
  static let more = FileParameter("more", isOptional: true, "another file")
  static let parameters: [any ParameterDeclaration] = [text, more]
  static let columns = [ResultColumn("lines", .integer, "how many lines")]

  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let contents = (arguments[text]?.contents ?? []) + (arguments[more]?.contents ?? [])
    return Table([Column("lines", .integers([contents.count { $0 == UInt8(ascii: "\n") }]))])
  }
}

struct FileParameterTests {
  private let repository: TemporaryStore

  init() throws {
    repository = try TemporaryStore()
    try write("a\nb\n", "data/a.txt")
    try write("c\n", "b.TXT")
    try write("!", "bad.txt")
  }

  private func write(_ text: String, _ path: String) throws {
    try FileSystem.write(text, to: repository.folder.appending("Chapters").appending(path))
  }

  private func planned(_ marked: String) throws -> (
    text: ExperimentText, plans: [ExperimentPlan], diagnostics: [Diagnostic]
  ) {
    let text = try ExperimentText("id: a\nrun: line-count\n" + marked)
    let registry = SimulationRegistry([LineCount.self]) { _ in
      EngineFingerprint(digests: ["a": "1"])
    }
    let planner = Planner(
      registry: registry, dataFiles: RepositoryDataFiles(root: repository.folder))
    let (plans, diagnostics) = planner.plan([text.directive], profile: "full")
    return (text, plans, diagnostics)
  }

  private func plan(_ text: String) throws -> ExperimentPlan {
    let (_, plans, diagnostics) = try planned(text)
    #expect(diagnostics == [])
    return try #require(plans.first)
  }

  @Test func `a simulation reads the files that its parameters name`() throws {
    let plan = try plan("with: {text: data/a.txt, more: b.TXT}")
    #expect(plan.ingredients.dataFiles.keys.sorted() == ["Chapters/b.TXT", "Chapters/data/a.txt"])
    #expect(repository.run([plan]).outcomes[0].table?.csv == "lines\n3\n")
  }

  @Test func `an optional file can be left out, or be none`() throws {
    let plans = try [plan("with: {text: b.TXT}"), plan("with: {text: b.TXT, more: none}")]
    #expect(plans[0].key == plans[1].key)
    #expect(repository.run([plans[0]]).outcomes[0].table?.csv == "lines\n1\n")
  }

  @Test func `files can be swept`() throws {
    let plan = try plan("sweep: {text: [data/a.txt, b.TXT]}")
    #expect(
      repository.run([plan]).outcomes[0].table?.csv == "text,lines\ndata/a.txt,2\nb.TXT,1\n")
  }

  @Test func `a changed file changes the keys of the units that read it, and is named`() throws {
    let text = "sweep: {text: [data/a.txt, b.TXT]}"
    let before = try plan(text)
    try write("a\n", "data/a.txt")
    let after = try plan(text)
    #expect(before.key != after.key)
    #expect(before.units[0].key != after.units[0].key)
    #expect(before.units[1].key == after.units[1].key)
    let explanation = Explanation(
      from: before.ingredients, to: after.ingredients,
      availability: .missing(storedUnits: 1, units: 2))
    #expect(explanation.changes == ["data file Chapters/data/a.txt changed"])
  }

  @Test(arguments: [
    Mistake("with: {text: 1️⃣data/x.txt}", "there is no file ‘data/x.txt’"),
    Mistake("with: {text: 1️⃣/etc/passwd.txt}", "the path ‘/etc/passwd.txt’ is not relative"),
    Mistake("with: {text: 1️⃣../../x.txt}", "‘../../x.txt’ lies outside the repository"),
    Mistake(
      "with: {text: 1️⃣data/a.csv}",
      "‘text’ names a file whose name ends in ‘.txt’, not ‘data/a.csv’"),
    Mistake("with: {text: 1️⃣3}", "‘text’ must be a file, not the number 3"),
    Mistake("with: {text: b.TXT, more: 1️⃣data}", "‘data’ is a folder, not a file"),
    Mistake("sweep: {text: [b.TXT, 1️⃣c.txt]}", "there is no file ‘c.txt’"),
    Mistake(
      "with: {text: b.TXT}\nprofiles: {quick: {with: {text: 1️⃣c.txt}}}",
      "there is no file ‘c.txt’"),
  ]) func `tells mistakes at their places`(mistake: Mistake) throws {
    let (text, _, diagnostics) = try planned(mistake.marked)
    #expect(diagnostics.map(\.message) == [mistake.message])
    #expect(diagnostics.first?.range?.start == text.marks.first)
  }

  @Test func `a mistake inside a file is told at its place there`() throws {
    let (_, plans, diagnostics) = try planned("with: {text: bad.txt}")
    #expect(plans.isEmpty)
    #expect(diagnostics.map(\.message) == ["this file shouts"])
    #expect(diagnostics.first?.range?.file == "Chapters/bad.txt")
    #expect(diagnostics.first?.notes == ["named at Chapters/01-x.md:3:14"])
  }

  @Test func `a file that must be given is asked for`() throws {
    let (_, _, diagnostics) = try planned("with: {more: b.TXT}")
    #expect(diagnostics.map(\.message) == ["‘line-count’ needs the parameter ‘text’"])
    #expect(diagnostics.first?.notes == ["‘text’ is a file: the file"])
  }
}
