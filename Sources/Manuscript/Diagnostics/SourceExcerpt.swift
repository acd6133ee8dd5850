/// The part of a source line that a diagnostic shows, and the underline below it.
struct SourceExcerpt {
  /// How many columns of a terminal an excerpt takes at most, ellipses aside.
  private static let width = 96
  /// How many columns before the culprit are kept where a line is cut.
  private static let lead = 32

  /// The line or the part of it around the culprit, safe to print.
  let text: String
  /// Spaces, a caret, and tildes up to the end of the culprit.
  let underline: String

  /// The excerpt of `line` for a diagnostic at `range`, whose first line it is.
  init(of line: String, range: SourceRange) {
    let characters = Array(line)
    let start = min(max(range.start.column - 1, 0), characters.count)
    let isMultiline = range.end.line > range.start.line
    let end = isMultiline ? characters.count : min(range.end.column - 1, characters.count)
    let columns = Self.columns(of: characters)
    var first = 0
    if columns[characters.count] > Self.width {
      let wanted = columns[start] - Self.lead
      while columns[first] < wanted { first += 1 }
    }
    var last = first
    while last < characters.count, columns[last + 1] - columns[first] <= Self.width { last += 1 }
    let prefix = first > 0 ? "…" : ""
    var text = prefix
    for index in first..<last {
      text += Self.printed(characters[index], columns[index + 1] - columns[index])
    }
    self.text = text + (last < characters.count ? "…" : "")
    let indentation = columns[start] - columns[first] + (first > 0 ? 1 : 0)
    let length = columns[min(max(end, start), max(last, start))] - columns[start]
    self.underline =
      String(repeating: " ", count: indentation) + "^"
      + String(repeating: "~", count: max(length - 1, 0))
  }

  /// The terminal column at which each character begins, and the one after the last.
  private static func columns(of characters: [Character]) -> [Int] {
    var columns = [0]
    columns.reserveCapacity(characters.count + 1)
    for character in characters {
      let column = columns[columns.count - 1]
      columns.append(
        column + (character == "\t" ? 4 - column % 4 : TerminalText.width(of: character)))
    }
    return columns
  }

  private static func printed(_ character: Character, _ width: Int) -> String {
    character == "\t"
      ? String(repeating: " ", count: width) : String(TerminalText.neutralised(character))
  }
}

/// Text that is safe to print on a terminal, and how wide it is there.
enum TerminalText {
  /// The text with characters that could steer a terminal or reorder text replaced by U+FFFD.
  static func neutralised(_ text: String) -> String {
    String(text.map { $0 == "\n" || $0 == "\t" ? " " : neutralised($0) })
  }

  /// The character itself, or U+FFFD where it holds a control or a formatting character.
  static func neutralised(_ character: Character) -> Character {
    character.unicodeScalars.allSatisfy(isHarmless) ? character : "\u{FFFD}"
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20, scalar.value < 0x7F { return true }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
    case .format: return scalar.value == 0x200D
    default: return true
    }
  }

  /// How many columns a character takes: 0 for combining marks, 2 for wide ones, else 1.
  static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value < 0x300 { return 1 }
    if scalar.properties.isEmojiPresentation || isWide(scalar.value) { return 2 }
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark ? 0 : 1
  }

  /// East Asian Wide and Fullwidth, by blocks (Unicode Standard Annex 11).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
