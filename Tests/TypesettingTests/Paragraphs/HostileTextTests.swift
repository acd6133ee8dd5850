import Drawing
import Testing
import Typesetting

@Suite struct HostileTextTests {
  private static let text = TextStyle(Font(.pagella, size: .points(10)))

  private func set(_ text: String, points: Double = 200) throws -> TypesetParagraph {
    try ParagraphTypesetter().typeset(
      [.text(text, Self.text)], ParagraphStyle(leading: .points(13)), measure: .points(points))
  }

  @Test func `a word of two thousand letters is parted anywhere and overflows nowhere`() throws {
    let word = String(repeating: "abcdefghij", count: 200)
    let lines = try set(word).lines
    #expect(lines.map(\.text).joined() == word)
    #expect(lines.allSatisfy { $0.overfull == .zero })
  }

  @Test func `an address is parted after its slashes and dots, without a hyphen`() throws {
    let lines = try set(
      "See https://example.org/archive/reports/2024/variance-of-rewards.html for more.", points: 110
    ).lines
    #expect(!lines.contains { $0.isHyphenated } && lines.count > 2)
    #expect(
      lines.dropLast().allSatisfy { "/.- ".contains($0.text.last ?? "x") || $0.text == "See" })
  }

  @Test func `combining marks stay with their letters`() throws {
    let word = String(repeating: "e\u{301}o\u{308}", count: 200)
    let lines = try set(word, points: 50).lines
    #expect(lines.map(\.text).joined() == word)
    for line in lines {
      #expect(line.text.unicodeScalars.first?.properties.canonicalCombiningClass == .notReordered)
    }
  }

  @Test func `emoji and scripts without a font are named once each`() throws {
    let paragraph = try set("A 🎉 party 🎉 in 北京, שלום עולם")
    #expect(paragraph.missing.starts(with: ["🎉", "北", "京"]))
    #expect(Set(paragraph.missing).count == paragraph.missing.count)
    #expect(paragraph.lines.first?.text.contains("שלום") == true)
  }

  @Test func `control characters and byte order marks are not drawn`() throws {
    #expect(try set("a\u{0}b\u{FEFF}c\u{7}").lines.map(\.text) == ["abc"])
  }

  @Test func `a measure of nothing gives a letter a line, reported as too long`() throws {
    let lines = try set("ab cd", points: 0).lines
    #expect(lines.map(\.text) == ["a", "b", "c", "d"])
    #expect(lines.allSatisfy { $0.overfull > .zero })
  }
}
