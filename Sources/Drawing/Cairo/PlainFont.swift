import CPango

/// Fonts whose glyphs share no pieces, to be embedded in files.
///
/// Fonts in the compact format (CFF) keep strokes that glyphs have in common as subroutines. cairo embeds
/// the glyphs that a file shows, but all subroutines of their font with them: 9 KB a font and file for
/// nothing.
enum PlainFont {
  /// The font without subroutines (`HB_SUBSET_FLAGS_DESUBROUTINIZE`), with the same glyphs under the same
  /// numbers; nil for a font of another format.
  static func bytes(of font: FontFile) -> [UInt8]? {
    guard let blob = hb_blob_create_from_file_or_fail(font.path) else { return nil }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, UInt32(font.index)) else { return nil }
    defer { hb_face_destroy(face) }
    guard hasTable("CFF ", face), let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let glyphs = hb_subset_input_glyph_set(input)
    hb_set_add_range(glyphs, 0, hb_face_get_glyph_count(face) - 1)
    // Text is shaped before, by the whole font.
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for table in ["GPOS", "GSUB", "GDEF", "MATH"] {
      hb_set_add(dropped, hb_tag_from_string(table, 4))
    }
    let flags = HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue | HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue
    hb_subset_input_set_flags(
      input, flags | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue)
    guard let plain = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(plain) }
    return hb_face_reference_blob(plain).map(contents)
  }

  private static func hasTable(_ name: String, _ face: OpaquePointer) -> Bool {
    let table = hb_face_reference_table(face, hb_tag_from_string(name, 4))
    defer { hb_blob_destroy(table) }
    return hb_blob_get_length(table) > 0
  }

  private static func contents(_ blob: OpaquePointer) -> [UInt8] {
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    let data = hb_blob_get_data(blob, &length)
    return [UInt8](UnsafeRawBufferPointer(start: data, count: Int(length)))
  }
}
