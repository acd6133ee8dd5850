import Manuscript

/// Collects what a chapter asks to be computed, in reading order, however deep it stands.
struct ItemWalk {
  /// The directives.
  private(set) var directives: [Directive] = []
  /// The values in running text, captions and statements.
  private(set) var values: [ValueDirective] = []

  /// Collects from a chapter.
  mutating func walk(_ chapter: Chapter) {
    if let report = chapter.frontMatter.report {
      walk(report.title + report.subtitle + report.abstract)
    }
    walk(chapter.frontMatter.title + chapter.frontMatter.abstract)
    walk(chapter.blocks)
    for footnote in chapter.footnotes { walk(footnote) }
  }

  private mutating func walk(_ blocks: [Block]) {
    for block in blocks { walk(block) }
  }

  private mutating func walk(_ block: Block) {
    switch block.content {
    case .heading(_, _, let inlines), .paragraph(let inlines): walk(inlines)
    case .list(let list): for item in list.items { walk(item) }
    case .quotation(let blocks): walk(blocks)
    case .table(let table): for cell in table.header + table.rows.flatMap({ $0 }) { walk(cell) }
    case .division(let division):
      walk(division.name)
      walk(division.blocks)
    case .directive(let directive): walk(directive)
    case .code, .thematicBreak, .displayMath, .problem: break
    }
  }

  private mutating func walk(_ directive: Directive) {
    directives.append(directive)
    switch directive {
    case .experiment: break
    case .figure(let figure): walk(figure.caption)
    case .table(let table): walk(table.columns.flatMap(\.title) + table.caption)
    case .claim(let claim): walk(claim.statement)
    }
  }

  private mutating func walk(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content):
        walk(content)
      case .value(let value): values.append(value)
      default: break
      }
    }
  }
}
