import Manuscript
import Results

/// `extent`: the least and the greatest value of a field, for a parameter of that name.
///
/// They stand in columns of their own, which expressions read where they name the parameter.
struct ExtentTransform: PlotTransform {
  static let key = "extent"

  private let field: String
  private let parameter: String

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.numericColumn(Self.key, in: scope.columns)
    let parameter = reader.string("param")
    reader.needs("param", "the name of the parameter")
    guard let field, let parameter else { return nil }
    (self.field, self.parameter) = (field, parameter)
    for column in Self.columns(of: parameter) { scope.columns.set(column, .number) }
  }

  /// The columns of the least and the greatest value.
  private static func columns(of parameter: String) -> [String] {
    ["__\(parameter)_least", "__\(parameter)_greatest"]
  }

  /// What stands in expressions for the parameter.
  static func formula(of parameter: String) -> String {
    "[" + columns(of: parameter).map { "datum['\($0)']" }.joined(separator: ", ") + "]"
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let numbers = table.doubles(of: field).filter(\.isFinite)
    let ends = [numbers.min() ?? .nan, numbers.max() ?? .nan]
    return zip(Self.columns(of: parameter), ends).reduce(table) { table, column in
      table.setting(
        Column(column.0, .numbers([Double](repeating: column.1, count: table.rowCount))))
    }
  }
}
