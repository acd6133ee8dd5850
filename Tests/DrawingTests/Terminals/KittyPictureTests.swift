import Drawing
import Foundation
import Testing

/// What a terminal makes of Kitty's graphics protocol, read back.
struct KittyPictureTests {
  /// The keys and the codes of each escape sequence.
  static func sequences(_ text: String) throws -> [(keys: [String], code: String)] {
    var rest = Substring(text)
    var sequences: [(keys: [String], code: String)] = []
    while !rest.isEmpty {
      let match = try #require(rest.prefixMatch(of: /\u{1B}_G([^;]*);([A-Za-z0-9+\/=]*)\u{1B}\\/))
      sequences.append((match.1.split(separator: ",").map(String.init), String(match.2)))
      rest = rest[match.range.upperBound...]
    }
    return sequences
  }

  @Test func `A picture comes back pixel by pixel`() throws {
    // Noise, which no compression makes short.
    var state: UInt32 = 1
    let bytes = (0..<(60 * 40 * 4)).map { index -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return index % 4 == 3 ? 255 : UInt8(state >> 24)
    }
    let bitmap = Bitmap(width: 60, height: 40, bytes: bytes)
    let sequences = try Self.sequences(KittyPicture(bitmap, columns: 33).text)
    #expect(sequences.count == 3)
    #expect(sequences[0].keys == ["a=T", "f=100", "q=2", "c=33", "m=1"])
    #expect(sequences.dropFirst().map { $0.keys.last } == ["m=1", "m=0"])
    #expect(sequences.allSatisfy { $0.code.utf8.count <= 4096 && $0.keys.contains("q=2") })
    #expect(sequences.dropLast().allSatisfy { $0.code.utf8.count % 4 == 0 })
    let png = try #require(Data(base64Encoded: sequences.map(\.code).joined()))
    #expect(try Bitmap(png: Array(png)) == bitmap)
  }

  @Test func `A small picture is one sequence`() throws {
    let bitmap = Bitmap(width: 2, height: 2, filledWith: .white)
    let sequences = try Self.sequences(KittyPicture(bitmap, columns: 1).text)
    #expect(sequences.map { $0.keys.last } == ["m=0"])
  }
}
