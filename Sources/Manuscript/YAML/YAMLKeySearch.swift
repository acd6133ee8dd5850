/// Finds the second use of a key in the mapping that uses it first at a known place.
///
/// Yams reports that a mapping repeats a key and where the key stands first, but not where again.
struct YAMLKeySearch {
  private let text: [UInt8]
  private let stretch: Range<Int>
  private let name: [UInt8]
  private let hidden: [Int]

  /// A search for the key `name` in a stretch of `text`; keys at the offsets `hidden` of the
  /// stretch are passed over.
  init(_ text: [UInt8], _ stretch: Range<Int>, name: String, hidden: [Int]) {
    self.text = text
    self.stretch = stretch
    self.name = Array(name.utf8)
    self.hidden = hidden
  }

  /// The key as written at `offset`, plain or quoted, a colon following; nil where it is not there.
  func key(at offset: Int) -> Range<Int>? {
    guard stretch.contains(offset), !hidden.contains(offset - stretch.lowerBound) else {
      return nil
    }
    let isQuoted = text[offset] == .quote || text[offset] == .apostrophe
    let start = isQuoted ? offset + 1 : offset
    var end = start + name.count
    guard end < stretch.upperBound, text[start..<end].elementsEqual(name) else { return nil }
    if isQuoted {
      guard text[end] == text[offset] else { return nil }
      end += 1
    }
    var colon = end
    while colon < stretch.upperBound, text[colon].isBlank { colon += 1 }
    guard colon < stretch.upperBound, text[colon] == .colon else { return nil }
    return offset..<end
  }

  /// Where the key that stands first at `first` stands again.
  func secondUse(after first: Int) -> Range<Int>? {
    isInFlow(first) ? secondInFlow(after: first) : secondInBlock(after: first)
  }

  private func lineStart(_ offset: Int) -> Int {
    var start = offset
    while start > stretch.lowerBound, !text[start - 1].isLineEnd { start -= 1 }
    return start
  }

  private func isInFlow(_ offset: Int) -> Bool {
    var before = offset
    while before > stretch.lowerBound, text[before - 1].isWhitespace { before -= 1 }
    guard before > stretch.lowerBound else { return false }
    return text[before - 1] == .openBrace || text[before - 1] == UInt8(ascii: ",")
  }

  private func secondInBlock(after start: Int) -> Range<Int>? {
    let column = start - lineStart(start)
    var offset = start
    while offset < stretch.upperBound {
      while offset < stretch.upperBound, !text[offset].isLineEnd { offset += 1 }
      while offset < stretch.upperBound, text[offset].isLineEnd { offset += 1 }
      var content = offset
      while content < stretch.upperBound, text[content].isBlank { content += 1 }
      guard content < stretch.upperBound else { return nil }
      if text[content].isLineEnd || text[content] == .hash { continue }
      if content - offset < column { return nil }
      if content - offset == column, let key = key(at: content) { return key }
    }
    return nil
  }

  private func secondInFlow(after start: Int) -> Range<Int>? {
    var depth = 0
    var offset = start + 1
    while offset < stretch.upperBound {
      switch text[offset] {
      case .openBrace, .openBracket: depth += 1
      case .closeBrace, .closeBracket: depth -= 1
      default: break
      }
      if depth < 0 { return nil }
      if depth == 0, text[offset] == UInt8(ascii: ",") {
        var next = offset + 1
        while next < stretch.upperBound, text[next].isWhitespace { next += 1 }
        if let key = key(at: next) { return key }
      }
      offset += 1
    }
    return nil
  }
}
