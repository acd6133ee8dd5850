import Drawing
import Plotting
import Testing

@Suite struct HeaderTests {
  private func facts(_ yaml: String, _ theme: Theme = .vega) throws -> PlotFacts {
    try PlotTest(yaml).drawing(theme: theme).facts
  }

  private func faceted(_ channel: String) -> String {
    """
    mark: point
    data: {values: [{t: "2012-02-01", w: 12, g: a}, {t: "2012-08-01", w: 70, g: b}]}
    encoding: {x: {field: w, type: quantitative}, \(channel)}
    """
  }

  @Test func `rows and columns have a title and a label for each value`() throws {
    let headers = try facts(faceted("row: {field: g}")).headers
    #expect(headers.map(\.role) == ["row-title", "row-header"])
    #expect(headers.map(\.labels) == [["g"], ["a", "b"]])
  }

  @Test func `intervals and units of time are named as such`() throws {
    let bins = try facts(faceted("column: {field: w, bin: {step: 50}}")).headers
    #expect(bins.map(\.labels) == [["w (binned)"], ["0 – 50", "50 – 100"]])
    let quarters = try facts(faceted("column: {field: t, timeUnit: quarter}")).headers
    #expect(quarters.map(\.labels) == [["t (quarter)"], ["Q1", "Q3"]])
  }

  @Test func `a header may be without title, without labels, or absent`() throws {
    func labels(_ header: String) throws -> [[String]] {
      try facts(faceted("column: {field: g, header: \(header)}")).headers.map(\.labels)
    }
    #expect(try labels("null") == [])
    #expect(try labels("{title: null}") == [["a", "b"]])
    #expect(try labels("{labels: false, title: Groups}") == [["Groups"]])
    #expect(try labels("{labelExpr: \"upper(datum.label)\"}") == [["g"], ["A", "B"]])
  }

  @Test func `labels stand at the side asked for`() throws {
    func tops(_ side: String) throws -> (label: Length, view: Length) {
      let yaml = faceted("column: {field: g, header: {labelOrient: \(side), title: null}}")
      let frame = try PlotTest(yaml).drawing(theme: .vega).frame
      let label = try #require(texts(on: frame).first { $0.text == "a" })
      return (label.box.top, frame.size.height / 2)
    }
    let top = try tops("top")
    #expect(top.label < top.view)
    let bottom = try tops("bottom")
    #expect(bottom.label > bottom.view)
  }

  // MARK: - Titles

  @Test func `titles and subtitles have lines`() throws {
    let yaml = """
      title: {text: T, subtitle: [a, b]}
      mark: point
      encoding: {x: {field: time}}
      """
    #expect(try facts(yaml).titles == ["T", "a\nb"])
  }

  @Test func `a title stands at the anchor and the side asked for`() throws {
    func place(_ options: String) throws -> (x: Double, y: Double, size: Size) {
      let yaml = "title: {text: Heading, \(options)}\nmark: point\nencoding: {x: {field: time}}"
      let frame = try PlotTest(yaml).drawing(theme: .vega).frame
      let box = try #require(texts(on: frame).first { $0.text == "Heading" }).box
      return (box.left.pixels, box.top.pixels, frame.size)
    }
    let start = try place("anchor: start")
    let end = try place("anchor: end")
    #expect(start.x < end.x && start.y < start.size.height.pixels / 2)
    let below = try place("orient: bottom")
    #expect(below.y > below.size.height.pixels / 2)
    let shifted = try place("anchor: start, dx: 40")
    #expect(abs(shifted.x - start.x - 40) < 1e-9)
  }
}

extension HeaderTests {
  @Test func `a view has the title of its first layer that has one`() throws {
    let yaml = """
      layer:
        - {mark: point, encoding: {x: {field: time}}}
        - {title: of a layer, mark: rule, encoding: {x: {field: low}}}
      """
    #expect(try PlotTest(yaml).drawing(theme: .vega).facts.titles == ["of a layer"])
  }
}
