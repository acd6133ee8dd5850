/// A piece of shown code and what it is; the pieces of a text joined are the text.
package struct CodeToken: Sendable, Hashable {
  /// What a piece of code is.
  package enum Kind: String, Sendable, Hashable {
    /// Whatever is none of the others.
    case plain
    /// A word or command of the language.
    case keyword
    /// A text in quotation marks, a formula, code in Markdown.
    case string
    /// A number, a constant, a list's sign.
    case number
    /// A comment.
    case comment
    /// A key, a type, a variable, a name that is called.
    case name

    /// The class of the span that shows it; nil for plain code, which has none.
    var className: String? {
      switch self {
      case .plain: nil
      case .keyword: "tk"
      case .string: "ts"
      case .number: "tn"
      case .comment: "tc"
      case .name: "tf"
      }
    }
  }

  /// What it is.
  package var kind: Kind
  /// The characters.
  package var text: String
}

extension CodeToken {
  /// The pieces of code in a language that Folio knows; of others one plain piece.
  package static func tokens(of code: String, in language: String) -> [CodeToken] {
    guard let language = CodeLanguage.named(language) else {
      return code.isEmpty ? [] : [CodeToken(kind: .plain, text: code)]
    }
    var scanner = CodeScanner(code, in: language)
    return scanner.tokens()
  }

  /// Code as it stands in a page: a span for every piece that is not plain.
  static func html(of code: String, in language: String) -> [HTMLNode] {
    tokens(of: code, in: language).map { token in
      guard let name = token.kind.className else { return .text(token.text) }
      return .element(.span, [.class(name)], text: token.text)
    }
  }
}
