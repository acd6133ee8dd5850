/// One column of a result table: a name and values of one type.
public struct Column: Sendable, Hashable {
  /// What a column holds.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Truth values.
    case boolean
    /// Whole numbers.
    case integer
    /// Numbers, perhaps missing.
    case number
    /// Texts.
    case string
  }

  /// The values of a column, all of one type.
  public enum Values: Sendable {
    /// Truth values.
    case booleans([Bool?])
    /// Whole numbers, none missing.
    case integers([Int])
    /// Finite numbers; NaN stands for a missing one.
    case numbers([Double])
    /// Texts.
    case strings([String?])
  }

  /// The column's name, unique in its table.
  public var name: String
  /// Its values, one a row.
  public var values: Values

  /// A column.
  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// The number of rows.
  public var count: Int { values.count }

  /// What the column holds.
  public var kind: Kind { values.kind }

  /// The value in a row, counted from 0.
  public subscript(row: Int) -> Value { values[row] }

  /// The numbers of a column of numbers or whole numbers, NaN for missing ones; nil for any other.
  public var doubles: [Double]? {
    switch values {
    case .integers(let integers): integers.map(Double.init)
    case .numbers(let numbers): numbers
    default: nil
    }
  }
}

extension Column.Values {
  /// The number of values.
  public var count: Int {
    switch self {
    case .booleans(let values): values.count
    case .integers(let values): values.count
    case .numbers(let values): values.count
    case .strings(let values): values.count
    }
  }

  /// Of what kind the values are.
  public var kind: Column.Kind {
    switch self {
    case .booleans: .boolean
    case .integers: .integer
    case .numbers: .number
    case .strings: .string
    }
  }

  /// The value at an index.
  public subscript(index: Int) -> Value {
    switch self {
    case .booleans(let values): values[index].map(Value.boolean) ?? .missing
    case .integers(let values): .integer(values[index])
    case .numbers(let values): values[index].isNaN ? .missing : .number(values[index])
    case .strings(let values): values[index].map(Value.string) ?? .missing
    }
  }

  /// The values at some indices, in their order; an index may occur more than once.
  public func selecting(_ indices: [Int]) -> Column.Values {
    switch self {
    case .booleans(let values): .booleans(indices.map { values[$0] })
    case .integers(let values): .integers(indices.map { values[$0] })
    case .numbers(let values): .numbers(indices.map { values[$0] })
    case .strings(let values): .strings(indices.map { values[$0] })
    }
  }
}

extension Column.Values: Hashable {
  /// Equal kinds with equal values at equal places; two missing numbers are equal.
  public static func == (left: Column.Values, right: Column.Values) -> Bool {
    switch (left, right) {
    case (.booleans(let left), .booleans(let right)): left == right
    case (.integers(let left), .integers(let right)): left == right
    case (.numbers(let left), .numbers(let right)):
      left.elementsEqual(right) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    case (.strings(let left), .strings(let right)): left == right
    default: false
    }
  }

  /// Hashes kind and values; all missing numbers hash alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch self {
    case .booleans(let values): hasher.combine(values)
    case .integers(let values): hasher.combine(values)
    case .numbers(let values): hasher.combine(values.map { $0.isNaN ? nil : $0 })
    case .strings(let values): hasher.combine(values)
    }
  }
}
