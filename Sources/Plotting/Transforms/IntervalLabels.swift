import Results

/// Names intervals of numbers or time by text, for discrete axes, legends and panels.
struct IntervalLabels: PlotTransform {
  static let key = "__labels"

  /// How an interval is written.
  enum Style: Sendable {
    /// `10 – 20`, given the column of ends.
    case range(end: String)
    /// Its start as a date.
    case time(TimeFormat)
  }

  private let name: String
  private let start: String
  private let style: Style

  init(name: String, start: String, style: Style) {
    self.name = name
    self.start = start
    self.style = style
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) { nil }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let starts = table.doubles(of: start)
    let labels: [String?]
    switch style {
    case .range(let end):
      let ends = table.doubles(of: end)
      labels = zip(starts, ends).map { start, end in
        start.isNaN ? nil : "\(TickLabels.plain(start)) – \(TickLabels.plain(end))"
      }
    case .time(let format): labels = starts.map { $0.isNaN ? nil : format.text($0) }
    }
    return table.setting(Column(name, .strings(labels)))
  }
}
