/// Bytes that are being written.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func write(_ integer: some FixedWidthInteger) {
    withUnsafeBytes(of: integer.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String, lengthOffset: Int = 0) {
    write(UInt32(text.utf8.count + lengthOffset))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ column: Column) {
    switch column.values {
    case .booleans(let values):
      begin(column, tag: 0, size: values.count)
      bytes.append(contentsOf: values.lazy.map { $0.map { $0 ? 1 : 0 } ?? 2 })
    case .integers(let values):
      begin(column, tag: 1, size: 8 * values.count)
      for value in values { write(Int64(value)) }
    case .numbers(let values):
      begin(column, tag: 2, size: 8 * values.count)
      for value in values { write(value.isNaN ? Double.nan.bitPattern : value.bitPattern) }
    case .strings(let values):
      begin(column, tag: 3, size: 8 * values.count)
      for value in values {
        if let value { write(value, lengthOffset: 1) } else { write(UInt32(0)) }
      }
    }
  }

  private mutating func begin(_ column: Column, tag: UInt8, size: Int) {
    bytes.append(tag)
    write(column.name)
    bytes.reserveCapacity(bytes.count + size)
  }
}

/// Bytes that are being read, never past their end.
struct ByteReader {
  private let all: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    all = bytes
  }

  var isAtEnd: Bool { position == all.count }

  mutating func bytes(count: Int) throws(TableDecodingError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= all.count - position else { throw .truncated }
    defer { position += count }
    return all[position..<position + count]
  }

  mutating func integer<Integer: FixedWidthInteger>(
    _ type: Integer.Type
  ) throws(TableDecodingError) -> Integer {
    let size = MemoryLayout<Integer>.size
    guard size <= all.count - position else { throw .truncated }
    defer { position += size }
    return all.withUnsafeBytes {
      Integer(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: type))
    }
  }

  mutating func text(byteCount: Int) throws(TableDecodingError) -> String {
    let bytes = try bytes(count: byteCount)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
    return text
  }

  mutating func column(rowCount: UInt64) throws(TableDecodingError) -> Column {
    // Every value takes a byte at least, so a row count past the end is no reason to allocate.
    guard rowCount <= UInt64(all.count - position) else { throw .malformed }
    let tag = try integer(UInt8.self)
    let name = try text(byteCount: Int(try integer(UInt32.self)))
    return Column(name, try values(tag: tag, count: Int(rowCount)))
  }

  private mutating func values(
    tag: UInt8, count: Int
  ) throws(TableDecodingError) -> Column.Values {
    switch tag {
    case 0:
      let bytes = try bytes(count: count)
      guard bytes.allSatisfy({ $0 <= 2 }) else { throw .malformed }
      return .booleans(bytes.map { $0 == 2 ? nil : $0 == 1 })
    case 1: return .integers(try array(count: count) { Int(Int64(bitPattern: $0)) })
    case 2: return .numbers(try array(count: count, Double.init(bitPattern:)))
    case 3: return .strings(try strings(count: count))
    default: throw .malformed
    }
  }

  private mutating func array<Element>(
    count: Int, _ element: (UInt64) -> Element
  ) throws(TableDecodingError) -> [Element] {
    let start = position
    _ = try bytes(count: count * 8)
    return all.withUnsafeBytes { raw in
      (0..<count).map {
        element(
          UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + 8 * $0, as: UInt64.self)))
      }
    }
  }

  private mutating func strings(count: Int) throws(TableDecodingError) -> [String?] {
    var strings: [String?] = []
    strings.reserveCapacity(count)
    for _ in 0..<count {
      let length = try integer(UInt32.self)
      strings.append(length == 0 ? nil : try text(byteCount: Int(length) - 1))
    }
    return strings
  }
}
