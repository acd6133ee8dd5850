import FoundationEssentials
import Manuscript
import Typesetting

/// The faces that a page embeds, each reduced to the characters that it shows, so that the page looks
/// the same on every machine.
public struct PageFonts: Sendable {
  /// One face: the name and cut that style sheets know it by, and the font it is taken from.
  struct Face: Sendable {
    var name: String
    var family: FontFamily
    var style: FontStyle
    /// Whether it sets formulas, and so only their characters.
    var isMathematical = false
  }

  private let faces: [Face]

  /// No faces: pages take the reader's fonts.
  public static let none = PageFonts(faces: [])

  /// The faces of reports: Pagella for text, Heros for labels, Pagella Math for formulas.
  public static let standard = PageFonts(faces: [
    Face(name: "Folio Serif", family: .pagella, style: .regular),
    Face(name: "Folio Serif", family: .pagella, style: .italic),
    Face(name: "Folio Serif", family: .pagella, style: .bold),
    Face(name: "Folio Sans", family: .heros, style: .regular),
    Face(name: "Folio Sans", family: .heros, style: .bold),
    Face(
      name: "Folio Maths", family: FontFamily("TeX Gyre Pagella Math"), style: .regular,
      isMathematical: true),
  ])

  /// The fonts that are installed, for the manifest, by name.
  var reports: [Manifest.Font] {
    faces.compactMap { face in
      guard let report = try? FontReport(face.family, face.style) else { return nil }
      return Manifest.Font(name: report.name, version: report.version)
    }
  }

  /// A warning for each font that is not installed; pages then show the reader's.
  var diagnostics: [Diagnostic] {
    faces.compactMap { face in
      do {
        _ = try FontReport(face.family, face.style)
        return nil
      } catch {
        return Diagnostic(
          .warning, at: nil, "\(error)", notes: ["the page is shown in the reader's fonts instead"])
      }
    }
  }

  /// The style sheet that brings the faces; nil where there is none.
  ///
  /// - Parameters:
  ///   - text: What the page says outside of formulas.
  ///   - formulas: What its formulas say.
  package func stylesheet(for text: String, formulas: String) -> Stylesheet? {
    // Digits and letters are there in any case, for what browsers number and scripts say.
    let common = Set((0x20..<0x7F).compactMap { Unicode.Scalar($0) } + "−×←→…".unicodeScalars)
    let words = common.union(text.unicodeScalars).filter { $0.value >= 0x20 }
    let letters = common.union(formulas.unicodeScalars).filter { $0.value >= 0x20 }
    // Roots are drawn with a sign that no text names.
    let signs = letters.union(letters.compactMap(\.mathematicalItalic)).union(["√"])
    let rules = faces.compactMap { face -> String? in
      if face.isMathematical && formulas.isEmpty { return nil }
      let subset = try? FontSubset(
        of: face.family, face.style, covering: face.isMathematical ? signs : words,
        features: face.isMathematical ? [] : ["kern", "liga", "lnum", "tnum", "ccmp", "mark"])
      return subset.map { rule(for: face, $0) }
    }
    return rules.isEmpty ? nil : Stylesheet(text: "\n" + rules.joined(separator: "\n") + "\n")
  }

  private func rule(for face: Face, _ subset: FontSubset) -> String {
    let isBold = face.style == .bold || face.style == .boldItalic
    let isItalic = face.style == .italic || face.style == .boldItalic
    return """
      @font-face { font-family: "\(face.name)"; font-weight: \(isBold ? 700 : 400);
      font-style: \(isItalic ? "italic" : "normal");
      src: url(data:font/otf;base64,\(Data(subset.bytes).base64EncodedString())) format("opentype"); }
      """
  }
}

extension Unicode.Scalar {
  /// The slanted letter of mathematics that browsers set for a letter that stands alone.
  fileprivate var mathematicalItalic: Unicode.Scalar? {
    switch value {
    case 0x68: "\u{210E}"
    case 0x41...0x5A: Unicode.Scalar(0x1D434 + value - 0x41)
    case 0x61...0x7A: Unicode.Scalar(0x1D44E + value - 0x61)
    case 0x391...0x3A9: Unicode.Scalar(0x1D6E2 + value - 0x391)
    case 0x3B1...0x3C9: Unicode.Scalar(0x1D6FC + value - 0x3B1)
    case 0x2202: "\u{1D715}"
    case 0x3F5: "\u{1D716}"
    case 0x3D1: "\u{1D717}"
    case 0x3F0: "\u{1D718}"
    case 0x3D5: "\u{1D719}"
    case 0x3F1: "\u{1D71A}"
    case 0x3D6: "\u{1D71B}"
    case 0x131: "\u{1D6A4}"
    case 0x237: "\u{1D6A5}"
    default: nil
    }
  }
}
