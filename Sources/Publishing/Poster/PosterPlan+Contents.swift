import Claims
import Manuscript

/// What the poster shows of the chapters' results.
extension PosterPlan {
  /// The ids of the figures, tables and claims on the poster.
  var items: [String] {
    parts.flatMap(\.blocks).flatMap(Self.items)
  }

  /// The computed values in its sentences.
  var values: [ValueDirective] {
    ReportContents(of: parts.flatMap(\.blocks)).values
      + ReportContents(of: panels.flatMap(\.title) + parts.flatMap(\.takeaway)).values
  }

  private var parts: [Part] { panels.flatMap(\.parts) }

  private static func items(of block: Block) -> [String] {
    if case .directive(let directive) = block.content { return [directive.id.value] }
    return block.children.flatMap(items)
  }
}

extension ReportPlan {
  /// The experiments whose results a poster shows.
  func experimentsUsed(by poster: PosterPlan) -> Set<String> {
    var used: Set<String> = []
    for item in poster.items { used.formUnion(experimentsUsed(by: item) ?? []) }
    for value in poster.values { used.formUnion(claims.dependencies(of: value).tables) }
    return used
  }
}
