import Drawing

/// Where a line may end among the elements of a paragraph.
struct BreakPlace: Hashable {
  /// The element that the line ends with, or before.
  var element: Int
  /// The break within that element, which is a word; nil for one before the element.
  var within: WordBreak?
}

/// All places where lines may end at a stage, with what the line breaker needs to know of each.
struct CandidateList {
  private(set) var candidates: [BreakCandidate] = []
  private(set) var places: [BreakPlace] = []

  private let elements: [HorizontalElement]
  private let context: BreakingContext
  private let stage: BreakingStage
  private var totals = LineTotals()

  init(
    _ elements: [HorizontalElement], _ stage: BreakingStage, _ context: BreakingContext
  ) throws(TypesettingError) {
    self.elements = elements
    self.context = context
    self.stage = stage
    for index in elements.indices { try append(index) }
    add(
      BreakPlace(element: elements.count), penalty: BreakPenalty.forced, end: totals, start: totals)
    discourageShortLastLines()
  }

  /// Makes breaks dearer after which next to nothing would be left for the last line.
  private mutating func discourageShortLastLines() {
    for index in candidates.indices.dropLast().reversed() {
      let rest = totals.width - candidates[index].start.width
      guard rest < context.shortLine, candidates[index].penalty >= 0 else { return }
      candidates[index].penalty += BreakPenalty.shortLastLine
    }
  }

  private mutating func append(_ index: Int) throws(TypesettingError) {
    switch elements[index].kind {
    case .word(let word):
      for place in try context.breaks(in: word, stage) { try add(place, of: word, at: index) }
      totals.width += word.shaped.width
    case .box(let box): totals.width += box.width.pixels
    case .kern(let width): totals.width += width
    case .fill: totals.fills += 1
    case .glue(let glue, _, let isBreakable):
      if isBreakable, followsSolid(index) { addBreak(before: index, penalty: 0) }
      totals.add(glue)
    case .penalty(let penalty):
      let limit = stage < .emergency ? BreakPenalty.emergency : BreakPenalty.never
      if penalty < limit { addBreak(before: index, penalty: penalty) }
    case .lineBreak: addBreak(before: index, penalty: BreakPenalty.forced)
    case .anchor, .mark: break
    }
  }

  /// Whether what precedes an element stays at the end of a line; only then white space is a place to
  /// break at.
  private func followsSolid(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, elements[before].isTransparent { before -= 1 }
    guard before >= 0 else { return false }
    if case .lineBreak = elements[before].kind { return false }
    return !elements[before].isDiscardable
  }

  // MARK: - Candidates

  private mutating func add(
    _ place: BreakPlace, penalty: Double, end: LineTotals, start: LineTotals,
    isFlagged: Bool = false
  ) {
    places.append(place)
    candidates.append(
      BreakCandidate(end: end, start: start, penalty: penalty, isFlagged: isFlagged))
  }

  /// A break before an element, after which white space vanishes.
  private mutating func addBreak(before index: Int, penalty: Double) {
    var end = totals
    end.width -= context.rightProtrusion(before: index, elements)
    var start = totals
    let next = context.startOfLine(at: index, elements)
    for element in elements[index..<next] {
      if case .glue(let glue, _, _) = element.kind { start.add(glue) }
    }
    start.width += context.leftProtrusion(at: next, elements)
    add(BreakPlace(element: index), penalty: penalty, end: end, start: start)
  }

  /// A break within a word.
  private mutating func add(
    _ place: WordBreak, of word: HorizontalElement.Word, at index: Int
  ) throws(TypesettingError) {
    var end = totals
    var start = totals
    if place.penalty >= BreakPenalty.emergency {
      let position = word.shaped.position(ofByte: place.byte)
      end.width += position - (try context.kerning(in: word, at: place.byte))
      start.width += position
    } else {
      let head = try context.head(of: word, at: place)
      let tail = try context.tail(of: word, at: place)
      end.width += head.width - context.protrusion(right: head)
      start.width += word.shaped.width - tail.width + context.protrusion(left: tail)
    }
    add(
      BreakPlace(element: index, within: place), penalty: place.penalty, end: end, start: start,
      isFlagged: place.isFlagged)
  }
}

extension LineTotals {
  /// Adds white space.
  mutating func add(_ glue: InlineGlue) {
    width += glue.width.pixels
    stretch += glue.stretch.pixels
    shrink += glue.shrink.pixels
  }
}
