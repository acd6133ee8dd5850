public import Manuscript

/// What the text of a report asks for besides its directives, in reading order, however deep it
/// stands: in captions, statements, lists, notes and title blocks too.
public struct ReportContents: Sendable, Hashable {
  /// A picture that a chapter shows.
  public struct Picture: Sendable, Hashable {
    /// The path from the repository's root, under which findings hold its bytes.
    public var path: String
    /// The source as written, relative to `Chapters`, with its place.
    public var source: Sourced<String>
  }

  /// The computed values.
  public private(set) var values: [ValueDirective] = []
  /// The pictures.
  public private(set) var pictures: [Picture] = []

  /// What the text of a whole report asks for.
  public init(of document: Document) {
    for chapter in document.chapters { walk(chapter) }
  }

  /// What the text of one chapter asks for.
  public init(of chapter: Chapter) {
    walk(chapter)
  }

  /// What blocks ask for.
  init(of blocks: [Block]) {
    walk(blocks)
  }

  /// What running text asks for.
  init(of inlines: [Inline]) {
    walk(inlines)
  }

  /// The path from the repository's root of a picture whose source is relative to `Chapters`.
  static func path(ofPicture source: String) -> String {
    var parts = ["Chapters"]
    for part in source.split(separator: "/") where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  private mutating func walk(_ chapter: Chapter) {
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
      walk(division.name + division.takeaway)
      walk(division.blocks)
    case .panel(let panel):
      walk(panel.title + panel.takeaway)
      walk(panel.blocks)
    case .directive(let directive): walk(directive)
    case .code, .thematicBreak, .displayMath, .problem: break
    }
  }

  private mutating func walk(_ directive: Directive) {
    switch directive {
    case .experiment: break
    case .figure(let figure): walk(figure.caption + (figure.takeaway ?? []))
    case .table(let table):
      walk(table.columns.flatMap(\.title) + table.caption + (table.takeaway ?? []))
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
      case .image(let source, _, _):
        pictures.append(Picture(path: Self.path(ofPicture: source.value), source: source))
      default: break
      }
    }
  }
}
