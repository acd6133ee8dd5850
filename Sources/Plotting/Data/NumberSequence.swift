import Manuscript

/// Numbers at equal distances, from `start` up to, not including, `stop`.
struct NumberSequence: Sendable, Hashable {
  let values: [Double]

  /// Reads `start`, `stop` and `step`; nil, with a diagnostic, after an error.
  init?(_ reader: inout PropertyReader) {
    let start = reader.number("start") ?? 0
    let step = reader.number("step") ?? 1
    guard let stop = reader.number("stop") else {
      reader.needs("stop", "where the sequence ends")
      return nil
    }
    guard step != 0 else {
      _ = reader.value("step").flatMap {
        reader.wrong($0, "step", expected: "a number other than 0") as Int?
      }
      return nil
    }
    let count = ((stop - start) / step).rounded(.up)
    guard count <= 10_000_000 else {
      reader.diagnostics.report(
        PlotMessages.custom("the sequence has more than 10 million numbers", at: reader.node.range))
      return nil
    }
    values = (0..<max(0, Int(count))).map { start + Double($0) * step }
  }
}
