/// One line of a report before it is fitted to a terminal: pieces of text, some of which stand out.
package struct ReportLine: Hashable {
  /// A piece of text with one emphasis.
  struct Piece: Hashable {
    var text: String
    var emphasis: Emphasis?
  }

  /// How far the line is moved in; what does not fit goes two columns further.
  var indent: Int
  var pieces: [Piece]

  /// A line of one piece, its text made safe.
  package init(_ text: String, _ emphasis: Emphasis? = nil, indent: Int = 0) {
    self.indent = indent
    pieces = [Piece(text: TerminalText.plain(text), emphasis: emphasis)]
  }

  /// The line with one more piece at its end, made safe.
  func adding(_ text: String, _ emphasis: Emphasis? = nil) -> ReportLine {
    var line = self
    line.pieces.append(Piece(text: TerminalText.plain(text), emphasis: emphasis))
    return line
  }

  /// The line as text, broken between words into lines of at most `width` columns, or not broken
  /// for nil; words longer than a line are cut.
  package func text(width: Int?, paint: (String, Emphasis) -> String) -> String {
    let margin = String(repeating: " ", count: indent)
    guard let width else {
      return margin + pieces.map { Self.painted($0, paint) }.joined()
    }
    var lines: [[Piece]] = [[]]
    var column = indent
    for word in words(atMost: max(width - indent - 2, 8)) {
      let length = TerminalText.width(word.text)
      let isFirst = lines[lines.count - 1].isEmpty
      let space = word.followsSpace && !isFirst ? 1 : 0
      if !isFirst && column + space + length > width {
        lines.append([Piece(text: word.text, emphasis: word.emphasis)])
        column = indent + 2 + length
      } else {
        Self.append(word, afterSpace: space == 1, to: &lines[lines.count - 1])
        column += space + length
      }
    }
    let texts = lines.map { $0.map { Self.painted($0, paint) }.joined() }
    return margin + texts.joined(separator: "\n" + margin + "  ")
  }

  /// Adds a word to a line; words of one emphasis become one piece.
  private static func append(_ word: Word, afterSpace: Bool, to line: inout [Piece]) {
    if let last = line.last, last.emphasis == word.emphasis {
      line[line.count - 1].text += (afterSpace ? " " : "") + word.text
    } else {
      if afterSpace { line.append(Piece(text: " ", emphasis: nil)) }
      line.append(Piece(text: word.text, emphasis: word.emphasis))
    }
  }

  private struct Word {
    var text: String
    var emphasis: Emphasis?
    var followsSpace: Bool
  }

  private func words(atMost length: Int) -> [Word] {
    var words: [Word] = []
    var followsSpace = false
    for piece in pieces {
      var word = Word(text: "", emphasis: piece.emphasis, followsSpace: followsSpace)
      var width = 0
      for character in piece.text {
        let columns = TerminalText.width(String(character))
        if character == " " || width + columns > length {
          if !word.text.isEmpty { words.append(word) }
          word.followsSpace = character == " " || (word.text.isEmpty && word.followsSpace)
          word.text = character == " " ? "" : String(character)
          width = character == " " ? 0 : columns
        } else {
          word.text.append(character)
          width += columns
        }
      }
      if !word.text.isEmpty { words.append(word) }
      followsSpace = word.text.isEmpty && word.followsSpace
    }
    return words
  }

  private static func painted(
    _ piece: Piece, _ paint: (String, Emphasis) -> String
  ) -> String {
    piece.emphasis.map { paint(piece.text, $0) } ?? piece.text
  }
}
