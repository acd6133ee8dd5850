import Drawing
import Mathematics

/// The fonts that formulas beside a text font are set in, each with its size over that of the text.
///
/// Letters and symbols come from the math font that was drawn for the text font. Beside a sans serif,
/// which has none, digits and upright words are the text font's, and the rest is as large as makes
/// small letters look alike.
final class MathFonts: Sendable {
  /// A glyph of one of the fonts.
  struct Found {
    var font: Int
    var glyph: MathGlyph
  }

  private static let mathIndex = 0

  /// All faces; parts of formulas name them by their index.
  let faces: [MathFace]
  /// The size of each face over that of the text.
  let scales: [Double]
  /// The files of the faces.
  let files: [FontFile]
  private let words: [MathTextStyle: Int]
  private let fallbacks: [Int]
  /// The face whose digits and upright letters formulas use; nil for those of the math font.
  private let digits: Int?
  private let isBold: Bool

  /// The face with the MATH table.
  var math: MathFace { faces[Self.mathIndex] }
  /// Its size over that of the text.
  var mathScale: Double { scales[Self.mathIndex] }

  /// - Throws: `TypesettingError.missingFont` where a font is not installed.
  init(beside font: Font) throws(TypesettingError) {
    let text = try FontCatalog.mathFace(of: font.family, font.style)
    let partner = Self.partner(of: font.family)
    let math = try FontCatalog.mathFace(of: partner ?? .pagellaMath, .regular)
    isBold = font.style == .bold || font.style == .boldItalic
    var faces = [math]
    var scales = [partner == nil ? Self.harmony(text.typeface, math.typeface) : 1]
    func add(_ face: MathFace, scale: Double = 1) -> Int {
      if let known = faces.indices.first(where: { faces[$0] === face && scales[$0] == scale }) {
        return known
      }
      faces.append(face)
      scales.append(scale)
      return faces.count - 1
    }
    var words: [MathTextStyle: Int] = [.regular: add(text)]
    let isSerif = partner != nil
    words[.italic] = add(
      try FontCatalog.mathFace(of: font.family, isBold ? .boldItalic : .italic))
    words[.bold] = add(try FontCatalog.mathFace(of: font.family, .bold))
    words[.sansSerif] = add(
      try FontCatalog.mathFace(of: isSerif ? .heros : font.family, isBold ? .bold : .regular),
      scale: isSerif ? 0.9 : 1)
    words[.monospace] = add(try FontCatalog.mathFace(of: .cursor, isBold ? .bold : .regular))
    self.words = words
    digits = isSerif ? nil : words[.regular]
    let other: FontFamily = partner == .termesMath ? .pagellaMath : .termesMath
    fallbacks = [
      add(try FontCatalog.mathFace(of: other, .regular), scale: scales[0]),
      words[.regular] ?? Self.mathIndex,
      add(try FontCatalog.mathFace(of: .pagella, font.style)),
    ]
    files = faces.map(\.typeface.file)
    self.faces = faces
    self.scales = scales
  }

  /// The math font drawn for a family; nil where there is none.
  private static func partner(of family: FontFamily) -> FontFamily? {
    switch family {
    case .pagella, .pagellaMath: .pagellaMath
    case .termes, .termesMath: .termesMath
    case FontFamily("TeX Gyre Bonum"): FontFamily("TeX Gyre Bonum Math")
    case FontFamily("TeX Gyre Schola"): FontFamily("TeX Gyre Schola Math")
    case FontFamily("Latin Modern Roman"): FontFamily("Latin Modern Math")
    default: nil
    }
  }

  /// Half way to equal heights of small letters: all the way, capitals would be too large.
  private static func harmony(_ text: Typeface, _ math: Typeface) -> Double {
    guard text.xHeight > 0, math.xHeight > 0 else { return 1 }
    return (1 + text.xHeight / math.xHeight) / 2
  }

  // MARK: - Glyphs

  /// The glyph of a character in an alphabet; nil where no font has it.
  func glyph(_ scalar: Unicode.Scalar, _ alphabet: MathAlphabet, level: Int) -> Found? {
    let alphabet = isBold ? alphabet.emboldened : alphabet
    if let digits, Self.isTextual(scalar, alphabet), let glyph = faces[digits].glyph(of: scalar) {
      return Found(font: digits, glyph: glyph)
    }
    let shown = alphabet.character(for: scalar)
    return glyph(shown, level: level) ?? (shown == scalar ? nil : glyph(scalar, level: level))
  }

  /// The glyph of a character as it stands.
  func glyph(_ scalar: Unicode.Scalar, level: Int = 0) -> Found? {
    if let glyph = math.glyph(of: scalar, level: level) {
      return Found(font: Self.mathIndex, glyph: glyph)
    }
    for font in fallbacks {
      if let glyph = faces[font].glyph(of: scalar, level: level) {
        return Found(font: font, glyph: glyph)
      }
    }
    return nil
  }

  /// Whether a character looks as in the text around.
  private static func isTextual(_ scalar: Unicode.Scalar, _ alphabet: MathAlphabet) -> Bool {
    switch scalar {
    case "0"..."9", ".", ",":
      alphabet == .normal || alphabet == .upright || alphabet == .bold
        || alphabet == .boldSymbol
    case "A"..."Z", "a"..."z": alphabet == .upright || alphabet == .bold
    case "%", ";", ":", "!", "?", "(", ")", "[", "]": true
    default: false
    }
  }

  // MARK: - Words

  /// The face of words in a cut.
  func words(_ style: MathTextStyle) -> Int { words[style] ?? Self.mathIndex }

  /// The face of words between formulas that has a character, else nil.
  func fallback(for scalar: Unicode.Scalar) -> Int? {
    ([Self.mathIndex] + fallbacks).first { faces[$0].glyph(of: scalar) != nil }
  }
}

extension FontFamily {
  /// TeX Gyre Pagella Math, for formulas beside Pagella.
  public static let pagellaMath = FontFamily("TeX Gyre Pagella Math")
  /// TeX Gyre Termes Math, for formulas beside Termes.
  public static let termesMath = FontFamily("TeX Gyre Termes Math")
}
