/// A word of the expression language with its place.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A whole number that fits 64 bits.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A text in quotes.
    case text(String)
    /// A bare name; `isQuoted` for one in brackets, which is never a keyword.
    case name(String, isQuoted: Bool)
    /// `table.column` or `claim.quantity`.
    case member(String, String)
    /// A sign, or two that belong together.
    case symbol(String)
    /// The end of the expression.
    case end
  }

  var kind: Kind
  var stretch: Range<Int>

  /// Whether the token is a sign or a keyword.
  func isWord(_ word: String) -> Bool {
    switch kind {
    case .symbol(let symbol): symbol == word
    case .name(let name, isQuoted: false): Token.keywords.contains(name) && name == word
    default: false
    }
  }

  /// The token in words, for a message.
  var wording: String {
    switch kind {
    case .integer(let integer): "the number \(integer)"
    case .number(let number): "the number \(number)"
    case .text(let text): "the text ‘\(text)’"
    case .name(let name, _): "‘\(name)’"
    case .member(let first, let second): "‘\(first).\(second)’"
    case .symbol(let symbol): "‘\(symbol)’"
    case .end: "the end of the expression"
    }
  }

  static let keywords: Set<String> = ["and", "or", "not", "where", "by", "true", "false"]
}
