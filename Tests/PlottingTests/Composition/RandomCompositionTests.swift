import Drawing
import Plotting
import Testing

/// Trees of views drawn at random from the whole grammar.
@Suite struct RandomCompositionTests {
  /// A generator of specifications; equal seeds give equal ones.
  private struct Generator {
    var choices: RandomChoices

    private mutating func next(_ count: Int) -> Int { choices.next(count) }
    private mutating func pick(_ texts: [String]) -> String { choices.pick(texts) }

    mutating func position(_ channel: String) -> String {
      let definition = pick([
        "field: variance, type: quantitative", "field: time, type: quantitative",
        "field: family, type: nominal", "field: variance, type: ordinal",
        "field: time, type: quantitative, aggregate: median", "aggregate: count",
        "field: low, bin: {maxbins: 6}, type: quantitative",
        "field: variance, type: quantitative, scale: {type: log}",
        "field: high, type: quantitative, scale: {type: sqrt, padding: 10}",
        "field: time, timeUnit: yearmonth, type: temporal", "datum: 3",
        "field: low, type: quantitative, axis: {orient: \(channel == "x" ? "top" : "right")}",
        "field: high, type: quantitative, stack: normalize",
        "field: high, type: quantitative, axis: {labelAngle: 45, tickCount: 12, title: [a, b]}",
      ])
      return "\(channel): {\(definition)}"
    }

    mutating func look() -> String {
      pick([
        "color: {field: family, legend: {orient: bottom, direction: horizontal}}",
        "color: {field: variance, type: quantitative, scale: {type: quantize, scheme: blues}}",
        "color: {field: low, type: quantitative, scale: {type: threshold, domain: [8, 100]}}",
        "color: {field: time, bin: true, type: ordinal}", "size: {field: high, type: quantitative}",
        "shape: {field: family}", "opacity: {field: low, type: quantitative}",
        "color: {condition: {test: datum.low > 10, value: red}, value: grey}",
        "strokeDash: {field: converged, type: nominal}", "order: {field: high}",
        "color: {field: family, scale: {scheme: dark2}, legend: {orient: top-left}}",
        "angle: {field: low, type: quantitative}", "detail: {field: family}",
      ])
    }

    mutating func unit() -> String {
      let mark = pick([
        "line", "point", "bar", "area", "rect", "rule", "tick", "trail", "boxplot", "errorbar",
        "errorband", "circle", "square", "{type: line, interpolate: basis, point: {filled: false}}",
        "{type: bar, cornerRadiusEnd: 3, width: {band: 0.6}}", "{type: text, text: abc}",
        "{type: point, shape: wedge, filled: true}", "{type: area, line: true, color: teal}",
      ])
      if next(9) == 0 {
        return "{mark: {type: arc, innerRadius: 10}, encoding: {theta: {field: high, "
          + "type: quantitative, stack: true}, color: {field: family}}}"
      }
      var channels = [position("x"), position("y")]
      for _ in 0..<next(3) { channels.append(look()) }
      let names = channels.map { $0.prefix { $0 != ":" } }
      let unique = channels.indices.filter { names.firstIndex(of: names[$0]) == $0 }
      return "{mark: \(mark), encoding: {\(unique.map { channels[$0] }.joined(separator: ", "))}}"
    }

    mutating func layers() -> String {
      let units = (0..<(1 + next(3))).map { _ in unit() }
      let resolve = pick(["", ", resolve: {scale: {y: independent}}"])
      return "{layer: [\(units.joined(separator: ", "))]\(resolve)}"
    }

    mutating func chart() -> String { next(3) == 0 ? layers() : unit() }

    mutating func specification() -> String {
      switch next(6) {
      case 0:
        let name = pick(["hconcat", "vconcat", "columns: 2, concat"])
        let views = (0..<(1 + next(3))).map { _ in chart() }
        let resolve = pick(["", ", resolve: {scale: {x: shared, color: independent}}"])
        return "{\(name): [\(views.joined(separator: ", "))]\(resolve), title: a title}"
      case 1:
        let facet = pick([
          "{row: {field: family}}", "{field: family, columns: 1}", "{column: {field: converged}}",
          "{row: {field: converged}, column: {field: family, header: {labelOrient: bottom}}}",
        ])
        let resolve = pick(["", ", resolve: {scale: {x: independent, y: independent}}"])
        return "{facet: \(facet), spec: \(chart())\(resolve)}"
      case 2:
        let spec = chart().replacing("field: low", with: "field: {repeat: repeat}")
        return "{repeat: [low, high], spec: \(spec)}"
      default: return chart()
      }
    }
  }

  @Test(arguments: 0..<8)
  func `whatever the tree of views, nothing crashes, leaves the page or overlaps`(part: Int) throws
  {
    var generator = Generator(choices: RandomChoices(seed: UInt64(part) &* 7919 &+ 3))
    var drawn = 0
    for _ in 0..<24 {
      let yaml = generator.specification()
      guard let drawing = try PlotTest(yaml).anything() else { continue }
      drawn += 1
      let frame = drawing.frame
      #expect(frame.size.width.pixels.isFinite && frame.size.height.pixels < 20_000, "\(yaml)")
      for text in texts(on: frame) {
        let isInside = frame.bounds.contains(text.box, slack: .pixels(1))
        #expect(isInside, "‘\(text.text)’ leaves the page\n\(yaml)")
      }
      if let (first, second) = overlap(of: axisTexts(frame.items)) {
        Issue.record("‘\(first)’ and ‘\(second)’ overlap on an axis\n\(yaml)")
      }
      _ = try PlotTest(yaml).anything(theme: .vega, detailsMarks: true)?.facts.json
      if drawn % 6 == 0 { _ = try frame.pdf() }
    }
    #expect(drawn > 18)
  }

  /// The upright texts of each axis by itself.
  private func axisTexts(_ items: [FrameItem]) -> [[(text: String, box: Rectangle)]] {
    items.flatMap { item -> [[(text: String, box: Rectangle)]] in
      guard case .group(let group) = item else { return [] }
      guard group.role.hasPrefix("axis") else { return axisTexts(group.items) }
      let size = Size(width: .pixels(10_000), height: .pixels(10_000))
      let upright = group.items.filter { if case .glyphs = $0 { true } else { false } }
      return [texts(on: Frame(size: size, items: upright))]
    }
  }

  private func overlap(
    of axes: [[(text: String, box: Rectangle)]]
  ) -> (String, String)? {
    for texts in axes {
      for (index, first) in texts.enumerated() {
        for second in texts[(index + 1)...] {
          let (one, other) = (
            first.box.expanded(by: .pixels(-2)), second.box.expanded(by: .pixels(-2))
          )
          if one.overlaps(other) { return (first.text, second.text) }
        }
      }
    }
    return nil
  }
}
