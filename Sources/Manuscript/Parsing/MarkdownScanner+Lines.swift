extension MarkdownScanner {
  /// How many marks of quotations and lists a line may begin with.
  private static let deepestLine = 40

  /// Reads lines of Markdown: divides them into paragraphs, and passes code inside lists and
  /// quotations over.
  mutating func readLines(_ lines: Range<Int>) {
    var reader = LineGrouping()
    for line in lines {
      let stretch = passage.source.lines[line]
      let shape = LineShape(bytes, stretch)
      if reader.continuesCode(bytes, stretch, shape) {
        copyLine(stretch)
        continue
      }
      if reader.mustEnd(before: shape, bytes, stretch) { flush(&reader) }
      if shape.quoteDepth + shape.markerCount > Self.deepestLine {
        flush(&reader)
        putProblem(.deepLine(limit: Self.deepestLine, at: passage.range(stretch)), for: stretch)
        endLine()
      } else if shape.isBlank || reader.isCodeStart(bytes, stretch, shape) {
        copyLine(stretch)
      } else {
        noteIndentedDivision(shape, stretch)
        reader.add(stretch, shape, next: nextLine(after: line, in: lines), bytes)
        if reader.isSingleLine { flush(&reader) }
      }
    }
    flush(&reader)
  }

  /// Warns of a fence of a division that does not begin its line.
  private mutating func noteIndentedDivision(_ shape: LineShape, _ stretch: Range<Int>) {
    guard bytes.hasBytes(":::", at: shape.content, before: stretch.upperBound),
      shape.content - stretch.lowerBound < 4 || shape.markerCount + shape.quoteDepth > 0
    else { return }
    diagnostics.append(.indentedDivision(at: passage.range(shape.content..<stretch.upperBound)))
  }

  private func nextLine(after line: Int, in lines: Range<Int>) -> Range<Int>? {
    line + 1 < lines.upperBound ? passage.source.lines[line + 1] : nil
  }

  private mutating func copyLine(_ stretch: Range<Int>) {
    copy(stretch)
    endLine()
  }

  private mutating func flush(_ reader: inout LineGrouping) {
    guard let paragraph = reader.paragraph(bytes) else { return }
    read(paragraph)
    endLine()
  }
}

/// Collects the lines of a paragraph and knows what ends it.
private struct LineGrouping {
  private var stretch: Range<Int>?
  private var shape: LineShape?
  private var isInDisplay = false
  private var isInTable = false
  private var code: (fence: CodeFence, indentation: Int, quoteDepth: Int)?
  /// Whether the paragraph is complete with its first line: a heading or a row of a table.
  private(set) var isSingleLine = false

  /// The paragraph collected, which is then forgotten; nil where there is none.
  mutating func paragraph(_ bytes: [UInt8]) -> Paragraph? {
    guard let stretch, let shape else { return nil }
    self.stretch = nil
    self.shape = nil
    isInDisplay = false
    return Paragraph(
      stretch, in: bytes, content: shape.content, quoteDepth: shape.quoteDepth)
  }

  // MARK: Code in containers

  /// Whether the line belongs to a code block in a list or quotation (its closing fence too).
  mutating func continuesCode(_ bytes: [UInt8], _ stretch: Range<Int>, _ shape: LineShape) -> Bool {
    guard let code else { return false }
    let indentation = shape.content - stretch.lowerBound
    let hasLeft =
      !shape.isBlank
      && (shape.quoteDepth < code.quoteDepth
        || code.quoteDepth == 0 && code.indentation > 3 && indentation < 2)
    if hasLeft {
      self.code = nil
      return false
    }
    if code.fence.isClosed(bytes, at: shape.content, before: stretch.upperBound) {
      self.code = nil
    }
    return true
  }

  /// Whether the line opens a code block; if so, it is remembered.
  mutating func isCodeStart(_ bytes: [UInt8], _ stretch: Range<Int>, _ shape: LineShape) -> Bool {
    guard let fence = CodeFence(bytes, at: shape.content, before: stretch.upperBound) else {
      return false
    }
    code = (fence, shape.content - stretch.lowerBound, shape.quoteDepth)
    return true
  }

  // MARK: Paragraphs

  /// Whether the paragraph collected so far ends before a line.
  mutating func mustEnd(before next: LineShape, _ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    if next.isBlank {
      isInTable = false
      return true
    }
    guard let shape, !isInDisplay else { return false }
    if next.markerCount > 0 || next.quoteDepth != shape.quoteDepth { return true }
    return isHeading(bytes, next.content, line.upperBound)
      || isRule(bytes, next.content..<line.upperBound)
      || CodeFence(bytes, at: next.content, before: line.upperBound) != nil
      || bytes.hasBytes("[^", at: next.content, before: line.upperBound)
      || bytes[next.content] == .pipe
  }

  /// Adds a line to the paragraph, or begins one with it.
  mutating func add(
    _ line: Range<Int>, _ next: LineShape, next following: Range<Int>?, _ bytes: [UInt8]
  ) {
    if let stretch {
      self.stretch = stretch.lowerBound..<line.upperBound
    } else {
      stretch = line
      shape = next
      if let following, isDelimiterRow(bytes, following) { isInTable = true }
    }
    countDisplays(bytes, next.content..<line.upperBound)
    let isRow = isInTable || bytes[next.content] == .pipe
    isSingleLine =
      !isInDisplay
      && (isRow || isHeading(bytes, next.content, line.upperBound)
        || isRule(bytes, next.content..<line.upperBound))
  }

  private mutating func countDisplays(_ bytes: [UInt8], _ line: Range<Int>) {
    var offset = line.lowerBound
    while offset + 1 < line.upperBound {
      if bytes[offset] == .backslash {
        offset += 2
      } else if bytes[offset] == .dollar, bytes[offset + 1] == .dollar {
        isInDisplay.toggle()
        offset += 2
      } else {
        offset += 1
      }
    }
  }

  private func isHeading(_ bytes: [UInt8], _ content: Int, _ end: Int) -> Bool {
    guard bytes[content] == .hash else { return false }
    let level = bytes.runLength(at: content, before: end)
    return level <= 6 && (content + level == end || bytes[content + level].isBlank)
  }

  /// An underline of a heading, or a rule.
  private func isRule(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    let mark = bytes[content.lowerBound]
    guard mark == .hyphen || "=*_".utf8.contains(mark) else { return false }
    return content.allSatisfy { bytes[$0] == mark || bytes[$0].isBlank }
  }

  /// The row of dashes below a table's heading.
  private func isDelimiterRow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var hasDash = false
    var hasPipe = false
    for offset in line {
      switch bytes[offset] {
      case .hyphen: hasDash = true
      case .pipe: hasPipe = true
      case .colon, .space, .tab, .greater: break
      default: return false
      }
    }
    return hasDash && hasPipe
  }
}
