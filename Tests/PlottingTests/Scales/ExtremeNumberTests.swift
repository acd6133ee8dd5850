import Drawing
import Plotting
import Testing

/// Numbers at the ends of what a double holds, on every kind of scale.
@Suite struct ExtremeNumberTests {
  private struct Generator {
    var choices: RandomChoices

    mutating func number() -> String {
      choices.pick([
        "0", "-0.0", "1", "-1", "1e308", "-1e308", "1.7976931348623157e308", "5e-324", "-5e-324",
        "1e-300", "9007199254740993", "0.1", "1e16", "-3e-5", "null", "1e20", "253402300800000",
      ])
    }

    mutating func channel(_ name: String) -> String {
      let types = [
        "linear", "log", "symlog", "sqrt", "pow", "time", "utc", "quantize", "quantile",
        "threshold", "bin-ordinal", "band", "point", "ordinal",
      ]
      let type = choices.pick(types)
      let extras = [
        "", ", zero: false", ", nice: false", ", nice: 3", ", domain: [\(number()), \(number())]",
        ", domainMin: \(number())", ", domainMax: \(number())", ", padding: 20", ", reverse: true",
        ", base: 2", ", exponent: 3", ", constant: 1e-9", ", clamp: true",
      ]
      let guide = choices.pick([
        "", ", axis: {tickCount: 30}", ", axis: {values: [\(number()), \(number())]}",
        ", axis: {format: '.3s'}", ", axis: {tickMinStep: 0.5}", ", bin: true",
        ", bin: {step: 0.1}", ", timeUnit: yearmonth", ", aggregate: sum",
      ])
      let shown =
        name == "color" || name == "size" ? guide.replacing("axis", with: "legend") : guide
      return "\(name): {field: a, type: quantitative, scale: {type: \(type)\(choices.pick(extras))"
        + "\(choices.pick(extras))}\(shown)}"
    }

    mutating func specification() -> String {
      let rows = (0..<choices.next(5)).map { _ in "{a: \(number()), b: \(number())}" }
      let mark = choices.pick(["point", "line", "bar", "area", "rect", "tick", "rule", "trail"])
      let look = choices.pick([channel("color"), channel("size"), "detail: {field: b}"])
      return """
        data: {values: [\(rows.joined(separator: ", "))]}
        mark: \(mark)
        encoding: {\(channel("x")), \(channel("y").replacing("field: a", with: "field: b")), \(look)}
        """
    }
  }

  @Test(arguments: 0..<8)
  func `numbers at the ends of their range never stop a drawing`(part: Int) throws {
    var generator = Generator(choices: RandomChoices(seed: UInt64(part) &* 6151 &+ 11))
    var drawn = 0
    for _ in 0..<20 {
      let yaml = generator.specification()
      guard let drawing = try PlotTest(yaml).anything() else { continue }
      drawn += 1
      #expect(drawing.frame.size.width.pixels.isFinite, "\(yaml)")
      let vega = try PlotTest(yaml).anything(theme: .vega, detailsMarks: true)
      #expect(vega?.facts.json != nil, "\(yaml)")
    }
    #expect(drawn > 5)
  }
}
