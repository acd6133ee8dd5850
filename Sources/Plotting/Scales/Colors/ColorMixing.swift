import Drawing

/// The ways of finding the colours between two, by the names of `interpolate` in the grammar.
///
/// Source: the colour spaces of CIE 1976 (L*a*b* under D50), of CSS Color 3 (HSL) and of D. A. Green,
/// “A colour scheme for the display of astronomical intensity images”, 2011 (cubehelix).
package enum ColorMixing: Sendable, Hashable {
  /// The components of sRGB, each raised to a power before.
  case rgb(gamma: Double)
  /// Hue, saturation, lightness; along the shorter arc of hues or as the numbers say.
  case hsl(isLong: Bool)
  /// CIE L*a*b*.
  case lab
  /// CIE hue, chroma and luminance.
  case hcl(isLong: Bool)
  /// Green's helix around the greys.
  case cubehelix(isLong: Bool, gamma: Double)
  /// Ottosson's Oklab: equal steps look equal (the report's own).
  case oklab

  /// The names that authors may give.
  package static let names = [
    "rgb", "hsl", "hsl-long", "lab", "hcl", "hcl-long", "cubehelix", "cubehelix-long",
  ]

  /// The way of that name; nil for an unknown one.
  package init?(_ name: String, gamma: Double = 1) {
    let isLong = name.hasSuffix("-long")
    switch name {
    case "rgb": self = .rgb(gamma: gamma)
    case "hsl", "hsl-long": self = .hsl(isLong: isLong)
    case "lab": self = .lab
    case "hcl", "hcl-long": self = .hcl(isLong: isLong)
    case "cubehelix", "cubehelix-long": self = .cubehelix(isLong: isLong, gamma: gamma)
    default: return nil
    }
  }

  /// What gives the colours between two, by the share of the way.
  func mixer(_ start: Color, _ end: Color) -> (Double) -> Color {
    let alpha = { share in start.alpha + (end.alpha - start.alpha) * share }
    switch self {
    case .oklab: return { start.mixed(with: end, share: $0) }
    case .rgb(gamma: 1): return Self.bytes(start, end)
    case .rgb(let gamma):
      return mixer(start, end, bent(gamma), bent(1 / gamma), alpha)
    case .hsl(let isLong):
      let (from, to) = (HSL(start), HSL(end))
      return { share in
        HSL(
          hue: hue(from.hue, to.hue, share, isLong: isLong),
          saturation: between(from.saturation, to.saturation, share),
          lightness: between(from.lightness, to.lightness, share)
        ).color(alpha: alpha(share))
      }
    case .lab:
      let (from, to) = (CIELab(start), CIELab(end))
      return { share in
        CIELab(
          lightness: between(from.lightness, to.lightness, share),
          a: between(from.a, to.a, share), b: between(from.b, to.b, share)
        ).color(alpha: alpha(share))
      }
    case .hcl(let isLong):
      let (from, to) = (CIELab(start).polar, CIELab(end).polar)
      return { share in
        CIELab(
          hue: hue(from.hue, to.hue, share, isLong: isLong),
          chroma: between(from.chroma, to.chroma, share),
          lightness: between(from.lightness, to.lightness, share)
        ).color(alpha: alpha(share))
      }
    case .cubehelix(let isLong, let gamma):
      let (from, to) = (Cubehelix(start), Cubehelix(end))
      return { share in
        Cubehelix(
          hue: hue(from.hue, to.hue, share, isLong: isLong),
          saturation: between(from.saturation, to.saturation, share),
          lightness: between(from.lightness, to.lightness, Elementary.pow(share, gamma))
        ).color(alpha: alpha(share))
      }
    }
  }

  /// Between whole bytes, rounded to whole bytes: what d3 writes, without the noise of fractions.
  private static func bytes(_ start: Color, _ end: Color) -> (Double) -> Color {
    func byte(_ component: Double) -> Double { (component * 255).rounded() }
    let from = [start.red, start.green, start.blue].map(byte)
    let to = [end.red, end.green, end.blue].map(byte)
    return { share in
      let mixed = zip(from, to).map { ends in
        min(max((ends.0 + (ends.1 - ends.0) * share + 0.5).rounded(.down), 0), 255) / 255
      }
      let alpha = start.alpha + (end.alpha - start.alpha) * share
      return Color(red: mixed[0], green: mixed[1], blue: mixed[2], alpha: alpha)
    }
  }

  private func bent(_ exponent: Double) -> (Double) -> Double {
    exponent == 1 ? { $0 } : { Elementary.pow($0, exponent) }
  }

  private func mixer(
    _ start: Color, _ end: Color, _ bend: @escaping (Double) -> Double,
    _ straighten: @escaping (Double) -> Double, _ alpha: @escaping (Double) -> Double
  ) -> (Double) -> Color {
    let from = [start.red, start.green, start.blue].map(bend)
    let to = [end.red, end.green, end.blue].map(bend)
    return { share in
      let mixed = zip(from, to).map { straighten($0 + ($1 - $0) * share) }
      return Color(red: mixed[0], green: mixed[1], blue: mixed[2], alpha: alpha(share))
    }
  }
}

/// A number between two; where one is none, the other.
private func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
  if start.isNaN { return end }
  return end.isNaN ? start : start + (end - start) * share
}

/// A hue between two, in degrees: along the shorter arc, unless it is to be the long way.
private func hue(_ start: Double, _ end: Double, _ share: Double, isLong: Bool) -> Double {
  guard !start.isNaN, !end.isNaN, !isLong else { return between(start, end, share) }
  let way = end - start
  let shortest = way.magnitude > 180 ? way - 360 * (way / 360).rounded() : way
  return start + shortest * share
}
