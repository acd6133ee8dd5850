import CCairo

/// The libraries that paint and compress.
public enum PaintingLibraries {
  /// Their names and versions; equal frames painted by other versions may be other bytes.
  public static let versions: [String] = [
    "cairo \(String(cString: cairo_version_string()))",
    "FreeType \(FREETYPE_MAJOR).\(FREETYPE_MINOR).\(FREETYPE_PATCH)",
    "zlib \(String(cString: zlibVersion()))",
  ]
}
