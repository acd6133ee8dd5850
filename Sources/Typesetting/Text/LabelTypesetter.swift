public import Drawing
import Mathematics

/// Sets labels in one font, with the report's other fonts for characters it lacks.
public struct LabelTypesetter: Sendable {
  /// The size of scripts over that of the text.
  private static let scriptScale = 0.7
  /// How far scripts are raised and lowered, in ems of the text.
  private static let superscriptRise = 0.36
  private static let subscriptDrop = 0.16
  /// What a line of text takes above and below its baseline, in ems.
  private static let ascent = 0.76
  private static let descent = 0.22

  private let font: Font
  private let faces: [Typeface]
  private let mathFonts: MathFonts

  /// A typesetter for a font.
  ///
  /// - Throws: `TypesettingError.missingFont` where the font, or the one of its formulas, is not
  ///   installed.
  public init(_ font: Font) throws(TypesettingError) {
    self.font = font
    faces = try Self.chain(font)
    mathFonts = try FontCatalog.mathFonts(beside: font)
  }

  /// The files of the fonts that labels may be set in.
  public var fontFiles: [FontFile] { faces.map(\.file) + mathFonts.files }

  private static func chain(_ font: Font) throws(TypesettingError) -> [Typeface] {
    var faces = [try FontCatalog.face(of: font.family, font.style)]
    if font.family != .pagella {
      faces.append(try FontCatalog.face(of: .pagella, font.style))
    }
    return faces
  }

  /// A text with formulas, set on one line.
  public func label(_ text: String, color: Color = .black) -> TypesetLabel {
    label(Label(parsing: text), color: color)
  }

  /// A label set on one line, formulas on the same baseline.
  public func label(_ label: Label, color: Color = .black) -> TypesetLabel {
    var line = Line(size: font.size, color: color)
    var scriptStart: Length?
    var previous = Label.Level.normal
    for piece in label.pieces {
      let start = line.width
      switch piece {
      case .formula(let formula):
        set(formula, on: &line)
        previous = .normal
      case .text(let span) where span.level == .superscript && previous == .subscript:
        let end = line.width
        line.width = scriptStart ?? end
        set(span, on: &line)
        line.width = max(end, line.width)
        previous = span.level
      case .text(let span):
        set(span, on: &line)
        previous = span.level
      }
      scriptStart = start
    }
    let size = font.size
    return TypesetLabel(
      text: label.plainText, width: line.width, ascent: max(size * Self.ascent, line.ascent),
      descent: max(size * Self.descent, line.descent),
      capHeight: size * (faces.first?.capHeight ?? 0.7), missing: line.missing,
      elements: line.elements)
  }

  private func set(_ formula: Formula, on line: inout Line) {
    var setter = MathSetter(mathFonts, references: [:])
    let layout = setter.line(formula.list, MathContext(style: .text))
    line.append(MathBox(layout, mathFonts, size: font.size, color: line.color))
    line.missing += setter.missing
  }

  private func set(_ span: Label.Span, on line: inout Line) {
    let scale = span.level == .normal ? 1 : Self.scriptScale
    let size = font.size
    let shift: Double
    switch span.level {
    case .normal: shift = 0
    case .superscript:
      shift = -Self.superscriptRise
      line.ascent = max(
        line.ascent, size * (Self.superscriptRise + Self.ascent * Self.scriptScale))
    case .subscript:
      shift = Self.subscriptDrop
      line.descent = max(
        line.descent, size * (Self.subscriptDrop + Self.descent * Self.scriptScale))
    }
    for piece in pieces(of: span.text, missing: &line.missing) {
      switch piece {
      case .gap(let ems): line.width += font.size * scale * ems
      case .text(let text, let face):
        line.append(text, face, size: font.size * scale, baseline: font.size * shift)
      }
    }
  }

  /// A part of a span: text of one face, or a space that fonts lack.
  private enum Piece {
    case text(String, Typeface)
    case gap(ems: Double)
  }

  private func pieces(of text: String, missing: inout [Unicode.Scalar]) -> [Piece] {
    var pieces: [Piece] = []
    for scalar in text.unicodeScalars {
      if let ems = Self.spaces[scalar] {
        pieces.append(.gap(ems: ems))
        continue
      }
      guard let face = faces.first(where: { $0.covers(scalar) }) ?? faces.first else { continue }
      if !face.covers(scalar) { missing.append(scalar) }
      if case .text(let before, let last) = pieces.last, last === face {
        pieces[pieces.count - 1] = .text(before + String(scalar), face)
      } else {
        pieces.append(.text(String(scalar), face))
      }
    }
    return pieces
  }

  /// The spaces of typography, in ems.
  private static let spaces: [Unicode.Scalar: Double] = [
    "\u{2003}": 1, "\u{2002}": 0.5, "\u{2004}": 1.0 / 3, "\u{2005}": 0.25, "\u{2006}": 1.0 / 6,
    "\u{2009}": 1.0 / 6, "\u{202F}": 1.0 / 6, "\u{200A}": 0.1, "\u{200B}": 0,
  ]

  /// A line being set.
  private struct Line {
    var size: Length
    var color: Color
    var width = Length.zero
    /// How far scripts and formulas reach above and below the baseline.
    var ascent = Length.zero
    var descent = Length.zero
    var elements: [TypesetLabel.Element] = []
    var missing: [Unicode.Scalar] = []

    init(size: Length, color: Color) {
      self.size = size
      self.color = color
    }

    mutating func append(_ text: String, _ face: Typeface, size: Length, baseline: Length) {
      let shaped = face.shape(text)
      let starts = Set(shaped.map(\.cluster)).sorted() + [text.utf8.count]
      let start = width
      var seen: Set<Int> = []
      let glyphs = shaped.map { glyph in
        let origin = Point(
          x: width + size * glyph.offsetX, y: baseline - size * glyph.offsetY)
        width += size * glyph.advance
        let next = starts.first { $0 > glyph.cluster } ?? glyph.cluster
        let isFirst = seen.insert(glyph.cluster).inserted
        return GlyphRun.Glyph(
          index: glyph.index, origin: origin, byteCount: isFirst ? next - glyph.cluster : 0)
      }
      let box = Rectangle(
        left: start, top: baseline - size * LabelTypesetter.ascent, width: width - start,
        height: size * (LabelTypesetter.ascent + LabelTypesetter.descent))
      elements.append(
        .run(
          GlyphRun(
            font: face.file, size: size, color: color, glyphs: glyphs, text: text, box: box)))
    }

    mutating func append(_ box: MathBox) {
      elements.append(.formula(box, x: width))
      width += box.width
      ascent = max(ascent, box.ascent)
      descent = max(descent, box.descent)
    }
  }
}
