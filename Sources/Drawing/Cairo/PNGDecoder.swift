import CCairo

/// Reads PNG files through libpng's simplified interface, which returns on errors.
enum PNGDecoder {
  /// More pixels than any figure has; a larger claim in a header is refused before memory is taken.
  private static let greatestCount = 100_000_000
  /// More pixels than a byte of a PNG file can stand for: eight to a byte, packed 1032 to one.
  private static let greatestCountPerByte = 8 * 1032

  static func decode(_ file: [UInt8]) throws(DrawingError) -> Bitmap {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard !file.isEmpty else { throw .notPNG("no bytes") }
    var pixels: [UInt8] = []
    var failure: DrawingError?
    file.withUnsafeBytes { bytes in
      guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0 else {
        return
      }
      let (width, height) = (Int(image.width), Int(image.height))
      guard width * height <= min(greatestCount, file.count * greatestCountPerByte) else {
        failure = .size(width: width, height: height)
        return
      }
      image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
      pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
        let status = png_image_finish_read(&image, nil, buffer.baseAddress, 0, nil)
        count = status == 0 ? 0 : width * height * 4
      }
    }
    if let failure { throw failure }
    guard !pixels.isEmpty else { throw .notPNG(message(of: image)) }
    return Bitmap(width: Int(image.width), height: Int(image.height), bytes: pixels)
  }

  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
