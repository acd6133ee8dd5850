import Manuscript

extension HTMLEdition {
  /// The page's title as plain text: the report's, else the first chapter's.
  var pageTitle: String {
    let title = plainText(titleInlines)
    return title.isEmpty ? "Report" : title
  }

  private var titleInlines: [Inline] {
    document.report?.title ?? document.chapters.first?.frontMatter.title ?? []
  }

  /// Title, subtitle, authors, abstract, and what is wrong with the report, if anything is.
  mutating func titleBlock() -> HTMLNode {
    let title = html(titleInlines, .quoted)
    var nodes: [HTMLNode] = [.element(.h1, title.isEmpty ? [.text("Report")] : title)]
    if let description = document.report {
      if !description.subtitle.isEmpty {
        nodes.append(.element(.p, [.class("subtitle")], html(description.subtitle, .quoted)))
      }
      if !description.authors.isEmpty { nodes.append(authors(description.authors)) }
      if !description.abstract.isEmpty {
        nodes.append(
          .element(
            .div, [.class("abstract")],
            [.element(.h2, text: "Abstract"), .element(.p, html(description.abstract, .running))]))
      }
    }
    return .element(.header, nodes + problemSummary())
  }

  /// The authors of the report or of a chapter.
  func authors(_ names: [String]) -> HTMLNode {
    .element(
      .ul, [.class("authors"), .label("Authors")], names.map { .element(.li, text: $0) })
  }
}
