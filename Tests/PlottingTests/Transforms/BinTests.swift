import Plotting
import Results
import Testing

@Suite struct BinTests {
  /// Options, numbers, and the widths and starts that Vega's documentation asks for.
  static let cases: [(String, [Double], starts: [Double], width: Double)] = [
    ("true", [0, 3.5, 10], [0, 3, 9], 1), ("{maxbins: 20}", [0, 3.6, 10], [0, 3.5, 9.5], 0.5),
    ("{maxbins: 3}", [0, 3.6, 10], [0, 0, 5], 5), ("{step: 3}", [0, 3.6, 10], [0, 3, 9], 3),
    ("{steps: [1, 2, 4, 8], maxbins: 4}", [0, 3.6, 10], [0, 2, 8], 2),
    ("{minstep: 2}", [0, 3.6, 10], [0, 2, 8], 2),
    ("{maxbins: 20, nice: false}", [0.25, 3.6, 10.25], [0.25, 3.25, 9.75], 0.5),
    ("{extent: [0, 5], maxbins: 5}", [-1, 0, 4.9, 5, 6], [.nan, 0, 4, 4, .nan], 1),
    ("{step: 2, anchor: 1}", [0.5, 1, 2.9, 3.5], [.nan, 1, 1, 3], 2),
    ("{step: 1, anchor: 0.5}", [0.87, 3, 8.61], [0.5, 2.5, 8.5], 1),
    ("{nice: false}", [0.87, 3, 8.61], [0.87, 2.87, 7.87], 1),
    ("{base: 2, divide: [2], maxbins: 8}", [0, 5, 16], [0, 4, 14], 2),
    ("true", [5], [5], 0.5), ("true", [0], [0], 0.1), ("true", [-0.3, 0.3], [-0.3, 0.3], 0.1),
  ]

  @Test(arguments: cases)
  func `numbers lie in the intervals of Vega`(
    options: String, numbers: [Double], starts: [Double], width: Double
  ) throws {
    let test = try TransformTest(
      "[{bin: \(options), field: v, as: b}]", of: Table([Column("v", .numbers(numbers))]))
    expectNear(try test.numbers("b"), starts, within: 1e-12, options)
    expectNear(try test.numbers("b_end"), starts.map { $0 + width }, within: 1e-12, options)
  }

  @Test func `any numbers lie in their interval, and there are no more than asked for`() throws {
    var state: UInt64 = 7
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    for _ in 0..<200 {
      let scale = [1e-6, 0.3, 7, 1e9][Int(uniform() * 4)]
      let shift = (uniform() - 0.5) * 10 * scale
      let numbers = (0..<30).map { _ in shift + (uniform() - 0.5) * scale }
      let most = 1 + Int(uniform() * 30)
      let test = try TransformTest(
        "[{bin: {maxbins: \(most)}, field: v, as: b}]", of: Table([Column("v", .numbers(numbers))]))
      let (starts, ends) = try (test.numbers("b"), test.numbers("b_end"))
      let width = ends[0] - starts[0]
      for (number, start) in zip(numbers, starts) {
        let slack = 1e-9 * scale
        #expect(start <= number + slack && number <= start + width + slack)
        #expect(((start / width).rounded() - start / width).magnitude < 1e-6)
      }
      let span = (numbers.max() ?? 0) - (numbers.min() ?? 0)
      #expect((span / width).rounded(.up) <= Double(most))
    }
  }

  @Test func `bins in a channel span their bars and carry their title`() throws {
    let yaml = """
      data: {values: [{v: 0}, {v: 3.5}, {v: 3.6}, {v: 10}]}
      mark: bar
      encoding: {x: {field: v, bin: true}, y: {aggregate: count}}
      """
    let drawn = try PlotTest(yaml).rows().drawn
    #expect(drawn["bin_maxbins_10_v"]?.values == .numbers([0, 3, 9]))
    #expect(drawn["bin_maxbins_10_v_end"]?.values == .numbers([1, 4, 10]))
    #expect(drawn["__count"]?.values == .numbers([1, 2, 1]))
    let axis = try PlotTest(yaml).axis("x")
    #expect(axis.title == "v (binned)")
    #expect(axis.extent == [0, 10])
    #expect(try PlotTest(yaml).drawing().facts.views[0].marks[0].rows == 3)
  }

  @Test func `discrete bins are named and stand in their order, points in the middle`() throws {
    let values = "data: {values: [{v: 99}, {v: 5}, {v: 31}]}\n"
    let named = PlotTest(
      values
        + "mark: point\nencoding: {x: {field: v, bin: {maxbins: 5}, type: ordinal}, y: {value: 1}}"
    )
    #expect(try named.axis("x").labels == ["0 – 20", "20 – 40", "80 – 100"])
    let middle = try PlotTest(
      values + "mark: point\nencoding: {x: {field: v, bin: {step: 20}}, y: {value: 1}}"
    ).rows().drawn
    #expect(middle["bin_step_20_v"]?.values == .numbers([80, 0, 20]))
    let panels = try PlotTest(
      values
        + """
        mark: point
        encoding: {x: {field: v}, y: {value: 1}, column: {field: v, bin: {step: 50}}}
        """
    ).drawing().facts.views
    #expect(panels.count == 2)
  }
}
