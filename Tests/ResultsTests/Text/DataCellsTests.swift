import Results
import Testing

struct DataCellsTests {
  private func csv(_ text: String) throws -> DataCells {
    try DataCells(csv: Array(text.utf8), path: "a.csv")
  }

  private func jsonLines(_ text: String) throws -> DataCells {
    try DataCells(jsonLines: Array(text.utf8), path: "a.jsonl")
  }

  @Test func `reads what spreadsheets and programs write`() throws {
    let cells = try csv(
      "\u{FEFF},prompt,r\r\n0,\"Say \"\"hi\"\",\r\nplease\",\"-12.5\"\r\n\r\n1,x,1e-3\r\n")
    #expect(cells.columnNames == ["", "prompt", "r"])
    #expect(cells.rowCount == 2)
    #expect(cells.text(row: 0, column: 1) == "Say \"hi\",\r\nplease")
    #expect(cells.number(row: 0, column: 2) == .number(-12.5))
    #expect(cells.number(row: 1, column: 2) == .number(0.001))
  }

  @Test(arguments: ["", "nan", "NaN", "NA", "N/A", "<NA>", "null", "None", " "])
  func `knows the words for no number`(word: String) throws {
    #expect(try csv("a,b\n\(word),1\n").number(row: 0, column: 0) == .missing)
  }

  @Test func `truth values are 1 and 0, the rest is told as it stands`() throws {
    let cells = try csv("a\nTrue\nfalse\n1.2.3\ninf\n")
    let numbers = (0..<4).map { cells.number(row: $0, column: 0) }
    #expect(numbers == [.number(1), .number(0), .unreadable("1.2.3"), .unreadable("inf")])
  }

  @Test func `points at cells by line and column, quoted line ends counted`() throws {
    let cells = try csv("a,b\n\"x\ny\",1\nö,oops\n")
    #expect(cells.place(row: 0, column: 0) == (2, 1))
    #expect(cells.place(row: 0, column: 1) == (3, 4))
    #expect(cells.place(row: 1, column: 1) == (4, 3))
  }

  @Test func `JSON lines may lack names, nest, and say NaN`() throws {
    let cells = try jsonLines(
      """
      {"prompt": [{"role": "user", "content": "a ] \\" b"}], "r": NaN}

      {"r": "0.5", "output": 7, "more": {"x": [1, {}]}}
      """)
    #expect(cells.columnNames == ["prompt", "r", "output", "more"])
    #expect(cells.text(row: 0, column: 0) == "[{\"role\": \"user\", \"content\": \"a ] \\\" b\"}]")
    #expect(cells.text(row: 1, column: 0) == "")
    #expect(cells.text(row: 1, column: 2) == "7")
    #expect(cells.number(row: 0, column: 1) == .missing)
    #expect(cells.number(row: 1, column: 1) == .number(0.5))
    #expect(cells.number(row: 0, column: 2) == .missing)
    #expect(cells.place(row: 1, column: 1) == (3, 2))
    #expect(cells.place(row: 1, column: 0) == (3, 1))
  }

  @Test func `texts in quotes are told from numbers, lists and what is missing`() throws {
    let cells = try jsonLines(
      """
      {"a\\"b": "[1]", "c" : [1], "d": null, "e": 7}
      {"d": ""}

      """)
    #expect((0..<4).map { cells.isText(row: 0, column: $0) } == [true, false, false, false])
    #expect((0..<4).map { cells.isText(row: 1, column: $0) } == [false, false, true, false])
    #expect((0..<4).map { cells.isMissing(row: 0, column: $0) } == [false, false, true, false])
    #expect((0..<4).map { cells.isMissing(row: 1, column: $0) } == [true, true, false, true])
    let fields = try csv("a,b\n7,\n")
    #expect(fields.isText(row: 0, column: 0) && fields.isText(row: 0, column: 1))
    #expect(!fields.isMissing(row: 0, column: 0) && fields.isMissing(row: 0, column: 1))
  }

  @Test(arguments: [
    ("a,b\n1\n", "a.csv:2:1: the row has 1 field, the header has 2"),
    ("a,b,a\n1,2,3\n", "a.csv:1:5: the name ‘a’ stands here a second time"),
    ("", "a.csv:1:1: the file holds no data"),
    ("a,b\n\"x,1\n", "a.csv:2:1: the quoted field that begins here has no closing quote"),
  ])
  func `tells mistakes of CSV at their places`(text: String, message: String) throws {
    let error = #expect(throws: DataFileError.self) { try csv(text) }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func `tells mistakes of JSON lines, and bytes that are not UTF-8, at their places`() {
    let open = #expect(throws: DataFileError.self) { try jsonLines("{\"a\": [1, 2}\n") }
    #expect(open?.problem == .nestedValue("a") || open?.line == 1)
    let twice = #expect(throws: DataFileError.self) { try jsonLines("{\"a\": 1, \"a\": 2}") }
    #expect(twice?.problem == .duplicateName("a") && twice?.column == 10)
    let bytes = Array("a,b\nx,".utf8) + [0xFC, 0x0A]
    let encoding = #expect(throws: DataFileError.self) { try DataCells(csv: bytes, path: "a.csv") }
    #expect(encoding.map { "\($0)" } == "a.csv:2:3: the text is not UTF-8")
  }
}
