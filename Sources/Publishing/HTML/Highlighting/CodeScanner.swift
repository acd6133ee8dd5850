/// Takes code apart from its beginning to its end, in time proportional to its length.
struct CodeScanner {
  private let characters: [Character]
  private let language: CodeLanguage
  private var position = 0
  private var result: [CodeToken] = []
  /// Whether nothing but blanks stands before in the line or command.
  private var isAtStart = true

  init(_ code: String, in language: CodeLanguage) {
    characters = Array(code)
    self.language = language
  }

  /// The pieces, neighbours of one kind joined.
  mutating func tokens() -> [CodeToken] {
    while position < characters.count {
      let start = position
      let kind = next()
      position = max(position, start + 1)
      emit(kind, start)
    }
    return result
  }

  private mutating func emit(_ kind: CodeToken.Kind, _ start: Int) {
    let text = String(characters[start..<position])
    if let last = result.last, last.kind == kind {
      result[result.count - 1].text += text
    } else {
      result.append(CodeToken(kind: kind, text: text))
    }
  }

  /// Goes over one piece and says what it is.
  private mutating func next() -> CodeToken.Kind {
    let character = characters[position]
    if character.isWhitespace {
      if character.isNewline { isAtStart = true }
      return .plain
    }
    let wasAtStart = isAtStart
    isAtStart = false
    if wasAtStart, language.isMarkdown, let kind = lineOfMarkdown() { return kind }
    if let kind = comment() ?? quotation() ?? signedWord() { return kind }
    if isWordStart(character) { return word(isFirst: wasAtStart) }
    if character.isNumber { return number() }
    if language.naming == .commands, "|&;(".contains(character) { isAtStart = true }
    return .plain
  }

  private mutating func comment() -> CodeToken.Kind? {
    if let sign = language.lineComment, starts(with: sign) {
      let before = position == 0 ? " " : characters[position - 1]
      if !language.commentNeedsBlank || before.isWhitespace {
        skipLine()
        return .comment
      }
    }
    guard let (opening, closing) = language.blockComment, starts(with: opening) else { return nil }
    position += opening.count
    while position < characters.count, !starts(with: closing) { position += 1 }
    position = min(position + closing.count, characters.count)
    return .comment
  }

  private mutating func quotation() -> CodeToken.Kind? {
    guard let form = language.quotations.first(where: { starts(with: $0.opening) }),
      let end = end(of: form)
    else { return nil }
    position = end
    let isKey = language.naming == .keys && nextSign == ":"
    return isKey ? .name : .string
  }

  /// Where a text that begins here ends; nil where nothing closes it, as of an apostrophe.
  private func end(of form: CodeLanguage.Quotation) -> Int? {
    var index = position + form.opening.count
    let closing = Array(form.closing)
    while index < characters.count {
      if characters[index...].starts(with: closing) { return index + closing.count }
      if !form.spansLines, characters[index].isNewline { return nil }
      index += form.hasEscapes && characters[index] == "\\" ? 2 : 1
    }
    return nil
  }

  /// A word behind a sign that makes it a keyword or a name.
  private mutating func signedWord() -> CodeToken.Kind? {
    let sign = characters[position]
    let isKeyword = language.keywordSigns.contains(sign)
    guard isKeyword || language.nameSigns.contains(sign) else { return nil }
    let start = position
    position += 1
    if position < characters.count, characters[position] == "{", !isKeyword {
      while position < characters.count, characters[position] != "}" { position += 1 }
      position = min(position + 1, characters.count)
    } else {
      skipWord()
      // TeX's signs: `\,`.
      if position == start + 1, sign == "\\" { position = min(position + 1, characters.count) }
    }
    return position == start + 1 ? .plain : isKeyword ? .keyword : .name
  }

  private mutating func word(isFirst: Bool) -> CodeToken.Kind {
    let start = position
    skipWord()
    let word = String(characters[start..<position])
    if language.keywords.contains(word) {
      isAtStart = isFirst
      return .keyword
    }
    if language.constants.contains(word) { return .number }
    switch language.naming {
    case .typesAndCalls: return word.first?.isUppercase == true || nextSign == "(" ? .name : .plain
    case .keys: return nextSign == ":" ? .name : .plain
    case .commands: return isFirst ? .name : .plain
    case .none: return .plain
    }
  }

  private mutating func number() -> CodeToken.Kind {
    while position < characters.count,
      characters[position].isNumber || characters[position].isLetter
        || "._".contains(characters[position])
    {
      position += 1
    }
    return .number
  }

  /// What a line of Markdown is by how it begins.
  private mutating func lineOfMarkdown() -> CodeToken.Kind? {
    if starts(with: "#") {
      skipLine()
      return .keyword
    }
    for fence in ["```", ":::", "---", "~~~"] where starts(with: fence) {
      skipLine()
      return .comment
    }
    let isBullet = "-*+>".contains(characters[position]) && character(after: 1) == " "
    if isBullet { position += 1 }
    return isBullet ? .number : nil
  }

  // MARK: Looking around

  private func starts(with text: String) -> Bool { characters[position...].starts(with: text) }

  private func character(after count: Int) -> Character? {
    position + count < characters.count ? characters[position + count] : nil
  }

  /// The next character that is no blank.
  private var nextSign: Character? {
    characters[position...].first { $0 != " " }
  }

  private func isWordStart(_ character: Character) -> Bool {
    character.isLetter || character == "_"
      || language.naming == .commands && language.wordCharacters.contains(character)
  }

  private mutating func skipWord() {
    while position < characters.count {
      let character = characters[position]
      let isPart =
        character.isLetter || character.isNumber || character == "_"
        || language.wordCharacters.contains(character)
      guard isPart else { return }
      position += 1
    }
  }

  private mutating func skipLine() {
    while position < characters.count, !characters[position].isNewline { position += 1 }
  }
}
