extension SafeTensors {
  /// Reads the bytes of a file.
  ///
  /// Nothing is taken on trust: the bytes must be exactly those that the header speaks of, each in one tensor.
  ///
  /// - Throws: ``SafeTensorsError`` for whatever is not a safetensors file with tensors of F32, F64 and I64.
  public init(decoding bytes: [UInt8]) throws(SafeTensorsError) {
    guard bytes.count >= 8 else { throw .wrongLength(expected: 8, found: bytes.count) }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.longestHeader) else { throw .headerTooLong(length) }
    let start = 8 + Int(length)
    guard bytes.count >= start else { throw .wrongLength(expected: start, found: bytes.count) }
    let header = try CheckpointHeader(reading: bytes[8..<start])
    let entries = try header.inOrderOfData(tensorsEndingAt: bytes.count - start)
    self.init(metadata: header.metadata)
    for entry in entries {
      let data = start + entry.begin..<start + entry.end
      insert(
        NamedTensor(
          name: entry.name, shape: entry.shape, values: TensorValues(entry.type, bytes[data])))
    }
  }
}

/// What a header says.
private struct CheckpointHeader {
  /// One tensor: its type and sizes, and where its data begin and end.
  struct Entry {
    var name: String
    var type: TensorType
    var shape: [Int]
    var begin: Int
    var end: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: String] = [:]

  init(reading bytes: ArraySlice<UInt8>) throws(SafeTensorsError) {
    var reader = HeaderReader(bytes)
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    try reader.object { (reader, name) throws(SafeTensorsError) in
      if name == SafeTensors.metadataName {
        try reader.object { (reader, name) throws(SafeTensorsError) in
          metadata[name] = try reader.string()
        }
      } else {
        entries.append(try Self.entry(name, &reader))
      }
    }
    try reader.end()
    self.entries = entries
    self.metadata = metadata
  }

  private static func entry(_ name: String, _ reader: inout HeaderReader)
    throws(SafeTensorsError) -> Entry
  {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try reader.object { (reader, key) throws(SafeTensorsError) in
      switch key {
      case "dtype": type = try reader.string()
      case "shape": shape = try reader.numbers()
      case "data_offsets": offsets = try reader.numbers()
      default: throw reader.failure("dtype, shape or data_offsets in place of “\(key)”")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw reader.failure("dtype, shape and two data_offsets before the end of “\(name)”")
    }
    guard let known = TensorType(rawValue: type) else {
      throw .unsupportedType(tensor: name, type: type)
    }
    let length = offsets[1] - offsets[0]
    guard length >= 0, length == byteCount(of: shape, known) else {
      throw .sizeMismatch(tensor: name, shape: shape, byteCount: length)
    }
    return Entry(name: name, type: known, shape: shape, begin: offsets[0], end: offsets[1])
  }

  /// The bytes that a tensor of these sizes takes, nil where no file could have as many.
  private static func byteCount(of shape: [Int], _ type: TensorType) -> Int? {
    var count = type.byteCount
    for size in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      if isTooLarge { return nil }
      count = product
    }
    return count
  }

  /// The entries in the order of their data, which must fill the bytes without gap or overlap.
  func inOrderOfData(tensorsEndingAt length: Int) throws(SafeTensorsError) -> [Entry] {
    let sorted = entries.sorted { ($0.begin, $0.end, $0.name) < ($1.begin, $1.end, $1.name) }
    var end = 0
    for entry in sorted {
      guard entry.begin == end else {
        throw .misplaced(tensor: entry.name, expected: end, found: entry.begin)
      }
      end = entry.end
    }
    guard end == length else { throw .wrongLength(expected: end, found: length) }
    return sorted
  }
}

extension TensorValues {
  /// The numbers that the bytes are, each with its lowest byte first.
  fileprivate init(_ type: TensorType, _ bytes: ArraySlice<UInt8>) {
    switch type {
    case .float32:
      self = .float32(words(bytes, UInt32.self) { Float(bitPattern: $0) })
    case .float64:
      self = .float64(words(bytes, UInt64.self) { Double(bitPattern: $0) })
    case .int64:
      self = .int64(words(bytes, Int64.self) { $0 })
    }
  }
}

private func words<Word: FixedWidthInteger & BitwiseCopyable, Value>(
  _ bytes: ArraySlice<UInt8>, _: Word.Type, _ value: (Word) -> Value
) -> [Value] {
  bytes.withUnsafeBytes { bytes in
    (0..<bytes.count / MemoryLayout<Word>.size).map { place in
      value(
        Word(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: place * MemoryLayout<Word>.size, as: Word.self)))
    }
  }
}
