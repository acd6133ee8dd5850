/// Quotation marks, apostrophes, dashes and ellipses as they are printed, from how they are typed.
///
/// The rules are those of Pandoc's `smart`: `"…"` and `'…'` become curly, an apostrophe stays one,
/// `--` is an en dash, `---` an em dash, `...` an ellipsis. Code, maths and addresses stay as they are.
public struct TypographicText: Sendable {
  /// What stood before, across the borders of inlines; nil at the beginning.
  private var previous: Character?

  /// The beginning of running text.
  public init() {}

  /// The inlines as they are printed.
  public mutating func printed(_ inlines: [Inline]) -> [Inline] {
    inlines.map { printed($0) }
  }

  private mutating func printed(_ inline: Inline) -> Inline {
    switch inline {
    case .text(let text): return .text(printed(text))
    case .emphasis(let content): return .emphasis(printed(content))
    case .strong(let content): return .strong(printed(content))
    case .strikethrough(let content): return .strikethrough(printed(content))
    case .link(let destination, let title, let content):
      return .link(destination: destination, title: title, content: printed(content))
    case .softBreak, .lineBreak:
      previous = " "
      return inline
    case .code, .math, .image, .reference, .citation, .value, .footnote, .problem:
      // Whatever it prints as, it is a word: a quotation mark after it closes.
      previous = "x"
      return inline
    }
  }

  private mutating func printed(_ text: String) -> String {
    guard text.utf8.contains(where: { "\"'-.".utf8.contains($0) }) else {
      previous = text.last ?? previous
      return text
    }
    var result = ""
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let run = characters[index...].prefix { $0 == character }.count
      switch character {
      case "\"": result.append(opens(before: index + 1, in: characters) ? "“" : "”")
      case "'": result.append(opens(before: index + 1, in: characters) ? "‘" : "’")
      case "-" where run == 2 || run == 3:
        result.append(run == 2 ? "–" : "—")
        index += run - 1
      case "." where run == 3:
        result.append("…")
        index += run - 1
      case "-", ".":
        result += String(repeating: character, count: run)
        index += run - 1
      default: result.append(character)
      }
      previous = result.last
      index += 1
    }
    return result
  }

  /// Whether a mark here opens a quotation: after a space, a bracket or a dash, and before a word.
  private func opens(before next: Int, in characters: [Character]) -> Bool {
    let startsWord = next >= characters.count || !characters[next].isWhitespace
    guard let previous else { return startsWord }
    return startsWord && (previous.isWhitespace || "([{“‘—–-/".contains(previous))
  }
}
