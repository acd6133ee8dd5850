import Experiments
import Manuscript
import Results
import SystemPackage
import Testing

/// A corpus that cannot be learnt, and what is said of it.
private struct CorpusMistake: Sendable, CustomTestStringConvertible {
  var file: String
  var text: String
  /// Bytes after the text.
  var end: [UInt8] = []
  var place: String
  var message: String

  var testDescription: String { message }
}

struct CorpusFileTests {
  private let repository: TemporaryStore

  init() throws { repository = try TemporaryStore() }

  private func diagnostics(_ bytes: [UInt8], _ file: String) throws -> [Diagnostic] {
    try FileSystem.write(bytes, to: repository.folder.appending("Chapters").appending(file))
    let text = try ExperimentText("id: a\nrun: language-model-training\nwith: {corpus: \(file)}")
    let planner = Planner(dataFiles: RepositoryDataFiles(root: repository.folder))
    return planner.plan([text.directive], profile: "full").diagnostics
  }

  @Test(arguments: [
    CorpusMistake(
      file: "c.txt", text: "one\ntwo\nthé ", end: [0xff], place: "Chapters/c.txt:3:5",
      message: "the text is not UTF-8"),
    CorpusMistake(
      file: "c.txt", text: "\n\r\n", place: "Chapters/c.txt:1:1",
      message: "the corpus has no document"),
    CorpusMistake(
      file: "c.txt", text: "all in a line", place: "Chapters/c.txt:1:1",
      message: "a corpus has two documents at least"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"é\"}\n{\"text\": \"a\" \"b\"}\n",
      place: "Chapters/c.jsonl:2:14", message: "expected ‘,’ or ‘}’"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"a\"}\nb\n", place: "Chapters/c.jsonl:2:1",
      message: "expected an object, ‘{…}’, on each line"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"a\"}\n{\"text\": \"a", place: "Chapters/c.jsonl:2:10",
      message: "expected a closing ‘\"’ on the same line"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"", end: [0xc3, 0x22], place: "Chapters/c.jsonl:1:11",
      message: "the text is not UTF-8"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"prompt\": \"a\"}\n", place: "Chapters/c.jsonl:1:1",
      message: "the lines have neither ‘response’ nor ‘text’"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"response\": \"a\"}\n{\"text\": \"a\"}\n",
      place: "Chapters/c.jsonl:2:1", message: "‘response’ must be a text with something in it"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"a\"}\n\n{\"n\": 1, \"text\": \"\"}\n",
      place: "Chapters/c.jsonl:3:10", message: "‘text’ must be a text with something in it"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"response\": 7}\n", place: "Chapters/c.jsonl:1:2",
      message: "‘response’ must be a text with something in it"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"prompt\": [{\"role\": \"user\"}], \"response\": \"a\"}\n",
      place: "Chapters/c.jsonl:1:2", message: "‘prompt’ must be a text"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"a\"}\n{\"text\": \"a\", \"prompt\": \"b\"}\n",
      place: "Chapters/c.jsonl:2:15", message: "a ‘prompt’ needs a ‘response’ beside it"),
    CorpusMistake(
      file: "c.jsonl", text: "{\"text\": \"a\", \"text\": \"b\"}\n",
      place: "Chapters/c.jsonl:1:15", message: "the name ‘text’ stands here a second time"),
  ])
  private func `a broken corpus is told while planning, at its place`(mistake: CorpusMistake) throws
  {
    let found = try diagnostics(Array(mistake.text.utf8) + mistake.end, mistake.file)
    #expect(found.map(\.message) == [mistake.message])
    let range = try #require(found.first?.range)
    #expect("\(range.file):\(range.start.line):\(range.start.column)" == mistake.place)
    #expect(found.first?.notes == ["named at Chapters/01-x.md:3:16"])
  }

  @Test(arguments: [
    ("c.txt", "\u{feff}one\r\n\r\ntwo three\r\n"),
    ("c.jsonl", "{\"text\": \"one\", \"more\": [1]}\n{\"text\": \"tw\\u006f\\n\"}"),
    (
      "c.jsonl",
      "{\"prompt\": \"a?\", \"response\": \"b\"}\n{\"response\": \"c\", \"prompt\": null}\n{\"response\": \"d\"}"
    ),
  ])
  func `a corpus with blank lines, other members and missing prompts is fine`(
    file: String, text: String
  ) throws {
    #expect(try diagnostics(Array(text.utf8), file) == [])
  }
}
