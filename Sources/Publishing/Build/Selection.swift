import Experiments
import Manuscript

/// The experiments that a build computes where their results are not at hand.
package struct Selection: Sendable {
  /// Their ids.
  let experiments: Set<String>

  /// What a request names, with everything that the items named are made from.
  ///
  /// - Throws: `SelectionError` where there is no such chapter or item.
  package init(
    _ request: BuildRequest.Selection, from plan: ReportPlan
  ) throws(SelectionError) {
    switch request {
    case .everything:
      experiments = Set(plan.experiments.map(\.id))
    case .chapters(let names):
      var selected: Set<String> = []
      for name in names {
        let chapter = try Self.chapter(named: name, in: plan.document)
        selected.formUnion(plan.experimentsUsed(inChapter: chapter))
      }
      experiments = selected
    case .item(let name, let id):
      let chapter = try Self.chapter(named: name, in: plan.document)
      guard let used = plan.experimentsUsed(byItem: id, of: chapter) else {
        throw .unknownItem(
          id, chapter: chapter.identifier,
          nearest: NearestName.nearest(to: id, among: plan.items(of: chapter)))
      }
      experiments = used
    }
  }

  private static func chapter(
    named name: String, in document: Document
  ) throws(SelectionError) -> Chapter {
    if let chapter = document.chapter(named: name) { return chapter }
    let names = document.chapters.map(\.identifier)
    throw .unknownChapter(name, nearest: NearestName.nearest(to: name, among: names), all: names)
  }
}

/// Why what a command names cannot be found.
public enum SelectionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No chapter has that name or number.
  case unknownChapter(String, nearest: String?, all: [String])
  /// The chapter has no item of that id.
  case unknownItem(String, chapter: String, nearest: String?)
  /// No chapter has an item of that id.
  case unknownID(String, nearest: String?)

  /// What is wrong and what was probably meant.
  public var description: String {
    switch self {
    case .unknownChapter(let name, let nearest, let all):
      "there is no chapter ‘\(name)’" + Self.suggestion(nearest)
        + (all.isEmpty ? "" : "; there are \(all.joined(separator: ", "))")
    case .unknownItem(let id, let chapter, let nearest):
      "chapter ‘\(chapter)’ has no item ‘\(id)’" + Self.suggestion(nearest)
    case .unknownID(let id, let nearest):
      "there is no item ‘\(id)’" + Self.suggestion(nearest)
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean ‘\($0)’?" } ?? ""
  }
}
