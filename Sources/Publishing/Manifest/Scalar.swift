public import Results

extension Manifest {
  /// A value in a manifest: what JSON can say in one word, and lists of it.
  ///
  /// Numbers are written in the shortest form that reads back to the same bits. Whole numbers are
  /// whole numbers in JSON too, so that a seed of 64 bits survives.
  public indirect enum Scalar: Sendable, Hashable {
    /// No value.
    case missing
    /// A truth value.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A finite number that is not a whole one of 64 bits; see ``number(_:)``.
    case fraction(Double)
    /// Text.
    case text(String)
    /// A list.
    case list([Scalar])

    /// A number in its one form: whole ones of 64 bits as integers (−0 as 0, which it equals), so that
    /// reading gives back what was written; a number that is not finite is a missing one.
    public static func number(_ number: Double) -> Scalar {
      guard number.isFinite else { return .missing }
      return Int(exactly: number).map(Scalar.integer) ?? .fraction(number)
    }

    /// The value of a table's cell.
    public init(_ value: Value) {
      switch value {
      case .missing: self = .missing
      case .boolean(let boolean): self = .boolean(boolean)
      case .integer(let integer): self = .integer(integer)
      case .number(let number): self = .number(number)
      case .string(let string): self = .text(string)
      }
    }

    /// The whole number, or nil for any other value.
    public var wholeNumber: Int? {
      if case .integer(let integer) = self { return integer }
      return nil
    }

    /// The number, or nil for any other value.
    public var double: Double? {
      switch self {
      case .integer(let integer): Double(integer)
      case .fraction(let number): number
      default: nil
      }
    }
  }
}

extension Manifest.Scalar: Codable {
  /// Reads the value that stands in the JSON text.
  ///
  /// - Throws: `DecodingError` for an object, or a number beyond the range of `Double`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .missing
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([Manifest.Scalar].self))
    }
  }

  /// Writes the value as JSON has it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .missing: try container.encodeNil()
    case .boolean(let boolean): try container.encode(boolean)
    case .integer(let integer): try container.encode(integer)
    case .fraction(let number) where number.isFinite: try container.encode(number)
    case .fraction: try container.encodeNil()
    case .text(let text): try container.encode(text)
    case .list(let scalars): try container.encode(scalars)
    }
  }
}
