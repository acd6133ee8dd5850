/// One pixel: red, green, blue and opacity of a byte each, in one word.
struct Pixel: Equatable {
  /// Red in the lowest byte, opacity in the highest.
  let word: UInt32

  var red: UInt8 { UInt8(truncatingIfNeeded: word) }
  var green: UInt8 { UInt8(truncatingIfNeeded: word >> 8) }
  var blue: UInt8 { UInt8(truncatingIfNeeded: word >> 16) }
  var opacity: UInt8 { UInt8(truncatingIfNeeded: word >> 24) }

  /// The largest difference of a channel; none between pixels that cannot be seen.
  func largestDifference(from other: Pixel) -> Int {
    if opacity == 0, other.opacity == 0 { return 0 }
    func difference(_ channel: UInt8, _ other: UInt8) -> Int { abs(Int(channel) - Int(other)) }
    return max(
      max(difference(red, other.red), difference(green, other.green)),
      max(difference(blue, other.blue), difference(opacity, other.opacity)))
  }
}

/// The pixels of a picture, read in place.
///
/// It is a view of a picture's bytes that must not outlive `Bitmap.withPixels`: a picture of a figure
/// has a million pixels, and each is looked at.
struct PixelGrid {
  let width: Int
  let height: Int
  private let bytes: UnsafeRawBufferPointer

  fileprivate init(width: Int, height: Int, bytes: UnsafeRawBufferPointer) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  subscript(column: Int, row: Int) -> Pixel {
    let offset = (row &* width &+ column) &* 4
    return Pixel(
      word: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}

extension Bitmap {
  /// Reads the picture pixel by pixel.
  func withPixels<Result>(_ body: (PixelGrid) -> Result) -> Result {
    bytes.withUnsafeBytes { body(PixelGrid(width: width, height: height, bytes: $0)) }
  }
}
