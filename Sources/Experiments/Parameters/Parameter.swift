public import Results

/// A parameter of a simulation: its name, type, unit, default, range and meaning, declared once.
public struct Parameter<Value: ArgumentConvertible>: ParameterDeclaration {
  /// The name authors write under `with:`, in camel case.
  public let name: String
  /// The unit in words, or nil for a pure number.
  public let unit: String?
  /// What it is, in one line.
  public let meaning: String
  /// The names allowed, where the parameter is a choice; else empty.
  public let choices: [String]
  /// The least and the greatest value of a number; nil where there is no such limit.
  public let bounds: (least: Double?, greatest: Double?)
  /// Whether the least value itself is not allowed.
  public let excludesLeast: Bool
  private let defaultValue: Value?

  /// A parameter with an optional default and range.
  ///
  /// - Parameters:
  ///   - name: The name authors write, in camel case.
  ///   - defaultValue: The value when the author gives none; nil where one must be given.
  ///   - least: The least value of a number (or of each number of a list); nil for no limit.
  ///   - excludesLeast: Whether `least` itself is not allowed.
  ///   - greatest: The greatest value; nil for no limit.
  ///   - choices: For text: the names allowed; empty for any text.
  ///   - unit: The unit in words, or nil for a pure number.
  ///   - meaning: What it is, in one line.
  public init(
    _ name: String, default defaultValue: Value? = nil, least: Double? = nil,
    excludesLeast: Bool = false, greatest: Double? = nil, choices: [String] = [],
    unit: String? = nil, _ meaning: String
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.bounds = (least, greatest)
    self.excludesLeast = excludesLeast
    self.choices = choices
    self.unit = unit
    self.meaning = meaning
  }

  /// The type in words.
  public var typeName: String { Value.typeName }

  /// What a column of swept values holds.
  public var columnKind: ResultColumn.Kind { Value.columnKind }

  /// The value when the author gives none, or nil where one must be given.
  public var defaultArgument: ArgumentValue? { defaultValue?.argument }

  /// What values are allowed, in words, or nil for all.
  public var constraint: String? {
    if !choices.isEmpty { return "one of \(choices.joined(separator: ", "))" }
    let least = bounds.least.map { "\(excludesLeast ? "above" : "at least") \($0.asWritten)" }
    let greatest = bounds.greatest.map { "at most \($0.asWritten)" }
    let limits = [least, greatest].compactMap { $0 }
    return limits.isEmpty ? nil : limits.joined(separator: " and ")
  }

  /// Whether the argument has the parameter's type, in range or not.
  public func hasType(of argument: ArgumentValue) -> Bool { Value(argument: argument) != nil }

  /// Whether the argument has the parameter's type and is in its range.
  public func accepts(_ argument: ArgumentValue) -> Bool {
    guard let value = Value(argument: argument) else { return false }
    switch value.argument {
    case .boolean: return true
    case .integer(let integer): return isInRange(Double(integer))
    case .number(let number): return isInRange(number)
    case .string(let string): return choices.isEmpty || choices.contains(string)
    case .numbers(let numbers): return numbers.allSatisfy(isInRange)
    }
  }

  /// The argument as it is digested: a whole number given for a number becomes a number.
  public func canonical(_ argument: ArgumentValue) -> ArgumentValue {
    Value(argument: argument)?.argument ?? argument
  }

  private func isInRange(_ number: Double) -> Bool {
    guard number.isFinite else { return false }
    if let least = bounds.least, excludesLeast ? number <= least : number < least { return false }
    if let greatest = bounds.greatest, number > greatest { return false }
    return true
  }
}

extension Arguments {
  /// The value of a declared parameter.
  public subscript<Value>(parameter: Parameter<Value>) -> Value {
    guard let argument = values[parameter.name], let value = Value(argument: argument) else {
      preconditionFailure("the planner gives every declared parameter a value of its type")
    }
    return value
  }
}
