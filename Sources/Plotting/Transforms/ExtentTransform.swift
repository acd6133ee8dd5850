import Manuscript
import Results

/// `extent`: the least and the greatest value of a field, for a parameter of that name.
///
/// The rows stay as they are; expressions that use the parameter are refused where they are read.
struct ExtentTransform: PlotTransform {
  static let key = "extent"

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.numericColumn(Self.key, in: scope.columns)
    let parameter = reader.string("param")
    reader.needs("param", "the name of the parameter")
    guard field != nil, parameter != nil else { return nil }
  }

  func applied(to table: Table, among _: [String: Table]) -> Table { table }
}
