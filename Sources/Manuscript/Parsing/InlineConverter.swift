/// Turns cmark's inline nodes into ours and puts the constructs back where placeholders stand.
struct InlineConverter {
  /// A piece of a paragraph that is more than running text, or running text.
  enum Run {
    /// Running text.
    case inline(Inline)
    /// A displayed formula.
    case display(tex: Sourced<String>, id: Sourced<String>?, range: SourceRange)
    /// Attributes in braces at the end of a line.
    case attributes(Attributes)
    /// Structure between paragraphs.
    case piece(Int)
  }

  /// How deep inlines may be nested.
  static let deepestNesting = 64

  private let passage: Passage
  private let placeholders: [Placeholder]
  private var reported: Set<Int> = []
  /// What was wrong, in the order of conversion.
  var diagnostics: [Diagnostic] = []

  /// A converter of the text that `scanner` has prepared.
  init(_ scanner: MarkdownScanner) {
    self.passage = scanner.passage
    self.placeholders = scanner.placeholders
  }

  /// The contents of a paragraph or heading.
  mutating func runs(of node: CommonMarkNode) -> [Run] {
    var runs: [Run] = []
    for child in node.children { convert(child, depth: 0, into: &runs) }
    return runs
  }

  /// The contents of a node as running text alone; `subject` is what cannot hold more.
  mutating func inlines(
    of node: CommonMarkNode, in subject: String, depth: Int = 0
  ) -> [Inline] {
    var runs: [Run] = []
    for child in node.children { convert(child, depth: depth, into: &runs) }
    return inlines(of: runs, in: subject)
  }

  /// Runs as running text; formulas that should be displayed become problems, attributes text.
  mutating func inlines(of runs: [Run], in subject: String) -> [Inline] {
    var inlines: [Inline] = []
    for run in runs {
      switch run {
      case .inline(let inline): inlines.appendMerging(inline)
      case .display(let tex, _, let range):
        let diagnostic = Diagnostic.displayMathInside(subject, at: range)
        diagnostics.append(diagnostic)
        inlines.appendMerging(.problem(text: tex.value, message: diagnostic.message))
      case .attributes(let attributes):
        diagnostics.append(.strayAttributes(at: passage.range(attributes.stretch)))
        inlines.appendMerging(.text(passage.text(attributes.stretch)))
      case .piece: break
      }
    }
    return inlines
  }

  /// The text of a code block or span, as the author wrote it.
  func plainText(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for piece in PlaceholderCode.pieces(of: bytes) {
      switch piece {
      case .text(let stretch): result += bytes[stretch]
      case .placeholder(let index): result += sourceText(of: index)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func sourceText(of index: Int) -> ArraySlice<UInt8> {
    guard index < placeholders.count else { return [] }
    if case .destination = placeholders[index].construct { return [] }
    return passage.bytes[placeholders[index].stretch]
  }

  // MARK: Nodes

  private mutating func convert(
    _ node: CommonMarkNode, depth: Int, into runs: inout [Run]
  ) {
    guard depth < Self.deepestNesting else {
      let diagnostic = Diagnostic.deepInlines(limit: Self.deepestNesting, in: passage)
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
      runs.appendMerging(.problem(text: "…", message: diagnostic.message))
      return
    }
    switch node.kind {
    case .text: appendText(node.literal, into: &runs)
    case .softBreak: runs.append(.inline(.softBreak))
    case .lineBreak: runs.append(.inline(.lineBreak))
    case .code: runs.append(.inline(.code(plainText(node.literal))))
    case .emphasis:
      runs.append(.inline(.emphasis(inlines(of: node, in: "emphasis", depth: depth + 1))))
    case .strong:
      runs.append(.inline(.strong(inlines(of: node, in: "emphasis", depth: depth + 1))))
    case .strikethrough:
      runs.append(.inline(.strikethrough(inlines(of: node, in: "emphasis", depth: depth + 1))))
    case .link: convertLink(node, depth: depth, into: &runs)
    case .image: runs.appendMerging(image(node))
    case .footnoteReference:
      let number = Int(String(decoding: node.literal, as: UTF8.self)) ?? 0
      runs.append(.inline(.footnote(number: number)))
    default: runs.appendMerging(.text(plainText(node.literal)))
    }
  }

  private mutating func appendText(_ bytes: [UInt8], into runs: inout [Run]) {
    for piece in PlaceholderCode.pieces(of: bytes) {
      switch piece {
      case .text(let stretch):
        runs.appendMerging(.text(String(decoding: bytes[stretch], as: UTF8.self)))
      case .placeholder(let index): appendConstruct(index, into: &runs)
      }
    }
  }

  private mutating func appendConstruct(_ index: Int, into runs: inout [Run]) {
    guard index < placeholders.count else { return }
    let placeholder = placeholders[index]
    report(index)
    switch placeholder.construct {
    case .inlines(let inlines):
      for inline in inlines { runs.appendMerging(inline) }
    case .displayMath(let tex, let id):
      runs.append(.display(tex: tex, id: id, range: passage.range(placeholder.stretch)))
    case .attributes(let attributes): runs.append(.attributes(attributes))
    case .comment, .destination: break
    case .literal: runs.appendMerging(.text(passage.text(placeholder.stretch)))
    case .piece(let piece): runs.append(.piece(piece))
    }
  }

  private mutating func report(_ index: Int) {
    guard !placeholders[index].diagnostics.isEmpty, reported.insert(index).inserted else { return }
    diagnostics += placeholders[index].diagnostics
  }

  // MARK: Links and images

  /// The destination of a link, without placeholders, and where it stands.
  private mutating func destination(
    of node: CommonMarkNode
  ) -> (text: String, range: SourceRange?, isRefused: Bool) {
    let bytes = node.destination
    var range: SourceRange?
    var isRefused = false
    if case .placeholder(let index)? = PlaceholderCode.pieces(of: bytes).first,
      index < placeholders.count, case .destination(let refused) = placeholders[index].construct
    {
      report(index)
      range = passage.range(placeholders[index].stretch)
      isRefused = refused
    }
    return (plainText(bytes), range, isRefused)
  }

  private mutating func convertLink(
    _ node: CommonMarkNode, depth: Int, into runs: inout [Run]
  ) {
    let (text, range, isRefused) = destination(of: node)
    let content = inlines(of: node, in: "a link", depth: depth + 1).withoutLinks()
    if !isRefused {
      switch LinkDestination(text) {
      case .safe:
        let title = node.title
        runs.append(
          .inline(
            .link(
              destination: text, title: title.isEmpty ? nil : plainText(title), content: content)))
        return
      case .unsafe(let scheme): diagnostics.append(.unsafeLink(scheme: scheme, at: range))
      }
    }
    for inline in content { runs.appendMerging(inline) }
  }

  private mutating func image(_ node: CommonMarkNode) -> Inline {
    let (text, range, isRefused) = destination(of: node)
    let alternative = inlines(of: node, in: "a picture's text").plainText
    let place = range ?? passage.range(0..<0)
    guard !isRefused, let path = LinkDestination.imagePath(text, in: passage.source.path) else {
      let diagnostic = Diagnostic.imageOutside(text, at: place)
      if !isRefused { diagnostics.append(diagnostic) }
      return .problem(text: "![\(alternative)](\(text))", message: diagnostic.message)
    }
    let title = node.title
    return .image(
      source: Sourced(path, at: place), title: title.isEmpty ? nil : plainText(title),
      alternativeText: alternative)
  }
}

extension [InlineConverter.Run] {
  /// Appends running text, joining it with text before it.
  mutating func appendMerging(_ inline: Inline) {
    if case .text(let text) = inline, case .inline(.text(var joined))? = last {
      removeLast()  // so that the text has one owner and grows in place
      joined += text
      append(.inline(.text(joined)))
    } else {
      append(.inline(inline))
    }
  }
}
