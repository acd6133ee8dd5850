import CPango
import Drawing

/// A font that HarfBuzz shapes text with (`hb_font_t`), immutable and shared between threads.
///
/// Shaping happens in font units, unhinted, so that positions scale and never depend on the output.
final class Typeface: @unchecked Sendable {
  /// One glyph of shaped text, lengths in ems.
  struct ShapedGlyph {
    var index: UInt32
    /// The first byte of the text that it stands for.
    var cluster: Int
    var advance: Double
    var offsetX: Double
    var offsetY: Double
  }

  let file: FontFile
  /// The family and cut as the font names itself.
  let name: String
  /// The version as the font states it.
  let version: String
  /// Heights of capitals and of small letters, in ems.
  let capHeight: Double
  let xHeight: Double
  /// HarfBuzz's font, for this folder alone.
  let font: OpaquePointer
  let unitsPerEm: Double
  /// The glyph of the space; nil where the font has none.
  let spaceGlyph: UInt32?

  /// The face in a file; nil where there is no such file or it holds no font.
  init?(_ file: FontFile) {
    guard let blob = hb_blob_create_from_file_or_fail(file.path) else { return nil }
    defer { hb_blob_destroy(blob) }
    guard hb_face_count(blob) > file.index, let face = hb_face_create(blob, UInt32(file.index))
    else { return nil }
    defer { hb_face_destroy(face) }
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else { return nil }
    self.file = file
    self.font = font
    let units = Double(hb_face_get_upem(face))
    unitsPerEm = units
    name = Typeface.text(face, hb_ot_name_id_t(4))
    version = Typeface.text(face, hb_ot_name_id_t(5))
    func metric(_ tag: hb_ot_metrics_tag_t) -> Double {
      var position: hb_position_t = 0
      hb_ot_metrics_get_position_with_fallback(font, tag, &position)
      return Double(position) / units
    }
    capHeight = metric(HB_OT_METRICS_TAG_CAP_HEIGHT)
    xHeight = metric(HB_OT_METRICS_TAG_X_HEIGHT)
    var space: hb_codepoint_t = 0
    spaceGlyph = hb_font_get_nominal_glyph(font, 0x20, &space) != 0 ? space : nil
    hb_font_make_immutable(font)
  }

  deinit { hb_font_destroy(font) }

  /// Whether the font has a glyph of its own for a character.
  func covers(_ scalar: Unicode.Scalar) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0
  }

  /// The glyphs of a text, left to right, with kerning and ligatures (`hb_shape`).
  ///
  /// - Parameter features: OpenType features to turn on (1) or off (0), by their tags.
  func shape(
    _ text: String, features: [(tag: String, value: UInt32)] = []
  ) -> [ShapedGlyph] {
    guard let buffer = hb_buffer_create() else { return [] }
    defer { hb_buffer_destroy(buffer) }
    let utf8 = Array(text.utf8)
    utf8.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        hb_buffer_add_utf8(
          buffer, characters.baseAddress, Int32(utf8.count), 0, Int32(utf8.count))
      }
    }
    hb_buffer_set_language(buffer, Typeface.english)
    hb_buffer_guess_segment_properties(buffer)
    let settings = features.map { feature in
      hb_feature_t(
        tag: hb_tag_from_string(feature.tag, -1), value: feature.value, start: 0, end: .max)
    }
    hb_shape(font, buffer, settings, UInt32(settings.count))
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return [] }
    return (0..<Int(count)).map { index in
      ShapedGlyph(
        index: infos[index].codepoint, cluster: Int(infos[index].cluster),
        advance: Double(positions[index].x_advance) / unitsPerEm,
        offsetX: Double(positions[index].x_offset) / unitsPerEm,
        offsetY: Double(positions[index].y_offset) / unitsPerEm)
    }
  }

  /// The language of all our text, which HarfBuzz would else take from the locale.
  private nonisolated(unsafe) static let english = hb_language_from_string("en", -1)

  private static func text(_ face: OpaquePointer, _ name: hb_ot_name_id_t) -> String {
    var size: UInt32 = 256
    var characters = [CChar](repeating: 0, count: 256)
    hb_ot_name_get_utf8(face, name, english, &size, &characters)
    return String(
      decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
