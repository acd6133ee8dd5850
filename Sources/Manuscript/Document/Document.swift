public import Mathematics

/// All chapters of a report with their numbers, labels and citations.
public struct Document: Sendable {
  /// A directive with the chapter it stands in.
  public struct Item: Sendable, Hashable {
    /// The directive.
    public let directive: Directive
    /// The identifier of its chapter.
    public let chapter: String
    /// The number of a figure, table or claim, `2.1`; empty for an experiment.
    public let number: String
  }

  /// The chapters in the order of their numbers.
  public let chapters: [Chapter]
  /// The bibliography.
  public let bibliography: Bibliography
  /// The labels in the order of the report.
  public let labels: [Label]
  /// The directives in the order of the report, the first of each id.
  public let items: [Item]
  /// The works cited, with their labels and order.
  public let citations: CitationLabels
  /// The title block, from the first chapter that has one.
  public let report: ReportDescription?
  private let labelIndices: [String: Int]
  private let itemIndices: [String: Int]
  private let numbers: [SourceRange: String]
  private let formulas: [Sourced<String>: Formula]
  private let figureMacros: [Sourced<String>: MathMacros]

  /// Numbers everything in the chapters and checks all references between their parts.
  ///
  /// - Parameters:
  ///   - chapters: The chapters, in any order.
  ///   - bibliography: The works they may cite.
  ///   - diagnostics: Where everything that is wrong between parts is added: duplicate ids and
  ///     chapters, references and citations to what does not exist.
  public init(
    chapters: [Chapter], bibliography: Bibliography = Bibliography(),
    diagnostics: inout [Diagnostic]
  ) {
    let ordered = chapters.sorted { ($0.number, $0.identifier) < ($1.number, $1.identifier) }
    self.chapters = ordered
    self.bibliography = bibliography
    var labelling = Labelling()
    for chapter in ordered { labelling.add(chapter) }
    labels = labelling.labels
    items = labelling.items
    numbers = labelling.numbers
    formulas = ordered.reduce(into: [:]) { formulas, chapter in
      formulas.merge(chapter.formulas) { first, _ in first }
    }
    figureMacros = ordered.reduce(into: [:]) { macros, chapter in
      macros.merge(chapter.figureMacros) { first, _ in first }
    }
    labelIndices = Self.indices(labelling.labels.map(\.id))
    itemIndices = Self.indices(labelling.items.map(\.directive.id.value))
    report = ordered.lazy.compactMap(\.frontMatter.report).first
    var check = ReferenceCheck(labelling, bibliography)
    for chapter in ordered { check.visit(chapter) }
    citations = CitationLabels(bibliography.entries.filter { check.cited.contains($0.key.value) })
    diagnostics +=
      (Self.chapterProblems(ordered) + labelling.diagnostics + check.diagnostics).sortedByPlace()
  }

  private static func indices(_ ids: [String]) -> [String: Int] {
    var indices: [String: Int] = [:]
    for (index, id) in ids.enumerated() where indices[id] == nil { indices[id] = index }
    return indices
  }

  // MARK: Looking up

  /// The label with an id, or nil.
  public func label(_ id: String) -> Label? {
    labelIndices[id].map { labels[$0] }
  }

  /// The directive with an id, or nil.
  public func item(_ id: String) -> Item? {
    itemIndices[id].map { items[$0] }
  }

  /// The experiments with their chapters, in the order of the report.
  public var experiments: [(directive: ExperimentDirective, chapter: String)] {
    items.compactMap { item in
      if case .experiment(let experiment) = item.directive {
        (experiment, item.chapter)
      } else {
        nil
      }
    }
  }

  /// The number of a heading, division, formula or directive by its block's place, or nil.
  public func number(of block: Block) -> String? {
    numbers[block.range]
  }

  /// The formula that TeX of a chapter means, read with the macros in force at its place.
  ///
  /// TeX that is no chapter's, such as the title of a work cited, is read without macros.
  public func formula(_ tex: Sourced<String>) -> Formula {
    formulas[tex] ?? Formula(tex.value)
  }

  /// The macros that hold in the labels of a figure.
  public func macros(of figure: FigureDirective) -> MathMacros {
    figureMacros[figure.id] ?? .none
  }

  /// What a reference says: “Theorem 2.1”; nil where nothing carries the id.
  public func text(of reference: Reference) -> String? {
    label(reference.id.value)?.text
  }

  // MARK: Chapters

  /// The chapter that a command's argument names: by number (`2`, `02`), name (`flat-landscape`),
  /// identifier (`02-flat-landscape`) or path.
  public func chapter(named name: String) -> Chapter? {
    if let number = Int(name), name.utf8.allSatisfy(\.isDigit) {
      return chapters.first { $0.number == number }
    }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    return chapters.first { $0.identifier == stem } ?? chapters.first { $0.name == stem }
  }

  /// The identifier nearest to a name that no chapter has, or nil where none is near.
  public func nearestChapter(to name: String) -> String? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    if let identifier = NearestName.nearest(to: stem, among: chapters.map(\.identifier)) {
      return identifier
    }
    let nearest = NearestName.nearest(to: stem, among: chapters.map(\.name))
    return chapters.first { $0.name == nearest }?.identifier
  }

  private static func chapterProblems(_ chapters: [Chapter]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var report: SourceRange?
    for (index, chapter) in chapters.enumerated() {
      let start = SourceLocation(line: 1, column: 1)
      let range = SourceRange(file: chapter.path, start: start, end: start)
      let earlier = chapters[..<index]
      if let other = earlier.first(where: { $0.number == chapter.number }) {
        diagnostics.append(.duplicateChapterNumber(chapter.number, other: other.path, at: range))
      } else if let other = earlier.first(where: { $0.name == chapter.name }) {
        diagnostics.append(.duplicateChapterName(chapter.name, other: other.path, at: range))
      }
      guard let description = chapter.frontMatter.report else { continue }
      if let report {
        diagnostics.append(.secondReport(at: description.range ?? range, first: report))
      }
      report = report ?? description.range ?? range
    }
    return diagnostics
  }
}
