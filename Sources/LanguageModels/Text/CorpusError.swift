/// Why a corpus cannot be used.
public enum CorpusError: Error, Sendable, Hashable {
  /// There is no document.
  case empty
  /// A line's bytes are not UTF-8 from a column on, counted in characters; both count from 1.
  case invalidUTF8(line: Int, column: Int)
  /// A prompt and its response have more tokens, the special ones included, than the network has positions; the document's
  /// number counts from 1.
  case tooLong(document: Int, tokens: Int, limit: Int)
}

extension CorpusError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .empty:
      "the corpus has no document"
    case .invalidUTF8(let line, let column):
      "line \(line) of the corpus is not UTF-8 from column \(column) on"
    case .tooLong(let document, let tokens, let limit):
      "the prompt and the response of document \(document) have \(tokens) tokens, the network has room for \(limit)"
    }
  }
}
