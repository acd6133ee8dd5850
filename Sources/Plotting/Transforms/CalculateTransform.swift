import Manuscript
import Results

/// `calculate`: a new column from an expression over the others.
struct CalculateTransform: PlotTransform {
  static let key = "calculate"
  private let expression: Expression
  private let name: String

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let node = reader.value(Self.key)
    let name = reader.string("as")
    guard let node else { return nil }
    guard let name else {
      if !reader.has("as") {
        reader.diagnostics.report(
          PlotMessages.custom("a calculation needs ‘as’, the name of its column", at: node.range))
      }
      return nil
    }
    let expression = Expression(reading: node, columns: scope.columns, reader.diagnostics)
    scope.columns.set(name, expression?.kind(in: scope.columns) ?? .number)
    guard let expression else { return nil }
    self.expression = expression
    self.name = name
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let evaluate = expression.evaluation(on: table)
    return table.setting(Column(name, of: (0..<table.rowCount).map(evaluate)))
  }
}
