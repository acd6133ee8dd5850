import Results

/// What the channels of a layer say of its rows, found out once: looks ask for it row by row.
struct RowContents {
  /// What a channel says of a row: a value for the scale, or what it is to look like.
  enum Content: Hashable {
    case value(Value)
    case constant(ConstantValue)
  }

  /// What one channel says.
  private struct Source {
    /// One number a row, NaN where it is missing; nil where the channel says something else.
    var numbers: [Double]?
    /// One value a row; nil where they are numbers or the channel says the same of all rows.
    var values: [Value]?
    /// What it says of all rows; nil for nothing.
    var common: Content?
    /// What rows are given by the first test that they pass, at last those that pass none.
    var outcomes: [ConditionOutcome] = []
    /// The index of each row's outcome; empty without tests.
    var decisions: [Int] = []

    func content(_ row: Int) -> Content? {
      guard !decisions.isEmpty else { return plain(row) }
      switch outcomes[decisions[row]] {
      case .content: return plain(row)
      case .constant(let value): return .constant(value)
      case .nothing: return nil
      }
    }

    private func plain(_ row: Int) -> Content? {
      if let numbers { return .value(numbers[row].isNaN ? .missing : .number(numbers[row])) }
      if let values { return .value(values[row]) }
      return common
    }

    /// Takes what a column says of each row.
    mutating func take(_ column: Column) {
      switch column.values {
      case .integers, .numbers: numbers = column.doubles
      case .booleans, .strings: values = column.keys
      }
    }
  }

  private let channels: [Channel]
  private let sources: [Source]

  /// Takes the values of fields on channels of looks and text out of a layer's table, and decides all
  /// conditions.
  init(_ layer: PreparedLayer) {
    channels = layer.encoding.channels
    sources = channels.map { channel in
      guard let definition = layer.encoding[channel] else { return Source() }
      var source = Source()
      switch definition.content {
      case .field:
        if channel.takesConditions, let column = layer.column(on: channel) { source.take(column) }
      case .datum(let value): source.common = .value(value.comparable)
      case .constant(let value): source.common = .constant(value)
      }
      guard !definition.conditions.isEmpty else { return source }
      let tests = definition.conditions.map { $0.test.test(on: layer.table) }
      source.outcomes = definition.conditions.map(\.outcome) + [definition.otherwise]
      source.decisions = (0..<layer.table.rowCount).map { row in
        tests.firstIndex { $0(row) } ?? tests.count
      }
      return source
    }
  }

  /// What a channel says of a row; nil where it says nothing.
  subscript(channel: Channel, row: Int) -> Content? {
    // A few channels: faster to look through than to hash.
    guard let index = channels.firstIndex(of: channel) else { return nil }
    return sources[index].content(row)
  }

  /// The values of the field on a channel of looks or text, one a row; nil where there is none.
  func values(_ channel: Channel) -> [Value]? {
    guard let index = channels.firstIndex(of: channel) else { return nil }
    return sources[index].values
      ?? numbers(channel)?.map { $0.isNaN ? .missing : .number($0) }
  }

  /// The same as numbers, NaN where they are missing; nil where they are something else.
  func numbers(_ channel: Channel) -> [Double]? {
    channels.firstIndex(of: channel).flatMap { sources[$0].numbers }
  }
}
