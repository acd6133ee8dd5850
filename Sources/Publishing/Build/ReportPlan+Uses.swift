import Claims
import Manuscript

/// What items are made from.
extension ReportPlan {
  /// The experiments that an item is made from, itself included where it is one; nil for no item.
  func experimentsUsed(by id: String) -> Set<String>? {
    guard let item = document.item(id) else { return nil }
    switch item.directive {
    case .experiment: return [id]
    case .figure(let figure):
      return Set(figure.from.map(\.value)).union(valuesUsed(in: figure.caption))
    case .table(let table):
      return Set(claims.dependencies(of: table).tables).union(valuesUsed(in: table.caption))
    case .claim(let claim):
      return Set(claims.dependencies(ofClaim: id).tables).union(valuesUsed(in: claim.statement))
    }
  }

  /// The experiments that an item of a chapter is made from; nil where the chapter has no such item.
  func experimentsUsed(byItem id: String, of chapter: Chapter) -> Set<String>? {
    guard document.item(id)?.chapter == chapter.identifier else { return nil }
    return experimentsUsed(by: id)
  }

  /// The experiments of a chapter and those that its items and sentences use.
  func experimentsUsed(inChapter chapter: Chapter) -> Set<String> {
    var used: Set<String> = []
    for id in items(of: chapter) { used.formUnion(experimentsUsed(by: id) ?? []) }
    for (place, value) in values where place == chapter.identifier {
      used.formUnion(claims.dependencies(of: value).tables)
    }
    return used
  }

  /// The ids of a chapter's items, in order.
  func items(of chapter: Chapter) -> [String] {
    document.items.filter { $0.chapter == chapter.identifier }.map(\.directive.id.value)
  }

  /// The lines of every file that diagnostics can point at, by path.
  var sourceLines: [String: [String]] {
    var lines = Dictionary(
      document.chapters.map { ($0.path, $0.sourceLines) }, uniquingKeysWith: { first, _ in first })
    lines[ReportText.bibliographyPath] = document.bibliography.sourceLines
    return lines
  }

  private func valuesUsed(in inlines: [Inline]) -> Set<String> {
    Set(ReportContents(of: inlines).values.flatMap { claims.dependencies(of: $0).tables })
  }
}
