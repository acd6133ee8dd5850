import Manuscript
import Plotting
import Results
import Testing

/// Figures as documents of Vega-Lite.
@Suite struct VegaLiteDocumentTests {
  private func document(_ yaml: String) throws -> VegaLiteDocument {
    var diagnostics: [Diagnostic] = []
    let node = try #require(
      YAMLNode(parsing: yaml, file: "plot.yaml", diagnostics: &diagnostics))
    let table = try #require(PlotTest.tables["a"])
    return VegaLiteDocument(
      of: node, tables: [("a", table)], drawing: try PlotTest(yaml).drawing())
  }

  @Test func `fields have types, data rows and texts no formulas`() throws {
    let json = try document(
      """
      width: 9cm
      title: "Time $t_\\\\gamma$"
      transform: [{calculate: datum.low + 1, as: more}]
      mark: point
      encoding:
        x: {field: variance, scale: {type: log}}
        y: {field: more, title: "$\\\\gamma$"}
        color: {field: family}
        shape: {field: converged}
      """
    ).json
    #expect(json["$schema"] == "https://vega.github.io/schema/vega-lite/v6.json")
    #expect(json["data"] == ["name": "a"] && json["title"] == "Time t_γ")
    let encoding = try #require(json["encoding"])
    let types = ["x", "y", "color", "shape"].map { encoding[$0]?["type"] }
    #expect(types == ["quantitative", "quantitative", "nominal", "nominal"])
    #expect(encoding["y"]?["title"] == "γ")
    guard case .array(let rows)? = json["datasets"]?["a"], case .number(let width)? = json["width"]
    else {
      Issue.record("there are no rows or no width")
      return
    }
    #expect(rows.count == 6 && rows[3]["time"] == .null && rows[0]["family"] == "scaled")
    #expect(width > 200 && width < 340)
  }

  @Test func `what it draws is what the plot draws`() throws {
    let yaml = """
      mark: bar
      data: {name: rms}
      encoding: {x: {field: output}, y: {field: reward, aggregate: max}, color: {field: output}}
      """
    let drawing = try PlotTest(yaml).drawing(theme: .vega)
    var diagnostics: [Diagnostic] = []
    let node = try #require(
      YAMLNode(parsing: yaml, file: "plot.yaml", diagnostics: &diagnostics))
    let table = try #require(PlotTest.tables["rms"])
    let text = VegaLiteDocument(of: node, tables: [("rms", table)], drawing: drawing).json.text
    let read = try PlotTest(text, tables: [:]).drawing(theme: .vega)
    #expect(read.facts.views == drawing.facts.views)
    #expect(read.facts.scales[0] == drawing.facts.scales[0])
  }

  @Test func `labels at line ends are left out with a note`() throws {
    let exported = try document(
      """
      mark: {type: line, labels: end}
      encoding: {x: {field: variance}, y: {field: low}, color: {field: family}}
      """)
    #expect(exported.json["mark"] == ["type": "line"])
    #expect(exported.notes.count == 1)
  }
}
