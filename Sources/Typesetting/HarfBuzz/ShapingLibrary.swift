import CPango

/// The library that chooses and places glyphs.
public enum ShapingLibrary {
  /// Its name and version; equal labels shaped by another version may be other glyphs.
  public static let version = "HarfBuzz \(String(cString: hb_version_string()))"
}
