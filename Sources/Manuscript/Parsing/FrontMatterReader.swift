/// Reads the YAML between `---` lines at the begin of a chapter.
struct FrontMatterReader {
  private let source: SourceText
  /// What it says.
  private(set) var frontMatter = Chapter.FrontMatter()
  /// What stands in the page where it cannot be read.
  private(set) var problem: Block?
  /// What is wrong where no title is given here, unless the text begins with a heading `# Title`.
  private(set) var missingTitle: Diagnostic?
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader of the begin of `source`.
  init(_ source: SourceText) {
    self.source = source
  }

  /// Reads the front matter.
  ///
  /// - Returns: The line the chapter's text begins with.
  mutating func read() -> Int {
    let isEmpty = source.trimmed(0..<source.bytes.count).isEmpty
    guard !isEmpty, isFence(0, closing: false) else {
      let range = source.range(0..<0)
      if isEmpty {
        fail(.emptyChapter(at: range), at: range)
      } else {
        missingTitle = .missingFrontMatter(at: range)
      }
      return 0
    }
    guard let end = (1..<source.lines.count).first(where: { isFence($0, closing: true) }) else {
      let range = source.range(ofLine: 0)
      fail(.unterminatedFrontMatter(at: range), at: range)
      let isBlank = { (line: Int) in source.trimmed(source.lines[line]).isEmpty }
      return (1..<source.lines.count).first(where: isBlank) ?? source.lines.count
    }
    let stretch = source.lines[1].lowerBound..<source.lines[end].lowerBound
    var reader = YAMLReader(source, stretch)
    let node = reader.read()
    diagnostics += reader.diagnostics
    if let node {
      readKeys(node)
    } else if let first = diagnostics.first {
      let range = source.range(ofLine: 0)
      problem = Block(.problem(text: source.text(stretch), message: first.message), at: range)
    }
    return end + 1
  }

  private func isFence(_ line: Int, closing: Bool) -> Bool {
    let stretch = source.lines[line]
    var end = stretch.upperBound
    while end > stretch.lowerBound, source.bytes[end - 1].isBlank { end -= 1 }
    guard end - stretch.lowerBound == 3 else { return false }
    return source.bytes.hasBytes("---", at: stretch.lowerBound, before: end)
      || closing && source.bytes.hasBytes("...", at: stretch.lowerBound, before: end)
  }

  private mutating func fail(_ diagnostic: Diagnostic, at range: SourceRange) {
    diagnostics.append(diagnostic)
    problem = Block(.problem(text: "", message: diagnostic.message), at: range)
  }

  private mutating func readKeys(_ node: YAMLNode) {
    var reader = MappingReader(node, of: "the front matter", at: source.range(ofLine: 0))
    if node.entries != nil || node.isNull, reader.node("title") == nil {
      missingTitle = .missingKey(
        "title", subject: "the front matter", at: source.range(ofLine: 0))
    }
    frontMatter.title = inlines(reader.text("title"), "title")
    frontMatter.authors = reader.texts("authors")?.map(\.value) ?? []
    frontMatter.abstract = inlines(reader.text("abstract"), "abstract")
    if let report = reader.mapping("report") { frontMatter.report = description(report) }
    diagnostics += reader.finish()
  }

  private mutating func description(_ node: YAMLNode) -> ReportDescription {
    var reader = MappingReader(node, of: "the report's description")
    var report = ReportDescription(title: [], range: node.range)
    report.title = inlines(reader.requiredText("title"), "title")
    report.subtitle = inlines(reader.text("subtitle"), "subtitle")
    report.authors = reader.texts("authors")?.map(\.value) ?? []
    report.abstract = inlines(reader.text("abstract"), "abstract")
    report.paper = reader.choice("paper", among: ["a4", "letter"])
    if let poster = reader.mapping("poster") { report.poster = self.poster(poster) }
    diagnostics += reader.finish()
    return report
  }

  private mutating func poster(_ node: YAMLNode) -> PosterDescription {
    var reader = MappingReader(node, of: "the poster's description")
    var poster = PosterDescription()
    poster.headline = inlines(reader.text("headline"), "headline")
    poster.source = reader.text("source")
    poster.size = reader.text("size")
    poster.orientation = reader.choice("orientation", among: ["portrait", "landscape"])
    poster.columns = reader.integer("columns", in: 1...8)
    diagnostics += reader.finish()
    return poster
  }

  private mutating func inlines(_ text: Sourced<String>?, _ key: String) -> [Inline] {
    guard let text else { return [] }
    let passage = Passage(source, scalar: text)
    let inlines = InlineReader.read(passage, as: "the \(key)", diagnostics: &diagnostics)
    if inlines.isEmpty { diagnostics.append(.emptyText(key, at: text.range)) }
    return inlines
  }
}

extension Passage {
  /// The value of a YAML scalar, each byte of which knows where it stands.
  init(_ source: SourceText, scalar: Sourced<String>) {
    let value = Array(scalar.value.utf8)
    let start = source.offset(of: scalar.range.start)
    let end = source.offset(of: scalar.range.end)
    if end - start == value.count, source.bytes[start..<end].elementsEqual(value) {
      self.init(source, start..<end)
    } else {
      let alignment = ScalarAlignment(scalar.value, in: source, from: start, to: end)
      self.init(source, value, origins: alignment.origins)
    }
  }
}
