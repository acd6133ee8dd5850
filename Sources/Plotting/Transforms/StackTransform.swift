import Manuscript
import Results

/// `stack`: rows of a group laid on top of each other, with the start and end of each.
///
/// A row without a number has no length: it starts and ends nowhere.
struct StackTransform: PlotTransform {
  static let key = "stack"
  private let field: String
  private let keys: [String]
  private let order: RowOrder?
  private let offset: StackOffset
  private let names: [String]

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.numericColumn(Self.key, in: scope.columns)
    keys = reader.groupby(in: scope.columns)
    order = RowOrder("sort", of: &reader, in: scope.columns)
    offset = reader.choice("offset") ?? .zero
    let stem = reader.value("as")?.string
    names = reader.names(stem.map { [$0, "\($0)_end"] } ?? ["y0", "y1"])
    for name in names { scope.columns.set(name, .number) }
    guard let field else { return nil }
    self.field = field
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let numbers = table.doubles(of: field)
    let stacks = table.groups(by: keys).map { order?.sorted($0, in: table) ?? $0 }
    let (starts, ends) = offset.stacked(numbers, stacks)
    return table.setting(Column(names[0], .numbers(starts)))
      .setting(Column(names[1], .numbers(ends)))
  }
}
