import Results

/// Adds to a table the columns that fields of an encoding are made of: dates and numbers read from
/// texts, the intervals of `bin`, the units of `timeUnit`.
enum FieldColumns {
  /// The table with the columns of some fields; a column that the table lacks holds nothing.
  static func added(to table: Table, for fields: [FieldDefinition]) -> Table {
    var table = table
    for name in fields.compactMap(\.name) where table[name] == nil {
      let nothing = [Value](repeating: .missing, count: table.rowCount)
      let values = ListElement(name)?.values(in: table) ?? nothing
      table = table.setting(Column(name, of: values))
    }
    let names = fields.filter(\.measure.isDiscrete).compactMap(\.name)
    for field in fields {
      let before = table
      table = read(field, table)
      // Where one channel shows as text what another measures, the text is kept.
      if let name = field.name, names.contains(name), field.measure == .quantitative,
        case .strings? = before[name]?.values, case .numbers? = table[name]?.values
      {
        table = table.setting(Column(written(name), .strings(before.texts(of: name))))
      }
    }
    for field in fields.uniqued() { table = parted(field, table) }
    return table
  }

  /// The column of the texts of a column whose numbers are read from them.
  static func written(_ name: String) -> String { "__written_\(name)" }

  /// The table with the dates of temporal fields read from texts, as transforms see them.
  static func timed(_ table: Table, for fields: [FieldDefinition]) -> Table {
    fields.filter { $0.measure == .temporal || $0.timeUnit != nil }
      .reduce(table) { read($1, $0) }
  }

  /// The table with a field's texts as dates or numbers, where it is measured so.
  private static func read(_ field: FieldDefinition, _ table: Table) -> Table {
    guard let name = field.name, let column = table[name] else { return table }
    if field.measure == .temporal || field.timeUnit != nil {
      return table.setting(Column(name, .numbers(column.times(fromTexts: field.isWrittenAsText))))
    }
    guard case .strings = column.values, field.measure == .quantitative,
      field.aggregate.map({ !$0.counts && !$0.picksRow }) ?? true
    else { return table }
    let numbers = column.keys.map(\.asNumber)
    return numbers.allSatisfy(\.isNaN) ? table : table.setting(Column(name, .numbers(numbers)))
  }

  private static func parted(_ field: FieldDefinition, _ table: Table) -> Table {
    guard let name = field.name else { return table }
    let names = [field.base, "\(field.base)_end"]
    if let bin = field.bin {
      let parted = BinTransform(bin, field: name, names: names).applied(to: table, among: [:])
      guard field.isLabelled else { return parted }
      return IntervalLabels(name: field.column, start: names[0], end: names[1])
        .applied(to: parted)
    }
    guard let unit = field.timeUnit else { return table }
    let transform = TimeUnitTransform(unit, field: name, names: names)
    let parted = transform.applied(to: table, among: [:])
    return field.spanShift.map { shifted(parted, unit, names, by: $0) } ?? parted
  }

  /// The table with units shifted by a share of them: their ends lie as far in the units before or
  /// after.
  private static func shifted(
    _ table: Table, _ option: TimeUnitOption, _ names: [String], by share: Double
  ) -> Table {
    let (starts, ends) = (table.doubles(of: names[0]), table.doubles(of: names[1]))
    let unit = option.unit(over: starts)
    let place = share + 1
    let befores = starts.map { unit.offset($0, by: -1) }
    let shiftedStarts = zip(befores, starts).map { $0 + ($1 - $0) * place }
    let shiftedEnds = zip(starts, ends).map { $0 + ($1 - $0) * place }
    return table.setting(Column(names[0], .numbers(shiftedStarts)))
      .setting(Column(names[1], .numbers(shiftedEnds)))
  }
}

extension Column {
  /// The values as times: texts read as dates, and numbers too where they were written as texts.
  fileprivate func times(fromTexts isText: Bool) -> [Double] {
    guard isText else { return times }
    return keys.map { value in
      // A year, or a day without separators; larger numbers are milliseconds.
      let isWritten = value.double == value.double.rounded() && value.double.magnitude < 10_000
      return isWritten ? DateText.time(value.text) ?? .nan : DateText.time(value)
    }
  }
}

extension Table {
  /// The texts of a column of texts.
  fileprivate func texts(of name: String) -> [String?] {
    guard case .strings(let texts)? = self[name]?.values else {
      return [String?](repeating: nil, count: rowCount)
    }
    return texts
  }
}
