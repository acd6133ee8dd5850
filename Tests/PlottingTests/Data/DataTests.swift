import Plotting
import Results
import Testing

@Suite struct DataTests {
  private static let files = PlotFiles { name in
    switch name {
    case "runs.csv": Array("a,b,when\n1,x,2020-01-02\n2.5,,\n".utf8)
    case "runs.tsv": Array("a\tb\n1\tx, y\n2\t\"q\"\"r\"\n".utf8)
    case "runs.txt": Array("a;b\n1;x\n".utf8)
    case "runs.jsonl":
      Array("{\"a\": 1}\n\n{\"a\": 2, \"b\": {\"c\": \"é\\u00e9\\ud83d\\ude00\"}}\n".utf8)
    case "runs.json": Array("{\"meta\": {\"rows\": [{\"a\": [1, 2]}, {\"a\": [3]}]}}".utf8)
    case "broken.json": Array("[{\"a\": 1},\n {\"a\": }]".utf8)
    default: throw Missing(name: name)
    }
  }

  private struct Missing: Error, CustomStringConvertible {
    var name: String
    var description: String { "there is no file ‘\(name)’" }
  }

  private func test(_ data: String, _ rest: String = "") -> PlotTest {
    PlotTest(
      "data: \(data)\nmark: point\nencoding: {x: {value: 1}}\n\(rest)", files: Self.files)
  }

  @Test func `files of each kind become tables with typed columns`() throws {
    let csv = try test("{url: runs.csv}").rows().transformed
    #expect(csv["a"]?.values == .numbers([1, 2.5]))
    #expect(csv["b"]?.values == .strings(["x", nil]))
    let tsv = try test("{url: runs.tsv}").rows().transformed
    #expect(tsv["a"]?.values == .integers([1, 2]))
    #expect(tsv["b"]?.values == .strings(["x, y", "q\"r"]))
    let dsv = try test("{url: runs.txt, format: {type: dsv, delimiter: ;}}").rows().transformed
    #expect(dsv["b"]?.values == .strings(["x"]))
    let lines = try test("{url: runs.jsonl}").rows().transformed
    #expect(lines["a"]?.values == .numbers([1, 2]))
    #expect(lines["b.c"]?.values == .strings([nil, "éé😀"]))
    let json = try PlotTest(
      """
      data: {url: runs.json, format: {property: meta.rows}}
      transform: [{flatten: [a]}]
      mark: point
      encoding: {x: {field: a}}
      """, files: Self.files
    ).rows().transformed
    #expect(json["a"]?.values == .numbers([1, 2, 3]))
  }

  @Test func `columns are read as the author says`() throws {
    let rows = try test(
      "{url: runs.csv, format: {parse: {when: \"date:'%Y-%m-%d'\", a: string, b: boolean}}}"
    ).rows().transformed
    #expect(rows["when"]?.values == .numbers([1_577_923_200_000, .nan]))
    #expect(rows["a"]?.values == .strings(["1", "2.5"]))
    #expect(rows["b"]?.values == .booleans([true, nil]))
  }

  @Test func `rows in place hold values of all kinds`() throws {
    let rows = try test(
      "{values: [{a: 1, b: x, c: true, d: {e: 2}}, {a: null, b: 3, c: null}, {a: 2.5}]}"
    ).rows().transformed
    #expect(rows["a"]?.values == .numbers([1, .nan, 2.5]))
    #expect(rows["b"]?.values == .strings(["x", "3", nil]))
    #expect(rows["c"]?.values == .booleans([true, nil, nil]))
    #expect(rows["d.e"]?.values == .numbers([2, .nan, .nan]))
    #expect(try test("{values: [3, 1]}").rows().transformed["data"]?.values == .numbers([3, 1]))
    let text = try test("{values: \"a,b\\n1,2\\n\"}").rows().transformed
    #expect(text["b"]?.values == .integers([2]))
    let members = try PlotTest(
      "data: {values: [{d: {e: 2}}]}\nmark: point\nencoding: {x: {field: \"d['e']\"}, y: {field: d.e}}"
    ).rows().drawn
    #expect(members["d.e"]?.values == .numbers([2]))
  }

  @Test func `sequences and data sets are data too`() throws {
    let numbers = try test("{sequence: {start: 1, stop: 2, step: 0.25, as: u}}").rows().transformed
    #expect(numbers["u"]?.values == .numbers([1, 1.25, 1.5, 1.75]))
    let set = try test("{name: mine}", "datasets: {mine: [{a: 1}, {a: 4}]}").rows().transformed
    #expect(set["a"]?.values == .numbers([1, 4]))
  }

  static let faults: [(String, String)] = [
    ("{url: none.csv}", "1:13 there is no file ‘none.csv’"),
    ("{url: broken.json}", "1:13 broken.json:2: expected a value"),
    ("{url: runs.txt}", "1:13 the kind of the file ‘runs.txt’ is not known"),
    (
      "{url: runs.json, format: {property: meta.x}}",
      "1:13 runs.json:1: ‘meta.x’ is no list of rows"
    ),
    (
      "{url: runs.csv, format: {type: topojson}}",
      "1:38 ‘type’ of ‘format’ of ‘data’ cannot be the text ‘topojson’"
    ),
    ("{url: runs.csv, format: {parse: {a: date:%Q%}}}", "1:43 the type of ‘a’ cannot be"),
    ("{sequence: {start: 1}}", "1:18 ‘sequence’ of ‘data’ needs ‘stop’, where the sequence ends"),
    ("{sequence: {start: 1, stop: 3, step: 0}}", "1:44 ‘step’ of ‘sequence’ of ‘data’ must be"),
    ("{name: mine}", "1:14 the figure has no data named ‘mine’"),
    ("{}", "1:7 ‘data’ has no ‘name’ and no ‘values’"),
  ]

  @Test(arguments: faults)
  func `what is wrong with data is said at its place`(data: String, problem: String) {
    let problems = test(data).problems
    #expect(problems.contains { $0.hasPrefix(problem) }, "\(problems)")
  }

  @Test func `a figure without a reader of files says so`() {
    #expect(
      PlotTest("data: {url: a.csv}\nmark: point\nencoding: {x: {field: a}}").problems
        == ["1:13 a figure of the report reads no files"])
  }
}
