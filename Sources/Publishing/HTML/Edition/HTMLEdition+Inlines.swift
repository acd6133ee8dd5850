import Manuscript
import Mathematics

extension HTMLEdition {
  /// Where running text stands.
  enum Setting {
    /// In the flow of the text: with links, anchors and notes.
    case running
    /// Quoted inside a link or a heading, or a second time: the same words without links and anchors.
    case quoted
  }

  /// Running text, with quotation marks and dashes as they are printed.
  mutating func html(_ inlines: [Inline], _ setting: Setting) -> [HTMLNode] {
    var typography = TypographicText()
    return typography.printed(inlines).flatMap { html($0, setting) }
  }

  /// Running text as plain text, with numbers of references and values in it; of formulas what
  /// Unicode can say in a line.
  func plainText(_ inlines: [Inline]) -> String {
    var edition = self
    return edition.html(inlines.map(worded), .quoted).map(\.plainText).joined()
  }

  /// A piece of running text with words in place of its formulas.
  private func worded(_ inline: Inline) -> Inline {
    switch inline {
    case .math(let tex): .text(document.formula(tex).plainText)
    case .emphasis(let content): .emphasis(content.map(worded))
    case .strong(let content): .strong(content.map(worded))
    case .strikethrough(let content): .strikethrough(content.map(worded))
    case .link(let destination, let title, let content):
      .link(destination: destination, title: title, content: content.map(worded))
    default: inline
    }
  }

  private mutating func html(_ inline: Inline, _ setting: Setting) -> [HTMLNode] {
    switch inline {
    case .text(let text): [.text(text)]
    case .emphasis(let content): [.element(.em, html(content, setting))]
    case .strong(let content): [.element(.strong, html(content, setting))]
    case .strikethrough(let content): [.element(.del, html(content, setting))]
    case .code(let code): [.element(.code, text: code)]
    case .math(let tex): [math(tex, setting)]
    case .link(let destination, let title, let content):
      link(to: destination, title: title, content, setting)
    case .image(let source, let title, let text): [picture(source, title: title, text: text)]
    case .softBreak: [.text("\n")]
    case .lineBreak: [.element(.br, [])]
    case .reference(let reference): [self.reference(reference, setting)]
    case .citation(let citation): self.citation(citation, setting)
    case .value(let value): [self.value(value, setting)]
    case .footnote(let number): setting == .running ? footnoteMark(number) : []
    case .problem(let text, let message): [inlineProblem(text: text, message: message)]
    }
  }

  /// A cross reference: the name and number of what it leads to.
  private func reference(_ reference: Reference, _ setting: Setting) -> HTMLNode {
    let id = reference.id.value
    guard let label = document.label(id) else {
      return inlineProblem(text: "@\(id)", message: "nothing carries the id ‘\(id)’")
    }
    guard setting == .running else { return .text(label.text) }
    // A number does not part from its name at a line's end.
    let text = label.text.split(separator: " ").joined(separator: "\u{A0}")
    return .element(.a, [.reference(.place(id))], text: text)
  }

  private mutating func link(
    to destination: String, title: String?, _ content: [Inline], _ setting: Setting
  ) -> [HTMLNode] {
    guard let address = address(of: destination) else {
      return [
        inlineProblem(
          text: plainText(content),
          message: "the address ‘\(destination)’ is none that a page may follow")
      ]
    }
    guard setting == .running else { return html(content, .quoted) }
    var attributes: [HTMLAttribute] = [.reference(address)]
    if let title, !title.isEmpty { attributes.append(.title(title)) }
    if address.isExternal { attributes.append(.relation("noreferrer")) }
    return [.element(.a, attributes, html(content, .quoted))]
  }

  /// The target of a link in the page: chapters are in the page, other files of the repository stand
  /// where they stand, seen from `Output` as from `Chapters`.
  private func address(of destination: String) -> HTMLAddress? {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = String(parts.first ?? "")
    let fragment = parts.count > 1 ? String(parts[1]) : nil
    let target = file.isEmpty ? chapter : document.chapters.first { "\($0.identifier).md" == file }
    if let target {
      guard let fragment else { return .place(anchor(of: target)) }
      return .place(anchor(ofFragment: fragment, in: target))
    }
    guard let address = HTMLAddress(written: destination) else { return nil }
    let isRelative = !address.text.prefix { $0 != "/" && $0 != "?" }.contains(":")
    guard isRelative, !file.isEmpty, !file.hasPrefix("/"), !file.hasPrefix("../") else {
      return address
    }
    return HTMLAddress(written: "../Chapters/" + destination)
  }

  /// The anchor in the page of what an author calls `#fragment` in a chapter: an id, or the words of a
  /// heading, whose id begins with the chapter's name.
  private func anchor(ofFragment fragment: String, in target: Chapter) -> String {
    let derived = "\(target.name)--\(fragment)"
    let isHeading = target.blocks.contains { block in
      if case .heading(_, derived, _) = block.content { return true }
      return false
    }
    return isHeading ? derived : fragment
  }

  /// A picture of the repository, embedded.
  private func picture(_ source: Sourced<String>, title: String?, text: String) -> HTMLNode {
    let path = ReportContents.path(ofPicture: source.value)
    guard let bytes = findings.pictures[path] else {
      return inlineProblem(text: source.value, message: "there is no picture ‘\(path)’")
    }
    if path.lowercased().hasSuffix(".svg") {
      do {
        let id = "picture-\(source.range.start.line)-\(source.range.start.column)"
        let prefix = "\(chapter?.identifier ?? "report")-\(id)"
        return .drawing(
          try SVGElement(svg: bytes, prefix: prefix).described(
            title: title ?? text, description: title == nil ? "" : text, id: prefix))
      } catch {
        return inlineProblem(text: source.value, message: error.description)
      }
    }
    guard let picture = EmbeddedPicture(bytes) else {
      return inlineProblem(
        text: source.value, message: "‘\(path)’ is no PNG, JPEG, GIF, WebP or SVG picture")
    }
    let titles: [HTMLAttribute] = title.map { [.title($0)] } ?? []
    return .element(.img, [.source(picture), .alt(text)] + titles, [])
  }
}
