import Foundation
import TestSupport
import Testing

/// `folio plot`, run as people run it.
@Suite struct PlotCommandTests {
  private static let files = [
    "curves.yaml": """
    mark: line
    encoding:
      x: {field: step}
      y: {field: return}
    """,
    "bars.vl.json": """
    {"data": {"url": "runs.csv"}, "mark": "bar",
     "encoding": {"x": {"field": "step", "type": "ordinal"}, "y": {"field": "return"}}}
    """,
    "broken.vl.json": """
    {"mark": "bar",
     "encoding": {"x": {"field" "step"}}}
    """,
    "geo.vl.json": #"{"mark": "geoshape", "data": {"values": []}}"#,
    "runs.csv": "step,return\n0,1\n1,3\n2,2\n",
  ]

  @Test func `several specifications become pictures and facts, each under its name`() throws {
    let folder = try FolioTest(Self.files)
    let outcome = try folder.folio(
      "plot", "curves.yaml", "bars.vl.json", "--data", "runs=runs.csv", "--theme", "vega",
      "-o", "out/{name}.png", "-o", "out/{name}.svg", "-o", "out/{name}.pdf",
      "--facts", "out/{name}.facts.json")
    #expect(outcome.status == 0 && outcome.errors == "" && outcome.output == "")
    let written = try folder.contents(of: "out").keys.sorted()
    let endings = ["facts.json", "pdf", "png", "svg"]
    #expect(written == ["bars", "curves"].flatMap { name in endings.map { "\(name).\($0)" } })
    let facts = try folder.read("out/bars.facts.json")
    #expect(facts.contains(#""domain": [0.0, 3.0]"#) && facts.contains(#""type": "band""#))
  }

  @Test func `letters of an SVG are outlines, or text where that is asked for`() throws {
    let folder = try FolioTest(Self.files)
    try folder.folio("plot", "bars.vl.json", "-o", "a.svg")
    try folder.folio("plot", "bars.vl.json", "-o", "b.svg", "--svg-text", "text")
    #expect(try !folder.read("a.svg").contains("<text"))
    #expect(try folder.read("b.svg").contains(">return</text>"))
  }

  @Test func `the same specification gives the same bytes`() throws {
    let folder = try FolioTest(Self.files)
    try folder.folio("plot", "bars.vl.json", "-o", "a/{name}.pdf", "-o", "a/{name}.svg")
    try folder.folio("plot", "bars.vl.json", "-o", "b/{name}.pdf", "-o", "b/{name}.svg")
    #expect(try folder.contents(of: "a") == folder.contents(of: "b"))
  }

  @Test func `a broken specification is told with its place and the others are drawn`() throws {
    let folder = try FolioTest(Self.files)
    let outcome = try folder.folio(
      "plot", "broken.vl.json", "geo.vl.json", "missing.yaml", "bars.vl.json", "-o", "{name}.png")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("broken.vl.json:2:29: error: expected ‘:’"))
    #expect(
      outcome.errors.contains("geo.vl.json:1:10: error: the mark ‘geoshape’ is outside of what"))
    #expect(outcome.errors.contains("missing.yaml"))
    #expect(folder.exists("bars.png") && !folder.exists("broken.png"))
  }

  @Test func `nothing is fetched over the network`() throws {
    let folder = try FolioTest([
      "far.json": #"{"mark": "bar", "data": {"url": "https://example.org/a.csv"}}"#
    ])
    let outcome = try folder.folio("plot", "far.json", "-o", "far.png")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nothing is fetched over the network"))
  }

  @Test(arguments: [
    (["a.yaml"], "Nothing to write: give -o FILE or --facts FILE."),
    (["a.yaml", "-o", "a.gif"], "‘a.gif’ does not end in ‘.png’, ‘.pdf’ or ‘.svg’."),
    (
      ["a.yaml", "b.yaml", "-o", "a.png"],
      "‘a.png’ would be written for every specification; put ‘{name}’ into it."
    ),
    (
      ["x/a.yaml", "y/a.json", "-o", "{name}.png"],
      "‘x/a.yaml’ and ‘y/a.json’ have the same name."
    ),
    (["a.yaml", "-o", "a.png", "--data", "runs.csv"], "‘runs.csv’ is not of the form NAME=FILE."),
    (["a.yaml", "-o", "a.png", "--scale", "0"], "--scale takes a number from 0.1 to 20, not 0.0."),
  ])
  func `a mistake on the command line is said`(arguments: [String], message: String) throws {
    let outcome = try FolioTest([:]).folio(["plot"] + arguments)
    #expect(outcome.status == 2 && outcome.errors.contains(message))
  }
}
