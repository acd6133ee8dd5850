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
    let groups = try tokenizer.groups(of: documents, contextLength: 20)
    #expect(groups.map(\.prompt.last) == [1, 1])
    #expect(groups[1].prompt == [1])
    #expect(groups.map { tokenizer.text(of: $0.prompt) } == ["how many", ""])
    #expect(groups.map { tokenizer.text(of: $0.responses[0]) } == ["two", "two many"])
    #expect(groups[0].prompt == tokenizer.encode(prompt: "how many"))
    #expect(groups[0].responses == [tokenizer.encode(response: "two")])
  }

  @Test func `Documents without response or room are refused with their number`() throws {
    let tokenizer = try BytePairTokenizer(training: ["abc"], vocabularySize: 64)
    #expect(throws: CorpusError.emptyResponse(document: 2)) {
      try tokenizer.groups(
        of: [Document(response: "a"), Document(prompt: "b", response: "")], contextLength: 9)
    }
    #expect(throws: CorpusError.tooLong(document: 1, tokens: 6, limit: 5)) {
      try tokenizer.groups(of: [Document(response: "d")], contextLength: 5)
    }
    #expect(throws: CorpusError.empty) { try tokenizer.groups(of: [], contextLength: 5) }
  }
}
