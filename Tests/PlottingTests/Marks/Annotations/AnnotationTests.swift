import Drawing
import Plotting
import Results
import Testing

@Suite struct AnnotationTests {
  private static let bars = [
    "bars": Table([
      Column("rm", .strings(["A", "B", "C"])), Column("reward", .numbers([0.5, 1, 0.75])),
    ]),
    "tests": Table([
      Column("from", .strings(["A", "A", "B"])), Column("to", .strings(["C", "B", "C"])),
      Column("p", .strings(["***", "n.s.", "*"])),
    ]),
  ]

  private static let brackets = """
    width: 300
    height: 200
    layer:
      - mark: bar
        encoding: {x: {field: rm}, y: {field: reward}}
      - mark: bracket
        data: {name: tests}
        encoding: {x: {field: from}, x2: {field: to}, text: {field: p}}
    """

  private func lines(_ drawing: PlotDrawing, _ role: String) -> [[Point]] {
    items(of: drawing.frame, in: role).compactMap { item in
      if case .path(let path, nil, _) = item { path.points } else { nil }
    }
  }

  @Test func `brackets stand above what lies between their ends, short ones lower`() throws {
    let drawing = try PlotTest(Self.brackets, tables: Self.bars).drawing()
    let heights = lines(drawing, "mark bracket").map { $0[1].y.pixels }
    // A–B and B–C stand above the highest bar, whose top is at 0; A–C above both.
    #expect(heights.count == 3)
    #expect(heights[0] == -9)
    #expect(heights[1] < heights[0] - 10)
    #expect(heights[2] < heights[1] - 10)
    let marks = drawing.facts.views[0].marks
    #expect(marks.map(\.type) == ["bar", "bracket", "bracket"])
    #expect(drawing.facts.views[0].axes[0].title == "rm")
  }

  @Test func `brackets and their labels stay on the page and keep clear of each other`() throws {
    let drawing = try PlotTest(Self.brackets, tables: Self.bars).drawing()
    let labels = texts(on: drawing.frame).filter { ["***", "n.s.", "*"].contains($0.text) }
    #expect(labels.map(\.text) == ["n.s.", "*", "***"])
    for (index, label) in labels.enumerated() {
      #expect(drawing.frame.bounds.contains(label.box))
      for other in labels.dropFirst(index + 1) {
        #expect(label.box.bottom <= other.box.top || other.box.bottom <= label.box.top)
      }
    }
  }

  @Test func `a bracket over bars that are low stands low`() throws {
    let low = Self.brackets.replacing(
      "data: {name: tests}", with: "data: {values: [{from: A, to: A, p: x}]}")
    let drawing = try PlotTest(low, tables: Self.bars).drawing()
    // The bar A is half as high as the view: its top is at 100.
    #expect(lines(drawing, "mark bracket")[0][1].y.pixels == 91)
  }

  @Test func `a slope triangle on logarithmic axes shows the exponent`() throws {
    let test = PlotTest(
      """
      width: 400
      height: 400
      layer:
        - mark: point
          encoding:
            x: {field: variance, scale: {type: log, domain: [1e-4, 1]}}
            y: {field: time, scale: {type: log, domain: [1, 1e4]}}
        - mark: {type: slope, slope: -0.5}
          encoding: {x: {datum: 1e-3}, x2: {datum: 1e-1}, y: {datum: 100}}
      """)
    let drawing = try test.drawing(detailsMarks: true)
    let triangle = try #require(lines(drawing, "mark slope").first)
    let expected = [(100.0, 200.0), (300, 200), (300, 300), (100, 200)]
    for (point, place) in zip(triangle, expected) {
      #expect((point.x.pixels - place.0).magnitude < 1e-9)
      #expect((point.y.pixels - place.1).magnitude < 1e-9)
    }
    #expect(drawing.facts.views[0].marks.last?.geometry?.texts == ["−0.5"])
  }

  @Test func `a slope is computed from the other end where that is given`() throws {
    let test = PlotTest(
      """
      mark: slope
      encoding:
        x: {datum: 0}
        x2: {datum: 2}
        y: {datum: 1}
        y2: {datum: 4}
      """)
    let marks = try test.drawing(detailsMarks: true).facts.views[0].marks
    #expect(marks.last?.geometry?.texts == ["1.5"])
    #expect(
      PlotTest("mark: slope\nencoding: {x: {datum: 0}, x2: {datum: 2}, y: {datum: 1}}").problems
        == ["1:7 the mark ‘slope’ needs a number for its slope"])
  }

  @Test func `labels of reference lines keep clear of data, texts and each other`() throws {
    let test = PlotTest(
      """
      width: 300
      height: 200
      data: {values: [{x: 0, y: 1}, {x: 10, y: 1}]}
      layer:
        - mark: {type: text, text: data label, align: right}
          encoding: {x: {datum: 10}, y: {datum: 1.1}}
        - mark: point
          encoding: {x: {field: x}, y: {field: y, scale: {domain: [0, 2]}}}
        - mark: {type: rule, labels: true, text: bound}
          encoding: {y: {datum: 1}}
        - mark: {type: rule, labels: true}
          encoding: {y: {datum: 1.05}}
        - mark: {type: rule, labels: true, text: epoch}
          encoding: {x: {datum: 5}}
      """)
    let drawing = try test.drawing()
    let labels = texts(on: drawing.frame).filter {
      ["data label", "bound", "1.05", "epoch"].contains($0.text)
    }
    #expect(labels.count == 4)
    for (index, label) in labels.enumerated() {
      for other in labels.dropFirst(index + 1) {
        let isApart =
          label.box.right <= other.box.left || other.box.right <= label.box.left
          || label.box.bottom <= other.box.top || other.box.bottom <= label.box.top
        #expect(isApart, "\(label.text) and \(other.text)")
      }
    }
  }
}
