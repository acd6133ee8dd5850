/// Collects the ingredients of a result and digests them.
///
/// Every ingredient enters with its type, the length of its name, its name, the length of its value
/// and its value, so that two different lists of ingredients never give the same bytes, however their
/// texts are cut. The order of the ingredients counts.
public struct FingerprintBuilder: Sendable {
  private var bytes: [UInt8] = []

  /// A builder for one sort of thing; `purpose` keeps the digests of different sorts apart.
  public init(_ purpose: String) {
    add("", tag: "p", Array(purpose.utf8))
  }

  /// Adds a text.
  public mutating func add(_ name: String, _ text: String) {
    add(name, tag: "s", Array(text.utf8))
  }

  /// Adds a whole number.
  public mutating func add(_ name: String, _ integer: Int) {
    add(name, tag: "i", Self.encoding(of: UInt64(bitPattern: Int64(integer))))
  }

  /// Adds a whole number without sign, such as a seed.
  public mutating func add(_ name: String, _ integer: UInt64) {
    add(name, tag: "u", Self.encoding(of: integer))
  }

  /// Adds a number by its bits; −0 enters as 0, which it equals.
  public mutating func add(_ name: String, _ number: Double) {
    add(name, tag: "d", Self.encoding(of: number))
  }

  /// Adds a truth value.
  public mutating func add(_ name: String, _ boolean: Bool) {
    add(name, tag: "b", [boolean ? 1 : 0])
  }

  /// Adds bytes.
  public mutating func add(_ name: String, bytes: [UInt8]) {
    add(name, tag: "y", bytes)
  }

  /// Adds the digest of something else.
  public mutating func add(_ name: String, _ fingerprint: Fingerprint) {
    add(name, tag: "f", fingerprint.bytes)
  }

  /// Adds a list of numbers.
  public mutating func add(_ name: String, _ numbers: [Double]) {
    add(name, tag: "n", numbers.flatMap(Self.encoding))
  }

  /// Adds a list of texts.
  public mutating func add(_ name: String, _ texts: [String]) {
    let encoded = texts.flatMap { Self.encoding(of: UInt64($0.utf8.count)) + Array($0.utf8) }
    add(name, tag: "t", encoded)
  }

  /// Adds a cell of a table.
  public mutating func add(_ name: String, _ value: Value) {
    switch value {
    case .missing: add(name, tag: "m", [])
    case .boolean(let boolean): add(name, boolean)
    case .integer(let integer): add(name, integer)
    case .number(let number): add(name, number)
    case .string(let string): add(name, string)
    }
  }

  /// The digest of everything added so far.
  public var fingerprint: Fingerprint { Fingerprint(of: bytes) }

  private mutating func add(_ name: String, tag: Unicode.Scalar, _ value: [UInt8]) {
    bytes.append(UInt8(ascii: tag))
    append(UInt64(name.utf8.count))
    bytes.append(contentsOf: name.utf8)
    append(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  private mutating func append(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func encoding(of number: Double) -> [UInt8] {
    encoding(of: number == 0 ? 0 : number.isNaN ? Double.nan.bitPattern : number.bitPattern)
  }

  private static func encoding(of bits: UInt64) -> [UInt8] {
    withUnsafeBytes(of: bits.littleEndian) { Array($0) }
  }
}
