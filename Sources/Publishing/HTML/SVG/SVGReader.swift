/// Reads the part of XML that SVG files of drawing programs use: elements, attributes, text, the
/// five named references, comments and the XML declaration.
///
/// Anything else is an error.
package struct SVGReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Elements in elements in elements: more than any drawing has, fewer than the stack bears.
  private static let greatestDepth = 200

  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The root element; nothing but comments and blanks may follow it.
  package mutating func root() throws(SVGError) -> SVGElement {
    if hasPrefix("<?xml") { try skip(through: "?>") }
    try skipBlanksAndComments()
    let root = try element()
    try skipBlanksAndComments()
    guard position == bytes.count else { throw expected("the end of the file") }
    return root
  }

  private mutating func element() throws(SVGError) -> SVGElement {
    try consume("<")
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.greatestDepth else { throw expected("less depth") }
    var element = SVGElement(name: try name(), attributes: [], children: [])
    element.attributes = try attributes()
    if hasPrefix("/>") {
      position += 2
      return element
    }
    try consume(">")
    element.children = try children()
    try consume("</")
    guard try name() == element.name else { throw expected("the end of ‘\(element.name)’") }
    skipBlanks()
    try consume(">")
    return element
  }

  private mutating func attributes() throws(SVGError) -> [SVGElement.Attribute] {
    var attributes: [SVGElement.Attribute] = []
    while true {
      skipBlanks()
      guard let byte = peek, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else {
        return attributes
      }
      let name = try name()
      skipBlanks()
      try consume("=")
      skipBlanks()
      guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        throw expected("a quotation mark")
      }
      position += 1
      let value = try text { $0 == quote }
      position += 1
      guard !attributes.contains(where: { $0.name == name }) else {
        throw expected("an attribute other than ‘\(name)’, which is there already,")
      }
      attributes.append(.init(name: name, value: value))
    }
  }

  private mutating func children() throws(SVGError) -> [SVGElement.Child] {
    var children: [SVGElement.Child] = []
    while !hasPrefix("</") {
      if hasPrefix("<!--") {
        try skip(through: "-->")
      } else if peek == UInt8(ascii: "<") {
        children.append(.element(try element()))
      } else {
        children.append(.text(try text { $0 == UInt8(ascii: "<") }))
      }
    }
    return children
  }

  /// The text up to a byte that ends it, with references replaced by what they stand for.
  private mutating func text(until ends: (UInt8) -> Bool) throws(SVGError) -> String {
    var content: [UInt8] = []
    while let byte = peek {
      if ends(byte) { return String(decoding: content, as: UTF8.self) }
      if byte == UInt8(ascii: "<") { throw expected("no ‘<’") }
      if byte == UInt8(ascii: "&") {
        content += try reference().utf8
      } else {
        content.append(byte)
        position += 1
      }
    }
    throw expected("more")
  }

  private mutating func reference() throws(SVGError) -> String {
    let named = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'"]
    for (reference, character) in named where hasPrefix(reference) {
      position += reference.utf8.count
      return character
    }
    guard hasPrefix("&#"), let end = bytes[position...].prefix(12).firstIndex(of: 0x3B) else {
      throw expected("a reference of XML")
    }
    let isHexadecimal = bytes[position + 2] == UInt8(ascii: "x")
    let digits = bytes[(position + (isHexadecimal ? 3 : 2))..<max(end, position + 3)]
    let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    guard let scalar = code.flatMap(Unicode.Scalar.init) else {
      throw expected("the number of a character")
    }
    position = end + 1
    return String(Character(scalar))
  }

  private mutating func name() throws(SVGError) -> String {
    let start = position
    while let byte = peek, isInName(byte) { position += 1 }
    guard position > start else { throw expected("a name") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension SVGReader {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func hasPrefix(_ prefix: String) -> Bool {
    bytes[position...].starts(with: prefix.utf8)
  }

  private mutating func consume(_ token: String) throws(SVGError) {
    guard hasPrefix(token) else { throw expected("‘\(token)’") }
    position += token.utf8.count
  }

  private mutating func skip(through token: String) throws(SVGError) {
    while position < bytes.count, !hasPrefix(token) { position += 1 }
    try consume(token)
  }

  private mutating func skipBlanks() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skipBlanksAndComments() throws(SVGError) {
    skipBlanks()
    while hasPrefix("<!--") {
      try skip(through: "-->")
      skipBlanks()
    }
  }

  private func expected(_ what: String) -> SVGError {
    .malformed(offset: position, expected: what)
  }
}
