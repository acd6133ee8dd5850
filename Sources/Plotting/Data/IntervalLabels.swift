import Results

/// Names intervals of numbers by texts like “10 – 20”, for discrete axes, legends and panels; what
/// lies in none is “null”, as in Vega-Lite.
struct IntervalLabels {
  let name: String
  /// The columns of the intervals' ends.
  let start: String
  let end: String

  /// The table with the column of the names.
  func applied(to table: Table) -> Table {
    let labels = zip(table.doubles(of: start), table.doubles(of: end)).map { start, end in
      start.isFinite ? Self.text(start, end) : "null"
    }
    return table.setting(Column(name, .strings(labels)))
  }

  /// The name of one interval.
  static func text(_ start: Double, _ end: Double) -> String {
    "\(TickLabels.plain(start)) – \(TickLabels.plain(end))"
  }
}
