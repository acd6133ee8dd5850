import Results

/// The schemas of parameters.
enum ParameterSchema {
  /// A mapping of parameters to single values.
  ///
  /// Nothing is required: a parameter without default may be swept instead.
  static func object(_ parameters: [any ParameterDeclaration]) -> JSONValue {
    let properties = parameters.map { ($0.name, described(value(of: $0), by: $0)) }
    return [
      "type": "object", "additionalProperties": false,
      "properties": .object(Dictionary(uniqueKeysWithValues: properties)),
    ]
  }

  /// A single value of a parameter.
  static func value(of parameter: any ParameterDeclaration) -> [String: JSONValue] {
    switch parameter.typeName {
    case Bool.typeName: return ["type": "boolean"]
    case String.typeName:
      let choices = parameter.choices.map { JSONValue.string($0) }
      return choices.isEmpty ? ["type": "string"] : ["enum": .array(choices)]
    case FileParameter.typeName: return ["type": "string"]
    case Int.typeName: return bounded("integer", parameter)
    case [Double].typeName:
      return ["type": "array", "items": .object(bounded("number", parameter))]
    default: return bounded("number", parameter)
    }
  }

  private static func bounded(
    _ type: String, _ parameter: any ParameterDeclaration
  ) -> [String: JSONValue] {
    var schema: [String: JSONValue] = ["type": .string(type)]
    if let least = parameter.bounds.least {
      schema[parameter.excludesLeast ? "exclusiveMinimum" : "minimum"] = number(least)
    }
    if let greatest = parameter.bounds.greatest { schema["maximum"] = number(greatest) }
    return schema
  }

  /// Adds default and meaning.
  private static func described(
    _ schema: [String: JSONValue], by parameter: any ParameterDeclaration
  ) -> JSONValue {
    var schema = schema
    schema["description"] = .string(
      parameter.meaning + (parameter.unit.map { " (in \($0))" } ?? ""))
    if let argument = parameter.defaultArgument { schema["default"] = json(argument) }
    return .object(schema)
  }

  private static func json(_ argument: ArgumentValue) -> JSONValue {
    switch argument {
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let value): number(value)
    case .string(let string): .string(string)
    case .numbers(let numbers): .array(numbers.map(number))
    }
  }

  private static func number(_ value: Double) -> JSONValue {
    Int(exactly: value).map { .integer($0) } ?? .number(value)
  }
}

/// The schemas of sweeps.
enum SweepSchema {
  /// A mapping of parameters to all their values.
  static func object(_ parameters: [any ParameterDeclaration]) -> JSONValue {
    let swept = parameters.map { ($0.name, values(of: $0)) }
    let group: JSONValue = [
      "type": "object", "additionalProperties": false, "minProperties": 1,
      "properties": .object(Dictionary(uniqueKeysWithValues: swept)),
    ]
    let zip: JSONValue = [
      "description": "Parameters that advance together, or a list of groups that each do.",
      "anyOf": [group, ["type": "array", "minItems": 1, "items": group]],
    ]
    return [
      "type": "object", "additionalProperties": false, "minProperties": 1,
      "properties": .object(
        Dictionary(uniqueKeysWithValues: swept + [(SweepReader.zipKey, zip)])),
    ]
  }

  private static func values(of parameter: any ParameterDeclaration) -> JSONValue {
    let list: JSONValue = [
      "type": "array", "minItems": 1, "items": .object(ParameterSchema.value(of: parameter)),
    ]
    guard parameter.hasType(of: .integer(0)) else { return list }
    return ["anyOf": [list, ["$ref": "#/$defs/range"]]]
  }

  /// `{from: 0, to: 1, count: 11}` and its kin.
  static let range: JSONValue = [
    "type": "object", "additionalProperties": false, "required": ["from", "to"],
    "description": "Evenly spaced numbers, both bounds included.",
    "properties": [
      "from": ["type": "number"],
      "to": ["type": "number"],
      "count": ["type": "integer", "minimum": 2, "description": "How many numbers."],
      "step": ["type": "number", "description": "The distance, instead of ‘count’."],
      "scale": ["enum": ["linear", "log"], "default": "linear"],
    ],
    "oneOf": [
      ["required": ["count"]],
      ["required": ["step"], "properties": ["scale": ["const": "linear"]]],
    ],
  ]
}
