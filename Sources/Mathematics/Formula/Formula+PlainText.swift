extension Formula {
  /// The formula as plain text, for alternative texts and inspection: `t_γ`, `10⁻³`, `(a+b)/c`.
  public var plainText: String { list.plainText }
}

extension MathList {
  /// The list as plain text: what Unicode can say in a line, the rest as one would type it.
  var plainText: String {
    var text = ""
    for (index, node) in enumerated() {
      let following = index + 1 < count ? self[index + 1] : nil
      text += node.plainText(isFirst: text.isEmpty, following: following)
    }
    return text
  }
}

extension MathNode {
  private static let thinSpace = "\u{2009}"

  /// - Parameters:
  ///   - isFirst: Whether nothing stands before it.
  ///   - following: What stands after it.
  fileprivate func plainText(isFirst: Bool, following: MathNode?) -> String {
    let thin = Self.thinSpace
    switch content {
    case .symbol(let symbol):
      let character = String(Character(symbol.character))
      guard symbol.mathClass == .relation else { return character }
      return (isFirst ? "" : thin) + character + (following == nil ? "" : thin)
    case .negated(let base): return base.plainText(isFirst: true, following: nil) + "\u{338}"
    case .operatorName(let name, _): return name + (following?.startsWord == true ? thin : "")
    case .text(let pieces): return pieces.map(\.plainText).joined()
    case .group(let list, _), .styled(_, let list), .colored(_, let list), .boxed(let list):
      return list.plainText
    case .scripts(let nucleus, let sub, let sup, _):
      let base = nucleus?.plainText(isFirst: true, following: nil) ?? ""
      return base + (sub.map { "_" + $0.plainScript } ?? "") + (sup.map(\.plainSuperscript) ?? "")
        + (nucleus?.isOperatorName == true && following?.startsWord == true ? thin : "")
    case .fraction(let fraction):
      return fraction.numerator.plainOperand + "/" + fraction.denominator.plainOperand
    case .radical(let list, let degree):
      return (degree.map(\.plainSuperscript) ?? "") + "√" + list.plainOperand
    case .fenced(let left, let parts, let middles, let right):
      return left.plainText
        + zip(parts, middles + [right]).map { $0.plainText + $1.plainText }.joined()
    case .sizedDelimiter(let delimiter, _, _): return delimiter.plainText
    case .accent(let accent, let base): return accent.plainText(over: base)
    case .stack(let base, _, _): return base.plainText(isFirst: isFirst, following: following)
    case .extensibleArrow(let arrow, _, _): return thin + String(Character(arrow)) + thin
    case .array(let array): return array.plainText
    case .space(let ems): return ems <= 0 ? "" : ems < 0.5 ? thin : " "
    case .phantom(let list, let phantom): return phantom.isVisible ? list.plainText : ""
    case .reference(let id, let isParenthesized): return isParenthesized ? "(\(id))" : id
    case .problem(let source): return source
    }
  }

  /// Whether it would run together with a name before it.
  private var startsWord: Bool {
    switch content {
    case .symbol(let symbol): symbol.mathClass == .ordinary
    case .scripts(let nucleus, _, _, _): nucleus?.startsWord ?? false
    case .operatorName, .text, .fraction, .radical, .accent: true
    case .group(let list, _): list.first?.startsWord ?? false
    default: false
    }
  }

  private var isOperatorName: Bool {
    if case .operatorName = content { return true }
    return false
  }
}

extension MathList {
  /// The list as an operand of a sign: in parentheses where it is more than one thing.
  fileprivate var plainOperand: String {
    let text = plainText
    return text.unicodeScalars.allSatisfy(\.isWordCharacter) || count == 1 && !hasGroup
      ? text : "(\(text))"
  }

  private var hasGroup: Bool {
    switch first?.content {
    case .group, .styled, .colored, .fraction: true
    default: false
    }
  }

  /// The list as a subscript.
  fileprivate var plainScript: String { Self.script(plainText) }

  private static func script(_ text: String) -> String {
    text.count < 2 || text.unicodeScalars.allSatisfy(\.isWordCharacter) ? text : "(\(text))"
  }

  /// The list in Unicode's raised characters where it has them all, else after a `^`.
  fileprivate var plainSuperscript: String {
    let text = plainText
    if text.unicodeScalars.allSatisfy({ "′″‴⁗∗".unicodeScalars.contains($0) }) { return text }
    let raised = text.unicodeScalars.map { scalar in
      Self.raised.first { $0.plain == scalar }?.raised
    }
    if raised.allSatisfy({ $0 != nil }) {
      return String(String.UnicodeScalarView(raised.compactMap { $0 }))
    }
    return "^" + Self.script(text)
  }

  private static let raised: [(plain: Unicode.Scalar, raised: Unicode.Scalar)] = zip(
    "0123456789+−=()ni".unicodeScalars, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ".unicodeScalars
  ).map { (plain: $0, raised: $1) }
}

extension Unicode.Scalar {
  fileprivate var isWordCharacter: Bool {
    properties.isAlphabetic || properties.numericType != nil || self == "."
  }
}

extension MathTag {
  /// What the tag says in plain characters.
  public var plainText: String { content.map(\.plainText).joined() }

  /// What it shows, with its parentheses, where that is words alone; nil where formulas are among them.
  public var words: String? {
    for piece in content {
      if case .math = piece { return nil }
    }
    return isParenthesized ? "(\(plainText))" : plainText
  }
}

extension MathText {
  fileprivate var plainText: String {
    switch self {
    case .words(let words, _): words
    case .math(let list): list.plainText
    }
  }
}

extension MathDelimiter {
  fileprivate var plainText: String { character.map { String(Character($0)) } ?? "" }
}

extension MathAccent {
  /// Marks of Unicode join a single letter; over more, and for lines and braces, the base is left.
  fileprivate func plainText(over base: MathList) -> String {
    let text = base.plainText
    switch kind {
    case .mark(let mark), .wideMark(let mark):
      return text.count == 1 ? text + String(Character(mark)) : text
    case .line, .stretched: return text
    }
  }
}

extension MathArray {
  fileprivate var plainText: String {
    let rows = self.rows.map { row in
      let separator = spacing == .alignment ? "" : ", "
      return row.cells.map(\.plainText).joined(separator: separator)
    }.joined(separator: "; ")
    guard let delimiters else { return rows }
    return delimiters.left.plainText + rows + delimiters.right.plainText
  }
}
