/// A value in a directive's YAML body or in front matter, with its place in the chapter.
///
/// Scalars are read by the core rules of YAML 1.2 alone: `yes`, `no`, `on` and `off` are strings,
/// `1:30` is a string, `010` is the integer 10, `-.5` is a number, dates stay strings.
public struct YAMLNode: Sendable, Hashable {
  /// One key of a mapping with its value, in the order the author wrote them.
  public struct Entry: Sendable, Hashable {
    /// The key and where it stands.
    public var key: Sourced<String>
    /// The value under that key.
    public var value: YAMLNode

    /// An entry of a mapping.
    public init(key: Sourced<String>, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  /// What a YAML value can be.
  public indirect enum Value: Sendable, Hashable {
    /// `null`, `~` or nothing.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number that fits 64 bits.
    case integer(Int)
    /// A number with a point or an exponent, or `.inf`, `.nan`.
    case number(Double)
    /// Any other scalar, or a quoted one.
    case string(String)
    /// A list.
    case sequence([YAMLNode])
    /// A mapping; the reader has reported duplicate keys and kept the first.
    case mapping([Entry])
  }

  /// The value.
  public var value: Value
  /// Where it stands in the chapter.
  public var range: SourceRange
  /// How the author wrote a scalar without quotes (`.30` for 0.3); nil for any other value.
  public var spelling: String?

  /// A value read from `range`.
  public init(_ value: Value, at range: SourceRange, spelling: String? = nil) {
    self.value = value
    self.range = range
    self.spelling = spelling
  }
}

extension YAMLNode {
  /// The entries of a mapping, or nil for any other value.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { return entries }
    return nil
  }

  /// The elements of a list, or nil for any other value.
  public var elements: [YAMLNode]? {
    if case .sequence(let elements) = value { return elements }
    return nil
  }

  /// The text of a string, or nil for any other value.
  public var string: String? {
    if case .string(let string) = value { return string }
    return nil
  }

  /// The number that an integer or a number stands for, or nil for any other value.
  public var double: Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The value of an integer, or nil for any other value.
  public var integer: Int? {
    if case .integer(let integer) = value { return integer }
    return nil
  }

  /// The value of a boolean, or nil for any other value.
  public var boolean: Bool? {
    if case .boolean(let boolean) = value { return boolean }
    return nil
  }

  /// Whether the value is `null`.
  public var isNull: Bool { value == .null }

  /// The value under a key of a mapping, or nil where there is none.
  public subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.value == key }?.value
  }

  /// What the value is, in words for a message: “a list”, “the number 3”, “the text ‘abc’”.
  public var description: String {
    switch value {
    case .null: "nothing"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "the number \(integer)"
    case .number(let number): "the number \(number)"
    case .string(let string): "the text ‘\(string)’"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
