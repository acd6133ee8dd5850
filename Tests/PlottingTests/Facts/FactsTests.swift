import Drawing
import Plotting
import Results
import Testing

@Suite struct FactsTests {
  private let logLog = """
    mark: point
    encoding:
      x: {field: variance, scale: {type: log}, title: reward variance}
      y: {field: time, scale: {type: log}, title: "time $t_\\\\gamma$"}
      color: {field: family}
      shape: {field: family}
    """

  @Test func `a log–log plot has powers of ten at both axes`() throws {
    let x = try PlotTest(logLog).axis("x")
    #expect(x.scale == "log" && x.extent == [0.0001, 1] && x.title == "reward variance")
    #expect(x.labels == ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"])
    let y = try PlotTest(logLog).axis("y")
    #expect(y.extent == [1, 10_000] && y.labels == ["1", "10", "100", "1000", "10\u{2009}000"])
    #expect(zip(y.places, y.places.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `channels of one field share a legend`() throws {
    let legends = try PlotTest(logLog).drawing().facts.legends
    let legend = try #require(legends.first)
    #expect(legends.count == 1 && legend.title == "family" && legend.place == "right")
    #expect(legend.labels == ["rare", "scaled"] && !legend.isGradient)
    #expect(legend.symbols.map(\.shape) == ["circle", "square"])
  }

  @Test func `a row without a value is not drawn, and that is said`() throws {
    let drawing = try PlotTest(logLog).drawing()
    let mark = try #require(drawing.facts.views.first?.marks.first)
    #expect(mark.rows == 6 && mark.items == 5 && mark.series == ["scaled", "rare"])
    #expect(drawing.notes == ["1 of 6 rows have no ‘time’ and are not drawn"])
  }

  @Test func `a number that a logarithmic axis cannot show is said`() throws {
    let yaml = """
      mark: point
      encoding:
        x: {field: output}
        y: {field: reward, scale: {type: log}}
      data: {name: rms}
      """
    #expect(
      try PlotTest(yaml).drawing().notes == [
        "2 of 6 rows have a ‘reward’ outside the logarithmic scale and are not drawn"
      ])
  }

  @Test func `the width of a figure includes axes and legends`() throws {
    for width in ["6cm", "9cm", "15cm"] {
      let size = try PlotTest(logLog + "\nwidth: \(width)").drawing().frame.size
      let wanted = try #require(Length(parsing: width))
      #expect(abs(size.width.pixels - wanted.pixels) <= 2, "\(width): \(size.width.pixels)")
    }
  }

  @Test func `a width in pixels is the view's, as in Vega-Lite`() throws {
    let view = try #require(
      try PlotTest(logLog + "\nwidth: 222\nheight: 111").drawing().facts.views.first)
    #expect(view.width == 222 && view.height == 111)
  }

  @Test func `bars start from zero and lines along x do not`() throws {
    let bars = "mark: bar\nencoding: {x: {field: family}, y: {field: time, aggregate: min}}"
    #expect(try PlotTest(bars).axis("y").extent == [0, 16])
    let lines = "mark: line\nencoding: {x: {field: time}, y: {field: low}}"
    let x = try PlotTest(lines).axis("x")
    #expect(x.extent[0] == 0 && x.scale == "linear")
    let far = "mark: line\nencoding: {x: {field: high, scale: {nice: false}}, y: {field: low}}"
    #expect(try PlotTest(far).axis("x").extent == [10, 1600])
  }

  @Test func `stacked bars reach their sum and normalized ones one`() throws {
    let yaml = """
      mark: bar
      data: {name: rms}
      transform: [{calculate: abs(datum.reward), as: size}]
      encoding: {x: {field: output}, y: {field: size}, color: {field: rm}}
      """
    #expect(try PlotTest(yaml).axis("y").extent == [0, 3])
    let normalized = yaml.replacing("field: size", with: "field: size, stack: normalize")
    #expect(try PlotTest(normalized).axis("y").extent == [0, 1])
  }

  @Test func `values are sorted as asked`() throws {
    func values(_ sort: String) throws -> [String] {
      try PlotTest(
        """
        mark: bar
        data: {name: rms}
        encoding: {x: {field: output, sort: \(sort)}, y: {field: reward, aggregate: mean}}
        """
      ).axis("x").values
    }
    #expect(try values("descending") == ["y3", "y2", "y1"])
    #expect(try values("[y2, y3]") == ["y2", "y3", "y1"])
    #expect(try values("\"-y\"") == ["y3", "y2", "y1"])
    #expect(try values("y") == ["y1", "y2", "y3"])
    #expect(try values("{field: reward, op: max, order: descending}") == ["y3", "y2", "y1"])
  }

  @Test func `joined aggregates keep every row and know its group`() throws {
    let yaml = """
      mark: point
      transform:
        - joinaggregate: [{op: max, field: time, as: longest}, {op: count}]
          groupby: [family]
        - filter: datum.time == datum.longest
      encoding: {x: {field: longest, scale: {nice: false, zero: false}}, y: {field: count}}
      """
    let plot = try PlotTest(yaml).drawing()
    #expect(plot.facts.views[0].marks[0].rows == 2)
    #expect(try PlotTest(yaml).axis("x").extent == [900, 1500])
    let all = yaml.replacing("  - filter: datum.time == datum.longest\n", with: "")
    #expect(try PlotTest(all).drawing().facts.views[0].marks[0].rows == 6)
  }

  @Test func `facets part the rows and share their scales`() throws {
    let yaml = """
      mark: point
      encoding:
        x: {field: variance, scale: {type: log}}
        y: {field: time}
        column: {field: family}
      """
    let facts = try PlotTest(yaml).drawing().facts
    #expect(facts.views.map { $0.marks[0].rows } == [3, 3])
    #expect(facts.views[0].axes == facts.views[1].axes)
    #expect(facts.views[0].width == facts.views[1].width)
  }

  @Test func `the alternative text says what is plotted, the ranges and the trend`() throws {
    let yaml = """
      mark: line
      encoding:
        x: {field: variance, scale: {type: log}, title: reward variance}
        y: {field: high, title: "time $t_\\\\gamma$"}
        color: {field: family}
      """
    #expect(
      try PlotTest(yaml).drawing().alternativeText
        == """
        Line chart of time t_γ against reward variance. The x axis, reward variance, runs from \
        0.0001 to 1, logarithmic. The y axis, time t_γ, runs from 0 to 1600. Series: scaled, rare. \
        Scaled falls from 1600 at 0.0001 to 16 at 1. Rare falls from 1000 at 0.01 to 10 at 1.
        """)
  }

  @Test func `the alternative text says dates as dates`() throws {
    let yaml = """
      data: {values: [{day: "2024-01-01", n: 1}, {day: "2024-03-01", n: 4}]}
      mark: line
      encoding: {x: {field: day, type: temporal, scale: {nice: false}}, y: {field: n}}
      """
    let text = try PlotTest(yaml).drawing().alternativeText
    #expect(text.contains("The x axis, day, runs from 2024-01-01 to 2024-03-01."))
    #expect(text.hasSuffix("The values rise from 1 at 2024-01-01 to 4 at 2024-03-01."))
  }

  @Test func `the author's alternative text is kept`() throws {
    let plot = try PlotTest("mark: point\nencoding: {x: {field: time}}").drawing()
    #expect(plot.frame.alternativeText == plot.alternativeText)
    #expect(plot.alternativeText.hasPrefix("Scatter plot of time."))
  }
}
