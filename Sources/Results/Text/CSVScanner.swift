/// Finds the fields of a CSV text (RFC 4180) without copying them.
struct CSVScanner {
  /// Where a field's text stands, quotes around it left out.
  struct Field {
    private let start: UInt32
    private let lengthAndQuote: UInt64

    init(_ range: Range<Int>, isQuoted: Bool) {
      start = UInt32(range.lowerBound)
      lengthAndQuote = UInt64(range.count) << 1 | (isQuoted ? 1 : 0)
    }

    var isQuoted: Bool { lengthAndQuote & 1 == 1 }
    var range: Range<Int> { Int(start)..<Int(start) + Int(lengthAndQuote >> 1) }
    /// Where the field begins in the file, with its quote.
    var offset: Int { isQuoted ? Int(start) - 1 : Int(start) }
  }

  let bytes: [UInt8]
  let path: String
  private(set) var position = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// A scanner at the first byte after a byte order mark.
  init(_ bytes: [UInt8], path: String) throws(DataFileError) {
    self.bytes = bytes
    self.path = path
    guard bytes.count < UInt32.max else { throw error(.tooLarge, at: 0) }
    if let offset = UTF8Text.firstInvalidOffset(in: bytes) { throw error(.invalidUTF8, at: offset) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position >= bytes.count }

  /// Reads the fields of one row and the line end after it.
  mutating func row(_ fields: inout [Field]) throws(DataFileError) {
    fields.removeAll(keepingCapacity: true)
    while true {
      fields.append(try field())
      guard position < bytes.count else { return }
      if bytes[position] == Self.comma {
        position += 1
        continue
      }
      position += bytes[position] == Self.carriageReturn ? 2 : 1
      return
    }
  }

  /// The text of a field, doubled quotes made single.
  func text(of field: Field) -> String {
    let slice = bytes[field.range]
    guard field.isQuoted, slice.contains(Self.quote) else {
      return String(decoding: slice, as: UTF8.self)
    }
    var isSecond = false
    let single = slice.filter { byte in
      isSecond = byte == Self.quote && !isSecond
      return !(byte == Self.quote && isSecond)
    }
    return String(decoding: single, as: UTF8.self)
  }

  /// An error at a byte.
  func error(_ problem: DataFileError.Problem, at offset: Int) -> DataFileError {
    DataFileError(problem, at: offset, of: bytes, path: path)
  }

  /// Reads one field; afterwards the position is at a comma, a line end or the end.
  private mutating func field() throws(DataFileError) -> Field {
    if position < bytes.count, bytes[position] == Self.quote { return try quotedField() }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.comma || byte == Self.lineFeed { break }
      if byte == Self.quote { throw error(.strayQuote, at: position) }
      if byte == Self.carriageReturn {
        guard isLineEnd(position) else { throw error(.strayCarriageReturn, at: position) }
        break
      }
      position += 1
    }
    return Field(start..<position, isQuoted: false)
  }

  private mutating func quotedField() throws(DataFileError) -> Field {
    let opening = position
    position += 1
    while position < bytes.count {
      guard bytes[position] == Self.quote else {
        position += 1
        continue
      }
      if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
        position += 2
        continue
      }
      let field = Field(opening + 1..<position, isQuoted: true)
      position += 1
      let isOver =
        position == bytes.count || bytes[position] == Self.comma
        || bytes[position] == Self.lineFeed || isLineEnd(position)
      guard isOver else { throw error(.strayQuote, at: position) }
      return field
    }
    throw error(.unterminatedQuote, at: opening)
  }

  private func isLineEnd(_ position: Int) -> Bool {
    bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
  }
}

/// Checks of UTF-8.
enum UTF8Text {
  /// Where bytes stop being UTF-8, or nil where all of them are.
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
