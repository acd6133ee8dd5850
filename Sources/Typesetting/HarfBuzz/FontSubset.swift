import CPango
import Drawing

/// A font reduced to the characters that a document shows, to be embedded in it.
public struct FontSubset: Sendable, Hashable {
  /// The font file, in the format of the font it was taken from.
  public let bytes: [UInt8]

  /// The part of a family's cut that sets some characters (`hb_subset_or_fail`), with the variants
  /// and pieces that mathematics builds large signs from.
  ///
  /// The same font, characters and version of HarfBuzz give the same bytes.
  ///
  /// - Parameters:
  ///   - family: The family.
  ///   - style: Its cut.
  ///   - scalars: The characters; those that the font has no glyph for are left out.
  ///   - features: The OpenType features to keep, by their tags of four letters.
  /// - Throws: `TypesettingError.missingFont` where the font is not installed or is none that can be
  ///   reduced.
  public init(
    of family: FontFamily, _ style: FontStyle, covering scalars: Set<Unicode.Scalar>,
    features: [String]
  ) throws(TypesettingError) {
    let file = try FontCatalog.face(of: family, style).file
    guard let bytes = Self.subset(of: file.path, index: file.index, scalars, features) else {
      throw .missingFont(family: family.name, style: style.rawValue, package: nil)
    }
    self.bytes = bytes
  }

  private static func subset(
    of path: String, index: Int, _ scalars: Set<Unicode.Scalar>, _ features: [String]
  ) -> [UInt8]? {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { return nil }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, UInt32(index)) else { return nil }
    defer { hb_face_destroy(face) }
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let characters = hb_subset_input_unicode_set(input)
    for scalar in scalars { hb_set_add(characters, scalar.value) }
    let tags = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    hb_set_clear(tags)
    for feature in features { hb_set_add(tags, hb_tag_from_string(feature, -1)) }
    guard let reduced = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(reduced) }
    return bytes(of: reduced)
  }

  private static func bytes(of face: OpaquePointer) -> [UInt8]? {
    guard let blob = hb_face_reference_blob(face) else { return nil }
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length > 0 else { return nil }
    return UnsafeRawBufferPointer(start: data, count: Int(length)).map(\.self)
  }
}
