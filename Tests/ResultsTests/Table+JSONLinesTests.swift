import Results
import TestSupport
import Testing

struct TableJSONLinesTests {
  private func table(_ text: String) throws -> Table {
    try Table(jsonLines: Array(text.utf8), path: "log.jsonl")
  }

  @Test func `the columns are the names in the order they appear`() throws {
    let table = try table(
      """
      {"step": 1, "loss": 2, "tag": "a"}

      {"loss":0.5,"step":2,"ok":true}\r
        { "step" : 3 , "ok" : null , "tag" : "\\u00e9\\ud83d\\ude00\\n\\"\\/" }
      """)
    #expect(table.columnNames == ["step", "loss", "tag", "ok"])
    #expect(table["step"]?.values == .integers([1, 2, 3]))
    #expect(table["loss"]?.values == .numbers([2, 0.5, .nan]))
    #expect(table["tag"]?.values == .strings(["a", nil, "é😀\n\"/"]))
    #expect(table["ok"]?.values == .booleans([nil, true, nil]))
  }

  @Test func `an empty object is a row of missing values`() throws {
    let table = try table("{}\n{\"a\":1}\n{}\n")
    #expect(table["a"]?.values == .numbers([.nan, 1, .nan]))
  }

  @Test(arguments: [
    ("", "1:1: the file holds no data"),
    ("\n \n", "1:1: the file holds no data"),
    ("[1]", "1:1: expected an object, ‘{…}’, on each line"),
    ("{\"a\":1} {}", "1:9: expected the end of the line after the object"),
    ("{\"a\" 1}", "1:6: expected ‘:’ after the name"),
    ("{a:1}", "1:2: expected a name in double quotes"),
    ("{\"a\":1,}", "1:8: expected a name in double quotes"),
    ("{\"a\":1", "1:7: expected ‘,’ or ‘}’"),
    ("{\"a\":", "1:6: expected a value"),
    ("{\"a\":01}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"a\":+1}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"a\":.5}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"a\":1.}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"a\":1.e5}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"a\":yes}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"a\":True}", "1:6: expected a number, a text in double quotes, true, false or null"),
    ("{\"é\":\"x", "1:6: expected a closing ‘\"’ on the same line"),
    ("{\"a\":\"\\x\"}", "1:7: expected one of \" \\ / b f n r t u after the backslash"),
    ("{\"a\":\"\\ud83d\"}", "1:7: expected a whole character after ‘\\u’"),
    ("{\"a\":\"\\u12g4\"}", "1:7: expected a whole character after ‘\\u’"),
    (
      "{\"a\":1}\n{\"a\":[1]}",
      "2:6: ‘a’ is a list or an object; only numbers, texts, true, false and null make a table"
    ),
    (
      "{\"a\":NaN}",
      "1:6: ‘NaN’ is no finite number; leave the value out where there is none"
    ),
    ("{\"a\":1,\"a\":2}", "1:8: the name ‘a’ stands here a second time"),
    ("{\"a\":1}\n{\"a\":\"x\"}", "2:2: ‘a’ holds texts here and whole numbers before"),
  ])
  func `mistakes are told with their place`(text: String, expected: String) {
    let error = thrown(DataFileError.self) { _ = try table(text) }
    #expect(error?.description == "log.jsonl:\(expected)")
  }

  @Test func `random bytes never crash the reader`() {
    var random = SeededGenerator(seed: 3)
    let alphabet = Array("{}[]\":,\\u0123456789ade.-+ntrul \n\r".utf8) + [0xC3, 0xA9, 0xFF]
    for _ in 0..<3000 {
      let count = Int.random(in: 0..<30, using: &random)
      let bytes = (0..<count).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      _ = try? Table(jsonLines: Array("{\"a\":".utf8) + bytes, path: "x")
    }
  }
}
