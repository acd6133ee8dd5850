extension SourceText {
  /// How many single control characters are reported before the rest is only replaced.
  private static let reportedControlCharacters = 10

  /// Reads a file's bytes: drops a byte order mark, makes all line ends `\n`, reports and replaces what is not UTF-8 and
  /// control characters, so that everything later works on clean text.
  ///
  /// - Returns: The text, or nil where it is not UTF-8 at all (UTF-16).
  init?(decoding bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      diagnostics.append(.isUTF16(path: path))
      return nil
    }
    var clean = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { clean.removeFirst(3) }
    if clean.contains(.carriageReturn) { clean = Self.withPlainLineEnds(clean) }
    if let invalid = UTF8Check.firstInvalidOffset(in: clean) {
      let before = SourceText(Array(clean[..<invalid]), path: path)
      let place = before.location(afterLast: invalid)
      diagnostics.append(.invalidUTF8(byte: clean[invalid], at: place, path: path))
      clean = Array(String(decoding: clean, as: UTF8.self).utf8)
    }
    let controls = UTF8Check.controlCharacters(in: clean)
    if !controls.isEmpty {
      let places = SourceText(clean, path: path)
      for control in controls.prefix(Self.reportedControlCharacters) {
        let range = places.range(control.stretch)
        diagnostics.append(.controlCharacter(control.scalar, at: range))
      }
      clean = UTF8Check.replacing(controls, in: clean)
    }
    self.init(clean, path: path)
  }

  /// The bytes with `\r\n` and `\r` replaced by `\n`.
  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == .carriageReturn {
        result.append(.newline)
      } else if byte != .newline || previous != .carriageReturn {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  /// The place after all of this text, which ends at `offset`, even when it ends with a line end.
  private func location(afterLast offset: Int) -> SourceLocation {
    guard let last = bytes.last, last.isLineEnd else { return location(at: offset) }
    return SourceLocation(line: lines.count + 1, column: 1)
  }
}

/// Checks of raw bytes before anything is parsed.
enum UTF8Check {
  /// A control character and where it stands.
  struct ControlCharacter {
    let scalar: UInt32
    let stretch: Range<Int>
  }

  /// The offset of the first byte that is not part of valid UTF-8, or nil where all are.
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count {
        if buffer[offset] < 0x80 {
          offset += 1
          continue
        }
        let length = sequenceLength(in: buffer, at: offset)
        if length == 0 { return offset }
        offset += length
      }
      return nil
    }
  }

  /// The length of the well-formed sequence that starts at `offset`, or 0.
  private static func sequenceLength(in buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let first = buffer[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    switch first {
    case 0xE0: second = 0xA0...0xBF
    case 0xED: second = 0x80...0x9F
    case 0xF0: second = 0x90...0xBF
    case 0xF4: second = 0x80...0x8F
    default: break
    }
    guard offset + length <= buffer.count, second.contains(buffer[offset + 1]) else { return 0 }
    for index in 2..<max(length, 2) where buffer[offset + index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// All control characters but tab and line ends.
  static func controlCharacters(in bytes: [UInt8]) -> [ControlCharacter] {
    var found: [ControlCharacter] = []
    bytes.withUnsafeBufferPointer { buffer in
      for (offset, byte) in buffer.enumerated() {
        if byte < 0x20 || byte == 0x7F, !byte.isWhitespace {
          found.append(ControlCharacter(scalar: UInt32(byte), stretch: offset..<offset + 1))
        } else if byte == 0xC2, offset + 1 < buffer.count, buffer[offset + 1] < 0xA0 {
          let scalar = UInt32(buffer[offset + 1])
          found.append(ControlCharacter(scalar: scalar, stretch: offset..<offset + 2))
        }
      }
    }
    return found
  }

  /// The bytes with each control character replaced by U+FFFD.
  static func replacing(_ controls: [ControlCharacter], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 2 * controls.count)
    var offset = 0
    for control in controls {
      result += bytes[offset..<control.stretch.lowerBound]
      result += [0xEF, 0xBF, 0xBD]
      offset = control.stretch.upperBound
    }
    return result + bytes[offset...]
  }
}
