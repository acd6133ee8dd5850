public import Drawing

/// A family of fonts by name.
public struct FontFamily: Sendable, Hashable {
  /// The name that the fonts carry.
  public var name: String

  /// A family by name.
  public init(_ name: String) {
    self.name = name
  }

  /// TeX Gyre Heros, a sans serif after Helvetica: labels of figures.
  public static let heros = FontFamily("TeX Gyre Heros")
  /// TeX Gyre Pagella, a serif after Palatino: running text.
  public static let pagella = FontFamily("TeX Gyre Pagella")
  /// TeX Gyre Termes, a serif after Times.
  public static let termes = FontFamily("TeX Gyre Termes")
  /// TeX Gyre Cursor, a typewriter face after Courier.
  public static let cursor = FontFamily("TeX Gyre Cursor")
}

/// The four cuts of a family.
public enum FontStyle: String, Sendable, Hashable, CaseIterable {
  /// Upright, of normal weight.
  case regular
  /// Slanted or cursive.
  case italic
  /// Upright and heavy.
  case bold
  /// Slanted and heavy.
  case boldItalic
}

/// A font at a size.
public struct Font: Sendable, Hashable {
  /// The family.
  public var family: FontFamily
  /// The cut.
  public var style: FontStyle
  /// The size of the em square.
  public var size: Length

  /// A font at a size.
  public init(_ family: FontFamily, _ style: FontStyle = .regular, size: Length) {
    self.family = family
    self.style = style
    self.size = size
  }

  /// The slanted cut of the same weight.
  public var italic: Font {
    Font(family, style == .bold || style == .boldItalic ? .boldItalic : .italic, size: size)
  }

  /// The same cut at another size.
  public func resized(to size: Length) -> Font { Font(family, style, size: size) }
}
