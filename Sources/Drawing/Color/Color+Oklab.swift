/// A colour in Oklab: lightness and two opponent axes in which equal steps look equal.
///
/// Source: B. Ottosson, “A perceptual color space for image processing”, 2020.
public struct Oklab: Sendable, Hashable {
  /// Lightness, from 0 (black) to 1 (white).
  public var lightness: Double
  /// Green (negative) to red (positive).
  public var a: Double
  /// Blue (negative) to yellow (positive).
  public var b: Double

  /// The Oklab coordinates of a colour, its opacity left out.
  public init(_ color: Color) {
    let red = Transfer.linear(color.red)
    let green = Transfer.linear(color.green)
    let blue = Transfer.linear(color.blue)
    let long = Roots.cube(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let medium = Roots.cube(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = Roots.cube(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// The coordinates a share of the way to others.
  public func mixed(with other: Oklab, share: Double) -> Oklab {
    var mixed = self
    mixed.lightness += (other.lightness - lightness) * share
    mixed.a += (other.a - a) * share
    mixed.b += (other.b - b) * share
    return mixed
  }

  /// The sRGB colour, brought into the gamut component by component.
  public var color: Color {
    let long = lightness + 0.3963377774 * a + 0.2158037573 * b
    let medium = lightness - 0.1055613458 * a - 0.0638541728 * b
    let short = lightness - 0.0894841775 * a - 1.2914855480 * b
    let (l, m, s) = (long * long * long, medium * medium * medium, short * short * short)
    return Color(
      red: Transfer.encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      green: Transfer.encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      blue: Transfer.encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s))
  }
}

extension Color {
  /// The colour a share of the way to another, along a straight line in Oklab.
  public func mixed(with other: Color, share: Double) -> Color {
    let share = min(max(share, 0), 1)
    var mixed = Oklab(self).mixed(with: Oklab(other), share: share).color
    mixed.alpha = alpha + (other.alpha - alpha) * share
    return mixed
  }

  /// The luminance relative to white, from 0 to 1, as contrast rules use it.
  public var luminance: Double {
    0.2126 * Transfer.linear(red) + 0.7152 * Transfer.linear(green) + 0.0722 * Transfer.linear(blue)
  }
}

/// The sRGB transfer function, by roots alone so that every machine gives the same bits.
private enum Transfer {
  /// `x^2.4 = (x^12)^(1/5)`, with the linear toe.
  static func linear(_ encoded: Double) -> Double {
    guard encoded > 0.04045 else { return encoded / 12.92 }
    let base = (encoded + 0.055) / 1.055
    let square = base * base
    return square * Roots.fifth(square)
  }

  /// `x^(1/2.4) = (x^5)^(1/12)`, with the linear toe.
  static func encoded(_ linear: Double) -> Double {
    let linear = min(max(linear, 0), 1)
    guard linear > 0.0031308 else { return linear * 12.92 }
    let square = linear * linear
    let twelfth = Roots.cube(square * square * linear).squareRoot().squareRoot()
    return min(1.055 * twelfth - 0.055, 1)
  }
}

/// Odd roots by Newton's iteration: additions, products and quotients only.
private enum Roots {
  /// Some numbers have no root at which iteration stands still.
  private static let limit = 24

  /// The cube root of a number from 0 to about 1.
  static func cube(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var root = value < 0.01 ? 0.2 : 0.8
    for _ in 0..<limit {
      let next = root - (root - value / (root * root)) / 3
      if next == root { break }
      root = next
    }
    return root
  }

  /// The fifth root of a number from 0 to about 1.
  static func fifth(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var root = 0.8
    for _ in 0..<limit {
      let next = root - (root - value / (root * root * root * root)) / 5
      if next == root { break }
      root = next
    }
    return root
  }
}
