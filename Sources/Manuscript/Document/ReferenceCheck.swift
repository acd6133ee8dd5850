/// Checks that whatever the chapters refer to exists.
struct ReferenceCheck {
  private let labels: [String: Label]
  private let experiments: Set<String>
  private let bibliography: Bibliography
  private let labelNames: [String]
  private let citationKeys: [String]
  /// The keys of the works cited.
  private(set) var cited: Set<String> = []
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A check against the labels and directives of all chapters.
  init(_ labelling: Labelling, _ bibliography: Bibliography) {
    labels = Dictionary(labelling.labels.map { ($0.id, $0) }) { first, _ in first }
    labelNames = labelling.labels.map(\.id).filter { Identifier.prefix(of: $0) != nil }
    experiments = Set(
      labelling.items.compactMap { item in
        if case .experiment(let experiment) = item.directive { experiment.id.value } else { nil }
      })
    self.bibliography = bibliography
    citationKeys = bibliography.entries.map(\.key.value)
  }

  /// Checks a chapter.
  mutating func visit(_ chapter: Chapter) {
    let frontMatter = chapter.frontMatter
    visit(frontMatter.title)
    visit(frontMatter.abstract)
    if let report = frontMatter.report {
      for text in [report.title, report.subtitle, report.abstract, report.poster.headline] {
        visit(text)
      }
    }
    for block in chapter.blocks { visit(block) }
    for block in chapter.footnotes.joined() { visit(block) }
    for reference in chapter.formulaReferences { checkEquation(reference) }
  }

  private mutating func visit(_ block: Block) {
    switch block.content {
    case .heading(_, _, let inlines), .paragraph(let inlines): visit(inlines)
    case .table(let table):
      for cell in table.header + Array(table.rows.joined()) { visit(cell) }
    case .division(let division):
      visit(division.name)
      visit(division.takeaway)
      if let proves = division.proves { checkProof(of: proves) }
    case .panel(let panel):
      visit(panel.title)
      visit(panel.takeaway)
    case .directive(let directive): visit(directive)
    default: break
    }
    for child in block.children { visit(child) }
  }

  private mutating func visit(_ directive: Directive) {
    switch directive {
    case .experiment: break
    case .figure(let figure):
      visit(figure.caption)
      visit(figure.takeaway ?? [])
      for source in figure.from { checkSource(source) }
    case .table(let table):
      visit(table.caption)
      visit(table.takeaway ?? [])
      for column in table.columns { visit(column.title) }
      checkSource(table.from)
    case .claim(let claim):
      visit(claim.statement)
      for source in claim.from { checkSource(source) }
    }
  }

  private mutating func visit(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .reference(let reference): checkReference(reference.id)
      case .citation(let citation):
        for item in citation.items { checkCitation(item.key) }
      default: visit(inline.children)
      }
    }
  }

  // MARK: Checks

  private mutating func checkReference(_ id: Sourced<String>) {
    guard labels[id.value] == nil else { return }
    diagnostics.append(.danglingReference(id, suggestion: nearestLabel(to: id.value)))
  }

  /// Formulas refer to equations alone.
  private mutating func checkEquation(_ id: Sourced<String>) {
    if let label = labels[id.value], label.kind == .equation { return }
    let equations = labels.values.filter { $0.kind == .equation }.map(\.id).sorted()
    diagnostics.append(
      .danglingEquation(id, suggestion: NearestName.nearest(to: id.value, among: equations)))
  }

  /// The label whose id is near, or has the same words after another prefix.
  private func nearestLabel(to id: String) -> String? {
    if let nearest = NearestName.nearest(to: id, among: labelNames) { return nearest }
    let words = id.split(separator: "-").dropFirst().joined(separator: "-")
    return labelNames.first { !words.isEmpty && $0.hasSuffix("-" + words) }
  }

  private mutating func checkCitation(_ key: Sourced<String>) {
    if bibliography[key.value] != nil {
      cited.insert(key.value)
      return
    }
    let suffixed = labelNames.first { $0.hasSuffix("-" + key.value) }
    let nearest =
      NearestName.nearest(to: key.value, among: citationKeys) ?? suffixed
      ?? NearestName.nearest(to: key.value, among: labelNames)
    diagnostics.append(
      .missingCitation(
        key, suggestion: nearest.map { "@" + $0 }, isExperiment: experiments.contains(key.value)))
  }

  private mutating func checkProof(of id: Sourced<String>) {
    if let label = labels[id.value] {
      if case .division(let kind) = label.kind, kind != .proof { return }
      diagnostics.append(.proofOfNothingProvable(id, label.kind))
      return
    }
    let provable = labels.values.filter { label in
      if case .division(let kind) = label.kind { kind != .proof } else { false }
    }
    let nearest = NearestName.nearest(to: id.value, among: provable.map(\.id).sorted())
    diagnostics.append(.danglingProof(id, suggestion: nearest))
  }

  private mutating func checkSource(_ id: Sourced<String>) {
    guard !experiments.contains(id.value) else { return }
    let nearest = NearestName.nearest(to: id.value, among: experiments.sorted())
    diagnostics.append(.unknownExperiment(id, suggestion: nearest))
  }
}
