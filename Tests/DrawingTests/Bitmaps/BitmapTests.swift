import Drawing
import Testing

@Suite struct BitmapTests {
  private static func gradient() -> Bitmap {
    var bitmap = Bitmap(width: 7, height: 5, filledWith: .white)
    for row in 0..<5 {
      for column in 0..<7 {
        bitmap[column, row] = Color(
          red: Double(column) / 6, green: Double(row) / 4, blue: 0.5, alpha: row == 0 ? 0.5 : 1)
      }
    }
    return bitmap
  }

  @Test func `a picture is read back from its PNG file pixel by pixel`() throws {
    let bitmap = Self.gradient()
    #expect(try Bitmap(png: bitmap.png()) == bitmap)
  }

  @Test func `each truncation of a PNG file is refused, none crashes`() throws {
    let file = try Self.gradient().png()
    for count in 0..<(file.count - 12) {
      #expect(throws: DrawingError.self) { try Bitmap(png: Array(file.prefix(count))) }
    }
  }

  @Test func `each flipped byte of a PNG file gives a picture or an error`() throws {
    let file = try Self.gradient().png()
    for index in file.indices {
      var broken = file
      broken[index] ^= 0xFF
      _ = try? Bitmap(png: broken)
    }
  }

  @Test func `a header that claims a huge picture is refused before memory is taken`() throws {
    var file = try Self.gradient().png()
    for (offset, byte) in [UInt8(0x7F), 0xFF, 0xFF, 0xFF].enumerated() { file[16 + offset] = byte }
    #expect(throws: DrawingError.self) { try Bitmap(png: file) }
  }

  @Test(arguments: [[], [1, 2, 3], Array("GIF89a".utf8)])
  func `what is no PNG file is refused`(bytes: [UInt8]) {
    #expect(throws: DrawingError.self) { try Bitmap(png: bytes) }
  }
}
