/// A difference in words, for a terminal or a file.
public struct DifferenceReport: Sendable {
  /// What differs.
  public let difference: ManifestDifference

  /// A report on a difference.
  public init(_ difference: ManifestDifference) {
    self.difference = difference
  }

  /// What the program's exit status should be: 0 for equal reports, 1 for different ones.
  public var exitStatus: Int32 { difference.isEmpty ? 0 : 1 }

  /// The report as lines of text, each with a line end; a line for each item with indented lines
  /// that explain it, by kind, and a summary at the end.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; nil leaves lines whole, for pipes and files.
  ///   - paint: Wraps a piece of text in a colour; called with text that needs no escaping.
  ///   - pictures: The pictures of an item, to stand below what is said of it, with their line ends.
  public func text(
    width: Int? = nil, paint: (String, Emphasis) -> String = { text, _ in text },
    pictures: (ItemChange) -> String = { _ in "" }
  ) -> String {
    func text(_ lines: [ReportLine]) -> String {
      lines.map { $0.text(width: width, paint: paint) + "\n" }.joined()
    }
    let end = [ToleranceWording.line(difference.withinTolerance), summary].compactMap(\.self)
    guard !difference.isEmpty else { return text(end + typesetting) }
    var parts = [text(head)]
    for kind in ItemKind.allCases {
      let items = difference.items.filter { $0.kind == kind }
      guard !items.isEmpty else { continue }
      parts.append(text([ReportLine(""), ReportLine(kind.plural, .heading)]))
      for block in blocks(items) {
        parts.append(text(block.lines))
        parts += block.items.map(pictures)
      }
    }
    return parts.joined() + text([ReportLine("")] + end)
  }

  /// What is compared.
  private var head: [ReportLine] {
    var lines = [ReportLine("\(difference.from.name) → \(difference.to.name)", .heading)]
    lines += typesetting
    if difference.from.profile != difference.to.profile {
      lines.append(
        ReportLine("profile \(difference.from.profile) → \(difference.to.profile)", .alarm))
    }
    return lines
  }

  /// What texts are set with that differs, in a line; none where nothing does.
  var typesetting: [ReportLine] {
    if difference.typesetting.isEmpty { return [] }
    return [
      ReportLine("set with other \(CauseWording.typesetting(difference.typesetting))", .changed)
    ]
  }

  /// Items of which there is the same to say.
  struct Block {
    var items: [ItemChange]
    let wording: ItemWording

    var lines: [ReportLine] { wording.lines(names: items.map(\.displayName)) }
  }

  /// Items with what there is to say of them; those of which it is the same stand together.
  func blocks(_ items: [ItemChange]) -> [Block] {
    var blocks: [Block] = []
    for item in items {
      let wording = ItemWording(item)
      let same = blocks.lastIndex { $0.wording.canShareLine && $0.wording == wording }
      if let same {
        blocks[same].items.append(item)
      } else {
        blocks.append(Block(items: [item], wording: wording))
      }
    }
    return blocks
  }

  /// How much differs, in one line.
  var summary: ReportLine {
    let items = difference.items
    guard !items.isEmpty else {
      let all = counts { _ in nil }
      return ReportLine(
        "no differences between \(difference.from.name) and \(difference.to.name)"
          + (all.isEmpty ? "" : " (\(all))") + noise)
    }
    let differing = counts { kind in items.filter { $0.kind == kind }.count }
    let statuses: [(ItemChange.Status, String)] = [
      (.changed, "changed"), (.renamed, "renamed"), (.added, "added"), (.removed, "removed"),
    ]
    var parts = statuses.compactMap { status, word in
      let count = items.filter { $0.status == status }.count
      return count == 0 ? nil : "\(count) \(word)"
    }
    let problems = Set(items.flatMap(\.problems)).count
    if problems > 0 { parts.append("\(problems) \(problems == 1 ? "problem" : "problems")") }
    let verb = items.count == 1 ? "differs" : "differ"
    let line = ReportLine("\(differing) \(verb): \(parts.joined(separator: ", "))\(noise)")
    let flips = items.filter(\.flipsVerdict).count
    guard flips > 0 else { return line }
    return line.adding(", ").adding(
      flips == 1 ? "1 VERDICT FLIPPED" : "\(flips) VERDICTS FLIPPED", .alarm)
  }

  /// How much was passed over.
  private var noise: String { ToleranceWording.summary(difference) }

  /// “2 of 24 figures, 1 of 6 claims”, or “24 figures, 6 claims” where the part is nil.
  private func counts(of part: (ItemKind) -> Int?) -> String {
    ItemKind.allCases.compactMap { kind in
      let total = max(difference.compared[kind.rawValue] ?? 0, part(kind) ?? 0)
      let noun = total == 1 ? kind.rawValue : kind.plural
      guard let count = part(kind) else { return total == 0 ? nil : "\(total) \(noun)" }
      return count == 0 ? nil : "\(count) of \(total) \(noun)"
    }.joined(separator: ", ")
  }
}

extension ItemKind {
  /// The word for several of them.
  var plural: String {
    switch self {
    case .chapter: "chapters"
    case .figure: "figures"
    case .table: "tables"
    case .claim: "claims"
    case .value: "values"
    case .experiment: "experiments"
    }
  }
}

extension ItemChange {
  /// The item's id, with the earlier one where it differs.
  var displayName: String {
    let name = kind == .value ? "‘\(TextWording.short(id))’" : id
    return previousID.map { "\(name) (was \($0))" } ?? name
  }
}
