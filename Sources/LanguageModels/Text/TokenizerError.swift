/// Why there is no tokenizer.
public enum TokenizerError: Error, Sendable, Hashable {
  /// The training text has no bytes.
  case emptyText
  /// The vocabulary is smaller than its special tokens and the text's bytes.
  case vocabularyTooSmall(requested: Int, least: Int)
  /// A text that should describe a tokenizer does not.
  case malformed(String)
}

extension TokenizerError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .emptyText:
      "the text that the tokenizer should be trained on is empty"
    case .vocabularyTooSmall(let requested, let least):
      "a vocabulary of \(requested) tokens cannot spell the text: its special tokens and single "
        + "bytes are \(least)"
    case .malformed(let what):
      "this is not the description of a tokenizer: \(what)"
    }
  }
}
