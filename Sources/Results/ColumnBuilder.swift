/// A column that is being filled, whose type widens as its values ask for it.
///
/// Whole numbers become numbers when a number or a missing value joins them. A column that has held
/// nothing but missing values takes any type. Truth values, numbers and texts never mix.
struct ColumnBuilder {
  /// The kind of the present values so far, or nil while there is none.
  private(set) var kind: Column.Kind?
  /// The number of values added.
  private(set) var count = 0
  /// The kind of a column of missing values only, where a column added says so.
  private var kindWhenEmpty = Column.Kind.number
  private var booleans: [Bool?] = []
  private var integers: [Int] = []
  private var numbers: [Double] = []
  private var strings: [String?] = []

  /// Adds a value; false, and nothing added, where it does not go with those before it.
  mutating func append(_ value: Value) -> Bool {
    switch value {
    case .missing: appendMissing(count: 1)
    case .boolean(let boolean):
      guard admit(.boolean) else { return false }
      booleans.append(boolean)
      count += 1
    case .integer(let integer):
      guard admit(.integer) else { return false }
      if kind == .integer { integers.append(integer) } else { numbers.append(Double(integer)) }
      count += 1
    case .number(let number):
      guard admit(.number) else { return false }
      numbers.append(number)
      count += 1
    case .string(let string):
      guard admit(.string) else { return false }
      strings.append(string)
      count += 1
    }
    return true
  }

  /// Adds all values of a column; false, and nothing added, where the types do not go together.
  mutating func append(_ other: Column.Values) -> Bool {
    if other.isWithoutValues {
      kindWhenEmpty = other.kind == .integer ? kindWhenEmpty : other.kind
      appendMissing(count: other.count)
      return true
    }
    guard admit(other.kind) else { return false }
    switch other {
    case .booleans(let more): booleans += more
    case .integers(let more) where kind == .integer: integers += more
    case .integers(let more): numbers += more.lazy.map(Double.init)
    case .numbers(let more): numbers += more
    case .strings(let more): strings += more
    }
    count += other.count
    return true
  }

  /// The finished values; a column without any present value is one of missing numbers, unless a
  /// column added was of another kind.
  func finished() -> Column.Values {
    switch kind ?? kindWhenEmpty {
    case .boolean: .booleans(kind == nil ? Array(repeating: nil, count: count) : booleans)
    case .integer: .integers(integers)
    case .number: .numbers(kind == nil ? Array(repeating: .nan, count: count) : numbers)
    case .string: .strings(kind == nil ? Array(repeating: nil, count: count) : strings)
    }
  }

  private mutating func appendMissing(count more: Int) {
    guard more > 0 else { return }
    switch kind {
    case nil: break
    case .boolean: booleans.append(contentsOf: repeatElement(nil, count: more))
    case .integer:
      widenIntegers()
      numbers.append(contentsOf: repeatElement(.nan, count: more))
    case .number: numbers.append(contentsOf: repeatElement(.nan, count: more))
    case .string: strings.append(contentsOf: repeatElement(nil, count: more))
    }
    count += more
  }

  /// Makes the column ready for values of a kind; false where they do not go together.
  private mutating func admit(_ newKind: Column.Kind) -> Bool {
    switch (kind, newKind) {
    case (nil, .boolean): booleans = Array(repeating: nil, count: count)
    case (nil, .integer) where count == 0: break
    case (nil, .integer), (nil, .number):
      numbers = Array(repeating: .nan, count: count)
      kind = .number
      return true
    case (nil, .string): strings = Array(repeating: nil, count: count)
    case (.integer, .number):
      widenIntegers()
      return true
    case (.number, .integer): return true
    default: return kind == newKind
    }
    kind = newKind
    return true
  }

  private mutating func widenIntegers() {
    numbers = integers.map(Double.init)
    integers = []
    kind = .number
  }
}

extension Column.Values {
  /// Whether there is no present value among them.
  var isWithoutValues: Bool {
    switch self {
    case .booleans(let values): values.allSatisfy { $0 == nil }
    case .integers(let values): values.isEmpty
    case .numbers(let values): values.allSatisfy(\.isNaN)
    case .strings(let values): values.allSatisfy { $0 == nil }
    }
  }
}
