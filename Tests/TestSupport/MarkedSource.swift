/// A text with places marked by number emojis: `id: 1️⃣fig-x`.
///
/// The marks are taken out of the text; a mark's place is that of the character after it.
public struct MarkedSource: Sendable {
  /// The text without its marks.
  public let text: String
  private let marks: [(mark: Character, line: Int, column: Int)]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var text = ""
    var marks: [(mark: Character, line: Int, column: Int)] = []
    var line = 1
    var column = 1
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        marks.append((character, line, column))
        continue
      }
      text.append(character)
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    self.text = text
    self.marks = marks
  }

  /// The mark at a place, or `line:column` where none stands there.
  public func name(line: Int, column: Int) -> String {
    marks.first { $0.line == line && $0.column == column }.map { String($0.mark) }
      ?? "\(line):\(column)"
  }

  /// The place of a mark, or nil.
  public func place(of mark: Character) -> (line: Int, column: Int)? {
    marks.first { $0.mark == mark }.map { ($0.line, $0.column) }
  }
}
