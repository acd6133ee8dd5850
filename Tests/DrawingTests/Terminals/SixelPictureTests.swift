import Drawing
import Testing

/// What a terminal makes of Sixel graphics, read back.
struct SixelPictureTests {
  /// A picture whose pixels a function gives: red, green, blue, opacity.
  private func picture(
    _ width: Int, _ height: Int, _ pixel: (Int, Int) -> [UInt8]
  ) -> Bitmap {
    let bytes = (0..<height).flatMap { row in (0..<width).flatMap { pixel($0, row) } }
    return Bitmap(width: width, height: height, bytes: bytes)
  }

  /// The largest difference of a channel between a picture and what a terminal shows of it, of 100; each
  /// pixel drawn once, and none that is transparent.
  private func largestError(of bitmap: Bitmap) throws -> Int32 {
    let decoder = try SixelDecoder(SixelPicture(bitmap).text)
    #expect(decoder.pixels.count == bitmap.height && decoder.redrawn == 0)
    #expect(decoder.colorCount <= 256)
    var largest: Int32 = 0
    for row in 0..<bitmap.height {
      for column in 0..<bitmap.width {
        let (level, shown) = (bitmap.level(column, row), decoder.pixels[row][column])
        #expect((level == nil) == (shown == nil))
        guard let level, let shown else { continue }
        let distance = level &- shown
        largest = max(largest, abs(distance.x), abs(distance.y), abs(distance.z))
      }
    }
    return largest
  }

  @Test(arguments: [(1, 1), (7, 6), (5, 13), (40, 25)])
  func `Few colours are shown as they are`(width: Int, height: Int) throws {
    let inks: [[UInt8]] = [
      [255, 255, 255, 255], [0, 0, 0, 255], [31, 119, 180, 255], [214, 39, 40, 255], [0, 0, 0, 0],
      [9, 9, 9, 127],
    ]
    let bitmap = picture(width, height) { column, row in
      inks[(column * column / 3 + row * 7) % inks.count]
    }
    #expect(try largestError(of: bitmap) == 0)
  }

  @Test func `Of a plot, grounds and lines stay what they are and edges come near`() throws {
    // Slanting lines of two colours on white, softened in 200 shades each.
    let bitmap = picture(120, 60) { column, row in
      let distance = abs(column * 10 - row * 17 - 40) % 400
      let share = distance < 200 ? distance : 400 - distance
      let ink: [Int] = row < 30 ? [31, 119, 180] : [214, 39, 40]
      if column < 30 { return [255, 255, 255, 255] }
      return ink.map { UInt8(($0 * (200 - share) + 255 * share) / 200) } + [255]
    }
    #expect(try largestError(of: bitmap) <= 1)
    let decoder = try SixelDecoder(SixelPicture(bitmap).text)
    #expect(decoder.pixels[10][10] == SIMD3(100, 100, 100))
  }

  @Test func `Of more colours than there are registers, each is near its own`() throws {
    let bitmap = picture(64, 64) { column, row in
      [UInt8(column * 4), UInt8(row * 4), UInt8((column + row) * 2), 255]
    }
    #expect(try largestError(of: bitmap) <= 7)
  }

  @Test func `Equal columns are counted, and what is empty to the right is left out`() throws {
    let white = picture(1000, 6) { column, _ in
      column < 900 ? [255, 255, 255, 255] : [0, 0, 0, 0]
    }
    #expect(SixelPicture(white).text == "\u{1B}P0;1q\"1;1;1000;6#0;2;100;100;100#0!900~\u{1B}\\")
  }

  @Test func `The text does not depend on the order of a dictionary`() {
    let bitmap = picture(50, 50) { column, row in
      [UInt8(column * 5), UInt8(row * 5), UInt8(column ^ row), 255]
    }
    #expect(SixelPicture(bitmap) == SixelPicture(bitmap))
  }
}
