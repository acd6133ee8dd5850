import Drawing

/// What is asked about words and ends of lines, by who looks for breaks and by who sets the lines.
struct BreakingContext {
  let shaper: TextShaper
  let hyphenator: Hyphenator?
  let protrudes: Bool
  let alignment: ParagraphStyle.Alignment
  /// The width of the narrowest line, in pixels.
  let narrowest: Double
  /// Last lines should not be shorter, in pixels.
  let shortLine: Double

  /// The breaks in a word that a stage allows, from left to right.
  func breaks(
    in word: HorizontalElement.Word, _ stage: BreakingStage
  ) throws(TypesettingError) -> [WordBreak] {
    let words = WordBreaks(word)
    var breaks = words.joints()
    if stage >= .hyphenated, breaks.isEmpty || stage == .emergency, let hyphenator {
      breaks += words.hyphens(hyphenator, inCompounds: stage == .emergency)
      breaks.sort { $0.byte < $1.byte }
    }
    if stage == .emergency, word.shaped.width > narrowest {
      let known = Set(breaks.map(\.byte))
      breaks += words.anywhere().filter { !known.contains($0.byte) }
      breaks.sort { $0.byte < $1.byte }
    }
    return breaks
  }

  /// The part of a word before a break, with the hyphen.
  func head(
    of word: HorizontalElement.Word, from start: Int = 0, at place: WordBreak
  ) throws(TypesettingError) -> ShapedText {
    let part = word.text.part(from: start, to: place.byte)
    return try shaper.shape(place.insertsHyphen ? part + "-" : part, word.style)
  }

  /// The part of a word after a break.
  func tail(
    of word: HorizontalElement.Word, at place: WordBreak
  ) throws(TypesettingError) -> ShapedText {
    try shaper.shape(word.text.part(from: place.byte, to: word.text.utf8.count), word.style)
  }

  /// What the letters on both sides of a place are moved together or apart, in pixels.
  func kerning(
    in word: HorizontalElement.Word, at byte: Int
  ) throws(TypesettingError) -> Double {
    let place = word.text.utf8.index(word.text.startIndex, offsetBy: byte)
    guard let before = word.text[..<place].last, let after = word.text[place...].first else {
      return 0
    }
    let pair = try shaper.shape(String([before, after]), word.style).width
    return try pair - shaper.shape(String(before), word.style).width
      - shaper.shape(String(after), word.style).width
  }

  // MARK: - Ends of lines

  /// The first element of a line after a break before an element: white space vanishes.
  func startOfLine(at index: Int, _ elements: [HorizontalElement]) -> Int {
    var next = index
    if next < elements.count, case .lineBreak = elements[next].kind { return next + 1 }
    while next < elements.count, elements[next].isDiscardable { next += 1 }
    return next
  }

  /// How far what precedes an element reaches out at the right end of a line.
  func rightProtrusion(before index: Int, _ elements: [HorizontalElement]) -> Double {
    guard let last = elements[..<index].last(where: { !$0.isTransparent && !$0.isDiscardable }),
      case .word(let word) = last.kind, word.style.rise == .zero
    else { return 0 }
    return protrusion(right: word.shaped)
  }

  /// How far an element reaches out at the left end of a line.
  func leftProtrusion(at index: Int, _ elements: [HorizontalElement]) -> Double {
    guard index < elements.count,
      let first = elements[index...].first(where: { !$0.isTransparent }),
      case .word(let word) = first.kind
    else { return 0 }
    return protrusion(left: word.shaped)
  }

  func protrusion(right text: ShapedText) -> Double {
    protrudes && (alignment == .justified || alignment == .right) ? Protrusion.right(of: text) : 0
  }

  func protrusion(left text: ShapedText) -> Double {
    protrudes && (alignment == .justified || alignment == .left) ? Protrusion.left(of: text) : 0
  }
}

extension String {
  /// The text between two of its bytes, which are borders of characters.
  func part(from start: Int, to end: Int) -> String {
    let lower = utf8.index(startIndex, offsetBy: start)
    return String(self[lower..<utf8.index(startIndex, offsetBy: end)])
  }
}
