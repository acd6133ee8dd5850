import Manuscript
import Testing

/// A text and the sketch of what is read from it.
struct ReadText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let source: String
  let expected: String

  init(_ name: String, _ source: String, _ expected: String) {
    self.testDescription = name
    self.source = source
    self.expected = expected
  }
}

/// A chapter's blocks and inlines in one line each, for comparison by eye and by test.
enum Sketch {
  static func blocks(_ blocks: [Block], indentation: String = "") -> String {
    blocks.map { indentation + block($0, indentation) }.joined(separator: "\n")
  }

  static func blocks(of text: String) -> String {
    var diagnostics: [Diagnostic] = []
    let chapter = Chapter(
      parsing: Array(("---\ntitle: T\n---\n" + text).utf8), path: "Chapters/02-x.md",
      diagnostics: &diagnostics)
    let notes = chapter.footnotes.enumerated().map {
      "note \($0 + 1):\n" + blocks($1, indentation: "  ")
    }
    let problems = diagnostics.map { "\($0.severity.rawValue): \($0.message)" }
    return ([blocks(chapter.blocks)] + notes + problems).joined(separator: "\n")
  }

  private static func block(_ block: Block, _ indentation: String) -> String {
    let inner = indentation + "  "
    return switch block.content {
    case .heading(let level, let id, let title): "h\(level) #\(id): \(inlines(title))"
    case .paragraph(let text): "p: \(inlines(text))"
    case .list(let list):
      (["list \(list.start.map(String.init) ?? "•")\(list.isTight ? " tight" : "")"]
        + list.items.map { indentation + "- \n" + blocks($0, indentation: inner) })
        .joined(separator: "\n")
    case .quotation(let inside): "quotation\n" + blocks(inside, indentation: inner)
    case .code(let language, let text): "code \(language): \(text.debugDescription)"
    case .thematicBreak: "rule"
    case .table(let table):
      "table \(table.alignments.map(\.rawValue)): "
        + ([table.header] + table.rows)
        .map { $0.map(inlines).joined(separator: " | ") }.joined(separator: " // ")
    case .displayMath(let tex, let id):
      "display \(id ?? "-"): \(tex.value.debugDescription)\(place(tex.range))"
    case .division(let division):
      "\(division.kind) #\(division.id?.value ?? "-") (\(inlines(division.name)))"
        + " \(division.classes)\(division.proves.map { " of \($0.value)" } ?? "")\n"
        + blocks(division.blocks, indentation: inner)
    case .panel(let panel):
      "panel (\(inlines(panel.title)))\(panel.isForPosterOnly ? " alone" : "")"
        + (panel.takeaway.isEmpty ? "" : ": \(inlines(panel.takeaway))") + "\n"
        + blocks(panel.blocks, indentation: inner)
    case .directive(let directive): "directive \(directive.id.value)\(place(directive.range))"
    case .problem(let text, _): "problem: \(text.debugDescription)"
    }
  }

  static func inlines(_ inlines: [Inline]) -> String {
    inlines.map(inline).joined()
  }

  private static func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): text
    case .emphasis(let inside): "<em \(inlines(inside))>"
    case .strong(let inside): "<strong \(inlines(inside))>"
    case .strikethrough(let inside): "<del \(inlines(inside))>"
    case .code(let text): "<code \(text)>"
    case .math(let tex): "<math \(tex.value.debugDescription)\(place(tex.range))>"
    case .link(let destination, let title, let inside):
      "<a \(destination)\(title.map { " ‘\($0)’" } ?? ""): \(inlines(inside))>"
    case .image(let source, let title, let text):
      "<img \(source.value)\(title.map { " ‘\($0)’" } ?? ""): \(text)\(place(source.range))>"
    case .softBreak: "⏎"
    case .lineBreak: "<br>"
    case .reference(let reference): "<ref \(reference.id.value)\(place(reference.id.range))>"
    case .citation(let citation):
      "<cite\(citation.isInText ? " in text" : ""): "
        + citation.items.map { item in
          "\(item.prefix)[\(item.suppressesAuthor ? "-" : "")\(item.key.value)]\(item.suffix)"
        }.joined(separator: "; ") + ">"
    case .value(let value):
      "<value \(value.expression.value)\(place(value.expression.range))"
        + (value.format.map { " | \($0.value)\(place($0.range))" } ?? "") + ">"
    case .footnote(let number): "<note \(number)>"
    case .problem(let text, _): "<problem \(text)>"
    }
  }

  /// ` @line:column-line:column`, the header's three lines taken off.
  private static func place(_ range: SourceRange) -> String {
    " @\(range.start.line - 3):\(range.start.column)-\(range.end.line - 3):\(range.end.column)"
  }
}
