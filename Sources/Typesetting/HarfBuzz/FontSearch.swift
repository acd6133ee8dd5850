import CPango
import Drawing

/// Searches folders for a family by name with a fontconfig configuration of our own
/// (`FcConfigCreate`), which reads none of the user's or the system's settings.
struct FontSearch {
  private let folders: [String]

  init(in folders: [String]) {
    self.folders = folders
  }

  /// The file of a family's cut; nil where no folder holds the family.
  func file(of family: FontFamily, _ style: FontStyle) -> FontFile? {
    guard let config = FcConfigCreate() else { return nil }
    defer { FcConfigDestroy(config) }
    guard FcConfigParseAndLoadFromMemory(config, settings, 1) != 0,
      FcConfigBuildFonts(config) != 0, let fonts = FcConfigGetFonts(config, FcSetSystem)
    else { return nil }
    var candidates: [(distance: Int32, file: FontFile)] = []
    for index in 0..<Int(fonts.pointee.nfont) {
      guard let font = fonts.pointee.fonts[index], hasFamily(font, family.name),
        let file = file(font)
      else { continue }
      candidates.append((distance(font, from: style), file))
    }
    return candidates.min { ($0.distance, $0.file.path) < ($1.distance, $1.file.path) }?.file
  }

  /// The folders, and the cache that all programs share: a scan of many fonts takes long.
  private var settings: String {
    let dirs = folders.map { "<dir>\($0)</dir>" }.joined()
    return "<fontconfig>\(dirs)<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>"
  }

  private func hasFamily(_ font: OpaquePointer, _ name: String) -> Bool {
    var value: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    while FcPatternGetString(font, FC_FAMILY, index, &value) == FcResultMatch, let text = value {
      if String(cString: text).lowercased() == name.lowercased() { return true }
      index += 1
    }
    return false
  }

  private func file(_ font: OpaquePointer) -> FontFile? {
    var path: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard FcPatternGetString(font, FC_FILE, 0, &path) == FcResultMatch, let path else {
      return nil
    }
    FcPatternGetInteger(font, FC_INDEX, 0, &index)
    return FontFile(path: String(cString: path), index: Int(index & 0xFFFF))
  }

  /// How far a font's weight and slant are from a style's.
  private func distance(_ font: OpaquePointer, from style: FontStyle) -> Int32 {
    var weight: Int32 = FC_WEIGHT_REGULAR
    var slant: Int32 = FC_SLANT_ROMAN
    FcPatternGetInteger(font, FC_WEIGHT, 0, &weight)
    FcPatternGetInteger(font, FC_SLANT, 0, &slant)
    let isBold = style == .bold || style == .boldItalic
    let isItalic = style == .italic || style == .boldItalic
    let slantDistance: Int32 = (slant > FC_SLANT_ROMAN) == isItalic ? 0 : 1_000
    return slantDistance + abs(weight - (isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR))
  }
}
