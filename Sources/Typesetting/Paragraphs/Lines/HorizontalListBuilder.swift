import Drawing

/// Cuts the items of a paragraph into words, spaces and boxes.
struct HorizontalListBuilder {
  private let shaper: TextShaper
  private let alignment: ParagraphStyle.Alignment
  private var list = HorizontalList()
  private var link: Int?

  init(_ shaper: TextShaper, _ alignment: ParagraphStyle.Alignment) {
    self.shaper = shaper
    self.alignment = alignment
  }

  /// Appends items in their order.
  mutating func append(_ items: [ParagraphItem]) throws(TypesettingError) {
    for item in items {
      switch item {
      case .text(let text, let style): try append(text, style)
      case .box(let box): append(.box(box))
      case .glue(let glue): append(.glue(glue, space: nil, isBreakable: true))
      case .kern(let width): append(.kern(width.pixels))
      case .fill: append(.fill)
      case .breakPoint(let penalty): append(.penalty(penalty))
      case .lineBreak:
        dropTrailingSpace()
        append(.lineBreak)
      case .anchor(let name): append(.anchor(name))
      case .mark(let sign): append(.mark(sign))
      case .link(let target, let items):
        let outer = link
        link = list.links.count
        list.links.append(target)
        try append(items)
        link = outer
      }
    }
  }

  /// The list without the white space at its end.
  mutating func finish() -> HorizontalList {
    dropTrailingSpace()
    return list
  }

  private mutating func dropTrailingSpace() {
    while let last = list.elements.lastIndex(where: { !$0.isTransparent }),
      case .glue(_, _?, true) = list.elements[last].kind
    {
      list.elements.remove(at: last)
    }
  }

  private mutating func append(_ kind: HorizontalElement.Kind) {
    list.elements.append(HorizontalElement(kind: kind, link: link))
  }

  // MARK: - Text

  private mutating func append(_ text: String, _ style: TextStyle) throws(TypesettingError) {
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let space = TextSpace(scalar) else {
        if !scalar.isInvisibleControl { word.append(scalar) }
        continue
      }
      try appendWord(&word, style)
      switch space {
      case .between: try appendSpace(style, isBreakable: style.breaking != .never)
      case .tied: try appendSpace(style, isBreakable: false)
      case .fixed(let ems): append(.kern(ems * style.font.size.pixels))
      case .wide(let ems):
        append(
          .glue(InlineGlue(width: style.font.size * ems), space: nil, isBreakable: true))
      case .joint: append(.penalty(0))
      case .none: append(.penalty(BreakPenalty.never))
      }
    }
    try appendWord(&word, style)
  }

  private mutating func appendWord(
    _ word: inout String.UnicodeScalarView, _ style: TextStyle
  ) throws(TypesettingError) {
    guard !word.isEmpty else { return }
    let (text, softHyphens) = word.withoutSoftHyphens
    word = .init()
    var element = HorizontalElement.Word(
      text: text, style: style, shaped: try shaper.shape(text, style), softHyphens: softHyphens)
    if let last = list.elements.indices.last, case .word(var before) = list.elements[last].kind,
      before.text.unicodeScalars.last?.properties.isAlphabetic == true,
      text.unicodeScalars.first?.properties.isAlphabetic == true
    {
      element.continues = true
      before.isContinued = true
      list.elements[last].kind = .word(before)
    }
    append(.word(element))
  }

  private mutating func appendSpace(
    _ style: TextStyle, isBreakable: Bool
  ) throws(TypesettingError) {
    let keeps = style.breaking == .code
    if !keeps, isBreakable, vanishes { return }
    let width = Length(pixels: try shaper.space(style).width)
    let isRigid = keeps || alignment != .justified
    let glue = InlineGlue(
      width: width, stretch: isRigid ? .zero : width * TextSpace.stretch,
      shrink: isRigid ? .zero : width * TextSpace.shrink)
    append(.glue(glue, space: style, isBreakable: isBreakable))
  }

  /// Whether a space here shows nothing: at the start of a line, or after another.
  private var vanishes: Bool {
    guard let last = list.elements.last(where: { !$0.isTransparent }) else { return true }
    switch last.kind {
    case .glue(_, _?, let isBreakable): return isBreakable
    case .lineBreak: return true
    case .word, .box, .glue, .kern, .fill, .penalty, .anchor, .mark: return false
    }
  }
}

/// What a character of white space asks for.
enum TextSpace {
  /// The space between words.
  case between
  /// As wide, and no line is broken there.
  case tied
  /// So many ems, whatever happens to the line, which is not broken there.
  case fixed(ems: Double)
  /// So many ems, and the line may be broken there.
  case wide(ems: Double)
  /// No space; the line may be broken.
  case joint
  /// No space; the line is not broken.
  case none

  /// How much of its width a space between words grows, and shrinks at most.
  static let stretch = 0.6
  static let shrink = 0.28

  /// What a character asks for; nil for one to be seen.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1680}":
      self = .between
    case "\u{A0}": self = .tied
    case "\u{2009}", "\u{202F}": self = .fixed(ems: 1.0 / 6)
    case "\u{200A}": self = .fixed(ems: 0.1)
    case "\u{205F}": self = .fixed(ems: 4.0 / 18)
    case "\u{2007}", "\u{2000}", "\u{2002}": self = .wide(ems: 0.5)
    case "\u{2001}", "\u{2003}", "\u{3000}": self = .wide(ems: 1)
    case "\u{2004}": self = .wide(ems: 1.0 / 3)
    case "\u{2005}": self = .wide(ems: 0.25)
    case "\u{2006}": self = .wide(ems: 1.0 / 6)
    case "\u{2008}": self = .wide(ems: 0.25)
    case "\u{200B}": self = .joint
    case "\u{2060}", "\u{FEFF}": self = .none
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character that no font shows.
  var isInvisibleControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}

extension String.UnicodeScalarView {
  /// The text without its soft hyphens (U+00AD), which show only where a line is broken at them, and
  /// the bytes of the text before which they stood.
  fileprivate var withoutSoftHyphens: (text: String, points: [Int]) {
    guard contains("\u{AD}") else { return (String(self), []) }
    var text = String.UnicodeScalarView()
    var points: [Int] = []
    var byte = 0
    for scalar in self {
      if scalar == "\u{AD}" {
        points.append(byte)
      } else {
        text.append(scalar)
        byte += scalar.utf8.count
      }
    }
    return (String(text), points)
  }
}
