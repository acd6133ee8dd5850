import Manuscript
import Results

/// One thing made of each group: `{op: mean, field: reward, as: mean_reward}`.
struct AggregateMeasure: Sendable, Hashable {
  var operation: AggregateOperation
  var field: String?
  var name: String
  /// The only column that a picked row contributes; nil for all of them, as `name.column`.
  var picked: String?

  init(operation: AggregateOperation, field: String?, name: String, picked: String? = nil) {
    self.operation = operation
    self.field = field
    self.name = name
    self.picked = picked
  }

  /// Reads the elements of a list of measures; those with errors are left out.
  static func list(
    _ name: String, of reader: inout PropertyReader, in columns: TableColumns
  ) -> [AggregateMeasure]? {
    guard let node = reader.value(name) else { return nil }
    guard let elements = node.elements else { return reader.wrong(node, name, expected: "a list") }
    return elements.compactMap { AggregateMeasure(reading: $0, in: columns, reader.diagnostics) }
  }

  private init?(
    reading node: YAMLNode, in columns: TableColumns, _ diagnostics: SpecificationDiagnostics
  ) {
    guard var reader = PropertyReader(node, "an aggregate", diagnostics) else { return nil }
    let operation: AggregateOperation? = reader.choice("op")
    let field = reader.column("field", in: columns)
    let name = reader.string("as")
    reader.finish()
    guard let operation else {
      if !reader.has("op") {
        diagnostics.report(PlotMessages.custom("an aggregate needs ‘op’", at: node.range))
      }
      return nil
    }
    guard
      Self.accepts(operation, field, columns, has: reader.has("field"), at: node, diagnostics)
    else { return nil }
    let automatic = field.map { "\(operation.rawValue)_\($0)" } ?? operation.rawValue
    self.init(operation: operation, field: field, name: name ?? automatic)
  }

  /// Whether an operation can do with a field, or with none; a diagnostic where it cannot.
  static func accepts(
    _ operation: AggregateOperation, _ field: String?, _ columns: TableColumns, has given: Bool,
    at node: YAMLNode, _ diagnostics: SpecificationDiagnostics
  ) -> Bool {
    guard let field else {
      if !operation.needsNoField, !given {
        diagnostics.report(
          PlotMessages.custom("‘\(operation.rawValue)’ needs a ‘field’", at: node.range))
      }
      return operation.needsNoField
    }
    guard !diagnostics.isVegaLite, columns.holdsWords(field), !operation.acceptsTexts else {
      return true
    }
    diagnostics.report(
      PlotMessages.custom(
        "the column ‘\(field)’ holds texts and has no \(operation.words)", at: node.range))
    return false
  }

  /// Adds the columns that the measure makes of a table.
  func declare(in columns: inout TableColumns, from before: TableColumns) {
    guard operation.picksRow else {
      columns.set(name, operation.kind(of: field.flatMap { before[$0] }))
      return
    }
    for column in before.columns {
      guard picked.map({ $0 == column.name }) ?? true else { continue }
      columns.set(pickedName(column.name), column.kind)
    }
  }

  private func pickedName(_ column: String) -> String { "\(name).\(column)" }

  /// The columns with one value a group.
  func columns(_ table: Table, _ groups: [[Int]]) -> [Column] {
    guard !operation.picksRow else { return pickedColumns(table, groups) }
    let source = field.flatMap { table[$0] }
    let values = groups.map { rows in
      operation.value(of: rows.map { source?.key($0) ?? .missing })
    }
    return [Column(name, of: values)]
  }

  /// The values of the first row with the least or greatest number or text of each group.
  private func pickedColumns(_ table: Table, _ groups: [[Int]]) -> [Column] {
    guard let source = field.flatMap({ table[$0] }) else { return [] }
    let rows = groups.map { group in
      group.reduce(group[0]) { best, row in
        let (old, new) = (source.key(best), source.key(row))
        if old == .missing { return new == .missing ? best : row }
        let isBetter = operation == .argmin ? new.isLess(than: old) : old.isLess(than: new)
        return isBetter ? row : best
      }
    }
    return table.columns.filter { picked == nil || picked == $0.name }.map { column in
      var chosen = column.selecting(rows)
      chosen.name = pickedName(column.name)
      return chosen
    }
  }
}
