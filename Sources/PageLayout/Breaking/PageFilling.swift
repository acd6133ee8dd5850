import Drawing

/// The ways to fill one page, from what it starts with.
struct PageFilling {
  let galley: Galley
  let capacity: Length
  let rules: BreakingRules
  private let start: PageStart
  private let placing: FloatPlacing

  private var column = PageColumn()
  private var queue: [Int]
  private var notes: [NotePart]
  /// The floats that stand at the page's foot.
  private var feet: [Int] = []
  /// Whether a float is first spoken of on the page.
  private var hasNewFloats = false
  private var plans: [PagePlan] = []

  private init(
    _ galley: Galley, capacity: Length, rules: BreakingRules, from start: PageStart,
    _ placing: FloatPlacing
  ) {
    self.galley = galley
    self.capacity = capacity
    self.rules = rules
    self.start = start
    self.placing = placing
    queue = start.queue
    notes = start.carried.map { [$0] } ?? []
  }

  /// All ways to fill a page that starts so; at least one, be it against the rules.
  static func plans(
    of galley: Galley, capacity: Length, rules: BreakingRules, from start: PageStart
  ) -> [PagePlan] {
    var filling = PageFilling(galley, capacity: capacity, rules: rules, from: start, .inText)
    filling.fill()
    if filling.plans.isEmpty { filling.giveUp() }
    guard filling.hasNewFloats else { return filling.plans }
    var other = PageFilling(galley, capacity: capacity, rules: rules, from: start, .atFoot)
    other.fill()
    return filling.plans + other.plans.filter { $0.sunken > 0 }
  }

  private mutating func fill() {
    placeWaitingFloats()
    if let opening = start.openingOfText {
      return close(at: start.next, cost: 0, isLast: true, opening: opening)
    }
    let isFull = capacity - column.natural < rules.leading * rules.leastLinesWithFloats
    if !column.entries.isEmpty, isFull {
      return close(at: start.next, cost: 0, isLast: true, opening: nil)
    }
    // A page of floats alone is better than one that nothing fits on below them.
    if !column.entries.isEmpty { close(at: start.next, cost: 0, isLast: false, opening: nil) }
    repeatTableHead()
    for index in start.next..<galley.items.count {
      place(index)
      if fullColumn.natural - fullColumn.shrink > capacity { break }
      let isLast = index == galley.items.count - 1
      let gap = galley.items[index].gap
      switch gap.pageBreak {
      case .forbidden where !isLast: continue
      case .forced(let opening):
        return end(after: index, floats: gap.floats, opening: opening)
      case _ where isLast: return end(after: index, floats: gap.floats, opening: .plain)
      case .forbidden: continue
      case .allowed(let cost):
        place(floats: gap.floats, after: index)
        close(at: index + 1, cost: cost, isLast: false, opening: nil)
      }
    }
  }

  // MARK: Placing

  /// The column with what stands at its foot.
  private var fullColumn: PageColumn {
    var full = column
    for float in feet {
      full.append(.float(float), below: rules.floatGap, height: galley.floats[float].height)
    }
    return full
  }

  /// The room that is taken if another float stands on the page.
  private func total(with float: Int) -> Length {
    fullColumn.natural + rules.floatGap.natural + galley.floats[float].height
      + room(of: notes + notesOf(float: float))
  }

  private func room(of strip: Strip) -> Length {
    guard column.entries.isEmpty else { return strip.total }
    return max(strip.height, strip.total > .zero ? rules.topSkip : .zero) + strip.depth
  }

  /// Floats that have waited stand at the page's head, as many as leave room for text.
  private mutating func placeWaitingFloats() {
    while let first = queue.first {
      let height = galley.floats[first].height
      let after = column.natural + rules.floatGap.natural + height
      let limit = start.openingOfText == nil ? capacity * 0.75 : capacity
      guard column.entries.isEmpty || after <= limit else { return }
      append(first)
      queue.removeFirst()
    }
  }

  private mutating func append(_ float: Int) {
    let height = galley.floats[float].height
    column.append(.float(float), below: rules.floatGap, height: height)
    notes += notesOf(float: float)
  }

  /// Puts a float where floats of this page stand.
  private mutating func stand(_ float: Int) {
    guard placing == .atFoot else { return append(float) }
    feet.append(float)
    notes += notesOf(float: float)
  }

  private func notesOf(float: Int) -> [NotePart] {
    galley.floats[float].parts.flatMap(\.notes).map {
      NotePart(note: $0, lines: galley.notes[$0].indices)
    }
  }

  private mutating func repeatTableHead() {
    guard start.next > 0, start.next < galley.items.count,
      let table = galley.items[start.next].strip.table,
      galley.items[start.next - 1].strip.table == table
    else { return }
    let height = galley.tableHeads[table].reduce(Length.zero) { $0 + $1.total }
    column.append(.tableHead(table), below: rules.floatGap, height: height)
  }

  private mutating func place(_ index: Int) {
    let strip = galley.items[index].strip
    column.append(.item(index), below: glueBefore(index), height: room(of: strip))
    notes += strip.notes.map { NotePart(note: $0, lines: galley.notes[$0].indices) }
  }

  private func glueBefore(_ index: Int) -> Glue {
    switch column.entries.last?.content {
    case .float: rules.floatGap
    case .item: galley.items[index - 1].gap.glue
    case .tableHead, nil: .none
    }
  }

  /// Floats stand on the page on which they are first spoken of if there is room, else they wait.
  private mutating func place(floats: [Int], after index: Int) {
    hasNewFloats = hasNewFloats || !floats.isEmpty
    for float in floats {
      if queue.isEmpty, total(with: float) <= capacity {
        stand(float)
      } else {
        queue.append(float)
      }
    }
  }

  private func room(of notes: [NotePart]) -> Length {
    guard !notes.isEmpty else { return .zero }
    let lines = notes.reduce(Length.zero) { sum, part in
      galley.notes[part.note][part.lines].reduce(sum) { $0 + $1.total }
    }
    return lines + rules.noteGap + rules.noteSpacing * Double(notes.count - 1)
  }

  // MARK: Closing

  /// The end of a chapter or of everything: what waits is brought to an end first.
  private mutating func end(after index: Int, floats: [Int], opening: PageOpening) {
    place(floats: floats, after: index)
    while let first = queue.first, total(with: first) <= capacity {
      stand(first)
      queue.removeFirst()
    }
    close(at: index + 1, cost: 0, isLast: true, opening: opening)
  }

  /// Notes the page as it stands, where it fits.
  private mutating func close(
    at next: Int, cost: Double, isLast: Bool, opening: PageOpening?
  ) {
    var shown = notes
    var carried: NotePart?
    var cost = cost + costOfFloats
    let column = fullColumn
    if capacity - column.natural - room(of: shown) + column.shrink < .zero {
      guard let split = split(&shown, column) else { return }
      carried = split
      cost += BreakingRules.costOfSplitNote
    }
    let left = capacity - column.natural - room(of: shown)
    let ratio: Double
    if left < .zero {
      ratio = column.shrink > .zero ? left / column.shrink : 0
    } else {
      ratio = column.stretch > .zero ? min(left / column.stretch, 1) : 0
    }
    if isLast {
      let isShort = column.natural < rules.leading * 5
      if left < .zero { cost += rules.cost(ofRatio: -ratio, emptyRoom: .zero) }
      if isShort { cost += BreakingRules.costOfShortPage }
    } else {
      let empty = max(left - column.stretch, .zero)
      cost += rules.cost(ofRatio: abs(ratio), emptyRoom: empty)
    }
    plans.append(
      PagePlan(
        opening: start.opening, entries: column.entries, sunken: isLast ? 0 : column.floatsAtFoot,
        notes: shown, ratio: isLast ? min(ratio, 0) : ratio,
        cost: cost + BreakingRules.costOfPage,
        next: following(at: next, carried: carried, opening: opening)))
  }

  /// What floats cost that wait, and that part text.
  private var costOfFloats: Double {
    let parting = column.entries.indices.dropFirst().dropLast().count {
      column.entries[$0].isFloat && !column.entries[$0 - 1].isFloat
        && column.entries[($0 + 1)...].contains { !$0.isFloat }
    }
    return Double(queue.count) * BreakingRules.costOfWaiting
      + Double(parting) * BreakingRules.costOfInterruption
  }

  private func following(at next: Int, carried: NotePart?, opening: PageOpening?) -> PageStart {
    var following = PageStart(next: next, queue: queue, carried: carried)
    guard let opening else { return following }
    if queue.isEmpty, carried == nil {
      following.opening = opening
    } else {
      following.openingOfText = opening
    }
    return following
  }

  /// Takes lines off the last note until the page holds what is left.
  private func split(_ shown: inout [NotePart], _ column: PageColumn) -> NotePart? {
    guard let last = shown.last, last.lines.count > 1 else { return nil }
    for end in last.lines.dropFirst().reversed() {
      shown[shown.count - 1].lines = last.lines.lowerBound..<end
      if capacity - column.natural - room(of: shown) + column.shrink >= .zero {
        return NotePart(note: last.note, lines: end..<last.lines.upperBound)
      }
    }
    return nil
  }

  /// Nothing fits as it should: the page takes what it can, at least one thing, wherever that ends.
  private mutating func giveUp() {
    var column = PageColumn()
    var shown: [NotePart] = start.carried.map { [$0] } ?? []
    var end = start.next
    var hasContent = false
    for entry in self.column.entries {
      let total = column.natural + entry.glueBefore.natural + entry.height
      if hasContent, total + room(of: shown) > capacity { break }
      column.append(entry.content, below: entry.glueBefore, height: entry.height)
      if case .float(let float) = entry.content {
        hasContent = true
        shown += notesOf(float: float)
      }
      guard case .item(let index) = entry.content else { continue }
      hasContent = true
      end = index + 1
      shown += galley.items[index].strip.notes.map {
        NotePart(note: $0, lines: galley.notes[$0].indices)
      }
    }
    let placed = Set(
      column.entries.compactMap { entry -> Int? in
        if case .float(let float) = entry.content { float } else { nil }
      })
    let known = start.queue + galley.items[start.next..<end].flatMap(\.gap.floats)
    queue = known.filter { !placed.contains($0) }
    var opening: PageOpening?
    if end > 0, case .forced(let forced) = galley.items[end - 1].gap.pageBreak { opening = forced }
    if end == galley.items.count { opening = opening ?? .plain }
    plans.append(
      PagePlan(
        opening: start.opening, entries: column.entries, notes: shown, ratio: 0,
        cost: BreakingRules.costOfEmergency,
        next: following(at: end, carried: nil, opening: opening)))
  }
}
