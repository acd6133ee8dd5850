import CGLib
public import SystemPackage

/// A SHA-256 digest: the name of a result, or of a file's contents.
///
/// Kept as four words rather than as an array: sweeps have a million of them.
public struct Fingerprint: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The bytes, eight in a word, the first one the most significant.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// A fingerprint of 32 bytes, or nil for any other number of them.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init(digest: bytes)
  }

  private init(digest bytes: [UInt8]) {
    func word(_ index: Int) -> UInt64 {
      bytes[8 * index..<8 * index + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      withBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      count = 32
    }
  }

  /// Hands the 32 bytes to `body`.
  private func withBytes<Output>(_ body: (UnsafeRawBufferPointer) -> Output) -> Output {
    let ordered = (
      words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian
    )
    return withUnsafeBytes(of: ordered, body)
  }

  /// Whether both are the same digest.
  public static func == (left: Fingerprint, right: Fingerprint) -> Bool {
    left.words == right.words
  }

  /// Hashes the first bytes, which are as good as random.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  /// A fingerprint from 64 hexadecimal digits, or nil for any other text.
  public init?(hexadecimal: String) {
    guard let bytes = Hexadecimal.bytes(of: hexadecimal) else { return nil }
    self.init(bytes: bytes)
  }

  /// The SHA-256 digest of bytes.
  public init(of bytes: some Sequence<UInt8>) {
    let digest = SHA256()
    if bytes.withContiguousStorageIfAvailable({ digest.update(UnsafeRawBufferPointer($0)) }) == nil
    {
      Array(bytes).withUnsafeBytes { digest.update($0) }
    }
    self.init(digest: digest.finish())
  }

  /// The SHA-256 digest of a text's UTF-8 bytes.
  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// The SHA-256 digest of a file's contents, read in pieces.
  public init(ofFile path: FilePath) throws(FileError) {
    let digest = SHA256()
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      try file.closeAfter {
        while true {
          let chunk = try FileSystem.chunk(of: file, capacity: 1 << 18)
          if chunk.isEmpty { return }
          chunk.withUnsafeBytes { digest.update($0) }
        }
      }
    } catch let error as Errno {
      throw FileError(.read, path, error)
    } catch {
      preconditionFailure("opening and reading throw the system's errors alone")
    }
    self.init(digest: digest.finish())
  }

  /// The 64 hexadecimal digits, in lower case.
  public var hexadecimal: String { Hexadecimal.text(of: bytes) }

  /// The 64 hexadecimal digits, in lower case.
  public var description: String { hexadecimal }

  /// The first eight bytes as a number, for keys of random streams and for fanning out.
  public var leadingBits: UInt64 { words.0 }

  /// The order of the hexadecimal digits.
  public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    left.words < right.words
  }
}

extension Fingerprint: Codable {
  /// Reads the hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let fingerprint = Fingerprint(hexadecimal: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a fingerprint has 64 hexadecimal digits")
    }
    self = fingerprint
  }

  /// Writes the hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }
}

/// Texts of hexadecimal digits.
private enum Hexadecimal {
  static func text(of bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digit(byte >> 4)
        buffer[2 * index + 1] = digit(byte & 15)
      }
      return 2 * bytes.count
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  static func bytes(of text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index -> UInt8? in
      guard let high = value(of: digits[index]), let low = value(of: digits[index + 1]) else {
        return nil
      }
      return high << 4 | low
    }
    return bytes.count * 2 == digits.count ? bytes : nil
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// GLib's SHA-256, fed piece by piece.
private final class SHA256 {
  private let checksum: OpaquePointer

  init() {
    guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else {
      preconditionFailure("GLib has known SHA-256 since version 2.16")
    }
    self.checksum = checksum
  }

  deinit { g_checksum_free(checksum) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
    g_checksum_update(checksum, base, bytes.count)
  }

  func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      var length: gsize = 32
      g_checksum_get_digest(checksum, buffer.baseAddress, &length)
      count = Int(length)
    }
  }
}
