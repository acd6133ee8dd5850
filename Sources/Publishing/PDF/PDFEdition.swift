import Drawing
import Manuscript
import PageLayout
import Typesetting

/// The report as a book: pages with contents, running heads, floats, notes and links.
///
/// Each concern has a file of its own, as in `HTMLEdition`.
struct PDFEdition {
  let document: Document
  let findings: Findings
  /// What has no finding although nobody has said why.
  let gaps: ReportGaps
  let style = EditionStyle()
  let geometry: PageGeometry
  /// Says in plain words what the page says with links and marks.
  let wording: HTMLEdition

  /// The chapter being set.
  var chapter: Chapter?
  /// Where entries of the bibliography are cited: the anchors, by key.
  var citations: [String: [String]] = [:]
  /// What notes say, by the sign on the line that calls them.
  var notes: [String: [FlowBlock]] = [:]
  /// Where what is being set comes from; nil for what no chapter says.
  var place: SourceRange?
  /// The notes that were called, in this order, where they are numbered anew; nil where they keep the numbers of
  /// their chapters.
  var calledNotes: [CalledNote]?
  /// Floats whose first mention comes later in the text, by the id that is mentioned.
  var postponed: [String: FlowBlock] = [:]

  /// Makes lines of paragraphs.
  let typesetter = ParagraphTypesetter()

  /// An edition of chapters with what was found out about them.
  init(document: Document, findings: Findings, paper: Paper) {
    self.document = document
    self.findings = findings
    gaps = ReportGaps(of: document, findings)
    geometry = PageGeometry(report: paper)
    wording = HTMLEdition(document: document, findings: findings, publishedData: [])
  }

  /// The pages of a report, and what is wrong with them.
  struct Printed {
    /// The pages.
    var document: PageDocument
    /// What could not be set as it should be.
    var diagnostics: [Diagnostic]
  }

  /// The pages of `report.pdf`.
  ///
  /// - Throws: `TypesettingError` where a font is missing.
  static func printed(of document: Document, _ findings: Findings) throws -> Printed {
    let paper = document.report?.paper.flatMap { Paper(rawValue: $0.value) } ?? .a4
    var edition = PDFEdition(document: document, findings: findings, paper: paper)
    let (pages, faults) = try edition.paged()
    return Printed(
      document: PageDocument(
        title: edition.wording.pageTitle, authors: document.report?.authors ?? [],
        outline: edition.outline(), pages: pages.map { PageDocument.Page($0.frame) }),
      diagnostics: diagnostics(of: faults, in: Report.printedPath))
  }

  /// The pages; the contents name them, so that they are made until the numbers agree.
  private mutating func paged() throws -> ([LaidOutPage], [FlowFault]) {
    let body = body()
    var composer = FlowComposer(typesetter, geometry: geometry, notes: notes)
    try composer.compose(body)
    composer.finish()
    let text = composer.galley
    var numbers: [String: Int] = [:]
    var pages: [LaidOutPage] = []
    var faults: [FlowFault] = []
    // Twice is enough unless a number's width moves a line of the contents.
    for _ in 0..<4 {
      var front = FlowComposer(typesetter, geometry: geometry)
      try front.compose(titlePage() + contents(numbers) + [.pageBreak(.chapter)])
      front.finish()
      faults = front.faults + composer.faults
      var galley = front.galley
      galley.append(text)
      let paged = try PagedGalley(
        galley, geometry: geometry, rules: BreakingRules(leading: style.text.leading),
        furniture: furniture())
      pages = paged.pages
      if paged.pageNumbers == numbers { break }
      numbers = paged.pageNumbers
    }
    return (pages, faults)
  }

  /// All that follows the contents, in reading order.
  private mutating func body() -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    for (index, chapter) in document.chapters.enumerated() {
      if index > 0 { blocks.append(.pageBreak(.chapter)) }
      blocks += flow(chapter)
    }
    (chapter, place) = (nil, nil)
    return blocks + claimSummary() + bibliography() + provenance()
  }

  /// Page numbers in the middle of the foot.
  func furniture() -> PageFurniture {
    let type = EditionType(style.small).style
    let composer = FlowComposer(typesetter, geometry: geometry)
    return PageFurniture(rule: Stroke(style.quietColor.faded(to: 0.5), width: .points(0.4))) {
      (number) throws(TypesettingError) in try composer.line(of: [.text(String(number), type)])
    }
  }
}
