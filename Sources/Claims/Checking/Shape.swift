import Results

/// How many values an expression gives.
enum Shape: Sendable, Hashable {
  /// One.
  case single
  /// One a row of a table.
  case rows(table: String)
  /// One a group of a table's rows, told apart by key columns.
  case groups(table: String, keys: [String])
  /// Not known because of a mistake reported already.
  case unknown

  /// The shape in words.
  var wording: String {
    switch self {
    case .single: "a single value"
    case .rows(let table): "one value a row of ‘\(table)’"
    case .groups(_, let keys):
      "one value a group of \(keys.map { "‘\($0)’" }.joined(separator: ", "))"
    case .unknown: "something mistaken"
    }
  }

  /// The shape of what two shapes give value by value, or nil where they do not go together.
  func combined(with other: Shape) -> Shape? {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): .unknown
    case (.single, _): other
    case (_, .single): self
    case (.rows(let left), .rows(let right)): left == right ? self : nil
    case (.groups(_, let left), .groups(_, let right)): left == right ? self : nil
    default: nil
    }
  }
}

/// What an expression gives: of which kind, and how many.
struct ExpressionType: Sendable, Hashable {
  /// The kind, or nil where a mistake reported already hides it.
  var kind: Column.Kind?
  var shape: Shape

  init(_ kind: Column.Kind?, _ shape: Shape) {
    self.kind = kind
    self.shape = shape
  }

  static let unknown = ExpressionType(nil, .unknown)

  var isNumeric: Bool { kind == nil || kind == .integer || kind == .number }
  var isBoolean: Bool { kind == nil || kind == .boolean }
}
