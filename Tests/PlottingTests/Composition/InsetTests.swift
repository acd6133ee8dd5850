import Drawing
import Plotting
import Results
import Testing

@Suite struct InsetTests {
  private static func specification(_ inset: String) -> String {
    """
    width: 400
    height: 200
    mark: line
    encoding:
      x: {field: variance, scale: {domain: [0, 1]}}
      y: {field: time, scale: {domain: [0, 2000]}}
      color: {field: family}
    inset: \(inset)
    """
  }

  @Test func `an inset shows the layers again, cut to a part of the axes`() throws {
    let drawing = try PlotTest(
      Self.specification(
        "{corner: bottom-left, width: 0.5, height: 80, x: [0, 0.1], y: [100, 200]}")
    ).drawing()
    #expect(drawing.facts.views.count == 2)
    let inset = drawing.facts.views[1]
    #expect(inset.isInset && inset.width == 200 && inset.height == 80)
    #expect(inset.axes.map(\.extent) == [[0, 0.1], [100, 200]])
    #expect(inset.marks.map(\.type) == ["line"])
    #expect(drawing.facts.legends.count == 1)
    #expect(
      drawing.alternativeText.hasSuffix("An inset shows x from 0 to 0.1 and y from 100 to 200."))
    #expect(!drawing.alternativeText.contains("panels"))
  }

  @Test func `the outline of what is enlarged lies where the axes have it`() throws {
    let drawing = try PlotTest(Self.specification("{x: [0.25, 0.5], y: [500, 1000]}")).drawing()
    let paths = items(of: drawing.frame, in: "zoom").compactMap { item in
      if case .path(let path, _, _) = item { path } else { nil }
    }
    #expect(paths.count == 3)
    #expect(paths.last?.bounds == .pixels(left: 100, top: 100, width: 100, height: 50))
    let without = try PlotTest(Self.specification("{x: [0.25, 0.5], indicator: false}")).drawing()
    #expect(items(of: without.frame, in: "zoom").isEmpty)
  }

  @Test func `an inset with its axes lies within the view`() throws {
    for corner in ["top-left", "top-right", "bottom-left", "bottom-right"] {
      let drawing = try PlotTest(
        Self.specification("{corner: \(corner), x: [0, 0.1]}")
      ).drawing()
      let whole = try #require(drawing.facts.views.first)
      #expect(whole.width == 400 && whole.height == 200)
      #expect(texts(on: drawing.frame).allSatisfy { drawing.frame.bounds.contains($0.box) })
    }
  }

  @Test func `an inset may hold a view of its own, with the colours of the view around`() throws {
    let drawing = try PlotTest(
      Self.specification(
        "{spec: {mark: bar, encoding: {x: {field: family}, y: {aggregate: max, field: time}, "
          + "color: {field: family}}}}")
    ).drawing(detailsMarks: true)
    let marks = drawing.facts.views.flatMap(\.marks)
    #expect(marks.map(\.type) == ["line", "bar"])
    #expect(drawing.facts.legends.count == 1)
    let strokes = marks[0].geometry?.tallies.first { $0.name == "stroke" }?.entries.map(\.value)
    let fills = marks[1].geometry?.tallies.first { $0.name == "fill" }?.entries.map(\.value)
    #expect(Set(strokes ?? []) == Set(fills ?? ["none"]))
  }

  @Test func `an inset that shows nothing, or a part that is none, is reported`() {
    #expect(
      PlotTest(Self.specification("{corner: top-left}")).problems == ["8:8 the inset shows nothing"]
    )
    #expect(
      PlotTest(Self.specification("{x: [1, 0]}")).problems.contains(
        "8:12 ‘x’ of the inset must be two increasing numbers, not a list"))
    #expect(
      PlotTest(
        Self.specification("{spec: {hconcat: [{mark: point, encoding: {x: {field: time}}}]}}")
      )
      .problems == ["8:15 an inset holds one view, without panels"])
  }
}
