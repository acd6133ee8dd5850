import Drawing
import Typesetting

/// How a text of a guide or a title looks.
struct TextStyle: Sendable, Hashable {
  var family: FontFamily
  var size: Double
  var isBold = false
  var isItalic = false
  /// The colour; nil for a text that is not to be seen.
  var color: Color?
  var opacity = 1.0
  /// The distance between lines; nil for the one that goes with the size.
  var lineHeight: Double?
  /// The greatest width; 0 for none.
  var limit = 0.0

  /// The font.
  var font: Font {
    let style: FontStyle =
      isBold ? (isItalic ? .boldItalic : .bold) : (isItalic ? .italic : .regular)
    return Font(family, style, size: .pixels(size))
  }

  /// The colour, opacity in it.
  var paint: Color { color?.faded(to: opacity) ?? Color.black.faded(to: 0) }

  /// The distance between lines.
  var leading: Double { lineHeight ?? size + 2 }

  /// The texts of ticks and entries.
  static func label(_ theme: Theme) -> TextStyle {
    TextStyle(
      family: theme.family, size: theme.labelSize, color: theme.labelColor, limit: theme.labelLimit)
  }

  /// The titles of axes and legends.
  static func title(_ theme: Theme) -> TextStyle {
    TextStyle(
      family: theme.family, size: theme.titleSize, isBold: theme.boldTitles,
      color: theme.titleColor)
  }

  /// The titles of views and figures.
  static func heading(_ theme: Theme) -> TextStyle {
    TextStyle(
      family: theme.family, size: theme.headingSize, isBold: true, color: theme.titleColor)
  }
}

extension FontFamily {
  /// The family that stands for one named in a style: the report's own for the common faces and for
  /// generic names, else the first one named.
  init(css names: String) {
    let first = names.split(separator: ",").first.map(String.init) ?? names
    let name = first.filter { $0 != "\"" && $0 != "'" }
    let trimmed = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    switch trimmed.lowercased() {
    case "sans-serif", "helvetica", "helvetica neue", "arial", "system-ui", "liberation sans":
      self = .heros
    case "serif", "times", "times new roman", "liberation serif": self = .termes
    case "georgia", "palatino", "palatino linotype", "book antiqua": self = .pagella
    case "monospace", "courier", "courier new", "liberation mono", "consolas", "menlo":
      self = .cursor
    default: self = FontFamily(trimmed)
    }
  }
}

extension ThemeFonts {
  /// The typesetter for a style; that of the theme's labels for a font that is not installed.
  func typesetter(_ style: TextStyle) -> LabelTypesetter {
    (try? LabelTypesetter(style.font)) ?? label
  }
}
