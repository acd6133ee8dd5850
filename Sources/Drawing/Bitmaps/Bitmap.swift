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
    let pixel = Bitmap.bytes(of: color)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 4)
    for _ in 0..<(width * height) {
      for channel in pixel.indices { bytes.append(pixel[channel]) }
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
    let channels = SIMD4(color.red, color.green, color.blue, color.alpha)
    let bytes = (channels.clamped(lowerBound: .zero, upperBound: .one) * 255).rounded(
      .toNearestOrAwayFromZero)
    return SIMD4<UInt8>(truncatingIfNeeded: SIMD4<Int64>(bytes))
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
