import Comparison

/// How progress is written: as a bar of one line, or as a plain line.
package enum ProgressText {
  /// A line with a bar: `experiments  ━━━━━─────  120/390  31 %  12.5/s  0:21 left  time-to-gain`.
  ///
  /// It takes fewer than `width` columns: what does not fit is left out, from the right; what is done now is
  /// shortened.
  package static func bar(
    _ title: String, _ state: ProgressState, elapsed: Duration, width: Int
  ) -> String {
    let pieces = numbers(state, elapsed: elapsed)
    let label = TerminalText.plain(state.label)
    let barWidth = min(30, max(width / 4, 5))
    let filled = Int(state.share * Double(barWidth))
    let bar =
      String(repeating: "━", count: filled) + String(repeating: "─", count: barWidth - filled)
    var line = title
    for piece in [bar] + pieces {
      let longer = line.isEmpty ? piece : line + "  " + piece
      guard TerminalText.width(longer) < width else {
        return TerminalText.width(line) < width ? line : String(line.prefix(max(width - 1, 0)))
      }
      line = longer
    }
    if !label.isEmpty { line += shortened("  " + label, to: width - 1 - TerminalText.width(line)) }
    return TerminalText.width(line) < width ? line : String(line.prefix(max(width - 1, 0)))
  }

  /// A plain line: `experiments: 120/390, 31 %, 12.5/s, 0:21 left, time-to-gain`.
  package static func line(_ title: String, _ state: ProgressState, elapsed: Duration) -> String {
    let label = TerminalText.plain(state.label)
    let pieces = numbers(state, elapsed: elapsed) + (label.isEmpty ? [] : [label])
    return "\(title): " + pieces.joined(separator: ", ")
  }

  /// The text in so many columns; none where that would leave less than a word or two.
  private static func shortened(_ text: String, to width: Int) -> String {
    if TerminalText.width(text) <= width { return text }
    guard width >= leastLabelWidth else { return "" }
    var text = text
    while TerminalText.width(text) >= width { text.removeLast() }
    return text + "…"
  }

  /// The fewest columns that a shortened label is worth.
  private static let leastLabelWidth = 16

  /// The last line: `experiments: 390 in 0:31 (350 computed, 38 at hand, 2 failed)`.
  package static func conclusion(
    _ title: String, _ state: ProgressState, elapsed: Duration
  ) -> String {
    var parts: [String] = []
    if state.finished > 0 { parts.append("\(state.finished) computed") }
    if state.cached > 0 { parts.append("\(state.cached) at hand") }
    if state.failed > 0 { parts.append("\(state.failed) failed") }
    if state.settled < state.planned { parts.append("\(state.planned - state.settled) not done") }
    let outcome = parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
    return "\(title): \(state.planned) in \(time(elapsed))\(outcome)"
  }

  /// A duration as a clock shows it: `0:07`, `12:40`, `3:05:09`.
  package static func time(_ duration: Duration) -> String {
    let seconds = Int(max(min((duration / .seconds(1)).rounded(.up), 3_599_999), 0))
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = padded(seconds % 60)
    return hours > 0 ? "\(hours):\(padded(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  private static func numbers(_ state: ProgressState, elapsed: Duration) -> [String] {
    var pieces = [
      "\(state.settled)/\(state.planned)", "\(Int(state.share * 100)) %",
    ]
    if state.failed > 0 { pieces.append("\(state.failed) failed") }
    if let rate = state.rate(after: elapsed) { pieces.append(self.rate(rate)) }
    if state.settled < state.planned, let left = state.timeLeft(after: elapsed) {
      pieces.append("\(time(left)) left")
    }
    return pieces
  }

  /// So many a second, a minute or an hour, with one decimal below 100: `12.5/s`, `3.0/min`, `0.4/h`.
  package static func rate(_ perSecond: Double) -> String {
    if perSecond >= 0.95 { return "\(decimal(perSecond))/s" }
    if perSecond * 60 >= 0.95 { return "\(decimal(perSecond * 60))/min" }
    return "\(decimal(perSecond * 3600))/h"
  }

  private static func decimal(_ rate: Double) -> String {
    guard rate < 1e9 else { return "many" }
    if rate >= 100 { return "\(Int(rate.rounded()))" }
    let tenths = Int((rate * 10).rounded())
    return tenths == 0 ? "less than 0.1" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
