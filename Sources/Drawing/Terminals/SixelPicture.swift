/// A picture as terminals with Sixel graphics take it: bands of six rows, colour by colour.
///
/// Pixels that are more transparent than not are left as they are on the terminal.
public struct SixelPicture: Sendable, Hashable {
  /// What is written to the terminal.
  public let text: String

  /// The rows of a band.
  private static let bandHeight = 6

  /// A picture that is shown where the cursor stands.
  public init(_ bitmap: Bitmap) {
    let levels = Self.levels(of: bitmap)
    var counts: [SIMD3<Int32>: Int] = [:]
    for level in levels.compactMap(\.self) { counts[level, default: 0] += 1 }
    let palette = SixelPalette(counts)
    let places = levels.map { level in level.map { Int16(palette[$0]) } ?? -1 }
    var bytes = Array("\u{1B}P0;1q\"1;1;\(bitmap.width);\(bitmap.height)".utf8)
    for (place, color) in palette.colors.enumerated() {
      bytes += Array("#\(place);2;\(color.x);\(color.y);\(color.z)".utf8)
    }
    for top in stride(from: 0, to: bitmap.height, by: Self.bandHeight) {
      if top > 0 { bytes.append(UInt8(ascii: "-")) }
      let rows = top..<min(top + Self.bandHeight, bitmap.height)
      Self.add(places, rows: rows, width: bitmap.width, to: &bytes)
    }
    text = String(decoding: bytes, as: UTF8.self) + "\u{1B}\\"
  }

  /// The colour of each pixel in the steps that terminals know; nil where there is none.
  private static func levels(of bitmap: Bitmap) -> [SIMD3<Int32>?] {
    bitmap.withPixels { grid in
      (0..<(bitmap.width * bitmap.height)).map { index in
        let pixel = grid[index % bitmap.width, index / bitmap.width]
        guard pixel.opacity >= 128 else { return nil }
        let color = SIMD3(Int32(pixel.red), Int32(pixel.green), Int32(pixel.blue))
        return (color &* 100 &+ 127) / 255
      }
    }
  }

  /// Writes a band: for each colour in it, which of the six pixels of each column have it.
  private static func add(
    _ places: [Int16], rows: Range<Int>, width: Int, to bytes: inout [UInt8]
  ) {
    var masks: [Int16: [UInt8]] = [:]
    for (bit, row) in rows.enumerated() {
      for column in 0..<width {
        let place = places[row * width + column]
        guard place >= 0 else { continue }
        masks[place, default: [UInt8](repeating: 0, count: width)][column] |= 1 << UInt8(bit)
      }
    }
    for (index, (place, mask)) in masks.sorted(by: { $0.key < $1.key }).enumerated() {
      // Back to the left edge, for the next colour.
      if index > 0 { bytes.append(UInt8(ascii: "$")) }
      bytes += Array("#\(place)".utf8)
      addRuns(of: mask, to: &bytes)
    }
  }

  /// Writes columns of six pixels; equal ones in a row as their number.
  private static func addRuns(of mask: [UInt8], to bytes: inout [UInt8]) {
    var start = 0
    while start < mask.count {
      var end = start + 1
      while end < mask.count, mask[end] == mask[start] { end += 1 }
      if end == mask.count && mask[start] == 0 { return }
      let sign = mask[start] + UInt8(ascii: "?")
      if end - start > 3 {
        bytes += Array("!\(end - start)".utf8) + [sign]
      } else {
        bytes += Array(repeating: sign, count: end - start)
      }
      start = end
    }
  }
}
