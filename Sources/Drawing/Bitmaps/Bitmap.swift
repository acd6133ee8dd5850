/// Pixels of red, green, blue and opacity, one byte each, row by row from the top left.
public struct Bitmap: Sendable, Hashable {
  /// The pixels in a row.
  public let width: Int
  /// The rows.
  public let height: Int
  /// Four bytes a pixel: red, green, blue (not multiplied by opacity), opacity.
  public private(set) var bytes: [UInt8]

  /// A picture of given pixels, four bytes each.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(width >= 0 && height >= 0, "a picture has no negative size")
    precondition(bytes.count == width * height * 4, "a picture has four bytes a pixel")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// A picture of one colour.
  public init(width: Int, height: Int, filledWith color: Color) {
    self.init(width: width, height: height, indices: [], colors: [], others: color)
  }

  /// A picture that has one of a few colours in each pixel.
  ///
  /// - Parameters:
  ///   - indices: Which of the colours each pixel has, row by row; those that are no index, and pixels
  ///     beyond the last one, have another colour.
  ///   - others: That colour.
  public init(
    width: Int, height: Int, indices: [Int32], colors: [Color], others: Color = .clear
  ) {
    let pixels = colors.map(Bitmap.bytes)
    let other = Bitmap.bytes(of: others)
    let count = width * height
    let bytes = [UInt8](unsafeUninitializedCapacity: count * 4) { bytes, written in
      let places = UnsafeMutableRawBufferPointer(bytes)
      for place in 0..<count {
        let index = place < indices.count ? Int(indices[place]) : -1
        let pixel = pixels.indices.contains(index) ? pixels[index] : other
        places.storeBytes(of: pixel, toByteOffset: place * 4, as: SIMD4<UInt8>.self)
      }
      written = count * 4
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  /// The picture in the bytes of a PNG file.
  ///
  /// - Throws: `DrawingError.notPNG` for anything else, broken and oversized files included.
  public init(png: [UInt8]) throws(DrawingError) {
    self = try PNGDecoder.decode(png)
  }

  /// The picture as the bytes of a PNG file.
  ///
  /// - Throws: `DrawingError.size` where it has no pixels.
  public func png(scale: Double = 1) throws(DrawingError) -> [UInt8] {
    try PNGEncoder.encode(self, scale: scale)
  }

  /// The colour of a pixel.
  public subscript(column: Int, row: Int) -> Color {
    get {
      let start = (row * width + column) * 4
      return Color(
        red: Double(bytes[start]) / 255, green: Double(bytes[start + 1]) / 255,
        blue: Double(bytes[start + 2]) / 255, alpha: Double(bytes[start + 3]) / 255)
    }
    set {
      let start = (row * width + column) * 4
      let pixel = Bitmap.bytes(of: newValue)
      for channel in pixel.indices { bytes[start + channel] = pixel[channel] }
    }
  }

  private static func bytes(of color: Color) -> SIMD4<UInt8> {
    func byte(_ share: Double) -> UInt8 { UInt8((min(max(share, 0), 1) * 255).rounded()) }
    return SIMD4(byte(color.red), byte(color.green), byte(color.blue), byte(color.alpha))
  }
}

extension Bitmap {
  /// The width and height in pixels that a PNG file states, or nil where it is none.
  public static func size(ofPNG bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16..<20), number(20..<24))
  }
}
