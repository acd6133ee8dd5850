extension Verification {
  /// The findings as lines of text, each with a line end; see ``DifferenceReport/text(width:paint:)``.
  public func text(
    width: Int? = nil, paint: (String, Emphasis) -> String = { text, _ in text }
  ) -> String {
    let files = "\(fileCount) \(fileCount == 1 ? "file" : "files")"
    guard !holds else {
      return "Output is what the sources give: \(files), byte for byte\n\(trust)"
    }
    var lines = findings.map { finding in
      ReportLine(finding.path, .changed).adding(": \(finding.kind.phrase)")
    }
    let count = findings.count
    lines.append(
      ReportLine(
        "\(count) of \(files) \(count == 1 ? "is" : "are") not what the sources give", .alarm))
    let text = lines.map { $0.text(width: width, paint: paint) + "\n" }.joined()
    guard let difference, !difference.isEmpty else { return text + trust }
    return text + "\n" + DifferenceReport(difference).text(width: width, paint: paint) + trust
  }

  /// What was not proved, as a line; nothing where all was.
  private var trust: String {
    guard resultsTaken > 0 else { return "" }
    let results = "\(resultsTaken) \(resultsTaken == 1 ? "result was" : "results were")"
    return "\(results) trusted, not computed again: without --stored they are proved too\n"
  }
}

extension Verification.Finding.Kind {
  /// What is wrong, after the file's path.
  fileprivate var phrase: String {
    switch self {
    case .edited: "edited by hand, it is not the file its manifest speaks of"
    case .stale: "stale, the sources give another"
    case .missing: "missing, the sources give it"
    case .foreign: "foreign, the sources do not give it"
    }
  }
}
