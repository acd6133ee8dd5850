import Plotting
import Results
import Testing

@Suite struct FactsJSONTests {
  private func json(_ yaml: String) throws -> JSONValue {
    try PlotTest(yaml).drawing(theme: .vega).facts.json
  }

  @Test func `a bar chart under the theme vega has Vega's sizes, scales and axes`() throws {
    let facts = try json(
      """
      mark: bar
      data: {name: rms}
      encoding: {x: {field: output}, y: {field: reward, aggregate: max}}
      """)
    #expect(
      facts["scales"] == [
        ["name": "x", "type": "band", "domain": ["y1", "y2", "y3"], "range": [0.0, 60.0]],
        ["name": "y", "type": "linear", "domain": [0.0, 2.0], "range": [300.0, 0.0]],
      ])
    guard case .array(let views)? = facts["views"], case .array(let axes)? = views.first?["axes"]
    else {
      Issue.record("there are no axes")
      return
    }
    #expect(views.count == 1 && views[0]["width"] == 60.0 && views[0]["height"] == 300.0)
    #expect(axes.first?["orient"] == "bottom" && axes.first?["label_pos"] == [9.5, 29.5, 49.5])
    #expect(axes.first?["grid"] == 0 && axes.first?["title"] == "output")
  }

  @Test func `axes that panels share belong to the group around them`() throws {
    let facts = try json(
      """
      mark: point
      encoding:
        x: {field: variance}
        y: {field: low}
        column: {field: family}
      """)
    guard case .array(let views)? = facts["views"], case .array(let axes)? = views.first?["axes"],
      case .array(let shared)? = views.last?["shared_axes"]
    else {
      Issue.record("there are no views with axes")
      return
    }
    #expect(views.count == 3)
    #expect(axes.allSatisfy { $0["labels"] == [] && $0["title"] == .null })
    #expect(shared.map { $0["host"] } == ["column-footer", "column-footer", "row-header"])
    #expect(
      facts["headers"] == [
        ["role": "column-title", "labels": ["family"]],
        ["role": "column-header", "labels": ["rare", "scaled"]],
      ])
  }

  @Test func `a colour that the author names keeps its name`() throws {
    let facts = try json(
      """
      mark: {type: circle}
      encoding:
        x: {field: variance}
        y: {field: time}
        color: {field: family, scale: {range: [red, "#FFFFFF"]}}
      """)
    guard case .array(let legends)? = facts["legends"] else {
      Issue.record("there is no legend")
      return
    }
    #expect(legends.first?["fill"] == ["red", "#ffffff"])
  }
}
