import Results
import Testing

struct TableTests {
  @Test func `types widen as values ask for it`() throws {
    var builder = TableBuilder(["a", "b", "c", "d", "e"])
    try builder.append([.integer(1), .integer(1), .missing, .missing, .missing])
    try builder.append([.integer(2), .number(0.5), .boolean(true), .string("x"), .missing])
    try builder.append([.integer(3), .missing, .missing, .missing, .missing])
    let table = builder.finished()
    #expect(table["a"]?.values == .integers([1, 2, 3]))
    #expect(table["b"]?.values == .numbers([1, 0.5, .nan]))
    #expect(table["c"]?.values == .booleans([nil, true, nil]))
    #expect(table["d"]?.values == .strings([nil, "x", nil]))
    #expect(table["e"]?.values == .numbers([.nan, .nan, .nan]))
    #expect(table.columnNames == ["a", "b", "c", "d", "e"])
    #expect(table.row(1) == [.integer(2), .number(0.5), .boolean(true), .string("x"), .missing])
  }

  @Test func `a whole number after a missing value is a number`() throws {
    #expect(Column.Values([.missing, .integer(2)]) == .numbers([.nan, 2]))
    #expect(Column.Values([.integer(2), .missing, .integer(3)]) == .numbers([2, .nan, 3]))
    #expect(Column.Values([.integer(2), .string("x")]) == nil)
  }

  @Test func `kinds that do not mix are refused and the row with them`() throws {
    var builder = TableBuilder(["a", "b"])
    try builder.append([.integer(1), .string("x")])
    let error = thrown(TableError.self) { try builder.append([.integer(2), .integer(3)]) }
    #expect(error == .mixedKinds(column: "b", first: .string, second: .integer))
    #expect(error?.description == "column ‘b’ holds texts and whole numbers")
    #expect(builder.finished().rowCount == 1)
  }

  @Test func `tables follow each other with constant columns before their own`() throws {
    let first = Table([Column("t", .integers([1, 2])), Column("s", .strings([nil, nil]))])
    let second = Table([Column("t", .numbers([0.5])), Column("s", .strings(["x"]))])
    let table = try Table(concatenating: [
      .init(constants: [("scale", .integer(1)), ("family", .string("a"))], first),
      .init(constants: [("scale", .number(0.1)), ("family", .string("b"))], second),
    ])
    #expect(
      table
        == Table([
          Column("scale", .numbers([1, 1, 0.1])), Column("family", .strings(["a", "a", "b"])),
          Column("t", .numbers([1, 2, 0.5])), Column("s", .strings([nil, nil, "x"])),
        ]))
    #expect(try Table(concatenating: []) == Table([]))
  }

  @Test func `columns of missing values alone keep the type they came with`() throws {
    let part = Table([Column("s", .strings([nil])), Column("b", .booleans([nil]))])
    let table = try Table(concatenating: [.init(part), .init(part)])
    #expect(
      table == Table([Column("s", .strings([nil, nil])), Column("b", .booleans([nil, nil]))]))
    let empty = Table([Column("n", .integers([]))])
    #expect(try Table(concatenating: [.init(empty)])["n"]?.count == 0)
  }

  @Test func `tables that do not fit are refused`() {
    let first = Table([Column("a", .integers([1]))])
    let second = Table([Column("b", .integers([1]))])
    let third = Table([Column("a", .strings(["1"]))])
    #expect(
      thrown(TableError.self) { _ = try Table(concatenating: [.init(first), .init(second)]) }?
        .description == "a table with the columns a cannot be followed by one with b")
    #expect(
      thrown(TableError.self) { _ = try Table(concatenating: [.init(first), .init(third)]) }
        == .mixedKinds(column: "a", first: .integer, second: .string))
    #expect(
      thrown(TableError.self) {
        _ = try Table(concatenating: [.init(constants: [("a", .missing)], first)])
      }?.description == "there are two columns ‘a’")
  }

  @Test func `rows are sorted stably with missing values last`() {
    let table = Table([
      Column("k", .strings(["b", "a", nil, "a", "B"])),
      Column("x", .numbers([1, .nan, 3, 2, -1])), Column("i", .integers([0, 1, 2, 3, 4])),
      Column("f", .booleans([true, false, nil, true, false])),
    ])
    func order(_ keys: Table.SortKey...) -> Column.Values? { table.sorted(by: keys)["i"]?.values }
    #expect(order(.init("k")) == .integers([4, 1, 3, 0, 2]))
    #expect(order(.init("k", isAscending: false)) == .integers([0, 1, 3, 4, 2]))
    #expect(order(.init("k"), .init("x")) == .integers([4, 3, 1, 0, 2]))
    #expect(order(.init("x", isAscending: false)) == .integers([2, 3, 0, 4, 1]))
    #expect(order(.init("f"), .init("i", isAscending: false)) == .integers([4, 1, 3, 0, 2]))
    #expect(order(.init("unknown")) == .integers([0, 1, 2, 3, 4]))
  }

  @Test func `rows and columns are selected`() {
    let table = Table([Column("a", .integers([1, 2, 3])), Column("b", .strings(["x", "y", "z"]))])
    #expect(table.filtered(by: [true, false, true])["a"]?.values == .integers([1, 3]))
    #expect(table.selecting(rows: [2, 2, 0])["b"]?.values == .strings(["z", "z", "x"]))
    #expect(table.selecting(columns: ["b"])?.columnNames == ["b"])
    #expect(table.selecting(columns: ["b", "c"]) == nil)
    #expect(table.setting(Column("c", .integers([7, 8, 9]))).columnNames == ["a", "b", "c"])
    #expect(table.setting(Column("a", .integers([7, 8, 9])))["a"]?.values == .integers([7, 8, 9]))
  }

  @Test func `equal tables hash alike and missing numbers are equal`() {
    let payload = Double(nan: 5, signaling: false)
    let left = Table([Column("a", .numbers([1, .nan]))])
    let right = Table([Column("a", .numbers([1, payload]))])
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != Table([Column("a", .numbers([1, 2]))]))
    #expect(Column("a", .booleans([nil])) != Column("a", .strings([nil])))
  }
}
