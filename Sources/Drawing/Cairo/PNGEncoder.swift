import CCairo

/// Writes PNG files: no filter and a light compression, half the time of cairo's own writer.
enum PNGEncoder {
  private static let compressionLevel: Int32 = 3
  private static let pixelsPerMetre = 96 / 0.0254

  /// A surface as a file of three (opaque) or four channels.
  static func encode(
    _ surface: CairoImageSurface, scale: Double, opaque: Bool
  ) throws(DrawingError) -> [UInt8] {
    guard opaque else { return try encode(surface.bitmap(), scale: scale) }
    let (width, height) = (surface.width, surface.height)
    let rowSize = width * 3 + 1
    let rows = surface.withPixels { pixels in
      [UInt8](unsafeUninitializedCapacity: rowSize * height) { bytes, count in
        var target = 0
        for row in 0..<height {
          bytes[target] = 0
          target += 1
          for column in 0..<width {
            let pixel = pixels[row * width + column]
            bytes[target] = UInt8(truncatingIfNeeded: pixel >> 16)
            bytes[target + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
            bytes[target + 2] = UInt8(truncatingIfNeeded: pixel)
            target += 3
          }
        }
        count = target
      }
    }
    return try file(width: width, height: height, colorType: 2, rows: rows, scale: scale)
  }

  /// A picture as a file of four channels.
  static func encode(_ bitmap: Bitmap, scale: Double) throws(DrawingError) -> [UInt8] {
    let rowSize = bitmap.width * 4
    var rows: [UInt8] = []
    rows.reserveCapacity((rowSize + 1) * bitmap.height)
    for row in 0..<bitmap.height {
      rows.append(0)
      rows += bitmap.bytes[(row * rowSize)..<((row + 1) * rowSize)]
    }
    return try file(
      width: bitmap.width, height: bitmap.height, colorType: 6, rows: rows, scale: scale)
  }

  private static func file(
    width: Int, height: Int, colorType: UInt8, rows: [UInt8], scale: Double
  ) throws(DrawingError) -> [UInt8] {
    guard width > 0, height > 0 else { throw .size(width: width, height: height) }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let resolution = bigEndian(UInt32((pixelsPerMetre * scale).rounded()))
    append(
      "IHDR",
      bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, colorType, 0, 0, 0], to: &file)
    append("pHYs", resolution + resolution + [1], to: &file)
    append("IDAT", try compressed(rows), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private static func compressed(_ bytes: [UInt8]) throws(DrawingError) -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    var status = Z_OK
    let compressed = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      status = compress2(
        buffer.baseAddress, &size, bytes, UInt(bytes.count), compressionLevel)
      count = status == Z_OK ? Int(size) : 0
    }
    guard status == Z_OK else { throw .library("compression failed with status \(status)") }
    return compressed
  }

  private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(type.utf8) + data
    file += bigEndian(UInt32(data.count))
    file += body
    file += bigEndian(UInt32(truncatingIfNeeded: crc32(0, body, UInt32(body.count))))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }
}
