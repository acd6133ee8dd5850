/// Measurements as lines for a terminal.
struct MeasurementTable {
  /// The lines.
  let text: String

  private static let allHeads = [
    "", "wall ms", "min–max", "CPU ms", "min–max", "peak MB", "baseline", "CPU ms", "ratio",
    "min–max", "KB", "limits",
  ]

  /// A table of measurements; columns in which nothing stands are left out.
  init(title: String, _ measurements: [Measurement]) {
    let all = [[title] + Self.allHeads.dropFirst()] + measurements.map(Self.row)
    let kept = Self.allHeads.indices.filter { column in
      all.dropFirst().contains { !$0[column].isEmpty }
    }
    let heads = kept.map { Self.allHeads[$0] }
    let rows = all.map { row in kept.map { row[$0] } }
    let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    text =
      rows.map { row in
        row.indices.map { column in
          let isText = column == 0 || heads[column] == "baseline" || heads[column] == "limits"
          return isText
            ? row[column].padded(to: widths[column])
            : row[column].padded(to: widths[column], isRightAligned: true)
        }.joined(separator: "  ")
      }.joined(separator: "\n") + "\n"
  }

  private static func row(_ measurement: Measurement) -> [String] {
    let memory = measurement.peakMemory.map { rounded(Double($0) / 1e6) } ?? ""
    let size = measurement.fileSize.map { rounded(Double($0) / 1e3) } ?? ""
    let ours = [
      measurement.name, milliseconds(measurement.wall.median), range(measurement.wall, 1000),
      milliseconds(measurement.processor.median), range(measurement.processor, 1000), memory,
    ]
    let ends = [size, limits(measurement)]
    guard let baseline = measurement.baseline else { return ours + ["", "", "", ""] + ends }
    return ours + [
      baseline.name, milliseconds(baseline.processor.median), rounded(baseline.ratio.median),
      range(baseline.ratio, 1),
    ] + ends
  }

  /// The limits of a measurement in words, and whether all of them are kept.
  private static func limits(_ measurement: Measurement) -> String {
    guard let limits = measurement.limits, let isKept = measurement.keepsLimits else { return "" }
    let texts = [
      limits.wall.map { "\(milliseconds($0)) ms wall" },
      limits.processor.map { "\(milliseconds($0)) ms" },
      limits.peakMemory.map { "\(rounded(Double($0) / 1e6)) MB" },
      limits.fileSize.map { "\(rounded(Double($0) / 1e3)) KB" },
      limits.ratio.map { "\(rounded($0)) ×" },
    ].compactMap(\.self)
    return "\(isKept ? "kept" : "MISSED"): \(texts.joined(separator: ", "))"
  }

  private static func milliseconds(_ seconds: Double) -> String { rounded(seconds * 1000) }

  private static func range(_ timing: Timing, _ factor: Double) -> String {
    "\(rounded(timing.least * factor))–\(rounded(timing.greatest * factor))"
  }

  /// A number to about three digits, without exponent.
  private static func rounded(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    if number >= 100 { return "\(Int(number.rounded()))" }
    let factor: Double = number >= 10 ? 10 : 100
    return "\((number * factor).rounded() / factor)"
  }
}

extension String {
  /// The text with spaces added until it has `width` characters.
  func padded(to width: Int, isRightAligned: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return isRightAligned ? spaces + self : self + spaces
  }
}
