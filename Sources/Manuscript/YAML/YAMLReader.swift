import Yams

/// Reads a stretch of a file as one YAML document, through Yams, into nodes with exact places.
///
/// Yams gives the structure and where each node starts; what a plain scalar means and where a node
/// ends is decided here.
struct YAMLReader {
  /// How often the text is read again after a duplicate key was reported and hidden.
  private static let duplicateKeyLimit = 20

  /// The file.
  let source: SourceText
  /// The stretch that holds the document: whole lines.
  let stretch: Range<Int>
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []
  /// The offsets in the stretch of keys that repeat another and are left out.
  private var hiddenKeys: [Int] = []
  /// The first line of the stretch, from 0.
  let firstLine: Int

  /// A reader of the lines in `stretch`.
  init(_ source: SourceText, _ stretch: Range<Int>) {
    self.source = source
    self.stretch = stretch
    self.firstLine = source.lineIndex(at: stretch.lowerBound)
  }

  /// The document; nil where it cannot be read at all (a diagnostic says why).
  mutating func read() -> YAMLNode? {
    let screening = YAMLScreening(source, stretch)
    diagnostics += screening.diagnostics
    guard !screening.isRefused else { return nil }
    for _ in 0..<Self.duplicateKeyLimit {
      let text = YAMLComposer.hiding(hiddenKeys, in: screening.text)
      do {
        let parser = try Parser(
          yaml: String(decoding: text, as: UTF8.self), resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          return YAMLNode(.null, at: source.range(stretch.lowerBound..<stretch.lowerBound))
        }
        return convert(root)
      } catch let error as YamlError {
        guard hideDuplicateKey(of: error) else {
          diagnostics.append(diagnostic(for: error))
          return nil
        }
      } catch {
        diagnostics.append(.unreadableYAML(String(describing: error), at: source.range(stretch)))
        return nil
      }
    }
    return nil
  }

  private mutating func convert(_ root: Node) -> YAMLNode {
    var composer = YAMLComposer(reader: self)
    let node = composer.compose(root).node
    diagnostics += composer.diagnostics
    return node
  }

  /// The offset in the file of a mark of Yams, whose columns count Unicode scalars.
  ///
  /// - Parameter known: A mark that is not after it, with its offset: a line is walked through from
  ///   there.
  func offset(of mark: Mark, from known: (mark: Mark, offset: Int)? = nil) -> Int {
    let index = firstLine + mark.line - 1
    guard index < source.lines.count, mark.line >= 1 else { return stretch.upperBound }
    let line = source.lines[index]
    var offset = line.lowerBound
    var column = 1
    if let known, known.mark.line == mark.line, known.mark.column <= mark.column {
      (offset, column) = (known.offset, known.mark.column)
    }
    while column < mark.column, offset < line.upperBound {
      offset += 1
      while offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return min(offset, stretch.upperBound)
  }

  // MARK: Duplicate keys

  /// Reports the second use of a key and hides it from the next reading.
  ///
  /// - Returns: Whether the error was about duplicate keys and the second use was found.
  private mutating func hideDuplicateKey(of error: YamlError) -> Bool {
    guard case .duplicatedKeysInMapping(let names, let context) = error,
      let name = names.first
    else { return false }
    let first = offset(of: context.mark)
    let search = YAMLKeySearch(source.bytes, stretch, name: name, hidden: hiddenKeys)
    guard let firstKey = search.key(at: first), let second = search.secondUse(after: first) else {
      return false
    }
    diagnostics.append(
      .duplicateKey(
        name, at: source.range(second), first: source.location(at: firstKey.lowerBound)))
    hiddenKeys.append(second.lowerBound - stretch.lowerBound)
    return true
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let failure = YAMLSyntaxError(
        problem: problem, context: context?.text ?? "", offset: offset(of: mark),
        opening: context.map { offset(of: $0.mark) }, in: source, from: stretch.lowerBound)
      return failure.diagnostic(in: source)
    case .duplicatedKeysInMapping(let names, let context):
      let start = offset(of: context.mark)
      return .duplicateKey(names.first ?? "", at: source.range(start..<start), first: nil)
    default:
      return .unreadableYAML(String(describing: error), at: source.range(stretch))
    }
  }
}
