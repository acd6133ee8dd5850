import Testing

/// Compares HTML line by line and says where the two part, with what stands before.
func expectHTML(
  _ actual: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let (left, right) = (lines(actual), lines(expected))
  guard left != right else { return }
  let same = zip(left, right).prefix { $0 == $1 }.count
  let before = left[max(0, same - 3)..<same].map { "      \($0)" }
  let found = left.dropFirst(same).prefix(3).map { "  is: \($0)" }
  let wanted = right.dropFirst(same).prefix(3).map { "want: \($0)" }
  let report = (before + found + wanted).joined(separator: "\n")
  Issue.record(
    "the HTML differs from line \(same + 1):\n\(report)\n\nwhole:\n\(actual)",
    sourceLocation: sourceLocation)
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: true)
}
