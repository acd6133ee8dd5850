import Results

extension Column {
  /// The values as numbers; NaN for what is missing or is no number.
  var doubles: [Double] {
    switch values {
    case .numbers(let numbers): numbers
    case .integers(let integers): integers.map(Double.init)
    case .booleans(let booleans): booleans.map { $0.map { $0 ? 1 : 0 } ?? .nan }
    case .strings(let strings): strings.map { _ in .nan }
    }
  }

  /// The values for grouping and for discrete scales: whole numbers and numbers are one kind.
  var keys: [Value] {
    switch values {
    case .numbers(let numbers): numbers.map { $0.isNaN ? .missing : .number($0) }
    case .integers(let integers): integers.map { .number(Double($0)) }
    case .booleans(let booleans): booleans.map { $0.map(Value.boolean) ?? .missing }
    case .strings(let strings): strings.map { $0.map(Value.string) ?? .missing }
    }
  }

  /// The value in one row for expressions, which tell null from what is undefined.
  func scriptValue(_ row: Int) -> Value {
    if case .numbers(let numbers) = values, numbers[row].isNaN {
      let value = Value.number(numbers[row])
      return value.isNull ? value : .missing
    }
    return key(row)
  }

  /// The column with missing numbers as null: cells that were left empty.
  var withNulls: Column {
    guard case .numbers(let numbers) = values, numbers.contains(where: \.isNaN) else { return self }
    return Column(name, .numbers(numbers.map { $0.isNaN ? Value.null.double : $0 }))
  }

  /// The value for grouping in one row.
  func key(_ row: Int) -> Value { self[row].comparable }

  /// The different values for grouping, in the order of their first rows.
  var distinctKeys: [Value] {
    var distinct: [Value] = []
    var seen: Set<Value> = []
    var previous: Value?
    for row in 0..<values.count {
      let key = key(row)
      // Rows of a group mostly follow one another.
      if key == previous { continue }
      previous = key
      if seen.insert(key).inserted { distinct.append(key) }
    }
    return distinct
  }

  /// Which of some rows hold a value for grouping.
  func rows(among rows: [Int], holding value: Value?) -> [Int] {
    if case .strings(let strings) = values, case .string(let text)? = value {
      return rows.filter { strings[$0] == text }
    }
    return rows.filter { key($0) == value }
  }

  /// The column with only these rows, in this order.
  func selecting(_ rows: [Int]) -> Column { Column(name, values.selecting(rows)) }

  /// A column of values of any kinds: of texts where one is a text, else of numbers or booleans.
  init(_ name: String, of values: [Value]) {
    let isText = values.contains { if case .string = $0 { true } else { false } }
    let isBoolean = values.allSatisfy {
      switch $0 {
      case .boolean, .missing: true
      default: $0.isNull
      }
    }
    if isText {
      self.init(name, .strings(values.map { $0.isValid ? $0.text : nil }))
    } else if isBoolean, values.contains(where: { !$0.isNothing }) {
      self.init(
        name,
        .booleans(values.map { if case .boolean(let boolean) = $0 { boolean } else { nil } }))
    } else {
      self.init(name, .numbers(values.map(\.double)))
    }
  }
}

extension Table {
  /// The numbers of a column, all missing where the table lacks it.
  func doubles(of name: String) -> [Double] {
    self[name]?.doubles ?? [Double](repeating: .nan, count: rowCount)
  }

  /// The values of a column for grouping, all missing where the table lacks it.
  func keys(of name: String) -> [Value] {
    self[name]?.keys ?? [Value](repeating: .missing, count: rowCount)
  }

  /// The values of a column for expressions, all undefined where the table lacks it.
  func scriptValues(of name: String) -> [Value] {
    self[name].map { column in (0..<rowCount).map(column.scriptValue) }
      ?? [Value](repeating: .missing, count: rowCount)
  }

  /// The times of a column, all missing where the table lacks it.
  func times(of name: String) -> [Double] {
    self[name]?.times ?? [Double](repeating: .nan, count: rowCount)
  }

  /// The table with only these rows, in this order.
  func selecting(_ rows: [Int]) -> Table {
    Table(columns.map { $0.selecting(rows) })
  }

  /// The table with a column added, or put in the place of the one of that name.
  func setting(_ column: Column) -> Table {
    var columns = columns
    if let index = columns.firstIndex(where: { $0.name == column.name }) {
      columns[index] = column
    } else {
      columns.append(column)
    }
    return Table(columns)
  }

  /// The rows that agree in some columns, each group in the order of its first row.
  func groups(by names: [String]) -> [[Int]] {
    guard rowCount > 0 else { return [] }
    let columns = names.compactMap { self[$0] }
    guard let first = columns.first else { return [Array(0..<rowCount)] }
    var codes = first.codes
    for column in columns.dropFirst() { codes = Self.joined(codes, column.codes) }
    var groups: [[Int]] = []
    for (row, code) in codes.enumerated() {
      // Codes count up in the order of their first rows.
      if code == groups.count { groups.append([]) }
      groups[code].append(row)
    }
    return groups
  }

  /// One number for each pair of numbers, counted up in the order of their first rows.
  private static func joined(_ left: [Int], _ right: [Int]) -> [Int] {
    var pairs: [SIMD2<Int>: Int] = [:]
    return zip(left, right).map { left, right in
      let count = pairs.count
      return pairs.code(of: SIMD2(left, right), next: count)
    }
  }
}

extension Column {
  /// A number for each distinct value, counted up in the order of their first rows.
  fileprivate var codes: [Int] {
    switch values {
    case .strings(let strings): Self.codes(of: strings)
    case .booleans(let booleans): Self.codes(of: booleans)
    case .integers(let integers): Self.codes(of: integers.map(Double.init))
    case .numbers(let numbers): Self.codes(of: numbers.map { $0.isNaN ? nil : $0 })
    }
  }

  private static func codes<Key: Hashable>(of keys: [Key]) -> [Int] {
    var known: [Key: Int] = [:]
    var previous: (key: Key, code: Int)?
    return keys.map { key in
      // Rows of a group mostly follow one another.
      if let previous, previous.key == key { return previous.code }
      let count = known.count
      let code = known.code(of: key, next: count)
      previous = (key, code)
      return code
    }
  }
}

extension Dictionary where Value == Int {
  /// The number of a key: the next one where it has none yet.
  fileprivate mutating func code(of key: Key, next: Int) -> Int {
    if let code = self[key] { return code }
    self[key] = next
    return next
  }
}

extension Value {
  /// The value as a number; NaN for texts and what is missing.
  var double: Double {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    case .boolean(let boolean): boolean ? 1 : 0
    case .missing, .string: .nan
    }
  }

  /// The value as plain text, numbers in their shortest form.
  var text: String {
    switch self {
    case .missing: "null"
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .number(let number): PlainNumber.text(number)
    case .string(let string): string
    }
  }

  /// The natural order: missing last, numbers by size, texts by their characters.
  static func isOrdered(_ left: Value, before right: Value) -> Bool {
    switch (left, right) {
    case (.missing, _): false
    case (_, .missing): true
    case (.string(let left), .string(let right)):
      left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case (.string, _): false
    case (_, .string): true
    default: left.double < right.double
    }
  }
}

/// Numbers as plain text, as in JavaScript.
enum PlainNumber {
  /// The shortest text of a number: plain from 10⁻⁶ up to 10²¹, else with an exponent.
  static func text(_ number: Double) -> String {
    guard number.isFinite else {
      return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
    }
    if number == number.rounded(), number.magnitude < 1e15 { return String(Int(number)) }
    let digits = DecimalDigits(number)
    let sign = number < 0 ? "-" : ""
    if (-6..<21).contains(digits.magnitude) {
      let fraction = digits.fraction(count: digits.decimals)
      return sign + digits.whole + (fraction.isEmpty ? "" : ".\(fraction)")
    }
    let rest = digits.digits.dropFirst().map(String.init).joined()
    let mantissa = "\(digits.digits[0])" + (rest.isEmpty ? "" : ".\(rest)")
    return "\(sign)\(mantissa)e\(digits.magnitude < 0 ? "-" : "+")\(digits.magnitude.magnitude)"
  }
}
