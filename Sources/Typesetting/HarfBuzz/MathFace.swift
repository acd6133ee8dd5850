import CPango
import Synchronization

/// A font's glyphs as formulas need them, with what its MATH table says of each; lengths in ems.
///
/// What was looked up once is kept, so that later formulas cost no call of HarfBuzz.
final class MathFace: Sendable {
  /// A corner of a glyph at which a script is set closer.
  enum Corner: UInt32 {
    case topRight = 0
    case topLeft = 1
    case bottomRight = 2
    case bottomLeft = 3
  }

  /// Along which direction a glyph grows.
  enum Direction: Hashable {
    case horizontal
    case vertical
  }

  let typeface: Typeface
  /// Whether the font has a MATH table.
  let hasMathTable: Bool
  private let constants: [Double]
  private let scriptLookups: [UInt32]
  private let nominal = Mutex<[NominalKey: UInt32?]>([:])
  private let glyphs = Mutex<[UInt32: MathGlyph]>([:])
  private let constructions = Mutex<[ConstructionKey: GlyphConstruction]>([:])
  private let words = Mutex<[String: [Typeface.ShapedGlyph]]>([:])

  private struct NominalKey: Hashable {
    var scalar: Unicode.Scalar
    var level: Int
  }

  private struct ConstructionKey: Hashable {
    var glyph: UInt32
    var direction: Direction
  }

  init(_ typeface: Typeface) {
    self.typeface = typeface
    let face = hb_font_get_face(typeface.font)
    hasMathTable = hb_ot_math_has_data(face) != 0
    constants = (0..<56).map { index in
      let isPercentage = MathConstant(rawValue: index)?.isPercentage ?? false
      let value = hb_ot_math_get_constant(
        typeface.font, hb_ot_math_constant_t(rawValue: UInt32(index)))
      return Double(value) / (isPercentage ? 100 : typeface.unitsPerEm)
    }
    scriptLookups = hasMathTable ? MathFace.scriptLookups(face) : []
  }

  /// A constant of the MATH table: lengths in ems, percentages as shares of one.
  subscript(constant: MathConstant) -> Double { constants[constant.rawValue] }

  // MARK: - Glyphs

  /// The glyph of a character; nil where the font has none.
  ///
  /// - Parameter level: 0 in text, 1 in scripts, 2 in scripts of scripts, which may have glyphs of
  ///   their own (the feature `ssty`).
  func glyph(of scalar: Unicode.Scalar, level: Int = 0) -> MathGlyph? {
    let key = NominalKey(scalar: scalar, level: level)
    let found: UInt32? = nominal.withLock { nominal in
      if let known = nominal[key] { return known }
      var index: hb_codepoint_t = 0
      let exists = hb_font_get_nominal_glyph(typeface.font, scalar.value, &index) != 0
      let found: UInt32? = exists ? scriptVariant(of: index, level: level) : nil
      nominal[key] = found
      return found
    }
    return found.map(glyph(at:))
  }

  /// The glyph with a number.
  func glyph(at index: UInt32) -> MathGlyph {
    glyphs.withLock { glyphs in
      if let known = glyphs[index] { return known }
      let glyph = measure(index)
      glyphs[index] = glyph
      return glyph
    }
  }

  private func measure(_ index: UInt32) -> MathGlyph {
    let units = typeface.unitsPerEm
    var extents = hb_glyph_extents_t()
    hb_font_get_glyph_extents(typeface.font, index, &extents)
    let advance = Double(hb_font_get_glyph_h_advance(typeface.font, index)) / units
    let top = Double(extents.y_bearing) / units
    let left = Double(extents.x_bearing) / units
    let face = hb_font_get_face(typeface.font)
    return MathGlyph(
      index: index, advance: advance, ascent: top,
      descent: -(top + Double(extents.height) / units), inkLeft: left,
      inkRight: left + Double(extents.width) / units,
      italicCorrection: hasMathTable
        ? Double(hb_ot_math_get_glyph_italics_correction(typeface.font, index)) / units : 0,
      accentAttachment: hasMathTable
        ? Double(hb_ot_math_get_glyph_top_accent_attachment(typeface.font, index)) / units
        : advance / 2,
      isExtendedShape: hasMathTable && hb_ot_math_is_glyph_extended_shape(face, index) != 0)
  }

  /// How much closer a script may come at a corner of a glyph, at a height above its baseline.
  func kern(_ glyph: UInt32, _ corner: Corner, at height: Double) -> Double {
    guard hasMathTable else { return 0 }
    let units = typeface.unitsPerEm
    let kern = hb_ot_math_get_glyph_kerning(
      typeface.font, glyph, hb_ot_math_kern_t(rawValue: corner.rawValue),
      hb_position_t((height * units).rounded()))
    return Double(kern) / units
  }

  // MARK: - Growing glyphs

  /// The larger glyphs that a glyph can be replaced by, and the pieces it can be built of.
  func construction(of glyph: UInt32, _ direction: Direction) -> GlyphConstruction {
    let key = ConstructionKey(glyph: glyph, direction: direction)
    return constructions.withLock { constructions in
      if let known = constructions[key] { return known }
      let construction = readConstruction(of: glyph, direction)
      constructions[key] = construction
      return construction
    }
  }

  private func readConstruction(
    of glyph: UInt32, _ direction: Direction
  ) -> GlyphConstruction {
    let units = typeface.unitsPerEm
    let along = direction == .vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR
    var variants = [hb_ot_math_glyph_variant_t](repeating: .init(), count: 32)
    var variantCount: UInt32 = 32
    hb_ot_math_get_glyph_variants(typeface.font, glyph, along, 0, &variantCount, &variants)
    var parts = [hb_ot_math_glyph_part_t](repeating: .init(), count: 16)
    var partCount: UInt32 = 16
    var italic: hb_position_t = 0
    hb_ot_math_get_glyph_assembly(
      typeface.font, glyph, along, 0, &partCount, &parts, &italic)
    let overlap = hb_ot_math_get_min_connector_overlap(typeface.font, along)
    return GlyphConstruction(
      variants: variants.prefix(Int(variantCount)).map { variant in
        .init(glyph: variant.glyph, extent: Double(variant.advance) / units)
      },
      parts: parts.prefix(Int(partCount)).map { part in
        .init(
          glyph: part.glyph, extent: Double(part.full_advance) / units,
          startConnector: Double(part.start_connector_length) / units,
          endConnector: Double(part.end_connector_length) / units,
          isExtender: part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
      },
      italicCorrection: Double(italic) / units, minimumOverlap: Double(overlap) / units)
  }

  // MARK: - Words and scripts

  /// The glyphs of a word, with kerning and ligatures.
  func shaped(_ text: String) -> [Typeface.ShapedGlyph] {
    words.withLock { words in
      if let known = words[text] { return known }
      let glyphs = typeface.shape(text)
      words[text] = glyphs
      return glyphs
    }
  }

  /// The lookups of the feature `ssty`.
  private static func scriptLookups(_ face: OpaquePointer?) -> [UInt32] {
    guard let face, let set = hb_set_create() else { return [] }
    defer { hb_set_destroy(set) }
    let substitution = tag("GSUB")
    hb_ot_layout_collect_lookups(face, substitution, nil, nil, [tag("ssty"), 0], set)
    var lookups: [UInt32] = []
    var lookup = UInt32.max
    while hb_set_next(set, &lookup) != 0 { lookups.append(lookup) }
    return lookups
  }

  private static func tag(_ name: String) -> hb_tag_t {
    name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) }
  }

  private func scriptVariant(of glyph: UInt32, level: Int) -> UInt32 {
    guard level > 0 else { return glyph }
    let face = hb_font_get_face(typeface.font)
    for lookup in scriptLookups {
      var count: UInt32 = 2
      var alternates: [hb_codepoint_t] = [0, 0]
      hb_ot_layout_lookup_get_glyph_alternates(face, lookup, glyph, 0, &count, &alternates)
      if count > 0 { return alternates[min(level, Int(count)) - 1] }
    }
    return glyph
  }
}
