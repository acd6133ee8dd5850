/// Finds the names in an expression's text that stand for themselves: not members of something, not
/// functions, not words in quotes.
struct NameScanner {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) { characters = Array(text) }

  /// The text with names replaced.
  ///
  /// - Parameter replacement: Gives what stands for a name and how many of the members named after
  ///   it (`a.b`, `a['b']`) it takes up; nil for a name that stays.
  mutating func replacing(
    _ replacement: (_ name: String, _ members: [String]) -> (text: String, used: Int)?
  ) -> String {
    var text = ""
    while position < characters.count {
      let character = characters[position]
      if character == "'" || character == "\"" {
        text += quoted()
      } else if Self.startsName(character) {
        let isMember = text.last { $0 != " " } == "."
        let name = name()
        let end = position
        let (members, ends) = members()
        let isCall = members.isEmpty && next() == "("
        if !isMember, !isCall, let (value, used) = replacement(name, members) {
          text += value
          position = used == 0 ? end : ends[used - 1]
        } else {
          text += name
          position = end
        }
      } else if character.isNumber {
        text += number()
      } else {
        text.append(character)
        position += 1
      }
    }
    return text
  }

  private static func startsName(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character == "$"
  }

  private mutating func name() -> String {
    let start = position
    while position < characters.count,
      Self.startsName(characters[position]) || characters[position].isNumber
    {
      position += 1
    }
    return String(characters[start..<position])
  }

  /// A number, with the letter of its exponent.
  private mutating func number() -> String {
    let start = position
    while position < characters.count,
      characters[position].isNumber || characters[position].isLetter || characters[position] == "."
    {
      position += 1
    }
    return String(characters[start..<position])
  }

  private mutating func quoted() -> String {
    let start = position
    let quote = characters[position]
    position += 1
    while position < characters.count, characters[position] != quote {
      position += characters[position] == "\\" ? 2 : 1
    }
    position = min(position + 1, characters.count)
    return String(characters[start..<position])
  }

  private func next() -> Character? {
    characters[position...].first { $0 != " " }
  }

  /// The members that are named from here on, and where the name of each ends.
  private mutating func members() -> (names: [String], ends: [Int]) {
    var names: [String] = []
    var ends: [Int] = []
    while position < characters.count {
      if characters[position] == ".", position + 1 < characters.count,
        Self.startsName(characters[position + 1])
      {
        position += 1
        names.append(name())
      } else if characters[position] == "[", position + 1 < characters.count,
        characters[position + 1] == "'" || characters[position + 1] == "\""
      {
        position += 1
        let text = quoted()
        guard position < characters.count, characters[position] == "]" else { break }
        position += 1
        names.append(String(text.dropFirst().dropLast()))
      } else {
        break
      }
      ends.append(position)
    }
    return (names, ends)
  }
}
