import Mathematics

/// Gives numbers to everything in the chapters that has one.
///
/// Numbers count per chapter: figures, tables, claims and formulas each on their own, theorem-like
/// blocks all together, sections by their level.
struct Labelling {
  /// The labels in the order of the report.
  private(set) var labels: [Label] = []
  /// The directives, the first of each id.
  private(set) var items: [Document.Item] = []
  /// The number of each block that has one, by the block's place.
  private(set) var numbers: [SourceRange: String] = [:]
  /// What was wrong: ids given twice.
  private(set) var diagnostics: [Diagnostic] = []
  private var places: [String: SourceRange] = [:]
  private var chapter: Chapter?
  private var counters = Counters()

  /// What has been counted in the present chapter.
  private struct Counters {
    var sections: [Int] = []
    var topLevel = 1
    var divisions = 0
    var equations = 0
    var figures = 0
    var tables = 0
    var claims = 0
  }

  /// Numbers a chapter's parts.
  mutating func add(_ chapter: Chapter) {
    self.chapter = chapter
    counters = Counters()
    counters.topLevel = Self.headingLevels(in: chapter.blocks).min() ?? 1
    for block in chapter.blocks { add(block) }
    for block in chapter.footnotes.joined() { add(block) }
  }

  private static func headingLevels(in blocks: [Block]) -> [Int] {
    blocks.flatMap { block in
      if case .heading(let level, _, _) = block.content { return [level] }
      return headingLevels(in: block.children)
    }
  }

  private mutating func add(_ block: Block) {
    switch block.content {
    case .heading(let level, let id, let title):
      let number = sectionNumber(level: level)
      numbers[block.range] = number
      label(id, .section, number, title, at: block.range)
    case .displayMath(let tex, let id): addFormula(tex, id, at: block.range)
    case .division(let division): add(division, at: block.range)
    case .directive(let directive): add(directive, at: block.range)
    default: break
    }
    for child in block.children { add(child) }
  }

  /// Numbers a formula that has an id or a label, and its rows that have labels of their own.
  private mutating func addFormula(_ tex: Sourced<String>, _ id: String?, at range: SourceRange) {
    let formula = chapter?.formulas[tex]
    if let id = id ?? formula?.label {
      let number = equationNumber(formula?.tag)
      numbers[range] = number
      label(id, .equation, number, [], at: range)
    }
    for row in formula?.labelledRows ?? [] {
      label(row.id, .equation, equationNumber(row.tag), [], at: range)
    }
  }

  /// The author's own number, or the next one.
  private mutating func equationNumber(_ tag: MathTag?) -> String {
    if let tag { return tag.plainText }
    counters.equations += 1
    return number(counters.equations)
  }

  private mutating func add(_ division: Division, at range: SourceRange) {
    var number = ""
    if division.kind != .proof {
      counters.divisions += 1
      number = self.number(counters.divisions)
      numbers[range] = number
    }
    guard let id = division.id else { return }
    label(id.value, .division(division.kind), number, division.name, at: id.range)
  }

  private mutating func add(_ directive: Directive, at range: SourceRange) {
    let id = directive.id
    guard isNew(id.value, at: id.range) else { return }
    var number = ""
    switch directive {
    case .experiment: break
    case .figure(let figure):
      counters.figures += 1
      number = self.number(counters.figures)
      append(id, .figure, number, figure.caption)
    case .table(let table):
      counters.tables += 1
      number = self.number(counters.tables)
      append(id, .table, number, table.caption)
    case .claim(let claim):
      counters.claims += 1
      number = self.number(counters.claims)
      append(id, .claim, number, claim.statement)
    }
    if !number.isEmpty { numbers[range] = number }
    items.append(
      Document.Item(directive: directive, chapter: chapter?.identifier ?? "", number: number))
  }

  // MARK: Numbers

  private func number(_ count: Int) -> String {
    "\(chapter?.number ?? 0).\(count)"
  }

  /// The number of the next section; a level left out counts as the one below its parent.
  private mutating func sectionNumber(level: Int) -> String {
    let depth = min(max(level - counters.topLevel, 0), counters.sections.count)
    if counters.sections.count > depth {
      counters.sections.removeSubrange((depth + 1)...)
      counters.sections[depth] += 1
    } else {
      counters.sections.append(1)
    }
    return ([chapter?.number ?? 0] + counters.sections).map(String.init).joined(separator: ".")
  }

  // MARK: Ids

  private mutating func label(
    _ id: String, _ kind: Label.Kind, _ number: String, _ title: [Inline], at range: SourceRange
  ) {
    guard isNew(id, at: range) else { return }
    append(Sourced(id, at: range), kind, number, title)
  }

  private mutating func append(
    _ id: Sourced<String>, _ kind: Label.Kind, _ number: String, _ title: [Inline]
  ) {
    labels.append(
      Label(
        id: id.value, kind: kind, number: number, title: title,
        chapter: chapter?.identifier ?? "", range: id.range))
  }

  private mutating func isNew(_ id: String, at range: SourceRange) -> Bool {
    if let first = places[id] {
      diagnostics.append(.duplicateIdentifier(id, at: range, first: first))
      return false
    }
    places[id] = range
    return true
  }
}

extension Block {
  /// The blocks directly inside this one.
  public var children: [Block] {
    switch content {
    case .quotation(let blocks): blocks
    case .list(let list): Array(list.items.joined())
    case .division(let division): division.blocks
    case .panel(let panel): panel.blocks
    default: []
    }
  }

  /// This block and those inside it that get a number or an id.
  var numbered: [Block] {
    let isNumbered =
      switch content {
      case .heading, .division, .directive, .displayMath(_, _?): true
      default: false
      }
    return isNumbered ? [self] : children.flatMap(\.numbered)
  }
}
