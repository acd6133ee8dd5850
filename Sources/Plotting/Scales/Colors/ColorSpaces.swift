import Drawing
import NumericalMethods

/// Degrees in a radian.
private let degrees = 180 / Double.pi

/// Hue, saturation and lightness; no hue for greys.
struct HSL {
  /// In degrees.
  var hue: Double
  var saturation: Double
  var lightness: Double

  init(hue: Double, saturation: Double, lightness: Double) {
    self.hue = hue
    self.saturation = saturation
    self.lightness = lightness
  }

  init(_ color: Color) {
    let components = [color.red, color.green, color.blue]
    let least = components.min() ?? 0
    let greatest = components.max() ?? 0
    let span = greatest - least
    lightness = (greatest + least) / 2
    guard span > 0 else {
      hue = .nan
      saturation = lightness > 0 && lightness < 1 ? 0 : .nan
      return
    }
    saturation = span / (lightness < 0.5 ? greatest + least : 2 - greatest - least)
    if color.red == greatest {
      hue = 60 * ((color.green - color.blue) / span + (color.green < color.blue ? 6 : 0))
    } else if color.green == greatest {
      hue = 60 * ((color.blue - color.red) / span + 2)
    } else {
      hue = 60 * ((color.red - color.green) / span + 4)
    }
  }

  func color(alpha: Double) -> Color {
    let angle = hue.isNaN ? 0 : hue - 360 * (hue / 360).rounded(.down)
    let saturation = hue.isNaN || saturation.isNaN ? 0 : saturation
    let high = lightness + (lightness < 0.5 ? lightness : 1 - lightness) * saturation
    let low = 2 * lightness - high
    func component(_ angle: Double) -> Double {
      if angle < 60 { return low + (high - low) * angle / 60 }
      if angle < 180 { return high }
      return angle < 240 ? low + (high - low) * (240 - angle) / 60 : low
    }
    return Color(
      red: component(angle >= 240 ? angle - 240 : angle + 120), green: component(angle),
      blue: component(angle < 120 ? angle + 240 : angle - 120), alpha: alpha)
  }
}

/// CIE L*a*b* of 1976 under the white of D50.
struct CIELab {
  var lightness: Double
  var a: Double
  var b: Double

  private static let white = (x: 0.96422, y: 1.0, z: 0.82521)
  private static let knee = 6.0 / 29

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// From the polar form; a grey where there is no hue.
  init(hue: Double, chroma: Double, lightness: Double) {
    let isGrey = hue.isNaN || chroma.isNaN
    self.init(
      lightness: lightness, a: isGrey ? 0 : cosine(hue / degrees) * chroma,
      b: isGrey ? 0 : sine(hue / degrees) * chroma)
  }

  init(_ color: Color) {
    let red = Self.linear(color.red)
    let green = Self.linear(color.green)
    let blue = Self.linear(color.blue)
    let y = Self.bent(0.2225045 * red + 0.7168786 * green + 0.0606169 * blue)
    lightness = 116 * y - 16
    guard red != green || green != blue else {
      (a, b) = (0, 0)
      return
    }
    let x = Self.bent((0.4360747 * red + 0.3850649 * green + 0.1430804 * blue) / Self.white.x)
    let z = Self.bent((0.0139322 * red + 0.0971045 * green + 0.7141733 * blue) / Self.white.z)
    a = 500 * (x - y)
    b = 200 * (y - z)
  }

  /// Hue in degrees, none for greys; chroma, none for black and white.
  var polar: (hue: Double, chroma: Double, lightness: Double) {
    guard a != 0 || b != 0 else {
      return (.nan, lightness > 0 && lightness < 100 ? 0 : .nan, lightness)
    }
    let hue = arctangent(b, over: a) * degrees
    return (hue < 0 ? hue + 360 : hue, (a * a + b * b).squareRoot(), lightness)
  }

  func color(alpha: Double) -> Color {
    let high = (lightness + 16) / 116
    let x = Self.white.x * Self.straight(high + a / 500)
    let y = Self.straight(high)
    let z = Self.white.z * Self.straight(high - b / 200)
    return Color(
      red: Self.encoded(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
      green: Self.encoded(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
      blue: Self.encoded(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), alpha: alpha)
  }

  private static func bent(_ t: Double) -> Double {
    t > knee * knee * knee ? Elementary.pow(t, 1 / 3.0) : t / (3 * knee * knee) + 4 / 29.0
  }

  private static func straight(_ t: Double) -> Double {
    t > knee ? t * t * t : 3 * knee * knee * (t - 4 / 29.0)
  }

  private static func linear(_ x: Double) -> Double {
    x <= 0.04045 ? x / 12.92 : Elementary.pow((x + 0.055) / 1.055, 2.4)
  }

  private static func encoded(_ x: Double) -> Double {
    let encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * Elementary.pow(x, 1 / 2.4) - 0.055
    return min(max(encoded, 0), 1)
  }
}

/// A colour on Green's helix around the greys; no hue for greys.
struct Cubehelix {
  /// In degrees.
  var hue: Double
  var saturation: Double
  var lightness: Double

  private static let (a, b, c, d, e) = (-0.14861, 1.78277, -0.29227, -0.90649, 1.97294)

  init(hue: Double, saturation: Double, lightness: Double) {
    self.hue = hue
    self.saturation = saturation
    self.lightness = lightness
  }

  init(_ color: Color) {
    let (a, b, c, d, e) = (Self.a, Self.b, Self.c, Self.d, Self.e)
    let mixed = (b * c - d * a) * color.blue + e * d * color.red - e * b * color.green
    lightness = mixed / (b * c - d * a + e * d - e * b)
    let blue = color.blue - lightness
    let across = (e * (color.green - lightness) - c * blue) / d
    saturation =
      (across * across + blue * blue).squareRoot() / (e * lightness * (1 - lightness))
    guard saturation > 0, saturation.isFinite else {
      hue = .nan
      return
    }
    let angle = arctangent(across, over: blue) * degrees - 120
    hue = angle < 0 ? angle + 360 : angle
  }

  func color(alpha: Double) -> Color {
    let angle = hue.isNaN ? 0 : (hue + 120) / degrees
    let reach = saturation.isFinite ? saturation * lightness * (1 - lightness) : 0
    let (along, across) = (cosine(angle), sine(angle))
    func limited(_ component: Double) -> Double { min(max(component, 0), 1) }
    return Color(
      red: limited(lightness + reach * (Self.a * along + Self.b * across)),
      green: limited(lightness + reach * (Self.c * along + Self.d * across)),
      blue: limited(lightness + reach * Self.e * along), alpha: alpha)
  }
}
