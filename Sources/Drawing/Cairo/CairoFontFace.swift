import CCairo
import Synchronization

/// A font that cairo draws with, opened once a process and kept.
final class CairoFontFace: @unchecked Sendable {
  /// The cairo face; cairo itself locks the FreeType face behind it.
  let handle: OpaquePointer
  private let face: FT_Face
  /// The characters that glyphs are shown for, read when first asked for.
  private let characters = Mutex<[UInt32: Unicode.Scalar]?>(nil)

  /// The font where it is not read from its file, for as long as the face lives.
  private let bytes: UnsafeMutableBufferPointer<UInt8>?

  /// The faces of the process.
  private struct Faces {
    var opened: [FontFile: CairoFontFace] = [:]
    /// Those for files in which fonts are embedded.
    var embedded: [FontFile: CairoFontFace] = [:]
  }

  private static let faces = Mutex(Faces())

  /// The face of a font file.
  static func face(of file: FontFile) throws(DrawingError) -> CairoFontFace {
    let face = faces.withLock { opened(file, among: &$0) }
    guard let face else { throw .font(path: file.path) }
    return face
  }

  /// The face of a font file with the same glyphs, small where it is embedded.
  static func embeddedFace(of file: FontFile) throws(DrawingError) -> CairoFontFace {
    let face: CairoFontFace? = faces.withLock { faces in
      if let face = faces.embedded[file] { return face }
      let plain = PlainFont.bytes(of: file).flatMap { bytes in
        library.flatMap { CairoFontFace($0, bytes) }
      }
      let face = plain ?? opened(file, among: &faces)
      faces.embedded[file] = face
      return face
    }
    guard let face else { throw .font(path: file.path) }
    return face
  }

  private static func opened(_ file: FontFile, among faces: inout Faces) -> CairoFontFace? {
    if let face = faces.opened[file] { return face }
    let face = library.flatMap { CairoFontFace($0, file) }
    faces.opened[file] = face
    return face
  }

  /// The FreeType library of the process, which lives as long as it does.
  private nonisolated(unsafe) static let library: FT_Library? = {
    var library: FT_Library?
    return FT_Init_FreeType(&library) == 0 ? library : nil
  }()

  private convenience init?(_ library: FT_Library, _ file: FontFile) {
    var face: FT_Face?
    guard FT_New_Face(library, file.path, FT_Long(file.index), &face) == 0, let face else {
      return nil
    }
    self.init(face, nil)
  }

  private convenience init?(_ library: FT_Library, _ font: [UInt8]) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: font.count)
    _ = bytes.initialize(from: font)
    var face: FT_Face?
    guard FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(font.count), 0, &face) == 0,
      let face
    else {
      bytes.deallocate()
      return nil
    }
    self.init(face, bytes)
  }

  private init?(_ face: FT_Face, _ bytes: UnsafeMutableBufferPointer<UInt8>?) {
    guard let handle = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING)),
      cairo_font_face_status(handle) == CAIRO_STATUS_SUCCESS
    else {
      FT_Done_Face(face)
      bytes?.deallocate()
      return nil
    }
    self.bytes = bytes
    self.face = face
    self.handle = handle
  }

  /// The family as a style sheet names it, with what may stand for it.
  var cssFamily: String {
    let name = face.pointee.family_name.map { String(cString: $0) }
    return name.map { "'\($0)', Helvetica, Arial, sans-serif" } ?? "sans-serif"
  }

  /// Whether the cut is heavy.
  var isBold: Bool { face.pointee.style_flags & FT_Long(FT_STYLE_FLAG_BOLD) != 0 }

  /// Whether the cut is slanted.
  var isItalic: Bool { face.pointee.style_flags & FT_Long(FT_STYLE_FLAG_ITALIC) != 0 }

  /// The characters that the font shows glyphs for; nil where one is shown for none.
  func text(of glyphs: [GlyphRun.Glyph]) -> String? {
    let known = characters.withLock { characters in
      let known = characters ?? readCharacters()
      characters = known
      return known
    }
    var text = String.UnicodeScalarView()
    for glyph in glyphs {
      guard let scalar = known[glyph.index] else { return nil }
      text.append(scalar)
    }
    return String(text)
  }

  private func readCharacters() -> [UInt32: Unicode.Scalar] {
    var characters: [UInt32: Unicode.Scalar] = [:]
    var glyph: FT_UInt = 0
    var code = FT_Get_First_Char(face, &glyph)
    while glyph != 0 {
      if let scalar = Unicode.Scalar(UInt32(code)), characters[glyph] == nil {
        characters[glyph] = scalar
      }
      code = FT_Get_Next_Char(face, code, &glyph)
    }
    return characters
  }

  deinit {
    cairo_font_face_destroy(handle)
    FT_Done_Face(face)
    bytes?.deallocate()
  }
}
