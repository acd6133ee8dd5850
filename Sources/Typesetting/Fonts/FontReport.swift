public import Drawing

/// The name and version of a font that figures use, for the manifest.
public struct FontReport: Sendable, Hashable {
  /// The family and cut as the font names itself.
  public let name: String
  /// The version as the font states it.
  public let version: String
  /// The file's name, without the machine's folders.
  public let fileName: String

  /// What a font says about itself.
  ///
  /// - Throws: `TypesettingError.missingFont` where it is not installed.
  public init(_ family: FontFamily, _ style: FontStyle = .regular) throws(TypesettingError) {
    self.init(try FontCatalog.face(of: family, style))
  }

  private init(_ face: Typeface) {
    name = face.name
    version = face.version
    fileName = face.file.path.split(separator: "/").last.map(String.init) ?? face.file.path
  }

  /// The fonts that a frame shows, by name; fonts that have gone since are left out.
  public static func reports(on frame: Frame) -> [FontReport] {
    files(in: frame.items)
      .compactMap { Typeface($0).map(FontReport.init) }
      .sorted { ($0.name, $0.fileName) < ($1.name, $1.fileName) }
  }

  private static func files(in items: [FrameItem]) -> Set<FontFile> {
    items.reduce(into: []) { files, item in
      switch item {
      case .glyphs(let run): files.insert(run.font)
      case .group(let group): files.formUnion(self.files(in: group.items))
      case .path, .shaded, .dots, .image: break
      }
    }
  }
}
