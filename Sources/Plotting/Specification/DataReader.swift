import Manuscript
import Results

/// Reads `data`: the name of one of the figure's tables, or rows written in place.
struct DataReader {
  private let tables: [TableColumns]
  private let diagnostics: SpecificationDiagnostics

  init(_ tables: [TableColumns], _ diagnostics: SpecificationDiagnostics) {
    self.tables = tables
    self.diagnostics = diagnostics
  }

  /// The data and its columns; nil, with a diagnostic, after an error.
  func read(_ node: YAMLNode) -> (data: DataSource, columns: TableColumns)? {
    guard var reader = PropertyReader(node, "‘data’", diagnostics) else { return nil }
    let values = reader.value("values")
    let name = reader.value("name")
    reader.finish()
    if let values { return inline(values, reader) }
    guard let name else {
      diagnostics.report(
        PlotMessages.custom("‘data’ has no ‘name’ and no ‘values’", at: node.range))
      return nil
    }
    guard let string = name.string else {
      return reader.wrong(name, "name", expected: "the name of an experiment")
    }
    guard let columns = tables.first(where: { $0.name == string }) else {
      diagnostics.report(PlotMessages.unknownTable(string, at: name.range, tables: tables))
      return nil
    }
    return (.table(string), columns)
  }

  private func inline(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> (data: DataSource, columns: TableColumns)? {
    guard let rows = node.elements, !rows.isEmpty else {
      return reader.wrong(node, "values", expected: "a list of rows")
    }
    var names: [String] = []
    for row in rows {
      for entry in row.entries ?? [] where !names.contains(entry.key.value) {
        names.append(entry.key.value)
      }
    }
    if names.isEmpty { names = ["data"] }
    let columns = names.map { name in
      Column(
        name,
        of: rows.map { row in
          (row.entries == nil ? row : row[name])?.datum ?? .missing
        })
    }
    let table = Table(columns)
    return (.inline(table), TableColumns("data", of: table))
  }
}
