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

  @Test(arguments: [0x61, 0x20, 0x21] as [UInt8])
  func `A run without end is cut`(byte: UInt8) {
    let bytes = [UInt8](repeating: byte, count: 10_000)
    let found = Array(TextPieces(bytes))
    #expect(found.allSatisfy { $0.count <= TextPieces.greatestLength })
    #expect(found.count < 50)
    #expect(found.flatMap { $0 } == bytes)
  }
}
