/// A picture of where two pictures differ: the later one faded, and over it each changed pixel in a
/// colour that says how much.
public struct HeatMap: Sendable, Hashable {
  /// The picture, as wide and as high as the larger of the two.
  public let bitmap: Bitmap

  /// The colour of pixels that differ by less than is seen.
  public static let faint = Color(hex: 0x9CC3E6)
  /// The colour of pixels that soften an edge which both pictures have.
  public static let edge = Color(hex: 0xE8C14A)
  /// The colour of pixels that are just seen to differ.
  public static let least = Color(hex: 0xF0803C)
  /// The colour of pixels that differ as much as colours can, and of those that only one picture has.
  public static let most = Color(hex: 0x7A0019)

  /// How much of the later picture's darkness is left below the changes.
  private static let fading = 0.18

  /// The colour of the lines around changed regions.
  public static let outline = Color(hex: 0x1A4F86)

  /// How far outlines stand from what they surround, and how thick they are, in pixels.
  private static let (distance, thickness) = (6, 2)

  /// The map of two pictures.
  ///
  /// - Parameter regions: Boxes to outline.
  public init(
    from earlier: Bitmap, to later: Bitmap, outlining regions: [BitmapDifference.Region] = []
  ) {
    let width = max(earlier.width, later.width)
    let height = max(earlier.height, later.height)
    var bytes = [UInt8](repeating: 255, count: width * height * 4)
    earlier.withPixels { before in
      later.withPixels { after in
        let pair = PixelPair(earlier: before, later: after)
        bytes.withUnsafeMutableBytes { sheet in
          for row in 0..<height {
            for column in 0..<width {
              let ink = Self.ink(of: pair, column: column, row: row)
              let start = (row &* width &+ column) &* 4
              sheet[start] = ink.red
              sheet[start &+ 1] = ink.green
              sheet[start &+ 2] = ink.blue
            }
          }
        }
      }
    }
    var bitmap = Bitmap(width: width, height: height, bytes: bytes)
    for region in regions { Self.outline(region, on: &bitmap) }
    self.bitmap = bitmap
  }

  /// Draws a line around a box, as far as the picture goes.
  private static func outline(_ region: BitmapDifference.Region, on bitmap: inout Bitmap) {
    let outer = distance + thickness
    let left = max(region.left - outer, 0)
    let top = max(region.top - outer, 0)
    let right = min(region.left + region.width + outer, bitmap.width)
    let bottom = min(region.top + region.height + outer, bitmap.height)
    for row in top..<bottom {
      for column in left..<right {
        let isAtSide = column < left + thickness || column >= right - thickness
        let isAtEnd = row < top + thickness || row >= bottom - thickness
        if isAtSide || isAtEnd { bitmap[column, row] = outline }
      }
    }
  }

  private static let inks = (
    faint: Ink(faint), edge: Ink(edge), least: Ink(least), most: Ink(most)
  )

  private static func ink(of pair: PixelPair, column: Int, row: Int) -> Ink {
    guard column < pair.width && row < pair.height else { return inks.most }
    let (from, to) = (pair.earlier[column, row], pair.later[column, row])
    if from == to || from.largestDifference(from: to) == 0 { return Ink(faded: to) }
    switch pair.change(column: column, row: row, from, to) {
    case .faint: return inks.faint
    case .edge: return inks.edge
    case .visible:
      let distance = min(PixelPair.squaredDistance(from, to).squareRoot(), 1)
      let strength = (distance - PixelChange.threshold) / (1 - PixelChange.threshold)
      return inks.least.mixed(with: inks.most, strength)
    }
  }

  /// A colour that hides what is below it.
  private struct Ink {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    init(red: UInt8, green: UInt8, blue: UInt8) {
      (self.red, self.green, self.blue) = (red, green, blue)
    }

    init(_ color: Color) {
      func byte(_ component: Double) -> UInt8 { UInt8((component * 255).rounded()) }
      self.init(red: byte(color.red), green: byte(color.green), blue: byte(color.blue))
    }

    init(faded pixel: Pixel) {
      let grey = UInt8(255 - (255 - PerceivedColor(pixel).brightness) * HeatMap.fading)
      self.init(red: grey, green: grey, blue: grey)
    }

    func mixed(with other: Ink, _ share: Double) -> Ink {
      func mix(_ low: UInt8, _ high: UInt8) -> UInt8 {
        UInt8(Double(low) + (Double(high) - Double(low)) * share)
      }
      return Ink(
        red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }
  }
}
