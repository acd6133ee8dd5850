import Experiments
import Manuscript
import Results
import SystemPackage
import Testing

struct ImportTests {
  private let repository: TemporaryStore

  init() throws {
    repository = try TemporaryStore()
    let chapters = repository.folder.appending("Chapters")
    try FileSystem.write("prompt,reward\n1,0.5\n2,\n", to: chapters.appending("data/a.csv"))
    try FileSystem.write("{\"x\": 1}\n{\"x\": 2}\n", to: chapters.appending("data/b.JSONL"))
    try FileSystem.write("a,b\n1,2\n3\n", to: chapters.appending("bad.csv"))
    try FileSystem.write("outside", to: repository.folder.appending("../\(outside)"))
    try FileSystem.write("x\n1\n", to: repository.folder.appending("Output/c.csv"))
  }

  private var outside: String { (repository.folder.lastComponent?.string ?? "") + ".csv" }

  private func planned(
    _ marked: String
  ) throws -> (text: ExperimentText, plans: [ExperimentPlan], diagnostics: [Diagnostic]) {
    let text = try ExperimentText(marked)
    let planner = Planner(
      registry: .fixture, dataFiles: RepositoryDataFiles(root: repository.folder))
    let (plans, diagnostics) = planner.plan([text.directive], profile: "full")
    return (text, plans, diagnostics)
  }

  @Test func `reads columns when planning and gives the table without running anything`() throws {
    let (_, plans, diagnostics) = try planned("id: a\nrun: import\nwith: {file: data/a.csv}")
    #expect(diagnostics == [])
    let plan = try #require(plans.first)
    #expect(plan.columns.map(\.name) == ["prompt", "reward"])
    #expect(plan.columns.map(\.kind) == [.integer, .number])
    #expect(Array(plan.ingredients.dataFiles.keys) == ["Chapters/data/a.csv"])
    let report = repository.run([plan])
    #expect(report.outcomes[0].table?.csv == "prompt,reward\n1,0.5\n2,\n")
  }

  @Test func `reads JSON lines by the file's name, whatever its case`() throws {
    let (_, plans, diagnostics) = try planned("id: a\nrun: import\nwith: {file: ./data/b.JSONL}")
    #expect(diagnostics == [])
    #expect(plans.first?.columns.map(\.name) == ["x"])
  }

  @Test func `a file that memory may not hold is refused before it is read`() throws {
    let path = repository.folder.appending("Chapters/big.csv")
    try FileSystem.write("x\n1\n", to: path)
    let file = try FileDescriptor.open(path, .readWrite)
    try file.closeAfter { try file.resize(to: 10_000_000_000) }
    let (_, plans, diagnostics) = try planned("id: a\nrun: import\nwith: {file: big.csv}")
    #expect(plans.isEmpty)
    #expect(
      diagnostics.map(\.message) == [
        "‘big.csv’ has 10000 MB; files of at most 1000 MB are read"
      ])
    #expect(
      diagnostics.flatMap(\.notes) == [
        "a file is held in memory; ‘maximumMegabytes’ under ‘with’ of an import raises the limit"
      ])
  }

  @Test func `the limit of an import can be set`() throws {
    let path = repository.folder.appending("Chapters/some.csv")
    try FileSystem.write("x\n" + String(repeating: "1\n", count: 500_000), to: path)
    let small = try planned(
      "id: a\nrun: import\nwith: {file: some.csv, maximumMegabytes: 1}")
    #expect(
      small.diagnostics.map(\.message) == [
        "‘some.csv’ has 2 MB; files of at most 1 MB are read"
      ])
    let large = try planned(
      "id: a\nrun: import\nwith: {maximumMegabytes: 2, file: some.csv}")
    #expect(large.diagnostics == [])
  }

  @Test func `files elsewhere in the repository can be read`() throws {
    let (_, plans, _) = try planned("id: a\nrun: import\nwith: {file: ../Output/c.csv}")
    #expect(plans.first?.ingredients.dataFiles.keys.sorted() == ["Output/c.csv"])
  }

  @Test func `the key follows the contents, not the path`() throws {
    let text = "id: a\nrun: import\nwith: {file: data/a.csv}"
    let first = try #require(try planned(text).plans.first)
    let chapters = repository.folder.appending("Chapters")
    try FileSystem.write(
      FileSystem.read(chapters.appending("data/a.csv")), to: chapters.appending("copy.csv"))
    let copy = try #require(
      try planned("id: a\nrun: import\nwith: {file: copy.csv}").plans.first)
    #expect(first.key == copy.key)
    try FileSystem.write("prompt,reward\n1,0.5\n2,1\n", to: chapters.appending("data/a.csv"))
    #expect(try planned(text).plans.first?.key != first.key)
  }

  @Test(arguments: [
    Mistake("with: {file: 1️⃣data/x.csv}", "there is no file ‘data/x.csv’"),
    Mistake("with: {file: 1️⃣/etc/passwd}", "the path ‘/etc/passwd’ is not relative"),
    Mistake("with: {file: 1️⃣../../x.csv}", "‘../../x.csv’ lies outside the repository"),
    Mistake(
      "with: {file: 1️⃣../../../../../../etc/passwd}",
      "‘../../../../../../etc/passwd’ lies outside the repository"),
    Mistake("with: {file: 1️⃣data}", "‘data’ is a folder, not a file"),
    Mistake("with: {file: 1️⃣3}", "‘file’ must be text, not the number 3"),
    Mistake("with: {1️⃣fil: a.csv, file: data/a.csv}", "‘import’ has no parameter ‘fil’"),
    Mistake(
      "with: {file: data/a.csv}\nsweep: 1️⃣{file: [a]}", "‘sweep’ means nothing for an import"),
    Mistake("with: {file: data/a.csv}\nseed: 1️⃣3", "‘seed’ means nothing for an import"),
  ]) func `tells mistakes at their places`(mistake: Mistake) throws {
    let (text, plans, diagnostics) = try planned("id: a\nrun: import\n\(mistake.marked)")
    #expect(plans.isEmpty)
    #expect(diagnostics.map(\.message) == [mistake.message])
    #expect(diagnostics.map(\.range?.start) == text.marks)
  }

  @Test func `a file is required`() throws {
    let (text, plans, diagnostics) = try planned("id: a\nrun: 1️⃣import")
    #expect(plans.isEmpty)
    #expect(diagnostics.map(\.message) == ["‘import’ needs the parameter ‘file’"])
    #expect(diagnostics.map(\.range?.start) == text.marks)
  }

  @Test func `a bad row is told at its place in the data`() throws {
    let (_, _, diagnostics) = try planned("id: a\nrun: import\nwith: {file: bad.csv}")
    #expect(diagnostics.map(\.message) == ["the row has 1 field, the header has 2"])
    #expect(diagnostics.first?.range?.file == "Chapters/bad.csv")
    #expect(diagnostics.first?.range?.start == Manuscript.SourceLocation(line: 3, column: 1))
    #expect(diagnostics.first?.notes == ["named at Chapters/01-x.md:3:14"])
  }

  @Test func `a symbolic link does not lead out of the repository`() throws {
    let link = repository.folder.appending("Chapters/link.csv")
    let status = link.withPlatformString { link in
      "../../\(outside)".withCString { symbolicLink($0, link) }
    }
    #expect(status == 0)
    let (_, plans, diagnostics) = try planned("id: a\nrun: import\nwith: {file: link.csv}")
    #expect(plans.isEmpty)
    #expect(diagnostics.map(\.message) == ["‘link.csv’ lies outside the repository"])
    try FileSystem.remove(repository.folder.appending("../\(outside)"))
  }
}
