import Plotting
import Results
import Testing

/// Alternative texts made of the data: what is plotted, ranges, what stands out.
@Suite struct AlternativeTextTests {
  private func text(_ yaml: String, tables: [String: Table] = PlotTest.tables) throws -> String {
    try PlotTest(yaml, tables: tables).drawing().alternativeText
  }

  private static let groups = """
    data: {values: [{g: p, v: 1}, {g: p, v: 2}, {g: p, v: 4}, {g: q, v: 5}, {g: q, v: 6}, {g: q, v: 9}]}
    """

  @Test func `a box plot says its medians`() throws {
    #expect(
      try text("\(Self.groups)\nmark: boxplot\nencoding: {x: {field: g}, y: {field: v}}")
        == """
        Box plot of v against g. The x axis, g, shows p, q. The y axis, v, runs from 0 to 9. \
        Medians: p 2, q 6.
        """)
  }

  @Test func `bars say the greatest and the least`() throws {
    #expect(
      try text(
        "\(Self.groups)\nmark: bar\nencoding: {x: {field: g}, y: {aggregate: sum, field: v}}"
      )
      .hasSuffix("The greatest value is 20 at q, the least 7 at p."))
    #expect(
      try text(
        "\(Self.groups)\nmark: bar\nencoding: {x: {field: v, bin: true}, y: {aggregate: count}}"
      )
      .hasPrefix("Histogram of count against v"))
  }

  @Test func `a pie chart says its parts`() throws {
    #expect(
      try text(
        """
        data: {values: [{k: a, n: 3}, {k: b, n: 1}]}
        mark: arc
        encoding: {theta: {field: n}, color: {field: k}}
        """) == "Pie chart of n. Series: a, b. Parts: a 3 (75 %), b 1 (25 %).")
  }

  @Test func `a heat map says where it is greatest and least`() throws {
    #expect(
      try text(
        """
        mark: rect
        data: {name: grid}
        encoding: {x: {field: u, type: ordinal}, y: {field: v, type: ordinal}, color: {field: objective}}
        """)
          == """
          Heat map of objective over u and v. The x axis, u, has 10 values. The y axis, v, has 10 \
          values. The greatest value is 51 at x = 9 and y = 9, the least −30 at x = 0 and y = 0.
          """)
  }

  @Test func `contours say what is contoured, and where it peaks`() throws {
    let plain = try text(
      """
      mark: contour
      data: {name: grid}
      encoding: {x: {field: u}, y: {field: v}, color: {field: objective}}
      """)
    #expect(
      plain.hasPrefix("Contour plot of objective over u and v. The x axis, u, runs from 0 to 9."))
    #expect(plain.hasSuffix("51 at x = 9 and y = 9, the least −30 at x = 0 and y = 0."))
  }

  @Test func `vector fields and hexagons say how much they hold`() throws {
    let field = "encoding: {x: {field: u}, y: {field: v}, u: {field: v}, v: {field: u}}"
    #expect(
      try text("mark: arrow\ndata: {name: grid}\n\(field)").hasPrefix(
        "Vector field of v against u."))
    #expect(try text("mark: arrow\ndata: {name: grid}\n\(field)").hasSuffix("It has 100 vectors."))
    #expect(
      try text("mark: streamline\ndata: {name: grid}\n\(field)").hasPrefix("Stream lines of v"))
    let hexagons = try text(
      "mark: {type: hexbin, bins: 5}\ndata: {name: grid}\nencoding: {x: {field: u}, y: {field: v}}")
    #expect(hexagons.hasPrefix("Heat map in hexagons of count over u and v."))
    #expect(hexagons.contains("The greatest value is"))
  }

  @Test func `a ternary plot names its corners and says shares`() throws {
    let simplex = Table([
      Column("p", .numbers([1, 0, 0, 0.5, 0.5, 0])), Column("q", .numbers([0, 1, 0, 0.5, 0, 0.5])),
      Column("r", .numbers([0, 0, 1, 0, 0.5, 0.5])), Column("f", .numbers([1, 2, 9, 3, 4, 5])),
    ])
    #expect(
      try text(
        """
        coordinates: ternary
        mark: contour
        encoding: {a: {field: p}, b: {field: q}, c: {field: r}, color: {field: f}}
        """, tables: ["s": simplex])
          == """
          Contour plot of f over the shares p, q and r. The greatest value is 9 at the shares 0, 0 and 1, \
          the least 1 at the shares 1, 0 and 0.
          """)
  }

  @Test func `panels say what parts them, and their lines how they run`() throws {
    #expect(
      try text(
        """
        mark: line
        encoding: {x: {field: variance}, y: {field: high}, column: {field: family}}
        """)
          == """
          Line chart of high against variance in 2 panels, one for each family (rare, scaled). The x axis, \
          variance, runs from 0 to 1. The y axis, high, runs from 0 to 1600. The values in scaled fall \
          from 1600 at 0.0001 to 16 at 1. The values in rare fall from 1000 at 0.01 to 10 at 1.
          """)
  }

  @Test func `plots beside each other are told one after the other`() throws {
    let plain = try text(
      """
      hconcat:
        - {mark: point, encoding: {x: {field: low}, y: {field: high}}}
        - {mark: bar, encoding: {x: {field: family}, y: {aggregate: count}}}
      """)
    #expect(
      plain.hasPrefix("2 plots. Scatter plot of high against low. The x axis, low, runs from"))
    #expect(plain.contains("Bar chart of count against family. The x axis, family, shows"))
  }

  @Test func `annotations and breaks are told`() throws {
    let plain = try text(
      """
      layer:
        - mark: bar
          data: {values: [{k: a, v: 5}, {k: b, v: 96}]}
          encoding: {x: {field: k}, y: {field: v, scale: {breaks: [[20, 80]]}}}
        - mark: bracket
          data: {values: [{f: a, t: b, p: "**"}]}
          encoding: {x: {field: f}, x2: {field: t}, text: {field: p}}
      """)
    #expect(plain.contains("runs from 0 to 100, broken from 20 to 80."))
    #expect(plain.hasSuffix("Brackets join a and b (**)."))
  }
}
