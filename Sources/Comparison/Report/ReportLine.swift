/// One line of a report before it is fitted to a terminal: pieces of text, some of which stand out.
struct ReportLine: Hashable {
  /// A piece of text with one emphasis.
  struct Piece: Hashable {
    var text: String
    var emphasis: Emphasis?
  }

  /// How far the line is moved in; what does not fit goes two columns further.
  var indent: Int
  var pieces: [Piece]

  /// A line of one piece, its text made safe.
  init(_ text: String, _ emphasis: Emphasis? = nil, indent: Int = 0) {
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
  func text(width: Int?, paint: (String, Emphasis) -> String) -> String {
    let margin = String(repeating: " ", count: indent)
    guard let width else {
      return margin + pieces.map { Self.painted($0, paint) }.joined()
    }
    var text = margin
    var column = indent
    for word in words(atMost: max(width - indent - 2, 8)) {
      let length = TerminalText.width(word.text)
      if word.followsSpace && column > indent {
        if column + 1 + length > width {
          text += "\n" + margin + "  "
          column = indent + 2
        } else {
          text += " "
          column += 1
        }
      } else if column + length > width {
        text += "\n" + margin + "  "
        column = indent + 2
      }
      text += Self.painted(Piece(text: word.text, emphasis: word.emphasis), paint)
      column += length
    }
    return text
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
      var current = ""
      for character in piece.text {
        if character == " " {
          if !current.isEmpty {
            words.append(
              Word(text: current, emphasis: piece.emphasis, followsSpace: followsSpace))
          }
          current = ""
          followsSpace = true
        } else if TerminalText.width(current + String(character)) > length {
          words.append(
            Word(text: current, emphasis: piece.emphasis, followsSpace: followsSpace))
          current = String(character)
          followsSpace = false
        } else {
          current.append(character)
        }
      }
      if !current.isEmpty {
        words.append(Word(text: current, emphasis: piece.emphasis, followsSpace: followsSpace))
        followsSpace = false
      }
    }
    return words
  }

  private static func painted(
    _ piece: Piece, _ paint: (String, Emphasis) -> String
  ) -> String {
    piece.emphasis.map { paint(piece.text, $0) } ?? piece.text
  }
}
