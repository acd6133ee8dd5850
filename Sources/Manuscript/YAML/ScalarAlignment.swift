/// Where each byte of a scalar's value stands in the file, whatever the style it is written in.
///
/// Walks value and file side by side: white space in the file that the value lacks is indentation
/// or folding, a backslash or a doubled quote is an escape.
struct ScalarAlignment {
  /// The offset in the file of each byte of the value and of its end.
  private(set) var origins: [Int] = []
  /// The offset after the scalar's last character, its closing quote included.
  private(set) var end: Int

  private let value: [UInt8]
  private let source: SourceText
  private let limit: Int
  private var here: Int

  /// Aligns `value` with the text of `source` from `start` on, before `limit`.
  init(_ value: String, in source: SourceText, from start: Int, to limit: Int) {
    self.value = Array(value.utf8)
    self.source = source
    self.limit = limit
    self.here = start
    self.end = start
    let opening = start < limit ? source.bytes[start] : 0
    switch opening {
    case .quote, .apostrophe: alignQuoted(by: opening)
    case .pipe, .greater: alignBlock()
    default: align(escape: 0)
    }
    origins.append(here)
    if opening != .quote, opening != .apostrophe { end = here }
    closeQuote(opening)
  }

  private mutating func alignQuoted(by quote: UInt8) {
    here += 1
    align(escape: quote == .quote ? .backslash : .apostrophe)
  }

  private mutating func alignBlock() {
    while here < limit, !source.bytes[here].isLineEnd { here += 1 }
    while here < limit, source.bytes[here].isLineEnd { here += 1 }
    let trailing = value.reversed().prefix { $0 == .newline }.count
    align(escape: 0, count: value.count - trailing)
    for _ in 0..<trailing { origins.append(here) }
  }

  private mutating func closeQuote(_ quote: UInt8) {
    guard quote == .quote || quote == .apostrophe else { return }
    var offset = here
    while offset < limit, source.bytes[offset] != quote { offset += 1 }
    end = min(offset + 1, limit)
  }

  private mutating func align(escape: UInt8, count: Int? = nil) {
    let count = count ?? value.count
    var index = 0
    while index < count {
      let wanted = value[index]
      guard here < limit else { break }
      let byte = source.bytes[here]
      if wanted.isWhitespace, byte.isWhitespace, wanted != byte || byte.isLineEnd {
        index = alignFold(from: index)
      } else if escape != 0, byte == escape, here + 1 < limit {
        index = alignEscape(escape, from: index)
      } else if byte == wanted {
        origins.append(here)
        here += 1
        index += 1
      } else if byte.isWhitespace {
        here += 1
      } else {
        break
      }
    }
    while origins.count < count { origins.append(here) }
  }

  /// A space or line end of the value that stands for a line end of the file.
  private mutating func alignFold(from index: Int) -> Int {
    origins.append(here)
    if source.bytes[here] == .carriageReturn, here + 1 < limit, source.bytes[here + 1] == .newline {
      here += 1
    }
    here += 1
    let next = index + 1
    guard next >= value.count || !value[next].isWhitespace else { return next }
    while here < limit, source.bytes[here].isWhitespace { here += 1 }
    return next
  }

  /// An escape of the file, which gives one character of the value or joins two lines.
  private mutating func alignEscape(_ escape: UInt8, from index: Int) -> Int {
    let start = here
    let kind = source.bytes[here + 1]
    here += 2
    if escape == .backslash {
      if kind.isLineEnd { return index }
      switch kind {
      case UInt8(ascii: "x"): here += 2
      case UInt8(ascii: "u"): here += 4
      case UInt8(ascii: "U"): here += 8
      default: break
      }
      here = min(here, limit)
    }
    var next = index + 1
    origins.append(start)
    while next < value.count, value[next] & 0xC0 == 0x80 {
      origins.append(start)
      next += 1
    }
    return next
  }
}
