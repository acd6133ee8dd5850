import Manuscript
import Results

/// Reads `data`: one of the figure's tables, rows written in place, a file, or a sequence of numbers.
struct DataReader {
  private let tables: [TableColumns]
  /// The tables of `datasets`, by name.
  private var datasets: [(name: String, table: Table)] = []
  private let files: PlotFiles?
  private let diagnostics: SpecificationDiagnostics

  init(
    _ tables: [TableColumns], files: PlotFiles? = nil, _ diagnostics: SpecificationDiagnostics
  ) {
    self.tables = tables
    self.files = files
    self.diagnostics = diagnostics
  }

  /// Reads `datasets`, rows by name, that all data of the plot may refer to.
  mutating func readDatasets(_ node: YAMLNode) {
    guard let entries = node.entries else {
      diagnostics.report(PlotMessages.wrongType(node, "‘datasets’", expected: "a mapping"))
      return
    }
    for entry in entries {
      guard let rows = entry.value.elements else {
        diagnostics.report(
          PlotMessages.wrongType(entry.value, "‘\(entry.key.value)’", expected: "a list of rows"))
        continue
      }
      datasets.append((entry.key.value, DataRows.table(rows)))
    }
  }

  /// The data and its columns; nil, with a diagnostic, after an error.
  func read(_ node: YAMLNode) -> (data: DataSource, columns: TableColumns)? {
    guard var reader = PropertyReader(node, "‘data’", diagnostics) else { return nil }
    let values = reader.value("values")
    let url = reader.value("url")
    let sequence = reader.value("sequence")
    let name = reader.value("name")
    let format = DataFormat(&reader)
    reader.finish()
    if let values { return inline(values, format, reader) }
    if let url { return file(url, format, reader) }
    if let sequence { return numbers(sequence) }
    guard let name else {
      diagnostics.report(
        PlotMessages.custom(
          "‘data’ has no ‘name’ and no ‘values’", at: node.range,
          notes: ["give ‘name’, ‘values’, ‘url’ or ‘sequence’"]))
      return nil
    }
    return named(name, reader)
  }

  private func found(
    _ table: Table, isWrittenAsText: Bool = false
  ) -> (data: DataSource, columns: TableColumns) {
    let columns = TableColumns("data", of: table)
    return (.inline(table), isWrittenAsText ? columns.writtenAsTexts : columns)
  }

  private func named(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> (data: DataSource, columns: TableColumns)? {
    guard let string = node.string else {
      return reader.wrong(node, "name", expected: "the name of an experiment")
    }
    if let columns = tables.first(where: { $0.name == string }) { return (.table(string), columns) }
    if let dataset = datasets.first(where: { $0.name == string }) {
      return (.inline(dataset.table), TableColumns(string, of: dataset.table))
    }
    diagnostics.report(
      PlotMessages.unknownTable(
        string, at: node.range, tables: tables + datasets.map { TableColumns($0.name, []) }))
    return nil
  }

  // MARK: - Rows in place

  private func inline(
    _ node: YAMLNode, _ format: DataFormat, _ reader: PropertyReader
  ) -> (data: DataSource, columns: TableColumns)? {
    if let text = node.string {
      return parsed(Array(text.utf8), format.kind ?? .csv, format, at: node, "values")
    }
    guard let rows = format.rows(of: node) else {
      return reader.wrong(node, "values", expected: "a list of rows")
    }
    guard !rows.isEmpty else { return (.inline(Table([])), .unknown) }
    return format.typed(DataRows.table(rows), diagnostics).map { found($0) }
  }

  private func numbers(_ node: YAMLNode) -> (data: DataSource, columns: TableColumns)? {
    guard var reader = PropertyReader(node, "‘sequence’ of ‘data’", diagnostics) else { return nil }
    let sequence = NumberSequence(&reader)
    let name = reader.string("as") ?? "data"
    reader.finish()
    return sequence.map { found(Table([Column(name, .numbers($0.values))])) }
  }

  // MARK: - Files

  private func file(
    _ node: YAMLNode, _ format: DataFormat, _ reader: PropertyReader
  ) -> (data: DataSource, columns: TableColumns)? {
    guard let path = node.string else { return reader.wrong(node, "url", expected: "a path") }
    guard let files else {
      diagnostics.report(
        PlotMessages.custom(
          "a figure of the report reads no files", at: node.range,
          notes: ["give its data as an experiment’s table, by ‘name’, or as ‘values’"]))
      return nil
    }
    guard let kind = format.kind ?? DataFormat.Kind(path: path) else {
      diagnostics.report(
        PlotMessages.custom(
          "the kind of the file ‘\(path)’ is not known", at: node.range,
          notes: ["give ‘format: {type: csv}’, or tsv, json, jsonl"]))
      return nil
    }
    do {
      return parsed(try files.read(path), kind, format, at: node, path)
    } catch {
      diagnostics.report(PlotMessages.custom("\(error)", at: node.range))
      return nil
    }
  }

  private func parsed(
    _ bytes: [UInt8], _ kind: DataFormat.Kind, _ format: DataFormat, at node: YAMLNode,
    _ path: String
  ) -> (data: DataSource, columns: TableColumns)? {
    do {
      let table = try kind.table(bytes, format, path: path)
      let isText = [.csv, .tsv, .dsv].contains(kind)
      let withNulls = Table(table.columns.map(\.withNulls))
      return format.typed(withNulls, diagnostics).map { found($0, isWrittenAsText: isText) }
    } catch {
      diagnostics.report(PlotMessages.custom("\(error)", at: node.range))
      return nil
    }
  }
}

extension DataSource {
  /// The rows, given the figure's tables; none where it lacks the table.
  func table(among tables: [String: Table]) -> Table {
    switch self {
    case .table(let name): tables[name] ?? Table([])
    case .inline(let table): table
    }
  }
}
