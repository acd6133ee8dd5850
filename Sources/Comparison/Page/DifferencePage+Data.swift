import Manuscript
import Publishing
import Results

extension DifferencePage {
  /// How the results behind an item changed: in full where they are at home, elsewhere in a line that
  /// leads there.
  func data(of item: ItemChange, at anchor: String) -> [HTMLNode] {
    layer(
      "Data",
      item.data.flatMap { data -> [HTMLNode] in
        guard let home = homes[ComparedData(data)], home != anchor else {
          return full(data, of: item)
        }
        let words = data.table.map(DataWording.summary) ?? DataWording.headline(data, among: 1)
        return [
          .element(
            .p,
            [
              .element(.a, [.class("id"), .reference(.place(home))], [text(data.experiment)]),
              .text(": "), text(words),
            ])
        ] + list(DataWording.remarks(data))
      })
  }

  /// What differs in results: column by column, then row by row.
  private func full(_ data: DataChange, of item: ItemChange) -> [HTMLNode] {
    // An experiment's own headline says it.
    let headline =
      item.kind == .experiment
      ? [] : [HTMLNode.element(.p, [text(DataWording.headline(data, among: item.data.count))])]
    guard data.extent == .values, let difference = data.table else { return headline }
    return headline + list(DataWording.remarks(data)) + columns(of: difference)
      + (changedRows[ComparedData(data)].map { table(of: $0, experiment: data.experiment) } ?? [])
  }

  /// The columns that differ, each with its largest change.
  private func columns(of difference: TableDifference) -> [HTMLNode] {
    guard difference.columns.count > 1 else { return [] }
    let shown = difference.columns.prefix(DataWording.longestColumnTable)
    let rows = shown.map { column -> HTMLNode in
      let cells = DataWording.cells(of: column, keys: difference.keys)
      return .element(
        .tr,
        cells.enumerated().map { index, cell in
          index == 0
            ? .element(.th, [.scope("row")], [text(cell)])
            : .element(.td, [text(cell)])
        })
    }
    let left = difference.columns.count - shown.count
    let place =
      difference.keys.isEmpty ? "where" : "where (\(difference.keys.joined(separator: ", ")))"
    return [
      table(
        label: "Columns that changed",
        header: ["column", "values changed", "by at most", "largest change", place], rows: rows)
    ] + (left > 0 ? [.element(.p, [.class("aside")], text: "And \(left) more columns.")] : [])
  }

  /// The changed rows as a table, and how many there are besides.
  private func table(of changed: ChangedRows, experiment: String) -> [HTMLNode] {
    guard !changed.rows.isEmpty else { return [] }
    let rows = changed.rows.map { row -> HTMLNode in
      let key = row.key.enumerated().map { index, value -> HTMLNode in
        let sign = index == 0 && row.status != .changed ? "\(row.statusWord): " : ""
        return .element(.th, [.scope("row")], [text(sign + value)])
      }
      return .element(.tr, [.class(row.status.rawValue)], key + row.cells.map(cell))
    }
    var rest: [String] = []
    if changed.rowsLeft > 0 {
      rest.append("\(changed.rowsLeft) more \(changed.rowsLeft == 1 ? "row" : "rows")")
    }
    if changed.columnsLeft > 0 {
      rest.append("\(changed.columnsLeft) more \(changed.columnsLeft == 1 ? "column" : "columns")")
    }
    let left = rest.isEmpty ? "" : " And \(rest.joined(separator: ", ")) besides."
    return [
      table(
        label: "Rows of \(experiment) that changed", header: changed.keys + changed.columns,
        rows: rows),
      .element(
        .p, [.class("aside")],
        text: "Rows that changed most come first, each value before → after.\(left)"),
    ]
  }

  private func cell(_ cell: ChangedRows.Cell) -> HTMLNode {
    guard cell.differs, let from = cell.from, let to = cell.to else {
      return .element(.td, [.class("same")], [text(cell.to ?? cell.from ?? "")])
    }
    return .element(
      .td,
      [
        .element(.span, [.class("removed")], [text(from)]), .text(" → "),
        .element(.span, [.class("added")], [text(to)]),
      ])
  }

  /// The changed rows of all experiments of which a difference speaks value by value.
  static func changedRows(
    _ difference: ManifestDifference, from earlier: PublishedReport, to later: PublishedReport
  ) -> [ComparedData: ChangedRows] {
    var rows: [ComparedData: ChangedRows] = [:]
    for data in difference.items.flatMap(\.data) where rows[ComparedData(data)] == nil {
      guard let table = data.table else { continue }
      let renamed = difference.items.first { $0.kind == .experiment && $0.id == data.experiment }
      let previous = renamed?.previousID ?? data.experiment
      guard let before = earlier.results(of: previous),
        let after = later.results(of: data.experiment)
      else { continue }
      rows[ComparedData(data)] = ChangedRows(
        from: before, to: after, table, tolerance: data.tolerance ?? .exact)
    }
    return rows
  }
}

/// Results of an experiment, compared by a tolerance.
struct ComparedData: Hashable {
  private let experiment: String
  private let tolerance: Tolerance?

  init(_ data: DataChange) {
    experiment = data.experiment
    tolerance = data.tolerance
  }
}

extension ChangedRows.Row {
  /// What became of the row, in a word.
  fileprivate var statusWord: String { status == .added ? "new" : "gone" }
}

extension PublishedReport {
  /// The published results of an experiment; nil where there are none that can be read.
  fileprivate func results(of experiment: String) -> Table? {
    guard let listed = manifest.experiments[experiment]?.data else { return nil }
    let path = Self.dataPath(experiment)
    return read(path, listed: listed).bytes.flatMap { try? Table(csv: $0, path: path) }
  }
}
