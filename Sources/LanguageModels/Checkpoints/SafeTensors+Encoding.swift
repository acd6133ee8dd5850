extension SafeTensors {
  /// The bytes of the file; the same contents give the same bytes.
  public func encoded() -> [UInt8] {
    let tensors = tensors.values.sorted {
      ($1.values.type.byteCount, $0.name) < ($0.values.type.byteCount, $1.name)
    }
    let header = header(of: tensors)
    let dataLength = tensors.reduce(0) { $0 + $1.byteCount }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + dataLength)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += header
    for tensor in tensors { tensor.values.append(to: &bytes) }
    return bytes
  }

  /// The header of tensors whose data stand in the order given, with spaces up to a multiple of eight bytes.
  private func header(of tensors: [NamedTensor]) -> [UInt8] {
    var entries: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }
        .map { "\(quoted($0.key)):\(quoted($0.value))" }
      entries.append("\(quoted(Self.metadataName)):{\(texts.joined(separator: ","))}")
    }
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.byteCount
      let sizes = tensor.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(quoted(tensor.name)):{\"dtype\":\"\(tensor.values.type.rawValue)\",\"shape\":[\(sizes)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    while !header.count.isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    return header
  }
}

/// The text as a JSON string.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\0"..<" ":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension NamedTensor {
  /// The number of bytes of its data.
  var byteCount: Int { values.count * values.type.byteCount }
}

extension TensorValues {
  /// Appends the numbers, each with its lowest byte first.
  fileprivate func append(to bytes: inout [UInt8]) {
    switch self {
    case .float32(let values): bytes.append(words: values.map(\.bitPattern.littleEndian))
    case .float64(let values): bytes.append(words: values.map(\.bitPattern.littleEndian))
    case .int64(let values): bytes.append(words: values.map(\.littleEndian))
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Word: FixedWidthInteger>(words: [Word]) {
    words.withUnsafeBytes { append(contentsOf: $0) }
  }
}
