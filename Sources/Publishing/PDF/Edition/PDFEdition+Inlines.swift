import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// Whether running text has links, anchors and notes, or says the same words a second time.
  enum Setting {
    case running
    case quoted
  }

  /// Running text, with quotation marks and dashes as they are printed.
  mutating func items(
    _ inlines: [Inline], _ type: EditionType, _ setting: Setting = .running
  ) -> [ParagraphItem] {
    var typography = TypographicText()
    return [placeMark] + typography.printed(inlines).flatMap { items($0, type, setting) }
  }

  private mutating func items(
    _ inline: Inline, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    switch inline {
    case .text(let text): return plain(text, type)
    case .emphasis(let content): return nested(content, type.emphasised, setting)
    case .strong(let content): return nested(content, type.bold, setting)
    case .strikethrough(let content):
      return nested(content, type.colored(style.quietColor), setting)
    case .code(let code): return [.text(code, type.codeStyle)]
    case .math(let tex): return math(tex, type, setting)
    case .link(let destination, _, let content):
      return link(to: destination, content, type, setting)
    case .image(let source, _, let text): return picture(source.value, text: text, type)
    case .softBreak: return [.text(" ", type.style)]
    case .lineBreak: return [.lineBreak]
    case .reference(let reference): return self.reference(reference, type, setting)
    case .citation(let citation): return self.citation(citation, type, setting)
    case .value(let value): return self.value(value, type, setting)
    case .footnote(let number): return setting == .running ? noteMark(number, type) : []
    case .problem(let text, let message): return inlineProblem(text, message, type)
    }
  }

  private mutating func nested(
    _ inlines: [Inline], _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    inlines.flatMap { items($0, type, setting) }
  }

  /// A cross reference: the name and number of what it leads to.
  private func reference(
    _ reference: Reference, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    let id = reference.id.value
    guard let label = document.label(id) else {
      return inlineProblem("@\(id)", "nothing carries the id ‘\(id)’", type)
    }
    // A number does not part from its name at a line's end.
    let text = label.text.split(separator: " ").joined(separator: "\u{A0}")
    return linked([.text(text, linkType(type, setting).style)], to: .destination(id), setting)
  }

  /// Text that leads somewhere where it stands in the flow of the text.
  func linked(
    _ items: [ParagraphItem], to target: LinkTarget, _ setting: Setting
  ) -> [ParagraphItem] {
    setting == .running ? [.link(target, items)] : items
  }

  /// The letters of a link.
  func linkType(_ type: EditionType, _ setting: Setting) -> EditionType {
    setting == .running ? type.colored(style.linkColor) : type
  }

  private mutating func link(
    to destination: String, _ content: [Inline], _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    guard setting == .running, let target = target(of: destination) else {
      return nested(content, type, .quoted)
    }
    return [.link(target, nested(content, linkType(type, setting), .quoted))]
  }

  /// Where a link leads: into the report for chapters and what they contain, to the world for addresses;
  /// nowhere for files that stand beside the chapters, which paper does not have.
  private func target(of destination: String) -> LinkTarget? {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = String(parts.first ?? "")
    let chapter = file.isEmpty ? chapter : document.chapters.first { "\($0.identifier).md" == file }
    if let chapter {
      guard parts.count > 1 else { return .destination(wording.anchor(of: chapter)) }
      let derived = "\(chapter.name)--\(parts[1])"
      let isHeading = chapter.blocks.contains { block in
        if case .heading(_, derived, _) = block.content { return true }
        return false
      }
      return .destination(isHeading ? derived : String(parts[1]))
    }
    guard let address = HTMLAddress(written: destination),
      address.text.hasPrefix("http") || address.text.hasPrefix("mailto:")
    else { return nil }
    return .address(address.text)
  }

  /// A computed number in a sentence, linked to what it is taken from.
  private func value(
    _ value: ValueDirective, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    let expression = value.expression.value
    guard let finding = findings.values[value.expression.range] else {
      let gap = gaps.byValue[value.expression.range]
      return inlineProblem(expression, gap?.message ?? "the value was not computed", type)
    }
    let words = expression.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    let source = words.map(String.init).first { document.item($0) != nil }
    let text = plain(finding.text, type)
    return source.map { linked(text, to: .destination($0), setting) } ?? text
  }

  /// A picture of the repository, where it is one that can be painted.
  private func picture(
    _ source: String, text: String, _ type: EditionType
  ) -> [ParagraphItem] {
    let path = ReportContents.path(ofPicture: source)
    guard let bytes = findings.pictures[path] else {
      return inlineProblem(source, "there is no picture ‘\(path)’", type)
    }
    guard let bitmap = try? Bitmap(png: bytes), bitmap.width > 0, bitmap.height > 0 else {
      // Paper has no place for other kinds of pictures; their words stand for them.
      return [.text("[\(text)]", type.style)]
    }
    let size = (Double(bitmap.width), Double(bitmap.height))
    let scale = min(0.75, geometry.typeArea.width.pixels / size.0)
    let (width, height) = (Length.pixels(size.0 * scale), Length.pixels(size.1 * scale))
    let box = Rectangle(left: .zero, top: -height, width: width, height: height)
    return [
      .box(
        InlineBox(
          width: width, ascent: height, descent: .zero,
          items: [.image(bitmap, in: box, smooth: true)]))
    ]
  }
}
