import Publishing

extension DifferencePage {
  /// An item: its name, what became of it in one line, and the layers that explain it.
  func article(_ item: ItemChange, anchor: String) -> HTMLNode {
    var nodes: [HTMLNode] = [
      .element(
        .h3, [.id("\(anchor)-title")],
        [
          .element(.span, [.class("kind")], text: item.kind.title), .text(" "),
          .element(.span, [.class("name")], [text(item.displayName)]),
        ]),
      .element(.p, [.class("headline")], inline(headline(of: item))),
    ]
    nodes += problems(of: item) + cause(of: item) + data(of: item, at: anchor) + claims(of: item)
    nodes += print(of: item) + caption(of: item) + picture(of: item)
    if let place = item.place {
      nodes.append(.element(.p, [.class("place")], [text("at \(place)")]))
    }
    let isShouted = item.flipsVerdict || !item.problems.isEmpty
    return .element(
      .article,
      [
        .class(
          isShouted ? "change \(item.status.rawValue) shouted" : "change \(item.status.rawValue)"),
        .id(anchor), .tabIndex(-1), .labelledBy("\(anchor)-title"),
      ], nodes)
  }

  /// What became of an item; of one whose results have a place of their own, that they changed.
  private func headline(of item: ItemChange) -> ReportLine {
    ItemWording.headlineLine(of: item, isBrief: item.kind != .experiment)
  }

  /// A layer of explanation; nothing where there is nothing to say.
  func layer(_ title: String, _ nodes: [HTMLNode]) -> [HTMLNode] {
    if nodes.isEmpty { return [] }
    return [
      .element(
        // No landmark: every item has the same layers.
        .div, [.class("layer"), .role("group"), .label(title)],
        [.element(.h4, text: title), .element(.div, nodes)])
    ]
  }

  private func problems(of item: ItemChange) -> [HTMLNode] {
    layer("Problem", list(item.problems.map { ReportLine($0.message, .alarm) }))
  }

  /// What was set differently, and the lines of the directive.
  private func cause(of item: ItemChange) -> [HTMLNode] {
    // Texts whose both versions are known have a layer of their own.
    let causes = item.causes.filter {
      ![.caption, .alternativeText].contains($0.kind) || $0.from == nil
    }
    var nodes = list(CauseWording.lines(causes, kind: item.kind).map(\.withoutBecause))
    if let source = item.source {
      let sides = [("−", source.removed, "removed"), ("+", source.added, "added")]
      let lines = sides.flatMap { sign, lines, name in
        lines.map { line in
          HTMLNode.element(
            .span, [.class(name)], [text("\(sign) \(TextWording.long(line))"), .text("\n")])
        }
      }
      nodes.append(.element(.pre, [.label("Lines of the directive")], lines))
    }
    return layer("Cause", nodes)
  }

  /// A printed table's cells, or the text of a value.
  private func print(of item: ItemChange) -> [HTMLNode] {
    var nodes: [HTMLNode] = []
    if let cells = item.cells {
      nodes += list([ReportLine(DataWording.headline(cells))] + DataWording.details(cells))
    }
    if let change = item.text {
      nodes.append(
        .element(
          .p,
          [
            .element(.span, [.class("removed")], [text(change.from)]), .text(" → "),
            .element(.span, [.class("added")], [text(change.to)]),
          ]))
    }
    return layer("Print", nodes)
  }
}

extension ReportLine {
  /// The line without the words by which causes begin on a terminal.
  fileprivate var withoutBecause: ReportLine {
    var line = self
    let words = "because of "
    if let first = pieces.first, first.text.hasPrefix(words) {
      line.pieces[0].text = String(first.text.dropFirst(words.count))
    }
    return line
  }
}

extension ItemKind {
  /// The word for one of them, as it begins a title.
  fileprivate var title: String {
    switch self {
    case .chapter: "Chapter"
    case .figure: "Figure"
    case .table: "Table"
    case .claim: "Claim"
    case .value: "Value"
    case .experiment: "Experiment"
    }
  }
}
