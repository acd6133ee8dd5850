import Manuscript

extension HTMLEdition {
  /// Blocks, one after the other.
  mutating func html(_ blocks: [Block]) -> [HTMLNode] {
    blocks.flatMap { html($0) }
  }

  /// A block.
  mutating func html(_ block: Block) -> [HTMLNode] {
    switch block.content {
    case .heading(_, let id, let title):
      // Headings of a chapter open sections; one inside another block is a line of its own.
      [.element(.p, [.id(id)], [.element(.strong, html(title, .quoted))])]
    case .paragraph(let inlines): [.element(.p, html(inlines, .running))]
    case .list(let list): [self.list(list)]
    case .quotation(let blocks): [.element(.blockquote, html(blocks))]
    case .code(let language, let text): [code(text, in: language)]
    case .thematicBreak: [.element(.hr, [])]
    case .table(let table): withoutMargin { [$0.textTable(table)] }
    case .displayMath(let tex, let id): [displayMath(tex, id: id)]
    case .division(let division): [self.division(division, number: document.number(of: block))]
    case .panel(let panel): panel.isForPosterOnly ? [] : html(panel.blocks)
    case .directive(let directive): withoutMargin { $0.html(directive) }
    case .problem(let text, let message): [problem(text: text, message: message, at: block.range)]
    }
  }

  /// Code that is shown; its words are told apart where Folio knows the language.
  private func code(_ text: String, in language: String) -> HTMLNode {
    let isWord = !language.isEmpty && language.allSatisfy { $0.isLetter || $0.isNumber }
    return .element(
      .pre, [.tabIndex(0)],
      [
        .element(
          .code, isWord ? [.class("language-\(language)")] : [],
          CodeToken.html(of: text, in: language))
      ])
  }

  private mutating func html(_ directive: Directive) -> [HTMLNode] {
    switch directive {
    case .experiment(let experiment): [self.experiment(experiment)]
    case .figure(let figure): [self.figure(figure)]
    case .table(let table): [printedTable(table)]
    case .claim(let claim): [self.claim(claim)]
    }
  }

  private mutating func list(_ list: List) -> HTMLNode {
    let items = list.items.map { blocks -> HTMLNode in
      guard list.isTight else { return .element(.li, html(blocks)) }
      return .element(
        .li,
        blocks.flatMap { block -> [HTMLNode] in
          if case .paragraph(let inlines) = block.content { return html(inlines, .running) }
          return html(block)
        })
    }
    guard let start = list.start else { return .element(.ul, items) }
    return .element(.ol, start == 1 ? [] : [.start(start)], items)
  }
}
