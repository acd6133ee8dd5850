import Drawing
import Plotting
import Results
import Testing

@Suite struct BrokenAxisTests {
  private static let bars = [
    "bars": Table([
      Column("k", .strings(["a", "b", "c"])), Column("v", .numbers([10, 90, 100])),
    ])
  ]

  private static func specification(_ scale: String, mark: String = "bar") -> String {
    """
    width: 300
    height: 214
    mark: \(mark)
    encoding: {x: {field: k}, y: {field: v, scale: {\(scale)}}}
    """
  }

  @Test(arguments: [Theme.report, .vega])
  func `both sides of a break have one unit, and the gap has its own width`(theme: Theme) throws {
    let test = PlotTest(Self.specification("breaks: [[20, 80]]"), tables: Self.bars)
    let drawing = try test.drawing(theme: theme, detailsMarks: true)
    // 40 of 100 are left on 200 of 214 pixels: 5 a unit. 80 stands at 214 − 100 − 14.
    let mark = try #require(drawing.facts.views[0].marks[0].geometry)
    let tops = try #require(mark.range("y"))
    #expect(tops.least == 0 && tops.greatest == 164)
    #expect((tops.mean - 214.0 / 3).magnitude < 1e-9)
    let axis = try #require(drawing.facts.views[0].axes.last)
    #expect(axis.extent == [0, 100])
    #expect(axis.breaks == [[20, 80]])
    for (label, place) in zip(axis.labels, axis.places) {
      let value = try #require(Double(label))
      #expect(value <= 20 || value >= 80)
      #expect((place - (value <= 20 ? 214 - 5 * value : 5 * (100 - value))).magnitude < 1e-9)
    }
    #expect(axis.labels.contains("0") && axis.labels.contains("100"))
  }

  @Test func `marks and grid lines are cut at the gap, and the axis shows the break`() throws {
    let drawing = try PlotTest(Self.specification("breaks: [20, 80]"), tables: Self.bars).drawing()
    let clips = clips(of: drawing.frame.items, in: "part").map { ($0.top.pixels, $0.bottom.pixels) }
    #expect(clips.count == 2)
    #expect((clips[0].1 - 100).magnitude < 1e-9 && (clips[1].0 - 114).magnitude < 1e-9)
    let lines = items(of: drawing.frame, in: "axis y").compactMap { item -> Path? in
      if case .path(let path, _, _) = item { path } else { nil }
    }
    let slanted = lines.filter { $0.bounds.width.pixels > 0 && $0.bounds.height.pixels > 0 }
    let middles = slanted.map { (($0.bounds.top + $0.bounds.bottom).pixels / 2).rounded() }
    #expect(middles == [100, 114])
    // The axis' line is in two pieces.
    #expect(lines.count { $0.bounds.width.pixels == 0 } == 2)
  }

  @Test func `two breaks of a logarithmic axis leave its decades alike`() throws {
    let table = [
      "a": Table([
        Column("k", .numbers([1, 2])), Column("v", .numbers([1, 1e12])),
      ])
    ]
    let test = PlotTest(
      """
      height: 328
      mark: point
      encoding:
        x: {field: k}
        y: {field: v, scale: {type: log, breaks: [[1e2, 1e4], [1e6, 1e11]]}}
      """, tables: table)
    let axis = try #require(try test.drawing().facts.views[0].axes.last)
    // Five decades on 300 of 328 pixels.
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    for (label, place) in zip(axis.labels, axis.places) where label.hasPrefix("10") {
      let power = label.dropFirst(2).reduce(0) { power, digit in
        power * 10 + Double(digits.firstIndex(of: digit) ?? 0)
      }
      let left = power <= 2 ? power : power <= 6 ? power - 2 : power - 7
      let gaps = power <= 2 ? 0.0 : power <= 6 ? 14 : 28
      #expect((place - (328 - 60 * left - gaps)).magnitude < 1e-9, "\(label)")
    }
    #expect(axis.labels.count >= 4)
  }

  @Test func `labels that would meet over a gap of x are left out on one side`() throws {
    let table = ["a": Table([Column("x", .numbers([0, 100])), Column("y", .numbers([1, 2]))])]
    let test = PlotTest(
      "width: 240\nmark: point\nencoding: {x: {field: x, scale: {breaks: [[20, 80]]}}, y: {field: y}}",
      tables: table)
    let drawing = try test.drawing()
    let axis = drawing.facts.views[0].axes[0]
    #expect(axis.labels.contains("20") != axis.labels.contains("80"))
    let boxes = texts(on: drawing.frame).filter { axis.labels.contains($0.text) }.map(\.box)
      .filter { $0.top.pixels > 150 }.sorted { $0.left < $1.left }
    for (left, right) in zip(boxes, boxes.dropFirst()) { #expect(left.right < right.left) }
  }

  @Test func `values in a break, and breaks that the axis does not reach, are noted`() throws {
    let inside = PlotTest(
      Self.specification("breaks: [[20, 95]]", mark: "point"), tables: Self.bars)
    #expect(try inside.drawing().notes == ["1 of 3 rows have a ‘y’ within a break of its axis"])
    let beyond = PlotTest(Self.specification("breaks: [[200, 300]]"), tables: Self.bars)
    #expect(
      try beyond.drawing().notes == [
        "the break from 200 to 300 does not lie inside the y axis, which runs from 0 to 100"
      ])
  }

  @Test func `what cannot be broken is reported`() {
    func problems(_ scale: String, _ field: String = "v") -> [String] {
      PlotTest(
        "mark: point\nencoding: {y: {field: \(field), scale: {\(scale)}}}", tables: Self.bars
      ).problems
    }
    #expect(
      problems("breaks: 20") == [
        "2:42 ‘breaks’ of the scale of ‘y’ must be a list of pairs like [[20, 80]], the numbers "
          + "between which are left out, not the number 20"
      ])
    #expect(
      problems("breaks: [[1, 5], [3, 8]]").first?.contains("pairs that lie apart from each other")
        == true)
    #expect(
      problems("breaks: [[1, 2]]", "k") == [
        "2:33 ‘breaks’ leaves numbers out, but ‘y’ is nominal"
      ])
    #expect(
      problems("type: log, breaks: [[-1, 2]]") == [
        "2:33 a logarithmic scale cannot reach zero, which its ‘breaks’ do"
      ])
    #expect(
      PlotTest(
        "mark: point\nencoding: {x: {field: k}, color: {field: v, scale: {breaks: [[1, 2]]}}}",
        tables: Self.bars
      ).problems.first?.contains("unknown key ‘breaks’ in the scale of ‘color’") == true)
  }
}

/// The clips of all groups of a role.
private func clips(of items: [FrameItem], in role: String) -> [Rectangle] {
  items.flatMap { item -> [Rectangle] in
    guard case .group(let group) = item else { return [] }
    let own = group.role == role ? [group.clip].compactMap(\.self) : []
    return own + clips(of: group.items, in: role)
  }
}
