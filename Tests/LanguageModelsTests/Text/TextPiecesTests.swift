import LanguageModels
import Testing

@Suite struct TextPiecesTests {
  @Test(arguments: [
    ("a bc", ["a", " bc"]), ("  a", [" ", " a"]), ("a  ", ["a", "  "]), ("12 3", ["1", "2", " 3"]),
    ("a, b!?", ["a", ",", " b", "!?"]), ("a\n b", ["a", "\n", " b"]),
    ("naïve 日本", ["naïve", " 日本"]),
    (" \n ", [" \n "]), ("x1y", ["x", "1", "y"]), ("a \n", ["a", " \n"]),
  ])
  func `A text falls into words, digits, punctuation and spaces`(text: String, pieces: [String]) {
    let found = TextPieces(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    #expect(found == pieces)
    #expect(found.joined() == text)
  }

  @Test func `A run of more than 256 bytes falls into several, between characters`() {
    func lengths(_ bytes: [UInt8]) -> [Int] {
      let pieces = Array(TextPieces(bytes))
      #expect(pieces.flatMap(\.self) == bytes)
      return pieces.map(\.count)
    }
    #expect(lengths([UInt8](repeating: 0x61, count: 600)) == [256, 256, 88])
    #expect(lengths([UInt8](repeating: 0x20, count: 256)) == [256])
    #expect(lengths([UInt8](repeating: 0x20, count: 256) + [0x61]) == [255, 2])
    #expect(lengths([UInt8](repeating: 0x20, count: 300) + [0x61]) == [256, 43, 2])
    #expect(lengths([0x20] + [UInt8](repeating: 0x21, count: 256)) == [256, 1])
    // After the space, 85 characters of three bytes end at 256; without it the 86th would be cut.
    #expect(lengths(Array((" " + String(repeating: "日", count: 90)).utf8)) == [256, 15])
    #expect(lengths(Array(String(repeating: "日", count: 90).utf8)) == [255, 15])
    #expect(lengths(Array(("abc" + String(repeating: "😀", count: 70)).utf8)) == [255, 28])
    // No UTF-8: nothing says where a character starts.
    #expect(lengths([UInt8](repeating: 0x80, count: 300)) == [256, 44])
  }

  @Test(arguments: [0x61, 0x20, 0x21] as [UInt8])
  func `A run without end is cut`(byte: UInt8) {
    let bytes = [UInt8](repeating: byte, count: 10_000)
    let found = Array(TextPieces(bytes))
    #expect(found.allSatisfy { $0.count <= TextPieces.greatestLength })
    #expect(found.count < 50)
    #expect(found.flatMap { $0 } == bytes)
  }
}
