import Drawing
import Plotting
import Results
import Testing

/// `config` and the properties of the page.
@Suite struct ConfigurationTests {
  private let points = """
    mark: point
    encoding: {x: {field: variance}, y: {field: low}, color: {field: family}}

    """

  private func mark(_ yaml: String) throws -> PlotFacts.Geometry {
    let view = try #require(try drawing(yaml).facts.views.first)
    return try #require(view.marks.first?.geometry)
  }

  private func drawing(_ yaml: String) throws -> PlotDrawing {
    try PlotTest(yaml).drawing(theme: .vega, detailsMarks: true)
  }

  private func looks(_ geometry: PlotFacts.Geometry, _ name: String) -> [String] {
    geometry.tallies.first { $0.name == name }?.entries.map(\.value) ?? []
  }

  @Test func `the nearest word about a mark counts: its own, its style's, its kind's, all marks'`()
    throws
  {
    let bars = """
      mark: MARK
      data: {name: rms}
      encoding: {x: {field: output}, y: {field: reward, aggregate: max}}
      config: {mark: {color: red, opacity: 0.5}, bar: {color: green}, style: {loud: {color: blue}}}
      """
    func color(_ written: String) throws -> [String] {
      looks(try mark(bars.replacing("MARK", with: written)), "fill")
    }
    #expect(try color("bar") == ["green"])
    #expect(try color("{type: bar, style: loud}") == ["blue"])
    #expect(try color("{type: bar, style: loud, color: black}") == ["black"])
    #expect(try color("{type: square}") == ["red"])
    #expect(looks(try mark(bars.replacing("MARK", with: "bar")), "opacity") == ["0.5"])
  }

  @Test func `views take their sizes and steps from the configuration`() throws {
    let sizes =
      "config: {view: {continuousWidth: 200, continuousHeight: 100, discreteWidth: {step: 30}}}"
    let numbers = try #require(try drawing(points + sizes).facts.views.first)
    #expect(numbers.width == 200 && numbers.height == 100)
    let discrete = "mark: bar\nencoding: {x: {field: family}, y: {field: low}}\n"
    #expect(try drawing(discrete + sizes).facts.views.first?.width == 60)
    let fixed = "config: {view: {discreteWidth: 77}}"
    #expect(try drawing(discrete + fixed).facts.views.first?.width == 77)
  }

  @Test func `background and padding are the specification's own, else the configuration's`() throws
  {
    let plain = try drawing(points).frame
    let configured = try drawing(points + "config: {background: '#eee', padding: 25}").frame
    #expect(configured.background == Color(hex: 0xEEEEEE))
    #expect(configured.size.width.pixels == plain.size.width.pixels + 40)
    let own = try drawing(
      points + "background: null\npadding: {left: 15, bottom: 5, right: 5, top: 5}\n"
        + "config: {background: red}"
    ).frame
    #expect(own.background == nil)
    #expect(own.size.width.pixels == plain.size.width.pixels + 10)
  }

  @Test func `ranges, legends and titles of fields follow the configuration`() throws {
    let legend = try #require(
      try drawing(
        points + """
          config:
            range: {category: [teal, pink]}
            legend: {orient: bottom}
          """
      ).facts.legends.first)
    #expect(legend.place == "bottom" && legend.symbols.map(\.stroke) == ["#008080", "#ffc0cb"])
    #expect(try drawing(points + "config: {legend: {disable: true}}").facts.legends.isEmpty)
    let counted = """
      mark: bar
      encoding: {x: {field: family}, y: {aggregate: count}}
      config: {countTitle: How many, axis: {grid: false}}
      """
    let axes = try #require(try drawing(counted).facts.views.first?.axes)
    #expect(axes.map(\.title) == ["family", "How many"] && axes.map(\.gridCount) == [0, 0])
  }

  @Test func `numbers take the configuration's format where they have none`() throws {
    let yaml = """
      mark: text
      data: {values: [{a: 1, b: 2}]}
      encoding: {x: {field: a}, text: {field: b, type: quantitative}}
      config: {numberFormat: .2f}
      """
    #expect(try mark(yaml).texts == ["2.00"])
  }

  @Test func `layers do not take the configuration's guides over those they inherit`() throws {
    let yaml = """
      encoding: {color: {field: family, legend: {orient: top}}}
      layer:
        - mark: point
          encoding: {x: {field: variance}, y: {field: low}, color: {field: family}}
      config: {legend: {orient: left}}
      """
    #expect(try drawing(yaml).facts.legends.map(\.place) == ["top"])
  }

  @Test(arguments: [
    ("config: {bars: {}}", "3:10 unknown key ‘bars’ in the configuration → bar"),
    ("config: {bar: 3}", "3:15 ‘bar’ of the configuration must be a mapping, not the number 3"),
    (
      "config: {range: {categories: []}}",
      "3:18 unknown key ‘categories’ in ‘range’ of the configuration → category"
    ),
    (
      "config: {locale: {number: {decimal: 3}}}",
      "3:37 ‘decimal’ of ‘number’ of ‘locale’ must be a text, not the number 3"
    ),
    (
      "config: {fieldTitle: loud}",
      "3:22 ‘fieldTitle’ of the configuration cannot be the text ‘loud’"
    ),
    ("padding: wide", "3:10 ‘padding’ must be a number, or one for each side, not the text ‘wide’"),
    ("config: {font: Nobody}", "3:16 the font ‘Nobody’ is not installed; another one is taken"),
  ])
  func `what a configuration cannot say is told`(line: String, problem: String) {
    let plot = "mark: point\nencoding: {x: {field: variance}}\n"
    #expect(PlotTest(plot + line).problems == [problem])
  }

  @Test func `numbers and dates are written as the locale says`() throws {
    let drawn = try drawing(
      """
      data: {values: [{d: '2024-03-01', v: 0}, {d: '2024-05-01', v: 12345.5}]}
      mark: text
      encoding:
        x: {field: d, type: temporal, axis: {format: '%B %b %p'}}
        y: {field: v, type: quantitative, axis: {format: '$,.1f', values: [12345.5]}}
        text: {field: v, type: quantitative, format: ',.1f'}
      config:
        locale:
          number: {decimal: ',', thousands: '.', grouping: [2, 3], currency: ['', ' €']}
          time:
            months: [Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober,
              November, Dezember]
            shortMonths: [Jan, Feb, Mär, Apr, Mai, Jun, Jul, Aug, Sep, Okt, Nov, Dez]
            periods: [vorm., nachm.]
      """)
    let view = try #require(drawn.facts.views.first)
    #expect(view.axes.first { $0.channel == "y" }?.labels == ["123.45,5 €"])
    #expect(view.axes.first { $0.channel == "x" }?.labels.first == "März Mär vorm.")
  }

  @Test func `the description is the alternative text and the title the page's`() throws {
    let frame = try drawing(points + "description: Two families.\ntitle: Families").frame
    #expect(frame.alternativeText == "Two families." && frame.title == "Families")
  }
}
