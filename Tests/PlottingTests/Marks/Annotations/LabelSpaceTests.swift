import Drawing
import Plotting
import Testing

/// Labels that Folio places itself: at ends of lines, beside rules and slopes, on brackets.
@Suite struct LabelSpaceTests {
  private struct Generator {
    var choices: RandomChoices

    private mutating func number(_ count: Int) -> Double { Double(choices.next(count)) }

    /// Layers of lines, rules, slopes, brackets and texts over axes from 0 to 10.
    mutating func specification() -> String {
      var layers = [lines(), rules("x"), rules("y"), rules("y"), slopes(), brackets(), texts()]
      for _ in 0..<choices.next(4) { layers.remove(at: choices.next(layers.count)) }
      return """
        width: \(150 + choices.next(250))
        height: \(100 + choices.next(200))
        layer:
        \(layers.joined(separator: "\n"))
        """
    }

    private static let axes =
      "x: {field: x, scale: {domain: [0, 10]}}, y: {field: y, scale: {domain: [0, 10]}}"

    private mutating func lines() -> String {
      var rows: [String] = []
      for name in ["first", "second", "third", "fourth", "fifth"].prefix(2 + choices.next(4)) {
        let end = number(11)
        rows += (0..<4).map { "{x: \($0 * 3), y: \(end + number(3) / 10), k: \(name)}" }
      }
      return """
          - mark: {type: line, labels: end}
            data: {values: [\(rows.joined(separator: ", "))]}
            encoding: {\(Self.axes), color: {field: k}}
        """
    }

    private mutating func rules(_ channel: String) -> String {
      let rows = (0..<3).map { "{v: \(number(101) / 10), t: bound \($0)\(channel)}" }
      return """
          - mark: {type: rule, labels: true}
            data: {values: [\(rows.joined(separator: ", "))]}
            encoding: {\(channel): {field: v}, text: {field: t}}
        """
    }

    private mutating func slopes() -> String {
      """
        - mark: {type: slope, slope: \(number(7) - 3), text: slope}
          encoding: {x: {datum: \(number(5))}, x2: {datum: \(5 + number(6))}, y: {datum: \(number(11))}}
      """
    }

    private mutating func brackets() -> String {
      let rows = (0..<3).map { "{f: \(number(5)), t: \(5 + number(6)), p: p\($0)}" }
      let (first, second) = choices.next(2) == 0 ? ("x", "x2") : ("y", "y2")
      return """
          - mark: bracket
            data: {values: [\(rows.joined(separator: ", "))]}
            encoding: {\(first): {field: f}, \(second): {field: t}, text: {field: p}}
        """
    }

    private mutating func texts() -> String {
      """
        - mark: {type: text, text: written}
          encoding: {x: {datum: \(number(11))}, y: {datum: \(number(11))}}
      """
    }
  }

  @Test(arguments: 0..<6)
  func `labels never lie on each other, and stay on the page`(part: Int) throws {
    var generator = Generator(choices: RandomChoices(seed: UInt64(part) &* 31 &+ 7))
    for _ in 0..<12 {
      let yaml = generator.specification()
      let drawing = try PlotTest(yaml).drawing()
      let own = texts(on: drawing.frame).filter { text in
        ["first", "second", "third", "fourth", "fifth", "slope", "written", "p0", "p1", "p2"]
          .contains(text.text) || text.text.hasPrefix("bound")
      }
      for (index, label) in own.enumerated() {
        #expect(
          drawing.frame.bounds.contains(label.box, slack: .pixels(1)), "\(label.text)\n\(yaml)")
        for other in own.dropFirst(index + 1) {
          let isApart = !label.box.overlaps(other.box.expanded(by: .pixels(-0.02)))
          #expect(isApart, "\(label.text) and \(other.text)\n\(yaml)")
        }
      }
    }
  }

  @Test func `brackets of horizontal bars stand to their right, short ones nearer`() throws {
    let test = PlotTest(
      """
      width: 200
      height: 300
      layer:
        - mark: bar
          data: {values: [{k: A, v: 5}, {k: B, v: 10}, {k: C, v: 7}]}
          encoding: {y: {field: k}, x: {field: v}}
        - mark: bracket
          data: {values: [{f: A, t: C, p: "***"}, {f: A, t: B, p: "*"}]}
          encoding: {y: {field: f}, y2: {field: t}, text: {field: p}}
      """)
    let drawing = try test.drawing()
    let lines = items(of: drawing.frame, in: "mark bracket").compactMap { item -> [Point]? in
      if case .path(let path, nil, _) = item { path.points } else { nil }
    }
    // The longest bar ends at the view's right edge; ends point to the bars.
    #expect(lines.map { $0[1].x.pixels }.first == 209)
    #expect(lines[0].map(\.x.pixels) == [205, 209, 209, 205])
    #expect(lines[1][1].x.pixels > 214)
    #expect(lines[0][1].y < lines[0][2].y)
  }

  @Test func `labels keep clear of legends within the view`() throws {
    let drawing = try PlotTest(
      """
      width: 200
      height: 100
      layer:
        - mark: point
          encoding:
            x: {field: variance}
            y: {field: time}
            color: {field: family, type: nominal, legend: {orient: top-right}}
        - mark: {type: rule, labels: true, text: a bound}
          encoding: {y: {datum: 1400}}
      """
    ).drawing()
    let all = texts(on: drawing.frame)
    let bound = try #require(all.first { $0.text == "a bound" })
    let entries = all.filter { ["family", "scaled", "rare"].contains($0.text) }
    #expect(entries.count == 3)
    for entry in entries { #expect(!entry.box.overlaps(bound.box), "\(entry.text)") }
  }

  @Test func `a label without any room is left out and noted`() throws {
    let test = PlotTest(
      """
      width: 60
      height: 12
      layer:
        - mark: {type: text, text: all of the view and more}
        - mark: {type: rule, labels: true, text: some bound}
          encoding: {y: {datum: 5}}
      """)
    #expect(
      try test.drawing().notes == ["a label has no room in the view and is left out"])
  }

  @Test func `a bracket along both axes, or without a start, is reported`() {
    func problems(_ encoding: String) -> [String] {
      PlotTest("mark: bracket\nencoding: {\(encoding)}").problems
    }
    #expect(
      problems("x: {datum: 1}, x2: {datum: 2}, y: {datum: 1}, y2: {datum: 2}")
        == ["1:7 a bracket reaches along one axis, but has ‘x2’ and ‘y2’"])
    #expect(
      problems("x: {datum: 1}, y2: {datum: 2}").last
        == "1:7 a bracket with ‘y2’ needs the channel ‘y’")
  }
}
