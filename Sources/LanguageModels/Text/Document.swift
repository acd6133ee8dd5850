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

  /// The documents as what a network is trained on.
  ///
  /// A prompt and its response are a group of one response. So is a text without a prompt or, if it is longer than
  /// the network, its windows; see ``PromptGroup/windows(of:contextLength:)``.
  ///
  /// - Parameters:
  ///   - documents: The documents, in order.
  ///   - contextLength: The network's number of positions, at least 2.
  /// - Returns: The groups of each document.
  /// - Throws: `CorpusError.tooLong` for a prompt with a response that has no room.
  public func groups(
    of documents: [Document], contextLength: Int
  ) throws(CorpusError) -> [[PromptGroup]] {
    let prompts = encode(documents.map(\.prompt))
    let responses = encode(documents.map(\.response))
    return try documents.indices.map { number throws(CorpusError) in
      let prompt = prompts[number] + [BytePairTokenizer.separatorToken]
      let response = responses[number] + [BytePairTokenizer.endToken]
      let count = prompt.count + response.count
      guard count > contextLength else {
        return [PromptGroup(prompt: prompt, responses: [response])]
      }
      guard documents[number].prompt.isEmpty else {
        throw .tooLong(document: number + 1, tokens: count, limit: contextLength)
      }
      return PromptGroup.windows(of: prompt + response, contextLength: contextLength - 1)
    }
  }
}
