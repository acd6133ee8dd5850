import Manuscript
public import Results

/// Chapters and items with their states, as `folio list` prints them.
public struct Listing: Sendable {
  /// One item.
  public struct Row: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// `experiment`, `figure`, `table` or `claim`.
    public var kind: String
    /// The state of its result.
    public var state: ItemState
    /// How long its last run took, in seconds, where it is known.
    public var seconds: Double?
  }

  /// The chapters in their order, each with its items.
  public let chapters: [(identifier: String, rows: [Row])]

  /// Lists a repository's items with the settings of a profile.
  ///
  /// - Throws: `FileError` where a file that is there cannot be read.
  public init(of workspace: Workspace, profile: Profile) throws(FileError) {
    let text = try ReportText(of: workspace)
    let plan = ReportPlan(of: ReportReading(of: text), profile: profile, in: workspace)
    let states = ItemStates(of: plan, in: workspace, profile: profile)
    chapters = plan.document.chapters.map { chapter in
      let items = plan.document.items.filter { $0.chapter == chapter.identifier }
      return (chapter.identifier, items.map { Row($0, states) })
    }
  }

  /// The listing, a line an item.
  public var text: String {
    let rows = chapters.flatMap(\.rows)
    let idWidth = rows.map(\.id.count).max() ?? 0
    var lines: [String] = []
    for (identifier, rows) in chapters {
      lines.append(identifier)
      for row in rows {
        let columns = [
          row.state.rawValue.padded(to: 9), row.kind.padded(to: 10), row.id.padded(to: idWidth),
          row.seconds.map(Self.duration) ?? "",
        ]
        let line = "  " + columns.joined(separator: "  ")
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func duration(_ seconds: Double) -> String {
    if seconds < 0.01 { return "\(Int((seconds * 1000).rounded(.up))) ms" }
    let rounded = (seconds * 100).rounded() / 100
    return "\(rounded) s"
  }
}

extension Listing.Row {
  fileprivate init(_ item: Document.Item, _ states: ItemStates) {
    id = item.directive.id.value
    kind =
      switch item.directive {
      case .experiment: "experiment"
      case .figure: "figure"
      case .table: "table"
      case .claim: "claim"
      }
    state = states.state(of: item)
    if case .experiment = item.directive { seconds = states.lastDuration(ofExperiment: id) }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
