import Results
import TestSupport
import Testing

struct TableCSVTests {
  private func table(_ text: String) throws -> Table {
    try Table(csv: Array(text.utf8), path: "data.csv")
  }

  private func message(_ bytes: [UInt8]) -> String? {
    thrown(DataFileError.self) { _ = try Table(csv: bytes, path: "data.csv") }?.description
  }

  @Test func `the type of a column follows from all its values`() throws {
    let table = try table(
      "i,n,b,s,e,g\n1,1,true,x,,1\n-2,.5,FALSE,1,,\n+3,1e-3,,true,,2\n")
    #expect(table["i"]?.values == .integers([1, -2, 3]))
    #expect(table["n"]?.values == .numbers([1, 0.5, 0.001]))
    #expect(table["b"]?.values == .booleans([true, false, nil]))
    #expect(table["s"]?.values == .strings(["x", "1", "true"]))
    #expect(table["e"]?.values == .numbers([.nan, .nan, .nan]))
    #expect(table["g"]?.values == .numbers([1, .nan, 2]))
  }

  @Test func `plain columns are read in one pass as they are field by field`() throws {
    let rows = [
      "1,2,.5,007,12345678901234567890,1e-3,,x", "-0,2.25,5.,8,1,-7E+2,3,true",
      "42,,-0.0,9,-9223372036854775808,0.1234567890123456789,4,", "7,1,1e3,1, 2 ,+4,5,y",
    ]
    let header = "a,b,c,d,e,f,g,h"
    let plain = try table(([header] + rows).joined(separator: "\n") + "\n")
    // A quoted field sends all others the long way.
    let quoted = ([header + ",q"] + rows.map { $0 + ",\"q\"" }).joined(separator: "\r\n")
    let slow = try table(quoted)
    #expect(plain.columns == Array(slow.columns.dropLast()))
    #expect(try table("a,b\r\n1,2\r\n3,4").columns == table("a,b\n1,2\n3,4\n").columns)
  }

  @Test func `quotes, line ends and the byte order mark are read as RFC 4180 says`() throws {
    let table = try table("\u{FEFF}a,\"b \"\"c\"\"\"\r\n\"x,\r\ny\",\"\"\"\"\r\nz,\"\"")
    #expect(table.columnNames == ["a", "b \"c\""])
    #expect(table["a"]?.values == .strings(["x,\r\ny", "z"]))
    #expect(table["b \"c\""]?.values == .strings(["\"", ""]))
  }

  @Test func `a quoted number is text unless the file quotes everything`() throws {
    #expect(try table("a\n\"1\"\n")["a"]?.values == .strings(["1"]))
    #expect(try table("\"a\",\"b\"\n\"1\",\"\"\n\"2\",\"x\"\n")["a"]?.values == .integers([1, 2]))
  }

  @Test(arguments: [
    ("007", Column.Values.strings(["007"])), ("0", .integers([0])), ("0.50", .numbers([0.5])),
    ("-0", .integers([0])), ("9223372036854775807", .integers([.max])),
    ("-9223372036854775808", .integers([.min])), ("9223372036854775808", .numbers([0x1p63])),
    ("5.", .numbers([5])), ("1e5", .numbers([100000])), ("1E+05", .numbers([100000])),
    ("1e", .strings(["1e"])), ("1.2.3", .strings(["1.2.3"])), ("-", .strings(["-"])),
    (".", .strings(["."])), ("0x10", .strings(["0x10"])), ("1_000", .strings(["1_000"])),
    (" 7 ", .integers([7])), ("  ", .strings(["  "])),
    ("5e-324", .numbers([.leastNonzeroMagnitude])),
    ("1e-400", .numbers([0])), ("0.1234567890123456789", .numbers([0.1234567890123456789])),
    ("123456789012345678901234567890", .numbers([1.2345678901234568e29])),
    ("NA", .strings(["NA"])), ("--inf", .strings(["--inf"])), ("1e5x", .strings(["1e5x"])),
    ("2.2250738585072011e-308", .numbers([Double.leastNormalMagnitude.nextDown])),
    ("9007199254740993", .integers([9_007_199_254_740_993])),
    ("9007199254740993.0", .numbers([9_007_199_254_740_992])),
  ])
  func `a field is read by the rule`(field: String, values: Column.Values) throws {
    #expect(try table("x,y\n\(field),1\n")["x"]?.values == values)
  }

  @Test func `numbers that are not finite are refused among numbers and text among texts`() throws {
    #expect(
      message(Array("t,x\n1,2\n2,NaN\n".utf8))
        == "data.csv:3:3: ‘NaN’ is no finite number; leave the value out where there is none")
    #expect(
      message(Array("t\n-Infinity\n".utf8))
        == "data.csv:2:1: ‘-Infinity’ is no finite number; leave the value out where there is none")
    #expect(
      message(Array("t\n1e999\n".utf8))
        == "data.csv:2:1: ‘1e999’ is no finite number; leave the value out where there is none")
    #expect(try table("name\ninf\nnan\nBob\n")["name"]?.values == .strings(["inf", "nan", "Bob"]))
  }

  @Test func `empty lines are skipped, or missing values of a single column`() throws {
    #expect(try table("a,b\n\n1,2\n\r\n3,4\n\n")["b"]?.values == .integers([2, 4]))
    #expect(try table("a\n1\n\n2\n")["a"]?.values == .numbers([1, .nan, 2]))
    #expect(try table("a,b\n").rowCount == 0)
    #expect(try table("a,b").columnNames == ["a", "b"])
  }

  @Test(arguments: [
    ("", "data.csv:1:1: the file holds no data"),
    ("\u{FEFF}", "data.csv:1:1: the file holds no data"),
    ("a,b\n1,2\n3\n", "data.csv:3:1: the row has 1 field, the header has 2"),
    ("a,b\n1,2,é,4\n", "data.csv:2:5: the row has 4 fields, the header has 2"),
    ("a,b\né,\"x\n", "data.csv:2:3: the quoted field that begins here has no closing quote"),
    (
      "a\nx\"y\n",
      "data.csv:2:2: a field with quotes must begin and end with one, quotes inside doubled"
    ),
    (
      "a\n\"x\"y\n",
      "data.csv:2:4: a field with quotes must begin and end with one, quotes inside doubled"
    ),
    ("a\nx\ry\n", "data.csv:2:2: a carriage return stands here without a line feed after it"),
    ("a,,b\n", "data.csv:1:3: column 2 has no name"),
    ("a,b,a\n", "data.csv:1:5: the name ‘a’ stands here a second time"),
    ("\u{FEFF}a,a\n", "data.csv:1:3: the name ‘a’ stands here a second time"),
  ])
  func `mistakes are told with their place`(text: String, expected: String) {
    #expect(message(Array(text.utf8)) == expected)
  }

  @Test func `text that is not UTF-8 is refused where it stops being so`() {
    #expect(message(Array("a\nxy".utf8) + [0xFF]) == "data.csv:2:3: the text is not UTF-8")
  }

  @Test func `a table is written in its canonical form`() {
    let table = Table([
      Column("n", .numbers([0.1, -0.0, 1e16, .leastNonzeroMagnitude, .nan])),
      Column("i", .integers([1, -2, 3, 4, 5])),
      Column("b", .booleans([true, false, nil, true, true])),
      Column("s", .strings(["x", "1", nil, "", "a,\"b\"\n"])),
      Column("t", .strings(["true", " 1", "NaN", "007", "é"])),
      Column(" odd, name", .strings(["-", "+", ".", "e", " "])),
    ])
    #expect(
      table.csv == """
        n,i,b,s,t," odd, name"
        0.1,1,true,x,"true",-
        0.0,-2,false,"1"," 1",+
        1e+16,3,,,"NaN",.
        5e-324,4,true,"",007,e
        ,5,true,"a,""b""
        ",é, \n
        """)
  }

  @Test func `what was written reads back the same`() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let table = random.table()
      let text = table.csv
      let back = try Table(csv: Array(text.utf8), path: "x")
      #expect(back.csv == text)
      #expect(back.rowCount == table.rowCount)
      for (written, read) in zip(table.columns, back.columns) where !read.isMissing {
        #expect(read == written)
      }
    }
  }

  @Test func `random bytes never crash the reader`() {
    var random = SeededGenerator(seed: 2)
    let alphabet = Array("a,\"\r\n1.e-+NaNtrue \u{FEFF}é".utf8) + [0xFF]
    for _ in 0..<3000 {
      let count = Int.random(in: 0..<40, using: &random)
      let bytes = (0..<count).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      guard let table = try? Table(csv: bytes, path: "x") else { continue }
      let text = table.csv
      #expect((try? Table(csv: Array(text.utf8), path: "x"))?.csv == text)
    }
  }
}

extension Column {
  fileprivate var isMissing: Bool { (0..<count).allSatisfy { self[$0] == .missing } }
}

extension SeededGenerator {
  fileprivate mutating func table() -> Table {
    let rowCount = Int.random(in: 0..<6, using: &self)
    let names = ["a", "b,c", "\"", " d", "é\n"].shuffled(using: &self)
    let columnCount = Int.random(in: 1...5, using: &self)
    return Table((0..<columnCount).map { Column(names[$0], values(count: rowCount)) })
  }

  private mutating func values(count: Int) -> Column.Values {
    let texts = ["", " ", "x", "1", "-2.5", "true", "NaN", "a\"b", ",", "\n", "\r\n", "é", "inf"]
    switch Int.random(in: 0..<4, using: &self) {
    case 0:
      return .booleans(
        (0..<count).map { _ in [true, false, nil].randomElement(using: &self) ?? nil })
    case 1: return .integers((0..<count).map { _ in Int(truncatingIfNeeded: next()) })
    case 2: return .numbers((0..<count).map { _ in next() % 4 == 0 ? .nan : finiteDouble() })
    default:
      return .strings(
        (0..<count).map { _ in next() % 4 == 0 ? nil : texts.randomElement(using: &self) })
    }
  }
}
