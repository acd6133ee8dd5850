import Drawing
import Plotting
import Testing

@Suite struct RandomSpecificationTests {
  private struct Generator {
    var choices: RandomChoices

    private mutating func next(_ count: Int) -> Int { choices.next(count) }
    private mutating func pick(_ texts: [String]) -> String { choices.pick(texts) }

    mutating func channel(_ name: String) -> String {
      let field = pick(["family", "variance", "time", "low", "high", "converged", "nothing"])
      let extras = [
        "", ", scale: {type: log}", ", scale: {type: sqrt, zero: false}", ", aggregate: mean",
        ", type: nominal", ", sort: descending", ", scale: {reverse: true, nice: false}",
        ", scale: {domain: [0.5, 3]}", ", title: null", ", scale: {type: symlog}",
        ", axis: {tickCount: 20, labelAngle: -30}", ", legend: {orient: bottom, columns: 2}",
        ", stack: normalize", ", axis: null", ", scale: {type: point}", ", bin: true",
        ", bin: {maxbins: 4}, type: ordinal", ", aggregate: {argmax: time}",
        ", impute: {method: mean, keyvals: [7]}", ", aggregate: ci1", ", stack: center",
        ", timeUnit: month, type: ordinal",
      ]
      return "\(name): {field: \(field)\(pick(extras))}"
    }

    mutating func specification() -> String {
      let mark = pick([
        "line", "point", "circle", "square", "area", "rule", "bar", "rect", "text", "tick",
        "errorband", "errorbar", "{type: line, point: true, labels: end}",
        "{type: area, line: true, interpolate: monotone}", "{type: bar, cornerRadius: 4}",
        "{type: text, text: hello, angle: 30}", "{type: line, interpolate: step-after}",
      ])
      let names = [
        "x", "y", "x2", "y2", "color", "size", "shape", "opacity", "strokeDash", "row", "column",
        "xOffset", "detail", "text", "stroke", "fill",
      ]
      var channels: [String] = []
      for name in names where name.count == 1 ? next(6) > 0 : next(4) == 0 {
        channels.append(channel(name))
      }
      let width = pick(["", "\nwidth: 7cm", "\nwidth: 90", "\nheight: 3cm", "\nwidth: {step: 30}"])
      return "mark: \(mark)\nencoding: {\(channels.joined(separator: ", "))}\(width)"
    }
  }

  @Test(arguments: 0..<8)
  func `random specifications never crash and never set text outside the page`(part: Int) throws {
    var generator = Generator(choices: RandomChoices(seed: UInt64(part) &* 977 &+ 5))
    var drawn = 0
    for _ in 0..<30 {
      let yaml = generator.specification()
      guard let drawing = try PlotTest(yaml).anything() else { continue }
      drawn += 1
      let frame = drawing.frame
      #expect(frame.size.width.pixels.isFinite && frame.size.height.pixels < 20_000, "\(yaml)")
      for text in texts(on: frame) where drawing.facts.views.count < 20 {
        let isInside = frame.bounds.contains(text.box, slack: .pixels(1))
        #expect(isInside, "‘\(text.text)’ \(words(text.box)) of \(words(frame.bounds))\n\(yaml)")
      }
      if frame.size.width.pixels < 3000, drawn % 6 == 0 { _ = try frame.png(scale: 1) }
    }
    #expect(drawn > 10)
  }

  private func words(_ box: Rectangle) -> String {
    [box.left, box.top, box.right, box.bottom].map { "\(Int($0.pixels))" }
      .joined(separator: " ")
  }
}
