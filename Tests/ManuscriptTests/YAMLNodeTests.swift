import Manuscript
import TestSupport
import Testing

struct YAMLNodeTests {
  private func node(_ text: String) throws -> YAMLNode {
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(parsing: text, file: "a.yaml", diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    return try #require(node)
  }

  @Test(arguments: [
    ("1", YAMLNode.Value.integer(1)), ("-17", .integer(-17)), ("+3", .integer(3)),
    ("010", .integer(10)), ("0o17", .integer(15)), ("0x1F", .integer(31)),
    ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("1.5", .number(1.5)), ("-.5", .number(-0.5)), ("1.", .number(1)), ("1e-4", .number(1e-4)),
    ("1E3", .number(1000)), (".inf", .number(.infinity)), ("-.INF", .number(-.infinity)),
    ("true", .boolean(true)), ("False", .boolean(false)), ("~", .null), ("null", .null),
    ("yes", .string("yes")), ("no", .string("no")), ("on", .string("on")),
    ("1:30", .string("1:30")),
    ("2025-01-01", .string("2025-01-01")), ("1_000", .string("1_000")), ("0x", .string("0x")),
    ("1e", .string("1e")), (".", .string(".")), ("-", .string("-x")), ("nan", .string("nan")),
    ("\"1\"", .string("1")), ("'true'", .string("true")), ("infinity", .string("infinity")),
    ("0x1p3", .string("0x1p3")), ("+-1", .string("+-1")),
  ])
  func `A scalar means what the core schema of YAML 1_2 says`(
    _ text: String, _ value: YAMLNode.Value
  ) throws {
    let written = text == "-" ? "-x" : text
    #expect(try node("key: \(written)")["key"]?.value == value)
  }

  @Test func `Nodes know where they stand, in characters`() throws {
    let source = MarkedSource(
      """
      grüße: 1️⃣'naïve ''x'''2️⃣ # comment
      list: 3️⃣[ä, 4️⃣b c5️⃣, {d: "\\u00e9"}]6️⃣
      block: 7️⃣|
        first
        second
      after: 8️⃣two
        lines9️⃣
      """)
    let root = try node(source.text)
    func places(_ node: YAMLNode?) -> [String] {
      guard let range = node?.range else { return [] }
      return [range.start, range.end].map { source.name(line: $0.line, column: $0.column) }
    }
    #expect(places(root["grüße"]) == ["1️⃣", "2️⃣"])
    #expect(root["grüße"]?.string == "naïve 'x'")
    #expect(places(root["list"]) == ["3️⃣", "6️⃣"])
    #expect(places(root["list"]?.elements?[1]) == ["4️⃣", "5️⃣"])
    #expect(root["list"]?.elements?[2]["d"]?.string == "é")
    #expect(places(root["block"]) == ["7️⃣", "5:9"])
    #expect(root["block"]?.string == "first\nsecond\n")
    #expect(places(root["after"]) == ["8️⃣", "9️⃣"])
    #expect(root["after"]?.string == "two lines")
  }

  @Test func `An empty file is null`() throws {
    #expect(try node("").isNull)
    #expect(try node("# only a comment\n").isNull)
  }

  @Test func `The first of equal keys is kept and each further one reported`() throws {
    var diagnostics: [Diagnostic] = []
    let root = YAMLNode(
      parsing: "a: 1\nb: {c: 1, c: 2}\na: 3\n'a': 4\n", file: "a.yaml", diagnostics: &diagnostics)
    #expect(root?["a"]?.integer == 1)
    #expect(root?["b"]?["c"]?.integer == 1)
    #expect(root?.entries?.count == 2)
    #expect(
      diagnostics.map { "\($0.range?.place ?? "") \($0.message)" }.sorted() == [
        "a.yaml:2:11 the key ‘c’ is given twice", "a.yaml:3:1 the key ‘a’ is given twice",
        "a.yaml:4:1 the key ‘a’ is given twice",
      ])
  }

  @Test func `Bytes that are not UTF-8 are reported where they stand`() {
    var diagnostics: [Diagnostic] = []
    _ = YAMLNode(
      parsing: Array("a: ä\nb: é".utf8) + [0xFF, 0x0A], file: "a.yaml", diagnostics: &diagnostics)
    #expect(diagnostics.map(\.message) == ["the byte 0xFF is not valid UTF-8"])
    #expect(diagnostics.first?.range?.place == "a.yaml:2:5")
  }
}
