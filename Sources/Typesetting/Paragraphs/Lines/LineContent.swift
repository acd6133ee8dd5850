import Drawing

/// What stands on one line, its parts cut to what the line holds.
struct LineContent {
  enum Part {
    case text(ShapedText, TextStyle)
    case box(InlineBox)
    case glue(InlineGlue, TextStyle?)
    case kern(Double)
    case fill
    case anchor(String)
    case mark(String)
  }

  var parts: [(part: Part, link: Int?)] = []
  var totals = LineTotals()
  var isHyphenated = false
  /// The style of the space that the line ends at: not seen, but read aloud and copied.
  var lastSpace: TextStyle?
  /// How far the ends reach out of the measure, in pixels.
  var leftProtrusion = 0.0
  var rightProtrusion = 0.0

  /// The elements between two breaks, or from the start of the paragraph.
  init(
    _ elements: [HorizontalElement], from start: BreakPlace?, to end: BreakPlace,
    _ context: BreakingContext
  ) throws(TypesettingError) {
    var index = 0
    var startByte = 0
    if let start {
      startByte = start.within?.byte ?? 0
      index =
        start.within == nil ? context.startOfLine(at: start.element, elements) : start.element
    }
    leftProtrusion = context.leftProtrusion(at: index, elements)
    while index < end.element {
      try append(elements[index], from: startByte, context)
      startByte = 0
      index += 1
    }
    rightProtrusion = context.rightProtrusion(before: end.element, elements)
    if end.within == nil, end.element < elements.count,
      case .glue(_, let space, _) = elements[end.element].kind
    {
      lastSpace = space
    }
    if let within = end.within, case .word(let word) = elements[end.element].kind {
      let head = try context.head(of: word, from: startByte, at: within)
      append(.text(head, word.style), elements[end.element].link)
      isHyphenated = within.insertsHyphen
      rightProtrusion = context.protrusion(right: head)
    }
    if let first = parts.first, case .text(let text, _) = first.part {
      leftProtrusion = context.protrusion(left: text)
    }
  }

  private mutating func append(
    _ element: HorizontalElement, from byte: Int, _ context: BreakingContext
  ) throws(TypesettingError) {
    let link = element.link
    switch element.kind {
    case .word(let word):
      let shaped =
        byte == 0
        ? word.shaped
        : try context.tail(of: word, at: WordBreak(byte: byte, penalty: 0))
      append(.text(shaped, word.style), link)
    case .box(let box): append(.box(box), link)
    case .glue(let glue, let space, _): append(.glue(glue, space), link)
    case .kern(let width): append(.kern(width), link)
    case .fill: append(.fill, link)
    case .anchor(let name): append(.anchor(name), link)
    case .mark(let sign): append(.mark(sign), link)
    case .penalty, .lineBreak: break
    }
  }

  private mutating func append(_ part: Part, _ link: Int?) {
    parts.append((part, link))
    switch part {
    case .text(let text, _): totals.width += text.width
    case .box(let box): totals.width += box.width.pixels
    case .glue(let glue, _): totals.add(glue)
    case .kern(let width): totals.width += width
    case .fill: totals.fills += 1
    case .anchor, .mark: break
    }
  }

  /// The width that counts against the measure, in pixels.
  var countedWidth: Double { totals.width - leftProtrusion - rightProtrusion }
}
