/// The binary form of a table in the store.
///
///     offset  bytes
///          0      8  "FolioTbl"
///          8      4  version of the format, 1
///         12     32  the key the entry stands under
///         44     32  SHA-256 of the format's version, the key and the contents
///         76      …  contents: number of columns (4), number of rows (8), then each column:
///                    kind (1), length of the name (4), name, values
///
/// Numbers are little-endian. A truth value is 0, 1 or 2 for missing, a whole number its 8 bytes, a
/// number its bits, a text its length plus 1 (4) and its UTF-8, a missing text the length 0.
package enum TableCoding {
  static let magic = Array("FolioTbl".utf8)
  static let version: UInt32 = 1
  package static let headerSize = 76

  /// The entry of a table under a key.
  package static func bytes(of table: Table, key: Fingerprint) -> [UInt8] {
    var contents = ByteWriter()
    contents.write(UInt32(table.columns.count))
    contents.write(UInt64(table.rowCount))
    for column in table.columns { contents.write(column) }
    return entry(contents.bytes, key: key)
  }

  /// Contents with the header that belongs to them.
  package static func entry(_ contents: [UInt8], key: Fingerprint) -> [UInt8] {
    var entry = ByteWriter()
    entry.bytes.reserveCapacity(headerSize + contents.count)
    entry.bytes += magic
    entry.write(version)
    entry.bytes += key.bytes
    entry.bytes += digest(key: key, contents: contents[...]).bytes
    entry.bytes += contents
    return entry.bytes
  }

  /// The table of an entry.
  ///
  /// - Throws: ``TableDecodingError`` where the bytes are not exactly what was written under the key.
  package static func table(
    from entry: [UInt8], key: Fingerprint
  ) throws(TableDecodingError) -> Table {
    var reader = ByteReader(entry)
    guard entry.count >= headerSize else { throw .truncated }
    guard try reader.bytes(count: magic.count).elementsEqual(magic) else { throw .notATable }
    let foundVersion = try reader.integer(UInt32.self)
    guard foundVersion == version else { throw .version(foundVersion) }
    guard try reader.bytes(count: 32).elementsEqual(key.bytes) else { throw .otherKey }
    let written = try reader.bytes(count: 32)
    guard written.elementsEqual(digest(key: key, contents: entry[headerSize...]).bytes) else {
      throw .wrongDigest
    }
    let columnCount = try reader.integer(UInt32.self)
    let rowCount = try reader.integer(UInt64.self)
    var columns: [Column] = []
    for _ in 0..<columnCount { columns.append(try reader.column(rowCount: rowCount)) }
    guard reader.isAtEnd, Set(columns.map(\.name)).count == columns.count else {
      throw .malformed
    }
    return Table(columns)
  }

  private static func digest(key: Fingerprint, contents: ArraySlice<UInt8>) -> Fingerprint {
    var builder = FingerprintBuilder("table")
    builder.add("version", UInt64(version))
    builder.add("key", key)
    builder.add("contents", Fingerprint(of: contents))
    return builder.fingerprint
  }
}

/// Why bytes are not the table that was stored.
public enum TableDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file ends too early.
  case truncated
  /// The file does not begin as a stored table does.
  case notATable
  /// The file was written in another version of the format.
  case version(UInt32)
  /// The file was written under another key.
  case otherKey
  /// The contents are not those that were written.
  case wrongDigest
  /// The contents are those written but make no table.
  case malformed

  /// What is wrong, in a few words.
  public var description: String {
    switch self {
    case .truncated: "the file is cut off"
    case .notATable: "the file is not a stored table"
    case .version(let version): "the file has the format version \(version)"
    case .otherKey: "the file belongs to another key"
    case .wrongDigest: "the contents do not have the digest that was written with them"
    case .malformed: "the contents are not a table"
    }
  }
}
