import Manuscript

/// What a report should show and has no finding for, and nobody has said why.
///
/// A build that forgets to say why still gives a page that tells of every gap.
struct ReportGaps {
  /// Why an item has no finding, by id.
  private(set) var byItem: [String: Diagnostic] = [:]
  /// Why a value has none, by the place of its expression.
  private(set) var byValue: [SourceRange: Diagnostic] = [:]
  /// Those that follow from no other problem, and so count as problems of the report.
  private(set) var independent: [Diagnostic] = []

  private let findings: Findings
  private let document: Document

  /// The gaps of a report.
  init(of document: Document, _ findings: Findings) {
    self.document = document
    self.findings = findings
    for item in document.items where findings.failures[item.directive.id.value, default: []].isEmpty
    {
      addGap(of: item.directive)
    }
    let contents = ReportContents(of: document)
    for value in contents.values where findings.values[value.expression.range] == nil {
      addGap(of: value)
    }
    for picture in contents.pictures where findings.pictures[picture.path] == nil {
      guard diagnostics(within: picture.source.range).isEmpty else { continue }
      let message = "there is no picture ‘\(picture.path)’"
      independent.append(Diagnostic(at: picture.source.range, message))
    }
  }

  private mutating func addGap(of directive: Directive) {
    let id = directive.id.value
    let (gap, sources): (String?, [String]) =
      switch directive {
      case .experiment:
        (findings.experiments[id] == nil ? "the experiment ‘\(id)’ has no result" : nil, [])
      case .figure(let figure):
        (
          findings.figures[id] == nil ? "the figure ‘\(id)’ was not drawn" : nil,
          figure.from.map(\.value)
        )
      case .table(let table):
        (
          findings.printedTables[id] == nil ? "the table ‘\(id)’ was not computed" : nil,
          [table.from.value]
        )
      case .claim(let claim):
        (
          findings.claims[id] == nil ? "the claim ‘\(id)’ was not judged" : nil,
          claim.from.map(\.value)
        )
      }
    guard let gap else { return }
    let (diagnostic, isIndependent) = explained(gap, by: sources, at: directive.id.range)
    byItem[id] = diagnostic
    if isIndependent { independent.append(diagnostic) }
  }

  private mutating func addGap(of value: ValueDirective) {
    let range = value.expression.range
    let places = [range, value.format?.range].compactMap(\.self)
    if let known = places.flatMap(diagnostics(within:)).first {
      byValue[range] = known
      return
    }
    let words = value.expression.value.split { character in
      !(character.isLetter || character.isNumber || character == "-" || character == "_")
    }
    let names = words.map(String.init).filter { document.item($0) != nil }
    let (diagnostic, isIndependent) = explained("the value was not computed", by: names, at: range)
    byValue[range] = diagnostic
    if isIndependent { independent.append(diagnostic) }
  }

  /// A gap with the first of its sources that has no finding as the reason.
  private func explained(
    _ gap: String, by sources: [String], at range: SourceRange
  ) -> (Diagnostic, isIndependent: Bool) {
    let missing = sources.first { findings.experiments[$0] == nil && findings.claims[$0] == nil }
    guard let missing else { return (Diagnostic(at: range, gap), true) }
    return (Diagnostic(at: range, "\(gap), since ‘\(missing)’ has no result"), false)
  }

  /// What is known to be wrong within a place.
  private func diagnostics(within place: SourceRange) -> [Diagnostic] {
    findings.diagnostics.filter { diagnostic in
      guard let range = diagnostic.range, range.file == place.file else { return false }
      return range.start >= place.start && range.start <= place.end
    }
  }
}
