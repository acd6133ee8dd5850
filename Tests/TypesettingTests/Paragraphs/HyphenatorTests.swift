import Testing

@testable import Typesetting

@Suite struct HyphenatorTests {
  private func hyphenated(
    _ word: String, _ language: ParagraphStyle.Language = .americanEnglish
  ) throws -> String {
    let points = try Hyphenator.of(language).points(in: word[...].unicodeScalars)
    return word.unicodeScalars.enumerated().map { index, scalar in
      (points.contains(index) ? "-" : "") + String(scalar)
    }.joined()
  }

  @Test(arguments: [
    "hy-phen-ation", "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious", "math-e-mat-ics",
    "com-puter", "al-go-rithm", "re-ward", "eigen-val-ues", "the-o-rem",
  ])
  func `words are parted as the patterns for American English say`(expected: String) throws {
    #expect(try hyphenated(expected.replacing("-", with: "")) == expected)
  }

  @Test func `British English parts other words`() throws {
    #expect(try hyphenated("photography", .britishEnglish) != hyphenated("photography"))
  }

  @Test(arguments: ["the", "data", "RLHF", "BLEU", "x", ""])
  func `short words and abbreviations stay whole`(word: String) throws {
    #expect(try hyphenated(word) == word)
  }

  @Test func `capitals and accents change nothing`() throws {
    #expect(try hyphenated("Mathematics") == "Math-e-mat-ics")
    #expect(try hyphenated("naïveté").replacing("-", with: "") == "naïveté")
  }

  @Test func `endless words are no words`() throws {
    let word = String(repeating: "hyphen", count: 30)
    #expect(try hyphenated(word) == word)
  }
}
