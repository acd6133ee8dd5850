/// What a placeholder stands for: a construct of ours that cmark must not look into.
enum Construct {
  /// Finished running text: maths, references, citations, values, links, problems.
  case inlines([Inline])
  /// A displayed formula.
  case displayMath(tex: Sourced<String>, id: Sourced<String>?)
  /// Attributes in braces at the end of a line.
  case attributes(Attributes)
  /// A comment, of which nothing is shown.
  case comment
  /// The mark of where a link's destination begins, or of one that is not read.
  case destination(isRefused: Bool)
  /// The text as it is written; it only had to be kept from cmark.
  case literal
  /// Structure between paragraphs, by its index in the list of pieces.
  case piece(Int)
}

/// A construct taken out of the text that cmark reads.
struct Placeholder {
  /// What it stands for.
  let construct: Construct
  /// The text it replaces, for places that turn out to be code.
  let stretch: Range<Int>
  /// What is wrong with the construct; reported only where it counts.
  let diagnostics: [Diagnostic]
}

/// The form of placeholders in the text that cmark reads: a private-use character, the number in
/// decimal digits, another private-use character.
///
/// Private-use characters of the author's own in the same block are replaced by placeholders too, so
/// whatever comes back out of cmark in this form is ours.
enum PlaceholderCode {
  private static let lead: UInt8 = 0xEE
  private static let second: UInt8 = 0x80
  private static let opening: UInt8 = 0x80
  private static let closing: UInt8 = 0x81

  /// Whether the three bytes at `offset` are a character of the block used for placeholders.
  static func isReserved(_ bytes: [UInt8], at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == lead && bytes[offset + 1] & 0xFE == second
  }

  /// Whether a scalar belongs to the block used for placeholders.
  static func isReserved(_ scalar: UInt32) -> Bool {
    scalar >= 0xE000 && scalar < 0xE080
  }

  /// Appends the code of a placeholder.
  static func append(_ index: Int, to bytes: inout [UInt8]) {
    bytes += [lead, second, opening]
    bytes += Array(String(index).utf8)
    bytes += [lead, second, closing]
  }

  /// A piece of text that came back from cmark.
  enum Piece {
    /// Text between placeholders.
    case text(Range<Int>)
    /// A placeholder, by its index.
    case placeholder(Int)
  }

  /// Splits a text into placeholders and what stands between them.
  static func pieces(of bytes: [UInt8]) -> [Piece] {
    guard bytes.contains(lead) else { return bytes.isEmpty ? [] : [.text(0..<bytes.count)] }
    var pieces: [Piece] = []
    var textStart = 0
    var offset = 0
    while offset < bytes.count {
      guard let (index, end) = decode(bytes, at: offset) else {
        offset += 1
        continue
      }
      if textStart < offset { pieces.append(.text(textStart..<offset)) }
      pieces.append(.placeholder(index))
      offset = end
      textStart = end
    }
    if textStart < bytes.count { pieces.append(.text(textStart..<bytes.count)) }
    return pieces
  }

  private static func decode(_ bytes: [UInt8], at start: Int) -> (index: Int, end: Int)? {
    guard isReserved(bytes, at: start), bytes[start + 2] == opening else { return nil }
    var offset = start + 3
    var index = 0
    while offset < bytes.count, bytes[offset].isDigit, offset < start + 15 {
      index = index * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard isReserved(bytes, at: offset), bytes[offset + 2] == closing else { return nil }
    return (index, offset + 3)
  }
}
