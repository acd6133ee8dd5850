import Mathematics

/// Reads the formulas of a chapter in the order of its text, so that a macro holds from its
/// definition on.
struct FormulaReader {
  private let source: SourceText
  private var macros: MathMacros
  /// The formulas by their TeX and its place.
  private(set) var formulas: [Sourced<String>: Formula] = [:]
  /// The macros in force at figures, by the figures' ids.
  private(set) var figureMacros: [Sourced<String>: MathMacros] = [:]
  /// The ids that formulas refer to.
  private(set) var references: [Sourced<String>] = []
  /// What could not be understood.
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader of the formulas of a file.
  init(_ source: SourceText, macros: MathMacros) {
    self.source = source
    self.macros = macros
  }

  /// Reads the formulas of a chapter's parts.
  mutating func read(
    _ frontMatter: Chapter.FrontMatter, _ blocks: [Block], _ footnotes: [[Block]]
  ) {
    read(frontMatter.title)
    read(frontMatter.abstract)
    if let report = frontMatter.report {
      for text in [report.title, report.subtitle, report.abstract, report.poster.headline] {
        read(text)
      }
    }
    for block in blocks { read(block) }
    for block in footnotes.joined() { read(block) }
  }

  private mutating func read(_ block: Block) {
    switch block.content {
    case .displayMath(let tex, let id): read(tex, displayed: true, id: id)
    case .heading(_, _, let inlines), .paragraph(let inlines): read(inlines)
    case .table(let table):
      for cell in table.header + Array(table.rows.joined()) { read(cell) }
    case .division(let division):
      read(division.name)
      read(division.takeaway)
    case .panel(let panel):
      read(panel.title)
      read(panel.takeaway)
    case .directive(let directive): read(directive)
    default: break
    }
    for child in block.children { read(child) }
  }

  private mutating func read(_ directive: Directive) {
    switch directive {
    case .experiment: break
    case .figure(let figure):
      read(figure.caption)
      read(figure.takeaway ?? [])
      if macros != .none { figureMacros[figure.id] = macros }
    case .table(let table):
      read(table.caption)
      read(table.takeaway ?? [])
      for column in table.columns { read(column.title) }
    case .claim(let claim): read(claim.statement)
    }
  }

  private mutating func read(_ inlines: [Inline]) {
    for inline in inlines {
      if case .math(let tex) = inline {
        read(tex, displayed: false, id: nil)
      } else {
        read(inline.children)
      }
    }
  }

  // MARK: One formula

  private mutating func read(_ tex: Sourced<String>, displayed: Bool, id: String?) {
    guard formulas[tex] == nil else { return }
    let formula = Formula(tex.value, displayed: displayed, definingIn: &macros)
    formulas[tex] = formula
    let labels = formula.labels
    guard !formula.problems.isEmpty || !formula.references.isEmpty || !labels.isEmpty else {
      return
    }
    let places = FormulaPlaces(of: tex, in: source)
    for problem in formula.problems {
      diagnostics.append(
        Diagnostic(
          at: places.range(problem.range), problem.message, suggestion: problem.suggestion))
    }
    for reference in formula.references {
      references.append(Sourced(reference.id, at: places.range(reference.range)))
    }
    for label in labels {
      check(Sourced(label.id, at: places.range(label.range)), displayed: displayed, id: id)
    }
  }

  /// Labels are the ids of displayed formulas, and only one can name a whole formula.
  private mutating func check(_ label: Sourced<String>, displayed: Bool, id: String?) {
    if !displayed {
      diagnostics.append(.labelInLine(label))
    } else if let id, id != label.value {
      diagnostics.append(.secondLabel(label, id: id))
    } else if let problem = Identifier.problem(with: label, prefix: "eq") {
      diagnostics.append(problem)
    }
  }
}

/// Where the bytes of a formula's TeX stand in its file.
///
/// Marks of quotations, indentation and the escapes of YAML stand in the file but not in the TeX:
/// both are walked side by side, and what only the file has is skipped.
struct FormulaPlaces {
  private let source: SourceText
  private var offsets: [Int] = []

  init(of tex: Sourced<String>, in source: SourceText) {
    self.source = source
    var here = source.offset(of: tex.range.start)
    let end = source.offset(of: tex.range.end)
    offsets.reserveCapacity(tex.value.utf8.count + 1)
    for byte in tex.value.utf8 {
      while here < end, source.bytes[here] != byte { here += 1 }
      offsets.append(min(here, end))
      here = min(here + 1, end)
    }
    offsets.append(here)
  }

  /// The place of a stretch of the TeX.
  func range(_ stretch: Range<Int>) -> SourceRange {
    let last = offsets.count - 1
    let start = offsets[min(stretch.lowerBound, last)]
    guard !stretch.isEmpty else { return source.range(start..<start) }
    let end = offsets[min(stretch.upperBound - 1, last)] + 1
    return source.range(start..<max(start, min(end, source.bytes.count)))
  }
}
