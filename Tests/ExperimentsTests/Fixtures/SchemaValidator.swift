import Results

/// As much of JSON Schema (draft 2020-12) as the schema of directives uses; an unknown keyword is an
/// error, so that no rule is passed over.
struct SchemaValidator {
  let root: JSONValue

  private static let annotations: Set<String> = [
    "$schema", "$defs", "title", "description", "default",
  ]

  /// Whether an instance is valid under a definition of the schema.
  func accepts(_ instance: JSONValue, as definition: String) throws -> Bool {
    try accepts(instance, ["$ref": .string("#/$defs/\(definition)")])
  }

  struct UnknownKeyword: Error {
    let name: String
  }

  func accepts(_ instance: JSONValue, _ schema: JSONValue) throws -> Bool {
    switch schema {
    case .boolean(let accepts): return accepts
    case .object(let rules):
      for (keyword, rule) in rules where !Self.annotations.contains(keyword) {
        if try !follows(instance, keyword, rule, rules) { return false }
      }
      return true
    default: throw UnknownKeyword(name: "not a schema")
    }
  }

  private func follows(
    _ instance: JSONValue, _ keyword: String, _ rule: JSONValue, _ rules: [String: JSONValue]
  ) throws -> Bool {
    switch (keyword, rule) {
    case ("$ref", .string(let path)):
      let definition = String(path.dropFirst("#/$defs/".count))
      guard let target = root["$defs"]?[definition] else { throw UnknownKeyword(name: path) }
      return try accepts(instance, target)
    case ("type", .string(let name)): return Self.isOf(type: name, instance)
    case ("type", .array(let names)):
      return names.contains {
        if case .string(let name) = $0 { Self.isOf(type: name, instance) } else { false }
      }
    case ("enum", .array(let values)): return values.contains(instance)
    case ("const", _): return rule == instance
    case ("allOf", .array(let schemas)): return try schemas.allSatisfy { try accepts(instance, $0) }
    case ("anyOf", .array(let schemas)): return try schemas.contains { try accepts(instance, $0) }
    case ("oneOf", .array(let schemas)):
      return try schemas.count { try accepts(instance, $0) } == 1
    case ("not", _): return try !accepts(instance, rule)
    case ("if", _):
      guard try accepts(instance, rule), let then = rules["then"] else { return true }
      return try accepts(instance, then)
    case ("then", _): return true
    case ("pattern", .string(let pattern)):
      guard case .string(let text) = instance else { return true }
      return try text.contains(Regex(pattern))
    case ("minimum", _), ("maximum", _), ("exclusiveMinimum", _):
      guard let value = Self.number(instance), let bound = Self.number(rule) else { return true }
      return keyword == "minimum"
        ? value >= bound : keyword == "maximum" ? value <= bound : value > bound
    case ("items", _), ("minItems", _), ("uniqueItems", _):
      return try followsArray(instance, keyword, rule)
    default: return try followsObject(instance, keyword, rule, rules)
    }
  }

  private func followsArray(
    _ instance: JSONValue, _ keyword: String, _ rule: JSONValue
  ) throws -> Bool {
    guard case .array(let elements) = instance else { return true }
    if case .integer(let least) = rule, keyword == "minItems" { return elements.count >= least }
    if case .boolean(true) = rule, keyword == "uniqueItems" {
      return elements.indices.allSatisfy { !elements[..<$0].contains(elements[$0]) }
    }
    return try elements.allSatisfy { try accepts($0, rule) }
  }

  private func followsObject(
    _ instance: JSONValue, _ keyword: String, _ rule: JSONValue, _ rules: [String: JSONValue]
  ) throws -> Bool {
    let isKnown = ["properties", "additionalProperties", "required", "minProperties"]
    guard isKnown.contains(keyword) else { throw UnknownKeyword(name: keyword) }
    guard case .object(let members) = instance else { return true }
    switch (keyword, rule) {
    case ("properties", .object(let properties)):
      return try properties.allSatisfy { name, schema in
        try members[name].map { try accepts($0, schema) } ?? true
      }
    case ("additionalProperties", _):
      return try members.allSatisfy { name, value in
        try rules["properties"]?[name] != nil || accepts(value, rule)
      }
    case ("required", .array(let names)):
      return names.allSatisfy {
        if case .string(let name) = $0 { members[name] != nil } else { false }
      }
    case ("minProperties", .integer(let least)): return members.count >= least
    default: throw UnknownKeyword(name: keyword)
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  private static func isOf(type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("string", .string), ("integer", .integer), ("number", .integer), ("number", .number),
      ("boolean", .boolean), ("array", .array), ("object", .object), ("null", .null):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
