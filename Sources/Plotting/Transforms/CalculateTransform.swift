import Manuscript
import Results

/// `calculate`: a new column from an expression over the others.
struct CalculateTransform: PlotTransform {
  static let key = "calculate"
  private let expression: Expression
  private let name: String

  init?(reading reader: inout PropertyReader, columns: inout TableColumns) {
    let node = reader.value(Self.key)
    let name = reader.string("as")
    guard let node else { return nil }
    guard let name else {
      reader.diagnostics.report(
        PlotMessages.custom("a calculation needs ‘as’, the name of its column", at: node.range))
      return nil
    }
    guard let expression = Expression(reading: node, columns: columns, reader.diagnostics) else {
      columns.set(name, .number)
      return nil
    }
    self.expression = expression
    self.name = name
    columns.set(name, expression.kind(in: columns))
  }

  func applied(to table: Table) -> Table {
    let evaluate = expression.evaluation(on: table)
    return table.setting(Column(name, of: (0..<table.rowCount).map(evaluate)))
  }
}
