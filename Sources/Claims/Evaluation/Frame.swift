import Results

/// What the values of an expression stand for.
enum Frame: Sendable {
  /// One value.
  case single
  /// One value for each of these rows of a table.
  case rows(table: String, [Int])
  /// One value for each group.
  case groups(Groups)
}

/// Groups of rows, told apart by the values of key columns.
struct Groups: Sendable {
  /// The names of the key columns.
  var names: [String]
  /// The values of each key column, one a group.
  var keys: [Column.Values]
  /// The number of groups.
  var count: Int

  /// The values of the keys of a group.
  func key(_ group: Int) -> [Value] { keys.map { $0[group] } }

  /// A group in words: “family = scaled”.
  func wording(_ group: Int) -> String {
    zip(names, key(group)).map { "\($0) = \(NumberFormat().text($1))" }.joined(separator: ", ")
  }

  /// Divides places by the values that keys have there, in the order of first appearance.
  ///
  /// - Returns: The groups, and which places belong to each.
  static func dividing(
    _ count: Int, by names: [String], _ keys: [Column.Values]
  ) -> (groups: Groups, members: [[Int]]) {
    var indices: [[Value]: Int] = [:]
    var members: [[Int]] = []
    for place in 0..<count {
      let key = keys.map { $0[place] }
      if let index = indices[key] {
        members[index].append(place)
      } else {
        indices[key] = members.count
        members.append([place])
      }
    }
    let firsts = members.map { $0[0] }
    let groups = Groups(
      names: names, keys: keys.map { $0.selecting(firsts) }, count: members.count)
    return (groups, members)
  }
}

/// The values of an expression and what they stand for.
struct Evaluated: Sendable {
  var values: Column.Values
  var frame: Frame

  init(_ values: Column.Values, _ frame: Frame) {
    self.values = values
    self.frame = frame
  }

  /// One value.
  init(_ value: Value) {
    self.init(Column.Values(repeating: value, count: 1), .single)
  }

  /// The number of values.
  var count: Int { values.count }

  /// The numbers among the values, NaN for missing ones.
  var doubles: [Double] { Column("", values).doubles ?? Array(repeating: .nan, count: count) }

  /// The truth values among the values; all missing where there are none.
  var booleans: [Bool?] {
    guard case .booleans(let booleans) = values else { return Array(repeating: nil, count: count) }
    return booleans
  }

  /// Where a value stands, for the end of a message: “ in row 3 of ‘x’”; nothing for a single value.
  func place(_ index: Int) -> String {
    switch frame {
    case .single: ""
    case .rows(let table, let rows): " in row \(rows[index] + 1) of ‘\(table)’"
    case .groups(let groups): " in the group \(groups.wording(index))"
    }
  }
}
