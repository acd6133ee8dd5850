import FoundationEssentials

extension ItemHistory {
  /// The history as lines of text, each with a line end; see ``DifferenceReport/text(width:paint:)``.
  public func text(
    width: Int? = nil, paint: (String, Emphasis) -> String = { text, _ in text },
    pictures: (Version) -> String = { _ in "" }
  ) -> String {
    versions.map { $0.text(width: width, paint: paint) + pictures($0) }.joined()
      + summary.text(width: width, paint: paint) + "\n"
  }

  /// How many versions there are, in how many commits.
  var summary: ReportLine {
    Self.summary(of: item, versions: versions.count, commits: commitCount)
  }

  /// How many versions of an item there are, in how many commits, in one line without its end.
  public static func summary(of item: String, versions: Int, commits: Int) -> String {
    let line: ReportLine = summary(of: item, versions: versions, commits: commits)
    return line.text(width: nil) { text, _ in text }
  }

  private static func summary(of item: String, versions: Int, commits: Int) -> ReportLine {
    let count = "\(versions) \(versions == 1 ? "version" : "versions")"
    let among = "\(commits) \(commits == 1 ? "commit" : "commits")"
    return ReportLine("\(count) of \(item) in \(among) of the report")
  }

  /// The history as JSON text with sorted keys and a line end: `version` (1), `item`, `commits` (how
  /// many were looked at) and `versions`, newest first, each with `commit`, `date`, `author`,
  /// `subject` and `change` (an item of ``DifferenceDocument``) or `problem`.
  public var json: [UInt8] {
    struct Document: Encodable {
      var version = 1
      var item: String
      var commits: Int
      var versions: [Version]
    }
    return DifferenceReport.jsonText(
      Document(item: item, commits: commitCount, versions: versions))
  }
}

extension ItemHistory.Version {
  /// The version as lines of text, each with a line end; see ``DifferenceReport/text(width:paint:)``.
  public func text(
    width: Int? = nil, paint: (String, Emphasis) -> String = { text, _ in text }
  ) -> String {
    var lines = [
      ReportLine(String(commit.prefix(8)), .changed)
        .adding("  \(date)  ").adding(subject, .heading).adding("  \(author)", .aside)
    ]
    if let change { lines += ItemWording(change).lines(names: [change.displayName]) }
    if let problem { lines.append(ReportLine(problem, .alarm, indent: 2)) }
    return lines.map { $0.text(width: width, paint: paint) + "\n" }.joined()
  }
}
