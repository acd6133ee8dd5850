import Drawing
import Synchronization

/// Where fonts are found, whatever the user's font configuration says.
///
/// The families that reports use come from named packages and are looked for under the file names
/// of these; any other family is searched by name in the system's font folders.
enum FontCatalog {
  /// A family whose files we know.
  private struct Known {
    var family: FontFamily
    /// What its file names start with.
    var stem: String
    /// The cuts that exist, with the end of the file's name.
    var endings: [FontStyle: String]
    /// The Debian package that brings it.
    var package: String
    /// The folder it lies in below a root.
    var folder: String
  }

  private static let fourCuts: [FontStyle: String] = [
    .regular: "-regular.otf", .italic: "-italic.otf", .bold: "-bold.otf",
    .boldItalic: "-bolditalic.otf",
  ]

  private static let known: [Known] =
    ["Adventor", "Bonum", "Cursor", "Heros", "Pagella", "Schola", "Termes"].map { name in
      Known(
        family: FontFamily("TeX Gyre \(name)"), stem: "texgyre\(name.lowercased())",
        endings: fourCuts, package: "fonts-texgyre", folder: "tex-gyre")
    }
    + ["Bonum", "Pagella", "Schola", "Termes"].map { name in
      Known(
        family: FontFamily("TeX Gyre \(name) Math"), stem: "texgyre\(name.lowercased())",
        endings: [.regular: "-math.otf"], package: "fonts-texgyre-math", folder: "tex-gyre-math")
    }

  /// The folders of distributions that hold fonts; searched whole for families we do not know.
  static let roots = [
    "/usr/share/texmf/fonts", "/usr/share/fonts", "/usr/local/share/fonts",
    "/usr/share/texlive/texmf-dist/fonts", "/usr/share/texmf-dist/fonts",
  ]

  private static let faces = Mutex<[Key: Typeface]>([:])

  private static let mathFaces = Mutex<[Key: MathFace]>([:])

  /// A face with what formulas need of it, kept for the process as its measures are.
  ///
  /// - Throws: `TypesettingError.missingFont` where no file holds it.
  static func mathFace(
    of family: FontFamily, _ style: FontStyle
  ) throws(TypesettingError) -> MathFace {
    let typeface = try face(of: family, style)
    return mathFaces.withLock { faces in
      let key = Key(family: family, style: style)
      if let known = faces[key] { return known }
      let face = MathFace(typeface)
      faces[key] = face
      return face
    }
  }

  private static let mathFonts = Mutex<[Key: MathFonts]>([:])

  /// The fonts of formulas beside a text font.
  ///
  /// - Throws: `TypesettingError.missingFont` where one is not installed.
  static func mathFonts(beside font: Font) throws(TypesettingError) -> MathFonts {
    let key = Key(family: font.family, style: font.style)
    if let known = mathFonts.withLock({ $0[key] }) { return known }
    let made = try MathFonts(beside: font)
    return mathFonts.withLock { fonts in
      // Two threads may have made them at once; both get the first.
      if let known = fonts[key] { return known }
      fonts[key] = made
      return made
    }
  }

  private struct Key: Hashable {
    var family: FontFamily
    var style: FontStyle
  }

  /// The face of a family's cut, opened once a process.
  ///
  /// - Throws: `TypesettingError.missingFont` where no file holds it.
  static func face(
    of family: FontFamily, _ style: FontStyle
  ) throws(TypesettingError) -> Typeface {
    let key = Key(family: family, style: style)
    let face: Typeface? = faces.withLock { faces in
      if let face = faces[key] { return face }
      let face = find(family, style)
      faces[key] = face
      return face
    }
    guard let face else { throw missing(family, style) }
    return face
  }

  private static func find(_ family: FontFamily, _ style: FontStyle) -> Typeface? {
    if let known = known.first(where: { $0.family == family }),
      let ending = known.endings[style] ?? known.endings[.regular]
    {
      for root in roots {
        for folder in ["opentype/public/\(known.folder)", "opentype/\(known.folder)", known.folder]
        {
          let file = FontFile(path: "\(root)/\(folder)/\(known.stem)\(ending)")
          if let face = Typeface(file) { return face }
        }
      }
    }
    return FontSearch(in: roots).file(of: family, style).flatMap { Typeface($0) }
  }

  private static func missing(_ family: FontFamily, _ style: FontStyle) -> TypesettingError {
    let package = known.first { $0.family == family }?.package
    return .missingFont(family: family.name, style: style.rawValue, package: package)
  }
}
