import LanguageModels
import Testing

@Suite struct DocumentTests {
  @Test func `A plain text has a document a line`() throws {
    let bytes = [0xef, 0xbb, 0xbf] + Array("one\r\n\n two \nthree".utf8)
    let documents = try Document.lines(of: bytes)
    #expect(documents.map(\.response) == ["one", " two ", "three"])
    #expect(documents.allSatisfy { $0.prompt.isEmpty })
  }

  @Test func `A text without documents or not in UTF-8 is refused`() {
    #expect(throws: CorpusError.empty) { try Document.lines(of: []) }
    #expect(throws: CorpusError.empty) { try Document.lines(of: Array("\n\r\n".utf8)) }
    #expect(throws: CorpusError.invalidUTF8(line: 3, column: 1)) {
      try Document.lines(of: Array("a\n\n".utf8) + [0xff])
    }
    // A surrogate in the bytes, after two characters.
    #expect(throws: CorpusError.invalidUTF8(line: 2, column: 3)) {
      try Document.lines(of: Array("a\né日".utf8) + [0xed, 0xa0, 0x80] + Array("b\n".utf8))
    }
  }

  @Test func `Documents become groups of a prompt and one response`() throws {
    let documents = [
      Document(prompt: "how many", response: "two"), Document(response: "two many"),
    ]
    let tokenizer = try BytePairTokenizer(
      training: documents.flatMap { [$0.prompt, $0.response] }, vocabularySize: 64)
    let found = try tokenizer.groups(of: documents, contextLength: 20)
    #expect(found.map(\.count) == [1, 1])
    let groups = found.flatMap(\.self)
    #expect(groups.map(\.prompt.last) == [1, 1])
    #expect(groups[1].prompt == [1])
    #expect(groups.map { tokenizer.text(of: $0.prompt) } == ["how many", ""])
    #expect(groups.map { tokenizer.text(of: $0.responses[0]) } == ["two", "two many"])
    #expect(groups[0].prompt == tokenizer.encode(prompt: "how many"))
    #expect(groups[0].responses == [tokenizer.encode(response: "two")])
  }

  @Test func `A long text falls into windows, a prompt without room is refused with its number`()
    throws
  {
    let tokenizer = try BytePairTokenizer(training: ["abc"], vocabularySize: 64)
    // Of the letters, d alone is unknown: an escape and its two halves, after the space before the word.
    let text = Document(response: "d")
    let tokens = [1] + tokenizer.encode(response: "d")
    #expect(tokens.count == 6)
    #expect(
      try tokenizer.groups(of: [text], contextLength: 6)
        == [[PromptGroup(prompt: [1], responses: [Array(tokens[1...])])]])
    #expect(
      try tokenizer.groups(of: [text], contextLength: 4) == [
        [
          PromptGroup(prompt: [1], responses: [Array(tokens[1...3])]),
          PromptGroup(prompt: [tokens[3]], responses: [Array(tokens[4...])]),
        ]
      ])
    // A space and a, the separator, and what is above but its first.
    let asked = Document(prompt: "a", response: "d")
    #expect(throws: CorpusError.tooLong(document: 2, tokens: 8, limit: 7)) {
      try tokenizer.groups(of: [text, asked], contextLength: 7)
    }
    #expect(try tokenizer.groups(of: [asked], contextLength: 8).map(\.count) == [1])
  }
}
