import Manuscript
import Results

/// An order of rows by columns: `sort: [{field: x, order: descending}, …]`.
///
/// Ascending, missing values come first, then numbers by size and texts by their characters.
struct RowOrder: Sendable, Hashable {
  /// One column of the order.
  struct Key: Sendable, Hashable {
    var field: String
    var isDescending = false
  }

  /// A row before, level with or after another: −1, 0 or 1.
  typealias Comparison = (_ left: Int, _ right: Int) -> Int

  private let keys: [Key]

  init(_ keys: [Key]) {
    self.keys = keys
  }

  /// Reads the property `sort`; nil where it is not given or wrong.
  init?(_ name: String, of reader: inout PropertyReader, in columns: TableColumns) {
    guard let node = reader.value(name) else { return nil }
    guard let elements = node.elements ?? (node.entries == nil ? nil : [node]) else {
      _ = reader.wrong(node, name, expected: "a list of fields with their orders") as Int?
      return nil
    }
    let diagnostics = reader.diagnostics
    keys = elements.compactMap { element -> Key? in
      guard var inner = PropertyReader(element, "the sort", diagnostics) else { return nil }
      let field = inner.column("field", in: columns)
      let order: Direction? = inner.choice("order")
      inner.finish()
      return field.map { Key(field: $0, isDescending: order == .descending) }
    }
  }

  private enum Direction: String, CaseIterable {
    case ascending
    case descending
  }

  /// A comparison of a table's rows.
  func comparison(in table: Table) -> Comparison {
    let parts = keys.compactMap { key in
      table[key.field].map { Self.comparison($0, descending: key.isDescending) }
    }
    if parts.count == 1, let part = parts.first { return part }
    return { left, right in
      for part in parts {
        let result = part(left, right)
        if result != 0 { return result }
      }
      return 0
    }
  }

  /// Rows in this order; level ones keep theirs.
  func sorted(_ rows: [Int], in table: Table) -> [Int] {
    let compare = comparison(in: table)
    return rows.indices.sorted { left, right in
      let result = compare(rows[left], rows[right])
      return result == 0 ? left < right : result < 0
    }.map { rows[$0] }
  }

  private static func comparison(_ column: Column, descending: Bool) -> Comparison {
    let sign = descending ? -1 : 1
    if case .strings(let texts) = column.values {
      return { left, right in
        switch (texts[left], texts[right]) {
        case (nil, nil): return 0
        case (nil, _): return -sign
        case (_, nil): return sign
        case (let left?, let right?):
          if left == right { return 0 }
          let isBefore = left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
          return isBefore ? -sign : sign
        }
      }
    }
    // Missing numbers come before all others.
    let numbers = column.doubles.map { $0.isNaN ? -Double.infinity : $0 }
    return { left, right in
      numbers[left] == numbers[right] ? 0 : numbers[left] < numbers[right] ? -sign : sign
    }
  }
}
