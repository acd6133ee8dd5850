import Drawing
import Plotting
import Results
import Testing

@Suite struct LayoutTests {
  /// Specifications with long, many and far-apart labels.
  static let specifications = [
    """
    mark: bar
    data: {values: [
      {model: "a very long name of a reward model", gain: 1}, {model: "another quite long name", gain: 2},
      {model: "short", gain: 3}, {model: "one more name that takes room", gain: 4}]}
    encoding: {x: {field: model}, y: {field: gain}}
    width: 8cm
    """,
    "mark: rect\ndata: {name: grid}\nencoding: {x: {field: u, type: ordinal}, y: {field: v, type: ordinal}, color: {field: objective}}\nwidth: 5cm",
    "mark: point\nencoding: {x: {field: variance, scale: {type: log}}, y: {field: time, scale: {type: log}}, color: {field: family, legend: {orient: bottom}}}\nwidth: 6cm",
    "mark: line\nencoding: {x: {field: variance}, y: {field: high}, color: {field: family, legend: {orient: top-right}}}\ntitle: A title",
    "mark: {type: line, labels: end}\nencoding: {x: {field: variance, scale: {type: log}}, y: {field: high}, color: {field: family}}",
    "mark: point\nencoding: {x: {field: time}, y: {field: low}, row: {field: family}, column: {field: converged}}",
    "hconcat: [{mark: point, encoding: {x: {field: time}, y: {field: low}}}, {mark: bar, encoding: {x: {field: family}, y: {aggregate: count}}}]",
    "vconcat: [{mark: point, encoding: {x: {field: time}, y: {field: low}}}, {mark: bar, encoding: {y: {field: family}, x: {aggregate: count}}}]",
    "mark: bar\ndata: {name: rms}\nencoding: {x: {field: output}, xOffset: {field: rm}, y: {field: reward}, color: {field: rm, legend: {orient: top}}}\nheight: 4cm",
  ]

  @Test(arguments: specifications)
  func `no text leaves the page and none overlaps another`(yaml: String) throws {
    let frame = try PlotTest(yaml).drawing().frame
    let texts = texts(on: frame)
    for text in texts {
      #expect(frame.bounds.contains(text.box, slack: .pixels(0.5)), "\(text)")
    }
    for (index, first) in texts.enumerated() {
      for second in texts[(index + 1)...] where isUpright(first) && isUpright(second) {
        let overlap = first.box.expanded(by: .pixels(-1.6)).overlaps(
          second.box.expanded(by: .pixels(-1.6)))
        #expect(!overlap, "‘\(first.text)’ and ‘\(second.text)’")
      }
    }
  }

  /// Whether a box is wider than high, as those of upright text are.
  private func isUpright(_ text: (text: String, box: Rectangle)) -> Bool {
    text.box.height < .pixels(14)
  }

  @Test(arguments: specifications)
  func `the same plot gives the same bytes, whatever was drawn before`(yaml: String) throws {
    func files() throws -> [[UInt8]] {
      let frame = try PlotTest(yaml).drawing().frame
      return try [frame.png(), frame.pdf(), frame.svg(idPrefix: "f-")]
    }
    let first = try files()
    _ = try PlotTest(Self.specifications[3]).drawing().frame.svg()
    #expect(try files() == first)
  }

  @Test func `labels of lines that end close together are moved apart`() throws {
    let rows = (0..<6).flatMap { index in
      [(0.0, 0.0), (1, 1 + Double(index) * 0.001)].map { (x, y) in
        "{x: \(x), y: \(y), name: line \(index)}"
      }
    }
    let frame = try PlotTest(
      """
      mark: {type: line, labels: end}
      data: {values: [\(rows.joined(separator: ", "))]}
      encoding: {x: {field: x}, y: {field: "y"}, color: {field: name}}
      """
    ).drawing().frame
    let names = texts(on: frame).filter { $0.text.hasPrefix("line ") }
    #expect(names.count == 6)
    let tops = names.map(\.box.top.pixels).sorted()
    #expect(zip(tops, tops.dropFirst()).allSatisfy { $1 - $0 > 10 })
  }

  @Test func `a heat map is one picture`() throws {
    let frame = try PlotTest(Self.specifications[1]).drawing().frame
    func pictures(_ items: [FrameItem]) -> [Bitmap] {
      items.flatMap { item -> [Bitmap] in
        switch item {
        case .image(let bitmap, _, _): [bitmap]
        case .group(let group) where group.role != "legend": pictures(group.items)
        case .group, .path, .shaded, .dots, .glyphs: []
        }
      }
    }
    let found = pictures(frame.items)
    #expect(found.count == 1)
    #expect(found.first?.width == 10 && found.first?.height == 10)
  }

  @Test func `texts beyond the view have room on the page where Vega is followed`() throws {
    func size(_ text: String) throws -> Size {
      try PlotTest(
        """
        width: 100
        height: 50
        data: {values: [{x: 1, y: 1}]}
        mark: {type: text, text: "\(text)", align: left, baseline: bottom}
        encoding:
          x: {field: x, type: quantitative, scale: {domain: [0, 1]}}
          y: {field: y, type: quantitative, scale: {domain: [0, 1]}}
        """
      ).drawing(theme: .vega).frame.size
    }
    let (short, long) = (try size("i"), try size("a text that is much longer than the view"))
    #expect(long.width.pixels > short.width.pixels + 150)
    #expect(long.height == short.height)
  }
}
