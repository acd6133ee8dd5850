/// Any JSON, for documents whose shape no type describes (schemas, outside data).
///
/// Objects have no order of their own; encoders with `.sortedKeys` write them sorted by key.
public indirect enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number that fits 64 bits.
  case integer(Int)
  /// Any other number.
  case number(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// A mapping.
  case object([String: JSONValue])
}

extension JSONValue: Codable {
  /// Reads any JSON; a number without fraction that fits is an integer.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Member.self) {
      self = .object(
        try Dictionary(
          uniqueKeysWithValues: container.allKeys.map {
            ($0.stringValue, try container.decode(JSONValue.self, forKey: $0))
          }))
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [JSONValue] = []
      while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
      self = .array(elements)
    } else {
      self = try JSONValue(scalar: decoder.singleValueContainer())
    }
  }

  /// Writes the value as JSON.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var container = encoder.container(keyedBy: Member.self)
      for key in members.keys.sorted() { try container.encode(members[key], forKey: Member(key)) }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    default:
      var container = encoder.singleValueContainer()
      try encodeScalar(to: &container)
    }
  }

  private init(scalar container: any SingleValueDecodingContainer) throws {
    if container.decodeNil() {
      self = .null
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  private func encodeScalar(to container: inout any SingleValueEncodingContainer) throws {
    switch self {
    case .boolean(let boolean): try container.encode(boolean)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .string(let string): try container.encode(string)
    default: try container.encodeNil()
    }
  }

  private struct Member: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// What stands before the colon of a mapping literal.
  public typealias Key = String
  /// What stands after the colon of a mapping literal.
  public typealias Value = JSONValue

  /// A text literal.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A truth literal.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A whole-number literal.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number literal.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A list literal.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// A mapping literal; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
  /// The literal `nil`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// The value of a cell: missing is `null`.
  public init(_ value: Results.Value) {
    switch value {
    case .missing: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    }
  }

  /// The member of an object, or nil.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { return members[key] }
    return nil
  }
}
