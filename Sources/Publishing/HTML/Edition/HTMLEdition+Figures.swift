import Manuscript

extension HTMLEdition {
  /// A figure: drawing, caption, files to keep, and how it was made.
  mutating func figure(_ figure: FigureDirective) -> HTMLNode {
    let id = figure.id.value
    let label = document.label(id)?.text ?? "Figure"
    var nodes = drawing(of: figure, label: label)
    nodes.append(
      .element(.figcaption, captionNumber("\(label).", id: id) + html(figure.caption, .running)))
    let sources = figure.from.map(\.value)
    let made = made(
      id, line: figure.id.range.start.line, from: sources,
      files: figureFiles(id) + sources.compactMap(dataFile))
    return .element(
      .div, [.id(id), .class("plot")],
      [.element(.figure, nodes)] + remarks(on: figure.range) + [made])
  }

  /// A number at the head of a caption, a link to the item itself for those who want to send it.
  func captionNumber(_ text: String, id: String) -> [HTMLNode] {
    [.element(.a, [.class("caption-number"), .reference(.place(id))], text: text), .text(" ")]
  }

  private func drawing(of figure: FigureDirective, label: String) -> [HTMLNode] {
    let id = figure.id.value
    guard let rendered = findings.figures[id] else {
      return failures(of: id, at: figure.id.range)
    }
    do {
      let drawing = try SVGElement(svg: rendered.svg, prefix: id).described(
        title: label, description: rendered.alternativeText, id: id)
      return [
        .element(.div, [.class(drawing.isWide ? "paper wide" : "paper")], [.drawing(drawing)])
      ]
    } catch {
      let message = "the figure ‘\(id)’ cannot be shown: \(error)"
      return [problem(Diagnostic(at: figure.id.range, message))]
    }
  }

  private func figureFiles(_ id: String) -> [(path: String, title: String)] {
    guard findings.figures[id] != nil else { return [] }
    return ["PDF", "SVG", "PNG"].map { ("figures/\(id).\($0.lowercased())", $0) }
  }

  /// The published table of an experiment, if it is published.
  func dataFile(_ experiment: String) -> (path: String, title: String)? {
    guard publishedData.contains(experiment) else { return nil }
    return ("data/\(experiment).csv", "Data (\(experiment).csv)")
  }
}
