import Drawing
import Plotting
import Testing

@Suite struct AxisTests {
  /// The axis of a channel under the theme vega; values were read off Vega's own scene.
  private func axis(_ channel: String, _ yaml: String) throws -> PlotFacts.Axis {
    let facts = try PlotTest(yaml).drawing(theme: .vega).facts
    return try #require(facts.views.first?.axes.first { $0.channel == channel })
  }

  private func point(
    _ values: [String], type: String = "quantitative", axis: String = "{}", scale: String = "{}",
    more: String = ""
  ) -> String {
    let rows = values.map { "{a: \($0)}" }.joined(separator: ", ")
    return """
      mark: point
      data: {values: [\(rows)]}
      encoding: {x: {field: a, type: \(type), axis: \(axis), scale: \(scale)\(more)}}
      """
  }

  // MARK: - Numbers

  @Test func `labels have the decimals that the step between ticks needs`() throws {
    #expect(
      try axis("x", point(["0", "3"])).labels == ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"])
    let large = try axis("x", point(["0", "1000000"]))
    #expect(large.labels == ["0", "400,000", "800,000"] && large.tickCount == 11)
    #expect(large.places == [0, 120, 240])
  }

  @Test func `an SI format without precision gives all ticks one prefix`() throws {
    let fixed = try axis("x", point(["0", "1000000"], axis: "{format: s}"))
    #expect(fixed.labels == ["0.0M", "0.2M", "0.4M", "0.6M", "0.8M", "1.0M"])
    let percent = try axis("x", point(["0", "0.012"], axis: "{format: \"%\"}"))
    #expect(percent.labels.first == "0.0%" && percent.labels.last == "1.2%")
  }

  @Test func `no two ticks are nearer than the least step`() throws {
    #expect(
      try axis("x", point(["0", "6"], axis: "{tickMinStep: 2}")).labels == ["0", "2", "4", "6"])
    #expect(try axis("x", point(["0", "3"], axis: "{format: d}")).labels == ["0", "1", "2", "3"])
  }

  @Test func `values are ticks where they lie within the domain`() throws {
    let given = try axis("x", point(["1", "6"], axis: "{values: [99, 3.5, 1, 2]}"))
    #expect(given.labels == ["1", "2", "4"] && given.places == [50, 100, 175])
    #expect(given.gridCount == 3)
  }

  @Test func `a logarithmic axis labels small multiples of powers`() throws {
    let decades = try axis("x", point(["0.001", "10"], scale: "{type: log}"))
    #expect(decades.labels == ["0.001", "0.01", "0.02", "0.1", "0.2", "1", "2", "10"])
    #expect(decades.tickCount == 37)
    let powers = try axis("x", point(["1", "1000"], axis: "{tickCount: 3}", scale: "{type: log}"))
    #expect(powers.labels == ["1", "10", "100", "1,000"])
    let two = try axis("x", point(["16", "65536"], scale: "{type: log, base: 2}"))
    #expect(two.labels.suffix(3) == ["4,096", "16,384", "65,536"])
  }

  // MARK: - Times

  @Test func `times are written by the largest unit that they begin`() throws {
    let year = try axis("x", point(["2012-01-01", "2012-12-31"], type: "temporal"))
    #expect(year.labels == ["2012", "March", "May", "July", "September", "November"])
    #expect(year.tickCount == 12)
    let days = try axis("x", point(["2012-01-01 00:00", "2012-01-02 12:00"], type: "temporal"))
    #expect(days.labels == ["2012", "06 AM", "12 PM", "06 PM", "Mon 02", "06 AM", "12 PM"])
  }

  @Test func `ticks stand at the units of time asked for`() throws {
    let quarters = try axis(
      "x",
      point(
        ["2012-01-01", "2012-12-31"], type: "temporal",
        axis: "{tickCount: {interval: month, step: 3}}"))
    #expect(quarters.labels == ["2012", "April", "July", "October"])
    let weeks = try axis(
      "x",
      point(
        ["2012-01-01", "2012-12-31"], type: "temporal",
        axis: "{tickCount: {interval: week, step: 4}}"))
    #expect(weeks.tickCount == 14 && weeks.labels.prefix(3) == ["2012", "Feb 26", "Apr 22"])
  }

  @Test func `formats may differ by unit, and labels have lines`() throws {
    let units = try axis(
      "x",
      point(
        ["2012-01-01", "2012-12-31"], type: "temporal",
        axis: "{format: {year: \"%y\", month: \"%b\"}}"))
    #expect(units.labels == ["12", "Mar", "May", "July", "Sep", "Nov"])
    let lines = try axis(
      "x",
      point(
        ["2012-01-01", "2012-12-31"], type: "temporal",
        axis: "{labelExpr: \"[timeFormat(datum.value, '%b'), 'x']\"}"))
    #expect(lines.labels.first == "Jan\nx")
  }

  // MARK: - Discrete axes and intervals

  @Test func `bands' ticks stand on whole pixels unless they mark the bands' ends`() throws {
    func bars(_ options: String) throws -> PlotFacts.Axis {
      try axis(
        "x",
        """
        mark: bar
        data: {values: [{a: x, b: 1}, {a: y, b: 2}]}
        encoding: {x: {field: a, axis: \(options)}, y: {field: b}}
        """)
    }
    #expect(try bars("{}").places == [9.5, 29.5])
    #expect(try bars("{tickOffset: 3}").places == [13, 33])
    let ends = try bars("{tickBand: extent, grid: true}")
    #expect(ends.places == [10, 30] && ends.tickCount == 3 && ends.gridCount == 3)
  }

  @Test func `intervals have ticks at their ends and no grid`() throws {
    let bins = try axis("x", point(["1", "5", "8", "13", "22"], more: ", bin: true"))
    #expect(bins.labels == ["0", "5", "10", "15", "20", "25"] && bins.gridCount == 0)
    #expect(bins.title == "a (binned)")
  }

  // MARK: - Several layers

  @Test func `an axis takes over what any layer says, and titles of all fields`() throws {
    let x = try axis(
      "x",
      """
      data: {values: [{a: 1, b: 3}, {a: 4, b: 9}]}
      layer:
        - mark: line
          encoding: {x: {field: a, axis: {grid: false}}, y: {field: b}}
        - mark: point
          encoding: {x: {field: b, axis: {tickCount: 3}}, y: {field: a}}
      """)
    #expect(x.gridCount == 0 && x.title == "a, b" && x.labels.count <= 5)
  }

  @Test func `a title that a layer gives wins over the names of fields`() throws {
    func titles(_ first: String, _ second: String) throws -> String {
      try axis(
        "y",
        """
        data: {values: [{a: 1, b: 3}, {a: 4, b: 9}]}
        layer:
          - {mark: line, encoding: {x: {field: a}, y: {field: b\(first)}}}
          - {mark: line, encoding: {x: {field: a}, y: {field: a\(second)}}}
        """
      ).title
    }
    #expect(try titles("", ", title: T") == "T")
    #expect(try titles("", ", title: null") == "")
    #expect(try titles(", title: S", ", axis: {title: T}") == "S, T")
  }

  @Test func `fields' titles say how they are aggregated`() throws {
    func title(_ channel: String) throws -> String {
      try axis(
        "y",
        """
        mark: bar
        data: {name: rms}
        encoding: {x: {field: output}, y: \(channel)}
        """
      ).title
    }
    #expect(try title("{aggregate: count}") == "Count of Records")
    #expect(try title("{aggregate: mean, field: reward}") == "Mean of reward")
    #expect(try title("{aggregate: {argmax: reward}, field: reward}") == "reward for max reward")
  }

  // MARK: - Overlap

  @Test func `labels that overlap are left out as asked`() throws {
    func labels(_ options: String) throws -> Int {
      try axis("x", point(["0", "1000000"], axis: options)).labels.count
    }
    #expect(try labels("{}") == 3)
    #expect(try labels("{labelOverlap: false}") == 11)
    #expect(try labels("{labelSeparation: 200}") == 2)
  }

  @Test func `labels beyond the axis are hidden where it bounds them`() throws {
    let bound = try axis("x", point(["1", "6"], axis: "{labelBound: true, labelFlush: false}"))
    #expect(bound.labels == ["1", "2", "3", "4", "5"] && bound.tickCount == 7)
  }

  // MARK: - Looks

  @Test func `conditions decide on the looks of single grid lines`() throws {
    let yaml = point(
      ["0", "6"],
      axis: "{gridColor: {condition: {test: datum.value == 4, value: red}, value: blue}}")
    let colors = strokes(try PlotTest(yaml).drawing(theme: .vega).frame.items, in: "grid")
    #expect(colors.filter { $0 == Color(hex: 0xFF0000) }.count == 1)
    #expect(colors.filter { $0 == Color(hex: 0x0000FF) }.count == 6)
  }

  @Test func `a wrong side or an unknown unit is said`() {
    #expect(
      PlotTest(point(["1"], axis: "{orient: left}")).problems
        == ["3:61 ‘orient’ of the axis of ‘x’ cannot be the text ‘left’"])
    #expect(
      PlotTest(point(["1"], axis: "{tickCount: fortnight}")).problems.first?
        .contains("‘tickCount’ of the axis of ‘x’") == true)
  }

  private func strokes(_ items: [FrameItem], in role: String?) -> [Color] {
    items.flatMap { item -> [Color] in
      switch item {
      case .group(let group):
        strokes(group.items, in: role == group.role ? nil : role)
      case .path(_, _, let stroke): role == nil ? [stroke?.color].compactMap(\.self) : []
      case .glyphs, .shaded, .dots, .image: []
      }
    }
  }
}
