/// The text of a file as checked UTF-8 bytes with a table of its lines.
///
/// Parsing works on byte offsets; lines and columns are made only for what is kept.
struct SourceText: Sendable {
  /// The file's path relative to the repository's root.
  let path: String
  /// The text, valid UTF-8 without control characters.
  let bytes: [UInt8]
  /// The bytes of each line without its line end (`\n`, `\r\n` or `\r`).
  let lines: [Range<Int>]
  /// The offset of the first byte of each line that is not ASCII, or the line's end.
  private let firstWide: [Int]
  /// For long lines beyond ASCII: the columns at every `stride` bytes after the first wide one.
  private let checkpoints: [Int: [Int]]
  private static let stride = 1024

  /// The text `bytes` of the file at `path`; the bytes must be valid UTF-8.
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var firstWide: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      var wide = -1
      var offset = 0
      while offset < buffer.count {
        let byte = buffer[offset]
        offset += 1
        if byte >= 0x80, wide < 0 { wide = offset - 1 }
        guard byte == UInt8.newline || byte == UInt8.carriageReturn else { continue }
        lines.append(start..<offset - 1)
        firstWide.append(wide < 0 ? offset - 1 : wide)
        if byte == .carriageReturn, offset < buffer.count, buffer[offset] == .newline {
          offset += 1
        }
        start = offset
        wide = -1
      }
      if start < buffer.count || lines.isEmpty {
        lines.append(start..<buffer.count)
        firstWide.append(wide < 0 ? buffer.count : wide)
      }
    }
    self.lines = lines
    self.firstWide = firstWide
    self.checkpoints = Self.checkpoints(in: bytes, lines: lines, firstWide: firstWide)
  }

  /// The index (from 0) of the line that holds the byte at `offset`, a line end counting to its line.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The line and column of the byte at `offset`.
  func location(at offset: Int) -> SourceLocation {
    let index = lineIndex(at: offset)
    let line = lines[index]
    let end = Swift.min(offset, line.upperBound)
    let wide = firstWide[index]
    guard end > wide else {
      return SourceLocation(line: index + 1, column: end - line.lowerBound + 1)
    }
    var column = wide - line.lowerBound + 1
    var from = wide
    if let columns = checkpoints[index] {
      let checkpoint = (end - wide) / Self.stride
      column = columns[checkpoint]
      from = Self.scalarStart(in: bytes, atOrBefore: wide + checkpoint * Self.stride)
    }
    column += Self.characterCount(bytes, from..<end)
    return SourceLocation(line: index + 1, column: column)
  }

  /// The places of a stretch of bytes.
  func range(_ stretch: Range<Int>) -> SourceRange {
    SourceRange(
      file: path, start: location(at: stretch.lowerBound), end: location(at: stretch.upperBound))
  }

  /// The offset of the character at a location; the line's end where the line is shorter.
  func offset(of location: SourceLocation) -> Int {
    guard location.line >= 1, location.line <= lines.count else { return bytes.count }
    let line = lines[location.line - 1]
    let wide = firstWide[location.line - 1]
    let wanted = location.column - 1
    guard wanted > wide - line.lowerBound else {
      return Swift.min(line.lowerBound + Swift.max(wanted, 0), line.upperBound)
    }
    let text = String(decoding: bytes[wide..<line.upperBound], as: UTF8.self)
    let prefix = text.prefix(wanted - (wide - line.lowerBound))
    return wide + prefix.utf8.count
  }

  /// The text of a stretch of bytes.
  func text(_ stretch: Range<Int>) -> String {
    String(decoding: bytes[stretch], as: UTF8.self)
  }

  /// The range of a whole line, without the white space at its end.
  func range(ofLine index: Int) -> SourceRange {
    range(trimmed(lines[index]))
  }

  /// A stretch without the white space at both ends.
  func trimmed(_ stretch: Range<Int>) -> Range<Int> {
    bytes.trimmed(stretch)
  }

  private static func characterCount(_ bytes: [UInt8], _ stretch: Range<Int>) -> Int {
    String(decoding: bytes[stretch], as: UTF8.self).count
  }

  private static func scalarStart(in bytes: [UInt8], atOrBefore offset: Int) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func checkpoints(
    in bytes: [UInt8], lines: [Range<Int>], firstWide: [Int]
  ) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for (index, line) in lines.enumerated() where line.upperBound - firstWide[index] > 2 * stride {
      var columns = [firstWide[index] - line.lowerBound + 1]
      var from = firstWide[index]
      var next = firstWide[index] + stride
      while next <= line.upperBound {
        let to = scalarStart(in: bytes, atOrBefore: next)
        columns.append(columns[columns.count - 1] + characterCount(bytes, from..<to))
        from = to
        next += stride
      }
      result[index] = columns
    }
    return result
  }
}
