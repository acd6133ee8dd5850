import Drawing
import Plotting
import Testing

/// How views within views share scales, axes and sizes; numbers are Vega-Lite's own.
struct ViewTreeTests {
  private static let data = """
    data: {values: [{a: 1, b: 10, c: u}, {a: 2, b: 40, c: u}, {a: 3, b: 25, c: v}]}

    """

  private func facts(_ yaml: String) throws -> PlotFacts {
    try PlotTest(Self.data + yaml).drawing(theme: .vega).facts
  }

  @Test func `layers with scales of their own have an axis on each side`() throws {
    let facts = try facts(
      """
      encoding: {x: {field: a, type: quantitative}}
      layer:
        - {mark: line, encoding: {y: {field: a, type: quantitative}}}
        - {mark: line, encoding: {y: {field: b, type: quantitative}}}
      resolve: {scale: {y: independent}}
      """)
    let view = try #require(facts.views.first)
    #expect(view.axes.map(\.side) == ["bottom", "left", "right"])
    #expect(view.axes.map(\.title) == ["a", "a", "b"])
    #expect(view.axes[1].extent == [0, 3])
    #expect(view.axes[2].extent == [0, 40])
    // The second axis draws no grid over the first one's.
    #expect(view.axes[1].gridCount > 0)
    #expect(view.axes[2].gridCount == 0)
    #expect(facts.scales.map(\.name) == ["x", "layer_0_y", "layer_1_y"])
  }

  @Test func `a wrapped repetition draws one view a field, in lines`() throws {
    let facts = try facts(
      """
      repeat: [a, b, a]
      columns: 2
      spec:
        mark: point
        encoding:
          x: {field: {repeat: repeat}, type: quantitative}
          y: {field: b, type: quantitative}
      """)
    #expect(facts.views.count == 3)
    #expect(facts.views.map { $0.axes[0].title } == ["a", "b", "a"])
    #expect(facts.views.allSatisfy { $0.width == 300 && $0.height == 300 })
  }

  @Test func `rows and columns of a repetition make a matrix`() throws {
    let facts = try facts(
      """
      repeat: {row: [a, b], column: [b, a]}
      spec:
        mark: point
        width: 100
        height: 80
        encoding:
          x: {field: {repeat: column}, type: quantitative}
          y: {field: {repeat: row}, type: quantitative}
      """)
    let titles = facts.views.map { $0.axes.map(\.title) }
    #expect(titles == [["b", "a"], ["a", "a"], ["b", "b"], ["a", "b"]])
  }

  @Test func `a repetition of layers draws all fields in one view`() throws {
    let facts = try facts(
      """
      repeat: {layer: [a, b]}
      spec:
        mark: line
        encoding:
          x: {field: a, type: quantitative}
          y: {field: {repeat: layer}, type: quantitative}
          color: {datum: {repeat: layer}}
      """)
    #expect(facts.views.count == 1)
    #expect(facts.views[0].marks.count == 2)
    #expect(facts.views[0].axes[1].title == "a, b")
    #expect(facts.legends.map(\.labels) == [["a", "b"]])
  }

  @Test func `views beside each other share colours, not axes`() throws {
    let view = "{mark: point, encoding: {x: {field: %, type: quantitative}, color: {field: c}}}"
    let facts = try facts(
      "hconcat:\n  - \(view.replacing("%", with: "a"))\n  - \(view.replacing("%", with: "b"))")
    #expect(facts.views.map { $0.axes[0].extent } == [[0, 3], [0, 40]])
    #expect(facts.legends.count == 1)
  }

  @Test func `views below each other share an axis where they are asked to`() throws {
    let view = "{mark: point, encoding: {x: {field: %, type: quantitative}, color: {field: c}}}"
    let facts = try facts(
      """
      resolve: {scale: {x: shared, color: independent}}
      vconcat:
        - \(view.replacing("%", with: "a"))
        - \(view.replacing("%", with: "b"))
      """)
    #expect(facts.views.map { $0.axes[0].extent } == [[0, 40], [0, 40]])
    #expect(facts.legends.count == 2)
  }

  @Test func `panels with scales of their own fit their own rows`() throws {
    let facts = try facts(
      """
      mark: bar
      resolve: {scale: {x: independent}}
      encoding:
        x: {field: a, type: ordinal}
        y: {field: b, type: quantitative}
        column: {field: c}
      """)
    // Steps of 20 pixels for the two values of the first panel and the one of the second.
    #expect(facts.views.map(\.width) == [40, 20])
    #expect(facts.views.map { $0.axes[0].values } == [["1", "2"], ["3"]])
    #expect(facts.views.map { $0.axes[1].extent } == [[0, 40], [0, 40]])
  }

  @Test func `a view without an axis is a step wide`() throws {
    let facts = try facts("mark: tick\nencoding: {x: {field: b, type: quantitative}}")
    #expect(facts.views.map { [$0.width, $0.height] } == [[300, 20]])
  }

  @Test func `values within bands take a step each`() throws {
    let facts = try facts(
      """
      mark: bar
      encoding: {x: {field: c}, xOffset: {field: a, type: nominal}, y: {field: b, type: quantitative}}
      """)
    // Three values of 20 pixels each fill four fifths of a band; two bands with paddings of 0.2.
    #expect(facts.views[0].width == (20 * 3 / 0.8) * (2 - 0.2 + 0.4))
  }

  @Test func `rows of other data stand in all panels`() throws {
    let facts = try facts(
      """
      facet: {field: c, type: nominal}
      spec:
        layer:
          - {mark: point, encoding: {x: {field: a, type: quantitative}}}
          - mark: rule
            data: {values: [{a: 2}]}
            encoding: {x: {field: a, type: quantitative}}
      """)
    #expect(facts.views.map { $0.marks.map(\.items) } == [[2, 1], [1, 1]])
  }

  @Test func `shapes of one layer and colours of two with other rows have a legend each`() throws {
    let facts = try facts(
      """
      encoding: {x: {field: a, type: ordinal}, color: {field: c, title: null}}
      layer:
        - {mark: rule, encoding: {y: {field: a, type: quantitative}, y2: {field: b}}}
        - {mark: point, encoding: {y: {field: b, type: quantitative}, shape: {field: c}}}
      """)
    #expect(facts.legends.map(\.title) == ["", "c"])
    #expect(facts.legends.map(\.labels) == [["u", "v"], ["u", "v"]])
  }

  @Test func `a facet of views draws all of them for each value`() throws {
    let drawing = try PlotTest(
      Self.data + """
        facet: {column: {field: c, header: {labelFontSize: 20, titleOrient: bottom}}}
        spec:
          vconcat:
            - mark: point
              width: 100
              height: 50
              encoding: {x: {field: a, type: quantitative}}
            - mark: bar
              width: 100
              height: 50
              encoding: {y: {field: b, type: quantitative}}
        """
    ).drawing(theme: .vega)
    let facts = drawing.facts
    #expect(facts.views.map { $0.marks.map(\.items) } == [[2], [2], [1], [1]])
    // As in Vega-Lite, views within a panel have scales of their own.
    let names = ["child_concat_0_x", "child_concat_1_y"]
    #expect(facts.scales.map(\.name) == names + names)
    #expect(drawing.alternativeText.contains(" for c u"))
    #expect(facts.headers.map(\.role) == ["column-title", "column-header"])
    #expect(facts.headers.map(\.labels) == [["c"], ["u", "v"]])
    let texts = texts(on: drawing.frame)
    let label = try #require(texts.first { $0.text == "v" })
    let tick = try #require(texts.first { $0.text == "0" })
    let title = try #require(texts.first { $0.text == "c" })
    #expect(label.box.height.pixels > tick.box.height.pixels * 1.5)
    #expect(label.box.bottom < tick.box.top && tick.box.bottom < title.box.top)
  }

  @Test func `panels without rows stay empty, and their neighbours in their places`() throws {
    let facts = try facts(
      """
      facet: {row: {field: c}, column: {field: a}}
      spec:
        hconcat:
          - {mark: point, encoding: {x: {field: b, type: quantitative}}}
      """)
    #expect(facts.views.count == 3)
  }
}
