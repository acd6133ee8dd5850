import Manuscript
import Results

/// Writes down what a report consists of.
struct ManifestBuilder {
  let document: Document
  let findings: Findings
  /// The digests of the report's files but for the page and the manifest, by path.
  let digests: [String: Fingerprint]
  /// Sets running text as plain text, with numbers and values in it.
  private let edition: HTMLEdition

  init(document: Document, findings: Findings, digests: [String: Fingerprint]) {
    self.document = document
    self.findings = findings
    self.digests = digests
    edition = HTMLEdition(document: document, findings: findings, publishedData: [])
  }

  /// Enters chapters and items.
  func fill(_ manifest: inout Manifest, chapterDigests: [String: Fingerprint]) {
    for chapter in document.chapters {
      let digest =
        chapterDigests[chapter.path]
        ?? Fingerprint(of: chapter.sourceLines.joined(separator: "\n"))
      manifest.chapters.append(self.chapter(chapter, digest: digest))
      let values = ReportContents(of: chapter).values
      manifest.values += values.compactMap { value(value: $0, of: chapter) }
    }
    for item in document.items { enter(item.directive, into: &manifest) }
    for experiment in findings.experiments.values {
      manifest.engine.merge(experiment.sources) { first, _ in first }
    }
    let gaps = ReportGaps(of: document, findings)
    manifest.failures = gaps.byItem.mapValues(\.message)
    for (id, diagnostics) in findings.failures {
      if let first = diagnostics.first { manifest.failures[id] = first.message }
    }
  }

  private func chapter(_ chapter: Chapter, digest: Fingerprint) -> Manifest.Chapter {
    let labels = document.labels.filter { $0.chapter == chapter.identifier }.map { label in
      let entry = Manifest.Chapter.Label(
        kind: label.kind.name, number: label.number, title: edition.plainText(label.title))
      return (label.id, entry)
    }
    return Manifest.Chapter(
      path: chapter.path, number: chapter.number,
      title: edition.plainText(chapter.frontMatter.title), digest: digest.hexadecimal,
      labels: Dictionary(labels) { first, _ in first })
  }

  private func enter(_ directive: Directive, into manifest: inout Manifest) {
    let id = directive.id.value
    let range = directive.id.range
    let place = Manifest.Place(chapter: range.file, line: range.start.line)
    switch directive {
    case .experiment(let experiment):
      manifest.experiments[id] = self.experiment(experiment, at: place)
    case .figure(let figure): manifest.figures[id] = self.figure(figure, at: place)
    case .table(let table): manifest.tables[id] = self.table(table, at: place)
    case .claim(let claim): manifest.claims[id] = self.claim(claim, at: place)
    }
  }

  private func experiment(
    _ experiment: ExperimentDirective, at place: Manifest.Place
  ) -> Manifest.Experiment? {
    let id = experiment.id.value
    guard let finding = findings.experiments[id] else { return nil }
    return Manifest.Experiment(
      place: place, simulation: finding.simulation, parameters: finding.parameters,
      sweep: finding.sweep, seed: .integer(finding.seed), replicates: finding.replicates,
      key: finding.key.hexadecimal, sources: finding.sources.keys.sorted(),
      dataFiles: finding.dataFiles.mapValues(\.hexadecimal), rowCount: finding.table.rowCount,
      columns: finding.table.columns.map { .init(name: $0.name, kind: $0.kind.rawValue) },
      data: digests[Report.dataPath(of: id)]?.hexadecimal, tolerance: experiment.tolerance)
  }

  private func figure(
    _ figure: FigureDirective, at place: Manifest.Place
  ) -> Manifest.Figure? {
    let id = figure.id.value
    guard let rendered = findings.figures[id] else { return nil }
    let text = edition.plainText(figure.caption)
    var caption = FingerprintBuilder("caption")
    caption.add("caption", text)
    caption.add("alternative text", rendered.alternativeText)
    let files = ["svg", "png", "pdf"].compactMap { type in
      digests[Report.figurePath(of: id, type: type)].map { (type, $0.hexadecimal) }
    }
    return Manifest.Figure(
      place: place, from: figure.from.map(\.value),
      specification: rendered.specification.hexadecimal,
      caption: caption.fingerprint.hexadecimal,
      files: Dictionary(uniqueKeysWithValues: files),
      width: rendered.width, height: rendered.height, facts: rendered.facts,
      tolerance: figure.tolerance, captionText: text)
  }

  private func table(_ table: TableDirective, at place: Manifest.Place) -> Manifest.PrintedTable? {
    guard let printed = findings.printedTables[table.id.value] else { return nil }
    return Manifest.PrintedTable(
      place: place, from: table.from.value,
      columns: printed.columns.map { edition.plainText($0.title) },
      rows: (0..<printed.rowCount).map { row in printed.columns.map { $0.cells[row] } },
      tolerance: table.tolerance)
  }

  private func claim(_ claim: ClaimDirective, at place: Manifest.Place) -> Manifest.Claim? {
    guard let result = findings.claims[claim.id.value] else { return nil }
    return Manifest.Claim(
      place: place, from: claim.from.map(\.value), statement: edition.plainText(claim.statement),
      quantities: result.quantities.map { .init(name: $0.name, value: .init($0.value)) },
      holds: result.holds, profiles: claim.profiles?.map(\.value),
      tolerance: claim.tolerance)
  }

  private func value(value: ValueDirective, of chapter: Chapter) -> Manifest.PrintedValue? {
    let place = value.expression.range
    guard let finding = findings.values[place] else { return nil }
    return Manifest.PrintedValue(
      place: Manifest.Place(chapter: chapter.path, line: place.start.line),
      column: place.start.column, expression: value.expression.value,
      value: .init(finding.value), text: finding.text)
  }
}
