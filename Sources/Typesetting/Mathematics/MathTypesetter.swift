public import Drawing
public import Mathematics

/// Sets formulas into boxes, in the math font that fits a text font.
///
/// The same formula gives the same box: no clock, locale or state takes part.
public struct MathTypesetter: Sendable {
  /// The font of the text around the formulas.
  public let font: Font
  /// The colour of what has none of its own.
  public let color: Color
  let fonts: MathFonts

  /// A typesetter of formulas within a text.
  ///
  /// - Throws: `TypesettingError.missingFont` where the text font or the math font is not installed.
  public init(beside font: Font, color: Color = .black) throws(TypesettingError) {
    self.font = font
    self.color = color
    fonts = try FontCatalog.mathFonts(beside: font)
  }

  /// A formula as one box.
  ///
  /// - Parameter references: What `\ref` and `\eqref` show, by the ids they name.
  public func box(_ formula: Formula, references: [String: String] = [:]) -> MathBox {
    box(formula.list, style: formula.isDisplayed ? .display : .text, references: references)
  }

  /// A list of nodes as one box.
  public func box(
    _ list: MathList, style: MathStyle = .text, references: [String: String] = [:]
  ) -> MathBox {
    var setter = MathSetter(fonts, references: references)
    let layout = setter.line(list, MathContext(style: style))
    return boxed(layout, setter)
  }

  func boxed(_ layout: MathLayout, _ setter: MathSetter) -> MathBox {
    MathBox(layout, fonts, size: font.size, color: color, missing: setter.missing)
  }

  /// The files of the fonts that formulas may be set in.
  public var fontFiles: [FontFile] { fonts.files }

  /// The height about which fractions, operators and fences are centred.
  public var axisHeight: Length { font.size * (fonts.math[.axisHeight] * fonts.mathScale) }
}
