import LanguageModels
import NumericalMethods
import Testing

@Suite struct BytePairTokenizerTests {
  private let words = [
    "low low low lower", "low newer newer", "wider newest lower", "low 2047, new!",
  ]

  @Test func `Any bytes come back from their tokens`() throws {
    let tokenizer = try BytePairTokenizer(training: words, vocabularySize: 40)
    var stream = RandomStream(seed: 1, path: ["bytes"])
    let hostile: [[UInt8]] = [
      [], [0x20], [0x20, 0x20], [0], Array(0...255), Array("  low  \n\t new ".utf8),
      Array("日本語 – “é” 👩‍👩‍👧".utf8), [0xff, 0xfe, 0x80, 0xc3], Array("<|end|>".utf8),
      [UInt8](repeating: 0x20, count: 50), [UInt8](repeating: 0x6c, count: 50), [2, 1, 0],
    ]
    let random = (0..<300).map { length in
      (0..<length % 40).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
    }
    let nearby = (0..<300).map { length in
      (0..<length % 30).map { _ in Array("low newer\n12,é".utf8)[stream.index(below: 15)] }
    }
    for bytes in hostile + random + nearby {
      let tokens = tokenizer.encode(bytes)
      #expect(tokenizer.decode(tokens) == bytes)
      #expect(tokens.allSatisfy { $0 >= 2 && $0 < tokenizer.vocabularySize })
    }
  }

  @Test func `Merges are made by frequency, and ties by the age of their symbols`() throws {
    // With the spaces before words: " ab" five times, " abc" twice, " cd" twice. Pairs: ab 7, " a" 7,
    // bc 2, " c" 2, cd 2. The alphabet is padded with the bytes 0…10 to sixteen, so its symbols are
    // ␣ 11, a 12, b 13, c 14, d 15. " a" is older than "ab"; then (16, b) 7, then (␣, c) 2 …
    let texts = ["ab ab ab ab ab abc abc cd cd"]
    let tokenizer = try BytePairTokenizer(training: texts, vocabularySize: 19 + 5)
    #expect(tokenizer.alphabet == Array(0...10) + Array(" abcd".utf8))
    let pairs = tokenizer.merges.map { [$0.left, $0.right] }
    #expect(pairs == [[11, 12], [16, 13], [11, 14], [17, 14], [18, 15]])
    #expect(tokenizer.vocabularySize == 24)
    #expect(tokenizer.encode(texts[0]) == [20, 20, 20, 20, 20, 22, 22, 23, 23])
  }

  @Test func `Trimming keeps the words and drops the steps to them`() throws {
    // As above with room for three merged tokens: " a" and " c" occur nowhere and go at no cost.
    let texts = ["ab ab ab ab ab abc abc cd cd"]
    let tokenizer = try BytePairTokenizer(training: texts, vocabularySize: 19 + 3)
    #expect(tokenizer.kept == [17, 19, 20])
    #expect(tokenizer.vocabularySize == 22)
    #expect((19..<22).map { tokenizer.text(of: [$0]) } == ["ab", "abc", "cd"])
    // With room for one, " abc" (two tokens for one, twice) goes, then " cd" (three for one, twice: 4).
    let small = try BytePairTokenizer(training: texts, vocabularySize: 19 + 1)
    #expect(small.kept == [17])
    #expect(
      small.encode("ab abc cd").map { small.text(of: [$0]) } == ["ab", "ab", "c", "", "c", "d"])
  }

  @Test func `The first word's token is that of the word elsewhere`() throws {
    let tokenizer = try BytePairTokenizer(training: words, vocabularySize: 60)
    let low = tokenizer.encode("low")
    #expect(low.count == 1)
    #expect(tokenizer.encode("low low") == low + low)
    #expect(tokenizer.text(of: low + low) == "low low")
  }

  @Test func `Many texts have the tokens that each has alone`() throws {
    let tokenizer = try BytePairTokenizer(training: words, vocabularySize: 40)
    let texts = words + ["", "unseen ζ", "low"]
    #expect(tokenizer.encode(texts) == texts.map { tokenizer.encode($0) })
  }

  @Test func `Special tokens give no bytes, and any tokens can be decoded`() throws {
    let tokenizer = try BytePairTokenizer(training: words, vocabularySize: 40)
    let low = tokenizer.encode("low")
    #expect(tokenizer.text(of: [1] + low + [0]) == "low")
    var stream = RandomStream(seed: 2, path: ["tokens"])
    for _ in 0..<200 {
      let tokens = (0..<12).map { _ in Token(stream.index(below: tokenizer.vocabularySize)) }
      _ = tokenizer.decode(tokens)
    }
    #expect(tokenizer.decode([2]) == [])
    #expect(tokenizer.decode([2, 3 + 4, 3 + 1]) == [0x41])
  }

  @Test func `A tokenizer comes back from its description`() throws {
    let tokenizer = try BytePairTokenizer(training: words + ["é日"], vocabularySize: 50)
    let text = tokenizer.portableDescription
    #expect(try BytePairTokenizer(portableDescription: text) == tokenizer)
    #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x5c })
  }

  @Test(arguments: [
    "", "folio byte pairs 1;;;", "folio byte pairs 2;000102030405060708090a0b0c0d0e0f;;",
    "folio byte pairs 1;000102030405060708090a0b0c0d0e0g;;",
    "folio byte pairs 1;010002030405060708090a0b0c0d0e0f;;",
    "folio byte pairs 1;000102030405060708090a0b0c0d0e0f;0+16;",
    "folio byte pairs 1;000102030405060708090a0b0c0d0e0f;0+1 0+1;",
    "folio byte pairs 1;000102030405060708090a0b0c0d0e0f;0+1;15",
    "folio byte pairs 1;000102030405060708090a0b0c0d0e0f;0+1 16+2;17 16",
  ])
  func `What does not describe a tokenizer is refused`(text: String) {
    #expect(throws: TokenizerError.self) { try BytePairTokenizer(portableDescription: text) }
  }

  @Test func `A description whose merges double without end is refused`() {
    // 0+0, 16+16, 17+17, …: the m-th makes 2ᵐ bytes; the ninth 512.
    let doublings = ["0+0"] + (16..<80).map { "\($0)+\($0)" }
    let text =
      "folio byte pairs 1;000102030405060708090a0b0c0d0e0f;" + doublings.joined(separator: " ")
    #expect(throws: TokenizerError.malformed("the merge 8 makes more than 256 bytes")) {
      try BytePairTokenizer(portableDescription: text + ";")
    }
  }

  @Test func `A description with any byte changed is read or refused`() throws {
    let tokenizer = try BytePairTokenizer(training: words, vocabularySize: 50)
    let whole = Array(tokenizer.portableDescription.utf8)
    var stream = RandomStream(seed: 3, path: ["descriptions"])
    var read = 0
    for _ in 0..<400 {
      var bytes = whole
      bytes[stream.index(below: bytes.count)] =
        Array("0123456789+; az".utf8)[
          stream.index(below: 15)]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let changed = try? BytePairTokenizer(portableDescription: text) else { continue }
      read += 1
      for word in words { #expect(changed.text(of: changed.encode(word)) == word) }
    }
    #expect((1..<400).contains(read))
  }

  @Test func `Training on any bytes, and on lines without spaces, gives a tokenizer for them`()
    throws
  {
    var stream = RandomStream(seed: 4, path: ["training bytes"])
    let random = (0..<20).map { _ in
      (0..<200).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
    }
    let runs: [[UInt8]] = [0x61, 0x20, 0, 0xff].map { [UInt8](repeating: $0, count: 20_000) }
    for texts in [random, runs, [Array(0...255)], [[0], [0]]] {
      let tokenizer = try BytePairTokenizer(training: texts, vocabularySize: 320)
      for text in texts { #expect(tokenizer.decode(tokenizer.encode(text)) == text) }
      let again = try BytePairTokenizer(portableDescription: tokenizer.portableDescription)
      #expect(again == tokenizer)
      for token in 0..<tokenizer.vocabularySize {
        #expect(tokenizer.bytes(of: Token(token)).count <= 256)
      }
    }
  }

  @Test func `A vocabulary too small to spell the text is refused`() {
    #expect(throws: TokenizerError.vocabularyTooSmall(requested: 18, least: 19)) {
      try BytePairTokenizer(training: ["abc"], vocabularySize: 18)
    }
    #expect(throws: TokenizerError.emptyText) {
      try BytePairTokenizer(training: ["", ""], vocabularySize: 100)
    }
  }
}
