/// What a line begins with: the marks of quotations and lists around its content.
struct LineShape {
  /// The offset of the first byte after all marks and white space.
  let content: Int
  /// How many `>` there are.
  let quoteDepth: Int
  /// How many list markers there are.
  let markerCount: Int
  /// Whether nothing follows the marks.
  let isBlank: Bool

  /// The shape of the line that stands at `line` in `bytes`.
  init(_ bytes: [UInt8], _ line: Range<Int>) {
    var offset = line.lowerBound
    var quotes = 0
    var markers = 0
    while offset < line.upperBound {
      let byte = bytes[offset]
      if byte.isBlank {
        offset += 1
      } else if byte == .greater {
        quotes += 1
        offset += 1
      } else if let end = Self.markerEnd(bytes, offset, line.upperBound) {
        markers += 1
        offset = end
      } else {
        break
      }
    }
    self.content = offset
    self.quoteDepth = quotes
    self.markerCount = markers
    self.isBlank = offset == line.upperBound
  }

  /// The offset after a list marker at `offset`, which a space or the line's end must follow.
  private static func markerEnd(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int? {
    var next = offset
    switch bytes[offset] {
    case .hyphen, UInt8(ascii: "+"), UInt8(ascii: "*"):
      next += 1
    case 0x30...0x39:
      while next < end, bytes[next].isDigit, next - offset < 10 { next += 1 }
      guard next < end, next - offset <= 9,
        bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")")
      else { return nil }
      next += 1
    default:
      return nil
    }
    guard next == end || bytes[next].isBlank else { return nil }
    return next
  }
}

/// The fence of a code block.
struct CodeFence {
  /// `` ` `` or `~`.
  let mark: UInt8
  /// How many marks there are, at least three.
  let length: Int
  /// What follows the marks, trimmed.
  let info: Range<Int>

  /// The opening fence whose first mark stands at `offset` of a line that ends at `end`, or nil.
  init?(_ bytes: [UInt8], at offset: Int, before end: Int) {
    guard offset < end, bytes[offset] == .backtick || bytes[offset] == .tilde else { return nil }
    let length = bytes.runLength(at: offset, before: end)
    guard length >= 3 else { return nil }
    let info = bytes.trimmed(offset + length..<end)
    if bytes[offset] == .backtick, bytes.firstOffset(of: .backtick, in: info) != nil { return nil }
    self.mark = bytes[offset]
    self.length = length
    self.info = info
  }

  /// Whether a line whose content starts at `offset` closes the block.
  func isClosed(_ bytes: [UInt8], at offset: Int, before end: Int) -> Bool {
    guard offset < end, bytes[offset] == mark else { return false }
    let run = bytes.runLength(at: offset, before: end)
    return run >= length && bytes.trimmed(offset + run..<end).isEmpty
  }
}
