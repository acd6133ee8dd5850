/// Turns the TeX of BibTeX fields into Unicode text.
enum TeXText {
  /// The text with accents composed, commands read or dropped, braces taken off, dashes and quotes
  /// set; formulas are kept as they are written.
  static func plain(_ tex: String) -> String {
    inlines(tex, at: nil).map { piece in
      if case .math(let tex) = piece { return "$\(tex.value)$" }
      return piece.plainText
    }.joined()
  }

  /// The text with its formulas.
  static func inlines(_ tex: String, at range: SourceRange) -> [Inline] {
    inlines(tex, at: range as SourceRange?)
  }

  private static func inlines(_ tex: String, at range: SourceRange?) -> [Inline] {
    let origin = SourceLocation(line: 1, column: 1)
    let place = range ?? SourceRange(file: "", start: origin, end: origin)
    var reader = TeXReader(tex)
    return reader.read(at: place)
  }
}

/// Reads TeX character by character; groups only protect, so they need no stack.
private struct TeXReader {
  private let characters: [Character]
  private var index = 0
  private var text = ""
  private var inlines: [Inline] = []

  init(_ tex: String) {
    characters = Array(tex)
  }

  mutating func read(at place: SourceRange) -> [Inline] {
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "\\": readCommand()
      case "{", "}": break
      case "$": readMath(at: place)
      case "~": text.append("\u{A0}")
      case "-": readDashes()
      case "`", "'": readQuote(character)
      case _ where character.isWhitespace:
        if !text.hasSuffix(" "), !(text.isEmpty && inlines.isEmpty) { text.append(" ") }
      default: text.append(character)
      }
    }
    while text.hasSuffix(" ") { text.removeLast() }
    endText()
    return inlines
  }

  private mutating func endText() {
    if !text.isEmpty { inlines.append(.text(text)) }
    text = ""
  }

  private mutating func readMath(at place: SourceRange) {
    guard let close = characters[index...].firstIndex(of: "$") else {
      text.append("$")
      return
    }
    endText()
    inlines.append(.math(Sourced(String(characters[index..<close]), at: place)))
    index = close + 1
  }

  private mutating func readDashes() {
    var count = 1
    while count < 3, index < characters.count, characters[index] == "-" {
      count += 1
      index += 1
    }
    text.append(["-", "–", "—"][count - 1])
  }

  private mutating func readQuote(_ mark: Character) {
    if index < characters.count, characters[index] == mark {
      index += 1
      text.append(mark == "`" ? "“" : "”")
    } else {
      text.append(mark == "`" ? "‘" : "’")
    }
  }

  private mutating func readCommand() {
    guard index < characters.count else { return }
    let first = characters[index]
    guard first.isASCII, first.isLetter else {
      index += 1
      if TeXAccents.marks[String(first)] != nil {
        readAccent(String(first))
      } else if first.isWhitespace {
        text.append(" ")
      } else {
        text.append(first)
      }
      return
    }
    var name = ""
    while index < characters.count, characters[index].isASCII, characters[index].isLetter {
      name.append(characters[index])
      index += 1
    }
    if TeXAccents.marks[name] != nil, name.count == 1, !atLetterEnd() {
      readAccent(name)
      return
    }
    while index < characters.count, characters[index] == " " { index += 1 }
    text += TeXAccents.symbols[name] ?? ""
  }

  private func atLetterEnd() -> Bool { index >= characters.count }

  /// Composes the next letter with an accent; `\i` and `\j` count as letters.
  private mutating func readAccent(_ name: String) {
    while index < characters.count, characters[index] == "{" || characters[index] == " " {
      index += 1
    }
    guard index < characters.count, characters[index] != "}" else { return }
    var base = characters[index]
    index += 1
    if base == "\\", index < characters.count, "ij".contains(characters[index]) {
      base = characters[index]
      index += 1
    }
    text.append(TeXAccents.compose(base, with: name))
  }
}
