import FoundationEssentials

extension ItemHistory {
  /// The history as lines of text, each with a line end; see ``DifferenceReport/text(width:paint:)``.
  public func text(
    width: Int? = nil, paint: (String, Emphasis) -> String = { text, _ in text },
    pictures: (Version) -> String = { _ in "" }
  ) -> String {
    func text(_ lines: [ReportLine]) -> String {
      lines.map { $0.text(width: width, paint: paint) + "\n" }.joined()
    }
    let parts = versions.map { version in
      var lines = [
        ReportLine(String(version.commit.prefix(8)), .changed)
          .adding("  \(version.date)  ").adding(version.subject, .heading)
          .adding("  \(version.author)", .aside)
      ]
      if let change = version.change {
        lines += ItemWording(change).lines(names: [change.displayName])
      }
      if let problem = version.problem { lines.append(ReportLine(problem, .alarm, indent: 2)) }
      return text(lines) + pictures(version)
    }
    return parts.joined() + text([summary])
  }

  /// How many versions there are, in how many commits.
  var summary: ReportLine {
    let count = "\(versions.count) \(versions.count == 1 ? "version" : "versions")"
    let commits = "\(commitCount) \(commitCount == 1 ? "commit" : "commits")"
    return ReportLine("\(count) of \(item) in \(commits) of the report")
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
