extension Bitmap {
  /// The picture in another size, each pixel the mean of the area that it covers.
  ///
  /// Colours are weighted by their opacity, so that what is invisible does not show at edges.
  public func scaled(toWidth newWidth: Int, height newHeight: Int) -> Bitmap {
    precondition(newWidth > 0 && newHeight > 0, "a picture is scaled to at least one pixel")
    if newWidth == width && newHeight == height { return self }
    let columns = Self.shares(of: width, over: newWidth)
    let rows = Self.shares(of: height, over: newHeight)
    var narrow = [SIMD4<Float>](repeating: .zero, count: newWidth * height)
    withPixels { grid in
      for row in 0..<height {
        for (place, column) in columns.enumerated() {
          var sum = SIMD4<Float>.zero
          for (source, share) in column { sum += Self.weighted(grid[source, row]) * share }
          narrow[row * newWidth + place] = sum
        }
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(newWidth * newHeight * 4)
    for row in rows {
      for place in 0..<newWidth {
        var sum = SIMD4<Float>.zero
        for (source, share) in row { sum += narrow[source * newWidth + place] * share }
        let opacity = sum.w
        let color = opacity > 0 ? sum / opacity * 255 : .zero
        for channel in 0..<3 { bytes.append(Self.byte(color[channel])) }
        bytes.append(Self.byte(opacity))
      }
    }
    return Bitmap(width: newWidth, height: newHeight, bytes: bytes)
  }

  /// The picture on an opaque ground of one colour.
  public func laid(on ground: Color) -> Bitmap {
    let below = [ground.red, ground.green, ground.blue].map { Float($0 * 255) }
    var laid = bytes
    for start in stride(from: 0, to: laid.count, by: 4) where laid[start + 3] != 255 {
      let opacity = Float(laid[start + 3]) / 255
      for channel in 0..<3 {
        let color = Float(laid[start + channel]) * opacity + below[channel] * (1 - opacity)
        laid[start + channel] = Self.byte(color)
      }
      laid[start + 3] = 255
    }
    return Bitmap(width: width, height: height, bytes: laid)
  }

  /// Which of so many cells each of another number covers, and by which share of itself.
  private static func shares(of count: Int, over newCount: Int) -> [[(Int, Float)]] {
    let size = Float(count) / Float(newCount)
    return (0..<newCount).map { place in
      let (start, end) = (Float(place) * size, Float(place + 1) * size)
      let cells = Int(start)..<min(max(Int(end.rounded(.up)), Int(start) + 1), count)
      let covered = cells.map { (min(end, Float($0 + 1)) - max(start, Float($0))) }
      let whole = covered.reduce(0, +)
      return zip(cells, covered).map { ($0, $1 / whole) }
    }
  }

  /// The colour times the opacity, both from 0 to 255 and 1 to 255.
  private static func weighted(_ pixel: Pixel) -> SIMD4<Float> {
    let opacity = Float(pixel.opacity)
    let color = SIMD4(Float(pixel.red), Float(pixel.green), Float(pixel.blue), 255)
    return color * (opacity / 255)
  }

  private static func byte(_ number: Float) -> UInt8 {
    UInt8(min(max(number.rounded(.toNearestOrAwayFromZero), 0), 255))
  }
}
