/// Attributes in braces: `{#thm-slow .poster name="…"}`.
struct Attributes {
  /// How long attributes may be, so that many open braces cost no more than their number.
  static let longest = 512

  /// The id after `#`, if given.
  var id: Sourced<String>?
  /// The words after dots, in order.
  var classes: [Sourced<String>] = []
  /// The keys with their values, in order; a value's stretch is without its quotes.
  var values: [(key: Sourced<String>, value: Sourced<String>, stretch: Range<Int>)] = []
  /// The whole, braces included.
  let stretch: Range<Int>
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the attributes whose brace opens at `start`, or nil where no brace closes them before
  /// `end`.
  init?(_ passage: Passage, at start: Int, before end: Int) {
    let bytes = passage.bytes
    guard let close = Self.closingBrace(bytes, start, min(end, start + Self.longest)) else {
      return nil
    }
    stretch = start..<close + 1
    var offset = start + 1
    while offset < close {
      if bytes[offset].isWhitespace {
        offset += 1
        continue
      }
      let wordEnd = Self.wordEnd(bytes, offset, close)
      read(passage, offset..<wordEnd)
      offset = wordEnd
    }
  }

  /// No attributes, at a stretch.
  init(empty stretch: Range<Int>) {
    self.stretch = stretch
  }

  private mutating func read(_ passage: Passage, _ word: Range<Int>) {
    let bytes = passage.bytes
    let rest = word.lowerBound + 1..<word.upperBound
    switch bytes[word.lowerBound] {
    case .hash where !rest.isEmpty:
      if let id { diagnostics.append(.secondIdentifier(passage.sourced(word), first: id.value)) }
      id = id ?? passage.sourced(rest)
    case UInt8(ascii: ".") where !rest.isEmpty:
      classes.append(passage.sourced(rest))
    default:
      guard let equals = bytes.firstOffset(of: UInt8(ascii: "="), in: word),
        equals > word.lowerBound
      else {
        diagnostics.append(.malformedAttribute(passage.sourced(word)))
        return
      }
      var value = equals + 1..<word.upperBound
      if value.count >= 2, let first = value.first, bytes[first] == .quote {
        value = first + 1..<word.upperBound - 1
      }
      let key = passage.sourced(word.lowerBound..<equals)
      values.append((key, passage.sourced(value), value))
    }
  }

  /// The brace that closes the one at `start`, text in double quotes passed over.
  private static func closingBrace(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var isQuoted = false
    var offset = start + 1
    while offset < end {
      switch bytes[offset] {
      case .newline: return nil
      case .backslash where isQuoted: offset += 1
      case .quote: isQuoted.toggle()
      case .closeBrace where !isQuoted: return offset
      default: break
      }
      offset += 1
    }
    return nil
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var isQuoted = false
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case .backslash where isQuoted: offset += 1
      case .quote: isQuoted.toggle()
      case let byte where byte.isWhitespace && !isQuoted: return offset
      default: break
      }
      offset += 1
    }
    return end
  }
}
