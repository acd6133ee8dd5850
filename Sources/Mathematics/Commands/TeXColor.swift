/// Colours as `\color` names them.
enum TeXColor {
  /// A colour in a form that CSS understands: a name or `#rrggbb`; nil for what is none.
  ///
  /// - Parameters:
  ///   - name: A name of CSS or xcolor, `#rrggbb`, or numbers of a model.
  ///   - model: `HTML`, `RGB`, `rgb` or `gray`; nil for a name.
  static func name(_ name: String, model: String?) -> String? {
    let numbers = name.split(separator: ",").map { $0.filter { $0 != " " } }
    switch model {
    case nil:
      if name.hasPrefix("#") { return hexadecimal(name.dropFirst()) }
      return names.contains(name.lowercased()) ? name.lowercased() : nil
    case "HTML": return hexadecimal(name[...])
    case "RGB": return hexadecimal(numbers.compactMap { Double($0).map { $0 / 255 } })
    case "rgb": return hexadecimal(numbers.compactMap { Double($0) })
    case "gray":
      guard let gray = Double(name) else { return nil }
      return hexadecimal([gray, gray, gray])
    default: return nil
    }
  }

  private static func hexadecimal(_ digits: Substring) -> String? {
    guard digits.count == 6 || digits.count == 3, digits.allSatisfy(\.isHexDigit) else {
      return nil
    }
    let six = digits.count == 6 ? String(digits) : digits.map { "\($0)\($0)" }.joined()
    return "#" + six.lowercased()
  }

  private static func hexadecimal(_ channels: [Double]) -> String? {
    guard channels.count == 3, channels.allSatisfy({ (0...1).contains($0) }) else { return nil }
    let digits = channels.map { channel in
      let text = String(Int((channel * 255).rounded()), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + digits.joined()
  }

  /// The basic names of CSS and those that xcolor has by default.
  static let names: Set<String> = Set(
    """
    black silver gray grey white maroon red purple fuchsia green lime olive yellow navy blue teal \
    aqua orange brown pink cyan magenta violet darkgray lightgray darkgrey lightgrey crimson tomato \
    coral gold goldenrod khaki orchid plum indigo steelblue royalblue dodgerblue skyblue turquoise \
    seagreen forestgreen darkgreen darkblue darkred firebrick chocolate sienna tan salmon \
    slategray slateblue rebeccapurple midnightblue mediumseagreen darkorange darkviolet
    """.split(separator: " ").map(String.init))
}
