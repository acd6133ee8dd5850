import Drawing

/// Makes glyphs of pieces of text and remembers them: most words of a report come many times.
final class TextShaper {
  /// All of a style that the glyphs depend on; the colour and the rise come later.
  private struct Key: Hashable {
    var font: Font
    var forms: LetterForms
    var tracking: Double

    init(_ style: TextStyle) {
      font = style.font
      forms = style.forms
      tracking = style.tracking
    }
  }

  /// A style's fonts, in the order in which they are asked for a character, and the texts shaped in it.
  private final class Cut {
    let faces: [Typeface]
    var texts: [String: ShapedText] = [:]
    /// The characters of texts that no font has; most texts have none.
    var missing: [String: [Unicode.Scalar]] = [:]

    init(faces: [Typeface]) { self.faces = faces }
  }

  private var cuts: [Key: Cut] = [:]
  private var latest: (key: Key, cut: Cut)?
  /// Characters that no font has, in the order in which they were first met.
  private(set) var missing: [Unicode.Scalar] = []

  /// The glyphs of a text without spaces to break at.
  ///
  /// - Throws: `TypesettingError.missingFont` where the style's font is not installed.
  func shape(_ text: String, _ style: TextStyle) throws(TypesettingError) -> ShapedText {
    let cut = try self.cut(of: style)
    if let shaped = cut.texts[text] {
      for scalar in cut.missing[text, default: []] { note(scalar) }
      return shaped
    }
    let before = missing
    missing = []
    let shaped = makeGlyphs(of: text, style, cut.faces)
    cut.texts[text] = shaped
    if !missing.isEmpty { cut.missing[text] = missing }
    missing = before + missing.filter { !before.contains($0) }
    return shaped
  }

  /// The width of the space between words of a style, in pixels.
  func space(_ style: TextStyle) throws(TypesettingError) -> ShapedText {
    try shape(" ", style)
  }

  /// Names again all characters that no font has from here on.
  func forgetMissing() { missing = [] }

  private func cut(of style: TextStyle) throws(TypesettingError) -> Cut {
    let key = Key(style)
    if let latest, latest.key == key { return latest.cut }
    let cut: Cut
    if let known = cuts[key] {
      cut = known
    } else {
      cut = Cut(faces: try TextShaper.chain(style.font))
      cuts[key] = cut
    }
    latest = (key, cut)
    return cut
  }

  /// The font asked for and those that stand in for it, which need not all be there.
  private static func chain(_ font: Font) throws(TypesettingError) -> [Typeface] {
    var faces = [try FontCatalog.face(of: font.family, font.style)]
    for family in [FontFamily.pagella, .heros, FontFamily("TeX Gyre Pagella Math")]
    where family != font.family {
      if let face = try? FontCatalog.face(of: family, font.style) { faces.append(face) }
    }
    return faces
  }

  // MARK: - Glyphs

  private func makeGlyphs(
    of text: String, _ style: TextStyle, _ faces: [Typeface]
  ) -> ShapedText {
    var forms = style.forms
    if style.tracking != 0 { forms.insert(.noLigatures) }
    let size = style.font.size.pixels
    var x = 0.0
    var byte = 0
    var segments: [ShapedText.Segment] = []
    var clusters: [ShapedText.ClusterStart] = []
    for (part, face) in parts(of: text, faces) {
      var glyphs = face.shape(part, features: forms.features)
      // What is read from right to left comes in the order of the eye; glyphs are kept in that of the text.
      var origins: [Double] = []
      for glyph in glyphs {
        origins.append(x)
        x += glyph.advance * size + style.tracking * size
      }
      if let first = glyphs.first, let last = glyphs.last, first.cluster > last.cluster {
        glyphs.reverse()
        origins.reverse()
      }
      let starts = glyphs.map(\.cluster)
      var placed: [GlyphRun.Glyph] = []
      placed.reserveCapacity(glyphs.count)
      for (index, glyph) in glyphs.enumerated() {
        var byteCount = 0
        if index == 0 || starts[index - 1] != glyph.cluster {
          var next = index + 1
          while next < starts.count, starts[next] == glyph.cluster { next += 1 }
          byteCount = (next < starts.count ? starts[next] : part.utf8.count) - glyph.cluster
          clusters.append(.init(byte: byte + glyph.cluster, x: origins[index]))
        }
        placed.append(
          GlyphRun.Glyph(
            index: glyph.index,
            origin: .pixels(origins[index] + glyph.offsetX * size, -glyph.offsetY * size),
            byteCount: max(byteCount, 0)))
      }
      segments.append(.init(face: face, text: part, glyphs: placed))
      byte += part.utf8.count
    }
    return ShapedText(text: text, width: x, segments: segments, clusters: clusters)
  }

  /// The stretches of a text that one font has; a mark stays with the letter that it stands on.
  private func parts(of text: String, _ faces: [Typeface]) -> [(String, Typeface)] {
    guard let first = faces.first else { return [] }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [(text, first)] }
    var parts: [(String, Typeface)] = []
    var current = String.UnicodeScalarView()
    var face = first
    for scalar in text.unicodeScalars {
      let joins = !current.isEmpty && scalar.properties.isJoining
      let best = joins ? face : faces.first { $0.covers(scalar) }
      if best == nil || joins && !faces.contains(where: { $0.covers(scalar) }) { note(scalar) }
      if let best, best !== face, !current.isEmpty {
        parts.append((String(current), face))
        current = .init()
      }
      face = best ?? face
      current.append(scalar)
    }
    parts.append((String(current), face))
    return parts
  }

  private func note(_ scalar: Unicode.Scalar) {
    guard !scalar.properties.isDefaultIgnorableCodePoint, !missing.contains(scalar) else { return }
    missing.append(scalar)
  }
}

extension Unicode.Scalar.Properties {
  /// Whether the character combines with the one in front of it.
  fileprivate var isJoining: Bool {
    canonicalCombiningClass != .notReordered || isVariationSelector || isJoinControl
  }
}
