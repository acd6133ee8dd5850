/// How code of a language is told apart into comments, texts, words and names.
struct CodeLanguage: Sendable {
  /// A form of text: what opens it and what closes it.
  struct Quotation: Sendable {
    var opening: String
    var closing: String
    /// Whether a backslash takes the next character's meaning away.
    var hasEscapes = true
    /// Whether it may go on over the line's end.
    var spansLines = false
  }

  /// How a word that is none of the language's own is told to be a name.
  enum Naming: Sendable {
    /// It begins with a capital, or a bracket follows it.
    case typesAndCalls
    /// A colon follows it.
    case keys
    /// It begins a command.
    case commands
    /// Never.
    case none
  }

  /// The words by which code blocks name it.
  var names: Set<String>
  /// What begins a comment that ends with the line.
  var lineComment: String?
  /// Whether such a comment begins only at a line's start or after a blank.
  var commentNeedsBlank = false
  /// What encloses a comment.
  var blockComment: (opening: String, closing: String)?
  /// The forms of text, those with longer signs first.
  var quotations: [Quotation] = []
  /// The language's own words.
  var keywords: Set<String> = []
  /// Words that stand for values.
  var constants: Set<String> = []
  /// Signs that make a keyword of the word behind them: `@`, `#`, `\`.
  var keywordSigns: Set<Character> = []
  /// Signs that make a name of the word behind them: `$`.
  var nameSigns: Set<Character> = []
  /// Characters of words besides letters, digits and `_`.
  var wordCharacters: Set<Character> = []
  /// How names are told.
  var naming: Naming = .none
  /// Whether lines mean something by how they begin, as in Markdown.
  var isMarkdown = false

  /// The language of a code block's info word, or nil where Folio does not know it.
  static func named(_ name: String) -> CodeLanguage? {
    let name = name.lowercased()
    return all.first { $0.names.contains(name) }
  }
}
