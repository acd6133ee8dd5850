/// A colour in sRGB with opacity, each component from 0 to 1.
public struct Color: Sendable, Hashable {
  /// Red.
  public var red: Double
  /// Green.
  public var green: Double
  /// Blue.
  public var blue: Double
  /// Opacity: 0 is invisible, 1 hides what lies below.
  public var alpha: Double

  /// A colour by its components.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// A colour by three bytes, `0xRRGGBB`.
  public init(hex: UInt32, alpha: Double = 1) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255, alpha: alpha)
  }

  /// Black.
  public static let black = Color(hex: 0x000000)
  /// White.
  public static let white = Color(hex: 0xFFFFFF)
  /// Nothing to see.
  public static let clear = Color(hex: 0x000000, alpha: 0)

  /// The colour with its opacity multiplied.
  public func faded(to opacity: Double) -> Color {
    var faded = self
    faded.alpha = alpha * opacity
    return faded
  }

  /// The colour as `#rrggbb`, opacity left out.
  public var hexadecimal: String {
    "#"
      + [red, green, blue].map { component in
        let byte = Int((min(max(component, 0), 1) * 255).rounded())
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0\(digits)" : digits
      }.joined()
  }
}

extension Color {
  /// A colour as CSS writes it: a name, `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` or `rgba(…)`.
  ///
  /// - Returns: Nil where the text is no such colour.
  public init?(parsing text: String) {
    let text = text.lowercased()
    if text == "transparent" {
      self = .clear
    } else if let hex = Color.named[text] {
      self.init(hex: hex)
    } else if text.hasPrefix("#") {
      self.init(hexDigits: text.dropFirst())
    } else if text.hasPrefix("rgb"), text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
      self.init(components: text[text.index(after: open)...].dropLast())
    } else {
      return nil
    }
  }

  private init?(hexDigits digits: Substring) {
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    let doubled = digits.count <= 4 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
    switch doubled.count {
    case 6:
      guard let value = UInt32(doubled, radix: 16) else { return nil }
      self.init(hex: value)
    case 8:
      guard let value = UInt32(doubled, radix: 16) else { return nil }
      self.init(hex: value >> 8, alpha: Double(value & 0xFF) / 255)
    default: return nil
    }
  }

  private init?(components: Substring) {
    let numbers = components.split { $0 == "," || $0 == " " || $0 == "/" }.map { part in
      part.hasSuffix("%")
        ? Double(part.dropLast()).map { $0 / 100 * 255 } : Double(part)
    }
    let values = numbers.compactMap { $0 }
    guard values.count == numbers.count, (3...4).contains(values.count),
      values.allSatisfy(\.isFinite)
    else { return nil }
    func share(_ value: Double) -> Double { min(max(value, 0), 1) }
    var alpha = values.count == 4 ? values[3] : 1
    if components.hasSuffix("%"), values.count == 4 { alpha /= 255 }
    self.init(
      red: share(values[0] / 255), green: share(values[1] / 255), blue: share(values[2] / 255),
      alpha: share(alpha))
  }
}
