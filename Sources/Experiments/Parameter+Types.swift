/// A parameter of a simulation: its name, type, unit, default, range and meaning, declared once.
public struct Parameter<Value: ArgumentConvertible>: ParameterDeclaration {
  public let name: String
  public let unit: String?
  public let meaning: String
  public let choices: [String]
  public let bounds: (least: Double?, greatest: Double?)
  private let defaultValue: Value?
  private let excludesLeast: Bool

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

  public var typeName: String { Value.typeName }

  public var defaultArgument: ArgumentValue? { defaultValue?.argument }

  public var constraint: String? {
    if !choices.isEmpty { return "one of \(choices.joined(separator: ", "))" }
    let least = bounds.least.map { excludesLeast ? "above \($0)" : "at least \($0)" }
    let greatest = bounds.greatest.map { "at most \($0)" }
    let limits = [least, greatest].compactMap { $0 }
    return limits.isEmpty ? nil : limits.joined(separator: " and ")
  }

  public func accepts(_ argument: ArgumentValue) -> Bool {
    guard Value(argument: argument) != nil else { return false }
    switch argument {
    case .boolean: return true
    case .integer(let integer): return isInRange(Double(integer))
    case .number(let number): return isInRange(number)
    case .string(let string): return choices.isEmpty || choices.contains(string)
    case .numbers(let numbers): return numbers.allSatisfy(isInRange)
    }
  }

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

extension Bool: ArgumentConvertible {
  public static var typeName: String { "true or false" }
  public init?(argument: ArgumentValue) {
    guard case .boolean(let boolean) = argument else { return nil }
    self = boolean
  }
  public var argument: ArgumentValue { .boolean(self) }
}

extension Int: ArgumentConvertible {
  public static var typeName: String { "whole number" }
  public init?(argument: ArgumentValue) {
    guard case .integer(let integer) = argument else { return nil }
    self = integer
  }
  public var argument: ArgumentValue { .integer(self) }
}

extension Double: ArgumentConvertible {
  public static var typeName: String { "number" }
  public init?(argument: ArgumentValue) {
    switch argument {
    case .integer(let integer): self = Double(integer)
    case .number(let number): self = number
    default: return nil
    }
  }
  public var argument: ArgumentValue { .number(self) }
}

extension String: ArgumentConvertible {
  public static var typeName: String { "text" }
  public init?(argument: ArgumentValue) {
    guard case .string(let string) = argument else { return nil }
    self = string
  }
  public var argument: ArgumentValue { .string(self) }
}

extension [Double]: ArgumentConvertible {
  public static var typeName: String { "list of numbers" }
  public init?(argument: ArgumentValue) {
    guard case .numbers(let numbers) = argument else { return nil }
    self = numbers
  }
  public var argument: ArgumentValue { .numbers(self) }
}
