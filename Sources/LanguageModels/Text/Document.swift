/// A prompt with a response, or a text without a prompt: what a language model is trained on.
public struct Document: Sendable, Hashable {
  /// What is asked; empty for a plain text.
  public var prompt: String
  /// What is answered, or the plain text.
  public var response: String

  /// A response to a prompt, or a plain text.
  public init(prompt: String = "", response: String) {
    self.prompt = prompt
    self.response = response
  }

  /// The documents of a plain text file: one a line, empty lines left out.
  ///
  /// Lines end with a line feed, or a carriage return and a line feed; a byte-order mark is skipped.
  ///
  /// - Throws: `CorpusError.invalidUTF8` with the place; `.empty` if every line is.
  public static func lines(of bytes: [UInt8]) throws(CorpusError) -> [Document] {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    var documents: [Document] = []
    let lines = text.split(separator: 0x0a, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let content = line.last == 0x0d ? line.dropLast() : line
      guard !content.isEmpty else { continue }
      guard let response = String(validating: content, as: UTF8.self) else {
        throw .invalidUTF8(line: index + 1, column: validCharacterCount(of: content) + 1)
      }
      documents.append(Document(response: response))
    }
    guard !documents.isEmpty else { throw .empty }
    return documents
  }

  /// The number of characters before the first byte that is not UTF-8.
  private static func validCharacterCount(of bytes: ArraySlice<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var valid = String.UnicodeScalarView()
    while case .valid(let scalar) = parser.parseScalar(from: &source) {
      valid.append(Unicode.UTF8.decode(scalar))
    }
    return String(valid).count
  }
}

extension BytePairTokenizer {
  /// The tokens of a prompt, the separator at their end; the separator alone for the empty prompt.
  public func encode(prompt: String) -> [Token] {
    encode(prompt) + [BytePairTokenizer.separatorToken]
  }

  /// The tokens of a response, the end token at their end.
  public func encode(response: String) -> [Token] {
    encode(response) + [BytePairTokenizer.endToken]
  }

  /// The documents as groups of one response each, to train a network on.
  ///
  /// - Parameters:
  ///   - documents: The documents, in order.
  ///   - contextLength: The greatest number of tokens of a prompt and its response together.
  /// - Throws: `CorpusError` if there is none, one has an empty response, or one is too long.
  public func groups(
    of documents: [Document], contextLength: Int
  ) throws(CorpusError) -> [PromptGroup] {
    guard !documents.isEmpty else { throw .empty }
    if let index = documents.firstIndex(where: { $0.response.isEmpty }) {
      throw .emptyResponse(document: index + 1)
    }
    let prompts = encode(documents.map(\.prompt))
    let responses = encode(documents.map(\.response))
    var groups: [PromptGroup] = []
    for (index, (prompt, response)) in zip(prompts, responses).enumerated() {
      let tokens = prompt.count + response.count + 2
      guard tokens <= contextLength else {
        throw .tooLong(document: index + 1, tokens: tokens, limit: contextLength)
      }
      groups.append(
        PromptGroup(
          prompt: prompt + [BytePairTokenizer.separatorToken],
          responses: [response + [BytePairTokenizer.endToken]]))
    }
    return groups
  }
}
