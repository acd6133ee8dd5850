import Experiments
import Manuscript
import Results
import SystemPackage
import Testing

/// A mistake in a table or in what a chapter says of it, and what is said back.
private struct TableMistake: Sendable, CustomTestStringConvertible {
  var table: String
  var with = ""
  var place: String
  var message: String
  var suggestion: String?
  var note: String?

  var testDescription: String { message }
}

struct RewardTableMistakesTests {
  private let repository: TemporaryStore

  init() throws { repository = try TemporaryStore() }

  private func diagnostics(_ table: String, _ with: String) throws -> [Diagnostic] {
    try FileSystem.write(table, to: repository.folder.appending("Chapters").appending("t.csv"))
    let text = try ExperimentText(
      "id: a\nrun: reward-table-statistics\nwith: {file: t.csv\(with)}\nsweep: {rewardModel: [rm]}")
    let planner = Planner(dataFiles: RepositoryDataFiles(root: repository.folder))
    return planner.plan([text.directive], profile: "full").diagnostics
  }

  @Test(arguments: [
    TableMistake(
      table: "prompt,output,rn\na,b,1\n", place: "Chapters/01-x.md:4:23",
      message: "‘Chapters/t.csv’ has no column ‘rm’", suggestion: "rn",
      note: "its columns are ‘prompt’, ‘output’ and ‘rn’"),
    TableMistake(
      table: "prompt,output,rm\na,b,1\n", with: ", groundTruth: golden",
      place: "Chapters/01-x.md:3:34", message: "‘Chapters/t.csv’ has no column ‘golden’",
      note: "its columns are ‘prompt’, ‘output’ and ‘rm’"),
    TableMistake(
      table: "promt,output,rm\na,b,1\n", place: "Chapters/t.csv:1:1",
      message: "‘Chapters/t.csv’ has no column ‘prompt’", suggestion: "promt",
      note: "name it by ‘prompt: …’"),
    TableMistake(
      table: "prompt,rm\na,1\n", place: "Chapters/t.csv:1:1",
      message: "‘Chapters/t.csv’ has no column ‘output’",
      note: "name it by ‘output: …’, or write ‘output: none’ if every row is an output of its own"),
    TableMistake(
      table: "prompt;output;rm\na;b;1\n", place: "Chapters/01-x.md:4:23",
      message: "‘Chapters/t.csv’ has no column ‘rm’",
      note: "fields are separated by commas, not by semicolons"),
    TableMistake(
      table: "prompt,output,rm\na,b,1\na,c,\"0,5\"\n", place: "Chapters/t.csv:3:5",
      message: "‘0,5’ in the column ‘rm’ is no finite number",
      note: "decimals are written with a point"),
    TableMistake(
      table: "prompt,output,rm\na,b,1\na,c,-inf\n", place: "Chapters/t.csv:3:5",
      message: "‘-inf’ in the column ‘rm’ is no finite number",
      note: "leave the cell empty where there is no value"),
    TableMistake(
      table: "prompt,output,rm,w\na,b,1,-2\na,c,2,1\n", with: ", weight: w",
      place: "Chapters/t.csv:2:7", message: "the weight ‘-2’ in the column ‘w’ is negative"),
    TableMistake(
      table: "prompt,output,rm,w\na,b,1,1\n", with: ", weight: w, logProbability: w",
      place: "Chapters/01-x.md:3:48",
      message: "‘weight’ and ‘logProbability’ are two ways to say the same"),
    TableMistake(
      table: "prompt,output,rm\na,b,1\nb,c,\nc,d,5\n", place: "Chapters/t.csv:1:1",
      message: "no prompt of ‘Chapters/t.csv’ has two outputs to compare",
      note:
        "it has 3 rows: 1 lack a number, 0 have weight 0, and the others belong to 2 prompts with one output each"
    ),
    TableMistake(
      table: "prompt,output,rm\na,b\n", place: "Chapters/t.csv:2:1",
      message: "the row has 2 fields, the header has 3"),
  ])
  private func `a mistake is told while planning, at its place`(mistake: TableMistake) throws {
    let diagnostics = try diagnostics(mistake.table, mistake.with)
    let first = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(first.message == mistake.message)
    let range = try #require(first.range)
    #expect("\(range.file):\(range.start.line):\(range.start.column)" == mistake.place)
    #expect(first.suggestion == mistake.suggestion)
    if let note = mistake.note { #expect(first.notes.contains(note)) }
    if range.file == "Chapters/t.csv" {
      #expect(first.notes.last == "named at Chapters/01-x.md:3:14")
    }
  }

  @Test func `a table without mistakes plans and runs`() throws {
    #expect(try diagnostics("prompt,output,rm\na,b,1\na,c,2\n", "") == [])
  }
}
