/// A distance on paper or on a screen.
///
/// One CSS pixel is 1/96 inch, one point 1/72 inch, as browsers and PDF have it, so that a figure
/// has the same size in every format.
public struct Length: Sendable, Hashable, Comparable {
  /// The distance in CSS pixels.
  public var pixels: Double

  /// A distance in CSS pixels, 1/96 inch.
  public init(pixels: Double) {
    self.pixels = pixels
  }

  /// No distance.
  public static let zero = Length(pixels: 0)

  /// A distance in CSS pixels, 1/96 inch.
  public static func pixels(_ pixels: Double) -> Length { Length(pixels: pixels) }
  /// A distance in points, 1/72 inch.
  public static func points(_ points: Double) -> Length { Length(pixels: points / 0.75) }
  /// A distance in centimetres.
  public static func centimetres(_ centimetres: Double) -> Length {
    Length(pixels: centimetres * 96 / 2.54)
  }
  /// A distance in millimetres.
  public static func millimetres(_ millimetres: Double) -> Length {
    Length(pixels: millimetres * 96 / 25.4)
  }
  /// A distance in inches.
  public static func inches(_ inches: Double) -> Length { Length(pixels: inches * 96) }

  /// The distance in points.
  public var points: Double { pixels * 0.75 }
  /// The distance in centimetres.
  public var centimetres: Double { pixels * 2.54 / 96 }

  /// Whether one distance is shorter than another.
  public static func < (left: Length, right: Length) -> Bool { left.pixels < right.pixels }
  /// The sum of two distances.
  public static func + (left: Length, right: Length) -> Length {
    Length(pixels: left.pixels + right.pixels)
  }
  /// The difference of two distances.
  public static func - (left: Length, right: Length) -> Length {
    Length(pixels: left.pixels - right.pixels)
  }
  /// A distance in the opposite direction.
  public static prefix func - (length: Length) -> Length { Length(pixels: -length.pixels) }
  /// A multiple of a distance.
  public static func * (length: Length, factor: Double) -> Length {
    Length(pixels: length.pixels * factor)
  }
  /// A part of a distance.
  public static func / (length: Length, divisor: Double) -> Length {
    Length(pixels: length.pixels / divisor)
  }
  /// How many times one distance goes into another.
  public static func / (left: Length, right: Length) -> Double { left.pixels / right.pixels }
  /// Adds a distance.
  public static func += (left: inout Length, right: Length) { left.pixels += right.pixels }
  /// Takes a distance away.
  public static func -= (left: inout Length, right: Length) { left.pixels -= right.pixels }
}

extension Length {
  /// A length as authors write it: `12cm`, `80 mm`, `3in`, `200pt`, `400px`; nil for other text.
  public init?(parsing text: String) {
    let units: [(suffix: String, length: (Double) -> Length)] = [
      ("cm", Length.centimetres), ("mm", Length.millimetres), ("in", Length.inches),
      ("pt", Length.points), ("px", Length.init(pixels:)),
    ]
    for unit in units where text.hasSuffix(unit.suffix) {
      var number = text.dropLast(unit.suffix.count)
      while number.last == " " { number.removeLast() }
      guard let value = Double(number), value.isFinite else { return nil }
      self = unit.length(value)
      return
    }
    return nil
  }
}
