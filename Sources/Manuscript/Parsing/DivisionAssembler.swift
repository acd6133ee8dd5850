/// Puts blocks between the fences of divisions into their divisions.
struct DivisionAssembler {
  private struct Frame {
    let fence: DivisionFence
    var blocks: [Block] = []
  }

  /// How deep divisions may be nested.
  static let deepestNesting = 20

  private let source: SourceText
  private var frames: [Frame] = []
  private var blocks: [Block] = []
  private var ignoredFences = 0
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// An assembler of the blocks of a chapter.
  init(_ source: SourceText) {
    self.source = source
  }

  /// Adds a block to the innermost open division.
  mutating func add(_ block: Block) {
    if frames.isEmpty {
      blocks.append(block)
    } else {
      frames[frames.count - 1].blocks.append(block)
    }
  }

  /// Opens a division.
  mutating func open(_ fence: DivisionFence) {
    let range = source.range(ofLine: fence.line)
    if frames.count >= Self.deepestNesting {
      ignoredFences += 1
      return addProblem(.deepDivisions(limit: Self.deepestNesting, at: range), at: range)
    }
    frames.append(Frame(fence: fence))
  }

  /// Closes the innermost division; where only an outer one has as many colons, that one, and those
  /// inside were never closed.
  mutating func close(line: Int, length: Int) {
    if ignoredFences > 0 {
      ignoredFences -= 1
      return
    }
    guard let innermost = frames.last else {
      let range = source.range(ofLine: line)
      return addProblem(.closingWithoutDivision(at: range), at: range)
    }
    if innermost.fence.length != length,
      let outer = frames.lastIndex(where: { $0.fence.length == length })
    {
      while frames.count > outer + 1 { endUnclosed(before: line) }
    }
    end(atLine: line)
  }

  /// The blocks, with all divisions still open ended at the last line.
  mutating func finish() -> [Block] {
    while !frames.isEmpty { endUnclosed(before: source.lines.count) }
    return blocks
  }

  private mutating func endUnclosed(before line: Int) {
    guard let fence = frames.last?.fence else { return }
    let diagnostic = Diagnostic.unterminatedDivision(at: source.range(ofLine: fence.line))
    diagnostics.append(diagnostic)
    frames[frames.count - 1].blocks.insert(
      problem(diagnostic, at: source.range(ofLine: fence.line)), at: 0)
    end(atLine: max(line - 1, fence.line))
  }

  private mutating func end(atLine line: Int) {
    guard let frame = frames.popLast() else { return }
    let start = source.lines[frame.fence.line].lowerBound
    let range = source.range(start..<source.trimmed(source.lines[line]).upperBound)
    var reader = DivisionReader(source, frame.fence)
    if let content = reader.content(holding: frame.blocks) {
      add(Block(content, at: range))
    } else {
      if let first = frame.fence.problem ?? reader.diagnostics.first {
        add(problem(first, at: source.range(ofLine: frame.fence.line)))
      }
      for block in frame.blocks { add(block) }
    }
    diagnostics += reader.diagnostics
  }

  private mutating func addProblem(_ diagnostic: Diagnostic, at range: SourceRange) {
    diagnostics.append(diagnostic)
    add(problem(diagnostic, at: range))
  }

  private func problem(_ diagnostic: Diagnostic, at range: SourceRange) -> Block {
    let text = source.text(source.offset(of: range.start)..<source.offset(of: range.end))
    return Block(.problem(text: text, message: diagnostic.message), at: range)
  }
}

/// Reads what the opening fence of a division says.
struct DivisionReader {
  private let source: SourceText
  private let fence: DivisionFence
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader of one fence.
  init(_ source: SourceText, _ fence: DivisionFence) {
    self.source = source
    self.fence = fence
  }

  /// What the fence holds, or nil where it is not clear what that is.
  mutating func content(holding blocks: [Block]) -> Block.Content? {
    guard fence.problem == nil else { return nil }
    if let panel = panel(holding: blocks) { return .panel(panel) }
    return division(holding: blocks).map(Block.Content.division)
  }

  /// A panel of the poster, where the classes name nothing else.
  private mutating func panel(holding blocks: [Block]) -> Panel? {
    let attributes = fence.attributes
    let words = attributes.classes.map(\.value)
    guard attributes.id == nil, !words.isEmpty,
      words.allSatisfy({ $0 == Panel.posterClass || $0 == Panel.posterOnlyClass })
    else { return nil }
    let isForPosterOnly = words.contains(Panel.posterOnlyClass)
    var panel = Panel(isForPosterOnly: isForPosterOnly, blocks: blocks)
    for (key, value, stretch) in attributes.values {
      switch key.value {
      case "name": panel.title = inlines(stretch, as: "a name")
      case "takeaway": panel.takeaway = inlines(stretch, as: "a take-away")
      default:
        diagnostics.append(
          .unknownDivisionAttribute(key, in: "a panel", valid: ["name", "takeaway"]))
      }
      if value.value.isEmpty { diagnostics.append(.emptyText(key.value, at: value.range)) }
    }
    if isForPosterOnly {
      diagnostics += blocks.flatMap(\.numbered).map { .numberedOnPosterOnly(at: $0.range) }
    }
    return panel
  }

  private mutating func inlines(_ stretch: Range<Int>, as what: String) -> [Inline] {
    InlineReader.read(Passage(source, stretch), as: what, diagnostics: &diagnostics)
  }

  private mutating func division(holding blocks: [Block]) -> Division? {
    guard let kind = kind() else { return nil }
    var division = Division(kind: kind, id: fence.attributes.id, name: [], blocks: blocks)
    division.classes = fence.attributes.classes.map(\.value).filter { $0 != kind.name }
    if let id = division.id, let problem = Identifier.problem(with: id, prefix: kind.rawValue) {
      diagnostics.append(problem)
    }
    let valid = kind == .proof ? ["name", "of"] : ["name", "takeaway"]
    for (key, value, stretch) in fence.attributes.values {
      switch key.value {
      case "name": division.name = inlines(stretch, as: "a name")
      case "takeaway" where division.isOnPoster:
        division.takeaway = inlines(stretch, as: "a take-away")
      case "takeaway" where kind != .proof:
        diagnostics.append(.takeawayWithoutPoster(key))
      case "of" where kind == .proof: division.proves = value
      default:
        diagnostics.append(
          .unknownDivisionAttribute(key, in: kind.description, valid: valid))
      }
    }
    return division
  }

  private mutating func kind() -> Division.Kind? {
    let attributes = fence.attributes
    let named = attributes.classes.lazy.compactMap { word in
      Division.Kind.allCases.first { $0.name == word.value }
    }.first
    guard let id = attributes.id else {
      if let named { return named }
      let fenceRange = source.range(ofLine: fence.line)
      diagnostics.append(
        attributes.classes.first.map { .unknownDivision($0) }
          ?? .divisionWithoutKind(at: fenceRange))
      return nil
    }
    let prefix = id.value.split(separator: "-").first.map(String.init) ?? ""
    guard let kind = Division.Kind(rawValue: prefix) else {
      if let named { return named }
      diagnostics.append(.divisionPrefix(id))
      return nil
    }
    if let named, named != kind {
      diagnostics.append(.divisionKindsDiffer(id, kind, word: named.name))
    }
    return kind
  }
}

extension Diagnostic {
  static func divisionPrefix(_ id: Sourced<String>) -> Diagnostic {
    let prefixes = Division.Kind.allCases.map(\.rawValue)
    let prefix = id.value.split(separator: "-").first.map(String.init) ?? ""
    let nearest = NearestName.nearest(to: prefix, among: prefixes)
    return Diagnostic(
      at: id.range, "the id ‘\(id.value)’ does not say what the division is",
      notes: ["it must begin with one of \(prefixes.map { $0 + "-" }.joined(separator: ", "))"],
      suggestion: nearest.map { $0 + id.value.dropFirst(prefix.count) })
  }
}
