import Yams

/// Turns the nodes of Yams into ours: scalars resolved by YAML 1.2's core rules, ends found.
struct YAMLComposer {
  /// A node and the offset in the file after its last character.
  typealias Composed = (node: YAMLNode, end: Int)

  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []
  private let reader: YAMLReader
  private let source: SourceText
  private let stretch: Range<Int>
  /// Where the last node starts: a line of ten thousand nodes is walked through once.
  private var last: (mark: Mark, offset: Int)?

  /// A composer of what `reader` reads.
  init(reader: YAMLReader) {
    self.reader = reader
    self.source = reader.source
    self.stretch = reader.stretch
  }

  /// A node with its place.
  mutating func compose(_ node: Node) -> Composed {
    let start = start(of: node)
    reportUnreadProperties(of: node, at: start)
    switch node {
    case .scalar(let scalar): return compose(scalar, at: start)
    case .sequence(let sequence): return compose(sequence, at: start)
    case .mapping(let mapping): return compose(mapping, at: start)
    case .alias(let alias):
      diagnostics.append(.alias(alias.anchor.rawValue, at: source.range(start..<start + 1)))
      return (YAMLNode(.null, at: source.range(start..<start)), start)
    }
  }

  private mutating func start(of node: Node) -> Int {
    guard let mark = node.mark else { return stretch.lowerBound }
    let offset = reader.offset(of: mark, from: last)
    last = (mark, offset)
    return offset
  }

  private mutating func reportUnreadProperties(of node: Node, at start: Int) {
    let tag =
      switch node {
      case .scalar(let scalar): scalar.tag.rawValue
      case .sequence(let sequence): sequence.tag.rawValue
      case .mapping(let mapping): mapping.tag.rawValue
      case .alias: ""
      }
    let opening = sourceByte(at: start)
    guard node.anchor != nil || !tag.isEmpty,
      opening == UInt8(ascii: "&") || opening == UInt8(ascii: "!")
    else { return }
    var end = start
    while end < stretch.upperBound, !source.bytes[end].isWhitespace { end += 1 }
    let word = Sourced(source.text(start..<end), at: source.range(start..<end))
    diagnostics.append(opening == UInt8(ascii: "&") ? .anchor(word) : .tag(word))
  }

  private func sourceByte(at offset: Int) -> UInt8? {
    offset < stretch.upperBound ? source.bytes[offset] : nil
  }

  // MARK: Scalars

  private mutating func compose(_ scalar: Node.Scalar, at start: Int) -> Composed {
    guard scalar.style == .plain else {
      let alignment = ScalarAlignment(
        scalar.string, in: source, from: start, to: stretch.upperBound)
      let range = source.range(start..<alignment.end)
      if scalar.style == .doubleQuoted { reportEscapes(in: start..<alignment.end) }
      return (YAMLNode(.string(scalar.string), at: range), alignment.end)
    }
    if scalar.string.isEmpty {
      reportComment(after: start)
      let place = min(start, stretch.upperBound)
      return (YAMLNode(.null, at: source.range(place..<place)), place)
    }
    let end = ScalarAlignment(
      scalar.string, in: source, from: start, to: stretch.upperBound
    ).end
    let value = YAMLScalar.resolve(scalar.string)
    return (
      YAMLNode(value, at: source.range(start..<end), spelling: scalar.string), end
    )
  }

  /// Reports `key: #4c78a8`, where YAML sees a comment and no value.
  private mutating func reportComment(after start: Int) {
    let line = source.lines[source.lineIndex(at: start)]
    var hash = start
    while hash < line.upperBound, source.bytes[hash].isBlank { hash += 1 }
    guard hash + 1 < line.upperBound, source.bytes[hash] == .hash,
      source.bytes[hash + 1].isAlphanumeric
    else { return }
    var end = hash + 1
    while end < line.upperBound, source.bytes[end].isAlphanumeric { end += 1 }
    diagnostics.append(.commentAsValue(source.text(hash..<end), at: source.range(hash..<end)))
  }

  /// Reports escapes of double quotes that TeX meant otherwise: `"\theta"` is a tab and `heta`.
  private mutating func reportEscapes(in stretch: Range<Int>) {
    var offset = stretch.lowerBound
    while offset + 1 < stretch.upperBound {
      guard source.bytes[offset] == .backslash else {
        offset += 1
        continue
      }
      let kind = source.bytes[offset + 1]
      let next = offset + 2 < stretch.upperBound ? source.bytes[offset + 2] : 0
      let isControl = "abefv0".utf8.contains(kind)
      if isControl || "tnr".utf8.contains(kind) && next.isLetter {
        diagnostics.append(
          .texEscape(source.text(offset..<offset + 2), at: source.range(offset..<offset + 2)))
      }
      offset += 2
    }
  }

  // MARK: Collections

  private mutating func compose(_ sequence: Node.Sequence, at start: Int) -> Composed {
    var elements: [YAMLNode] = []
    var end = start
    for element in sequence {
      let composed = compose(element)
      elements.append(composed.node)
      end = max(end, composed.end)
    }
    end = collectionEnd(from: start, afterLast: end)
    return (YAMLNode(.sequence(elements), at: source.range(start..<end)), end)
  }

  private mutating func compose(_ mapping: Node.Mapping, at start: Int) -> Composed {
    var entries: [YAMLNode.Entry] = []
    var end = start
    for (key, value) in mapping {
      let composedKey = compose(key)
      let composedValue = compose(value)
      end = max(end, composedKey.end, composedValue.end)
      guard let name = key.scalar?.string else {
        diagnostics.append(.keyIsNoText(at: composedKey.node.range))
        continue
      }
      if name.unicodeScalars.first.map(Self.isHidden) == true { continue }
      let sourced = Sourced(name, at: composedKey.node.range)
      entries.append(YAMLNode.Entry(key: sourced, value: composedValue.node))
    }
    end = collectionEnd(from: start, afterLast: end)
    return (YAMLNode(.mapping(entries), at: source.range(start..<end)), end)
  }

  /// The end of a collection: after its bracket, or after its last element.
  private func collectionEnd(from start: Int, afterLast last: Int) -> Int {
    let opening = sourceByte(at: start)
    guard opening == .openBracket || opening == .openBrace else { return last }
    let closing: UInt8 = opening == .openBracket ? .closeBracket : .closeBrace
    var offset = max(last, start + 1)
    while offset < stretch.upperBound, source.bytes[offset] != closing {
      if source.bytes[offset] == .hash {
        while offset < stretch.upperBound, !source.bytes[offset].isLineEnd { offset += 1 }
      } else {
        offset += 1
      }
    }
    return min(offset + 1, stretch.upperBound)
  }

  // MARK: Hidden keys

  private static let firstHidden: UInt32 = 0xE000

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    (firstHidden..<firstHidden + 64).contains(scalar.value)
  }

  /// A text in which the first letter of each key at one of `offsets` marks it as hidden.
  static func hiding(_ offsets: [Int], in text: [UInt8]) -> [UInt8] {
    var result = text
    for (serial, offset) in offsets.enumerated().sorted(by: { $0.element > $1.element }) {
      let isQuoted = text[offset] == .quote || text[offset] == .apostrophe
      let start = isQuoted ? offset + 1 : offset
      var end = start + 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      guard let scalar = Unicode.Scalar(firstHidden + UInt32(serial % 64)) else { continue }
      result.replaceSubrange(start..<end, with: Array(String(scalar).utf8))
    }
    return result
  }
}
