/// A colour as the eye takes it: brightness (Y) and two axes of colour (I from orange to blue, Q from
/// purple to green), of a pixel on white.
///
///     distance² = 0.5053 ΔY² + 0.299 ΔI² + 0.1957 ΔQ²
///
/// Source: Y. Kotsarenko and F. Ramos, “Measuring perceived color difference using YIQ NTSC
/// transmission color space in mobile applications”, Programación Matemática y Software 2 (2), 2010.
struct PerceivedColor {
  /// The squared distance of the two colours that lie farthest apart.
  static let largestSquaredDistance = 35215.0

  private let red: Double
  private let green: Double
  private let blue: Double

  init(_ pixel: Pixel) {
    func onWhite(_ channel: UInt8) -> Double {
      guard pixel.opacity < 255 else { return Double(channel) }
      return 255 + (Double(channel) - 255) * (Double(pixel.opacity) / 255)
    }
    red = onWhite(pixel.red)
    green = onWhite(pixel.green)
    blue = onWhite(pixel.blue)
  }

  var brightness: Double { red * 0.29889531 + green * 0.58662247 + blue * 0.11448223 }
  private var orange: Double { red * 0.59597799 - green * 0.27417610 - blue * 0.32180189 }
  private var purple: Double { red * 0.21147017 - green * 0.52261711 + blue * 0.31114694 }

  func squaredDistance(to other: PerceivedColor) -> Double {
    let y = brightness - other.brightness
    let i = orange - other.orange
    let q = purple - other.purple
    return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
  }
}
