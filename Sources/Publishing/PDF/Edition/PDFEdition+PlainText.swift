import Drawing
import Typesetting

extension PDFEdition {
  /// Text, with the raised and lowered characters of Unicode set as raised and lowered letters: fonts of
  /// text have few of the former.
  func plain(_ text: String, _ type: EditionType) -> [ParagraphItem] {
    guard text.unicodeScalars.contains(where: { Self.script(of: $0) != nil }) else {
      return [.text(text, type.style)]
    }
    var runs: [(text: String, level: Level?)] = []
    for scalar in text.unicodeScalars {
      let script = Self.script(of: scalar)
      let letter = String(script?.letter ?? scalar)
      if let last = runs.last, last.level == script?.level {
        runs[runs.count - 1].text += letter
      } else {
        runs.append((letter, script?.level))
      }
    }
    return runs.map { .text($0.text, $0.level.map { shifted(type, to: $0) } ?? type.style) }
  }

  /// Whether a character stands above or below the others.
  private enum Level {
    case raised
    case lowered
  }

  private func shifted(_ type: EditionType, to level: Level) -> TextStyle {
    var small = type
    small.size = type.size * 0.7
    var style = small.style
    style.rise = type.size * (level == .raised ? 0.34 : -0.16)
    return style
  }

  private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ".unicodeScalars)
  private static let raisedLetters = Array("0123456789+\u{2212}=()niT".unicodeScalars)
  private static let lowered = Array("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ".unicodeScalars)
  private static let loweredLetters = Array(
    "0123456789+\u{2212}=()aehijklmnoprstuvx".unicodeScalars)

  private static func script(
    of scalar: Unicode.Scalar
  ) -> (letter: Unicode.Scalar, level: Level)? {
    if let index = lowered.firstIndex(of: scalar) { return (loweredLetters[index], .lowered) }
    if let index = raised.firstIndex(of: scalar) { return (raisedLetters[index], .raised) }
    return nil
  }
}
