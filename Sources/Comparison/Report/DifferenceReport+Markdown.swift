extension DifferenceReport {
  /// The most items of a kind that stand open; more are folded away.
  private static let mostOpenItems = 12

  /// The report as Markdown for a pull request's comment, with a line end.
  ///
  /// Flipped verdicts stand on top; names of people and numbers of issues in texts of the report do
  /// not become mentions.
  public var markdown: String {
    guard !difference.isEmpty else {
      let lines = ([summary] + typesetting).map(line) + withinTolerance
      return lines.joined(separator: "\n\n") + "\n"
    }
    var blocks = ["### \(Self.code(difference.from.name)) → \(Self.code(difference.to.name))"]
    blocks += ([summary] + typesetting).map(line)
    if difference.from.profile != difference.to.profile {
      blocks.append("**profile \(difference.from.profile) → \(difference.to.profile)**")
    }
    let flips = difference.items.filter(\.flipsVerdict)
    if !flips.isEmpty {
      let lines = flips.flatMap { ItemWording($0).lines(names: [$0.displayName]).prefix(1) }
      blocks.append((["> [!CAUTION]"] + lines.map { "> \(line($0))  " }).joined(separator: "\n"))
    }
    for kind in ItemKind.allCases {
      let items = difference.items.filter { $0.kind == kind }
      guard !items.isEmpty else { continue }
      let list = self.blocks(items).flatMap(\.lines).map(line).joined(separator: "\n")
      if items.count > Self.mostOpenItems {
        blocks.append("<details><summary>\(items.count) \(kind.plural)</summary>")
        blocks.append(list)
        blocks.append("</details>")
      } else {
        blocks.append("#### \(kind.plural)")
        blocks.append(list)
      }
    }
    return (blocks + withinTolerance).joined(separator: "\n\n") + "\n"
  }

  /// The items that are equal within tolerance, folded away.
  private var withinTolerance: [String] {
    let items = difference.withinTolerance
    guard !items.isEmpty else { return [] }
    let list = items.map { "- \(line(ToleranceWording.item($0)))" }.joined(separator: "\n")
    let count = "\(items.count) \(items.count == 1 ? "item" : "items")"
    return ["<details><summary>\(count) equal within tolerance</summary>", list, "</details>"]
  }

  /// A line of the report: an item of a list as deep as the line is moved in, alarms in bold.
  private func line(_ line: ReportLine) -> String {
    let texts = line.pieces.map { piece in
      let text = Self.escaped(piece.text)
      return piece.emphasis == .alarm ? "**\(text)**" : text
    }.joined()
    switch line.indent {
    case 0: return texts
    case ..<6: return "- \(texts)"
    default: return "  - \(texts)"
    }
  }

  /// Text in which nothing is markup, a mention or the number of an issue.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "@", "#": escaped += "\(character)<!-- -->"
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "~", "|", "$": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A name in a code span, whatever backticks it has.
  private static func code(_ name: String) -> String {
    let plain = TerminalText.plain(name)
    let longest = plain.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "`\(plain)`" : "\(fence) \(plain) \(fence)"
  }
}
