extension Table {
  /// Reads JSON lines: each line an object whose members are numbers, texts, true, false or null.
  ///
  /// The columns are all names that occur, in the order of their first appearance; a name that an
  /// object lacks, and `null`, are missing values. A number without point and exponent is whole; whole
  /// numbers become numbers where others in the column are or where a value is missing. Empty lines
  /// are skipped.
  ///
  /// - Throws: ``DataFileError`` with the place of the first mistake.
  public init(jsonLines bytes: [UInt8], path: String) throws(DataFileError) {
    var scanner = try JSONLinesScanner(bytes, path: path)
    var columns = GrowingColumns()
    while scanner.findObject() {
      let current = scanner
      try scanner.object { (name, value, offset) throws(DataFileError) in
        if let problem = columns.set(name, value) { throw current.error(problem, at: offset) }
      }
      columns.finishRow()
    }
    guard columns.rowCount > 0 else { throw scanner.error(.empty, at: 0) }
    self = columns.table
  }
}

/// Columns that appear as rows name them.
private struct GrowingColumns {
  private(set) var rowCount = 0
  private var names: [String] = []
  private var builders: [ColumnBuilder] = []
  private var indices: [String: Int] = [:]
  /// Where the next name probably is: objects of a file mostly name the same things in one order.
  private var nextIndex = 0

  /// Puts a value into the current row; the problem, where that is not possible.
  mutating func set(_ name: String, _ value: Value) -> DataFileError.Problem? {
    let index = index(of: name)
    guard builders[index].count == rowCount else { return .duplicateName(name) }
    guard builders[index].append(value) else {
      return .mixedKinds(
        name: name, earlier: builders[index].kind ?? .number, here: value.kind ?? .number)
    }
    nextIndex = index + 1
    return nil
  }

  /// Fills what the row left out.
  mutating func finishRow() {
    rowCount += 1
    nextIndex = 0
    for index in builders.indices where builders[index].count < rowCount {
      _ = builders[index].append(.missing)
    }
  }

  var table: Table { Table(zip(names, builders).map { Column($0, $1.finished()) }) }

  private mutating func index(of name: String) -> Int {
    if nextIndex < names.count, names[nextIndex] == name { return nextIndex }
    if let index = indices[name] { return index }
    var builder = ColumnBuilder()
    _ = builder.append(Column.Values(repeating: .missing, count: rowCount))
    names.append(name)
    builders.append(builder)
    indices[name] = names.count - 1
    return names.count - 1
  }
}
