/// Reads running text that stands outside paragraphs: captions, titles, statements, names.
enum InlineReader {
  /// Reads a passage as one paragraph, whatever its lines begin with; empty lines count as spaces.
  ///
  /// - Parameters:
  ///   - passage: The text.
  ///   - subject: What it is, for messages: “a caption”.
  ///   - diagnostics: Where errors are added.
  static func read(
    _ passage: Passage, as subject: String, diagnostics: inout [Diagnostic]
  ) -> [Inline] {
    guard needsMarkdown(passage.bytes) else {
      let text = passage.text(passage.bytes.trimmed(0..<passage.bytes.count))
      return text.isEmpty ? [] : [.text(text)]
    }
    let flat = passage.asOneLine()
    var scanner = MarkdownScanner(flat, footnotes: [])
    scanner.put(.comment, for: 0..<0)
    scanner.read(Paragraph(0..<flat.bytes.count, in: flat.bytes))
    scanner.endLine()
    var converter = InlineConverter(scanner)
    let inlines = CommonMark.withDocument(of: scanner.output) { document in
      var runs: [InlineConverter.Run] = []
      for paragraph in document.children { runs += converter.runs(of: paragraph) }
      return converter.inlines(of: runs, in: subject)
    }
    diagnostics += converter.diagnostics
    return inlines ?? []
  }

  /// Whether any byte could mean something to Markdown.
  private static func needsMarkdown(_ bytes: [UInt8]) -> Bool {
    bytes.contains { byte in
      byte == 0xEE || byte == .newline
        || byte < 0x80 && !byte.isAlphanumeric && !" ,.;:'\"()%+/?=#".utf8.contains(byte)
    } || bytes.containsLink
  }
}

extension [UInt8] {
  /// Whether a bare link may begin somewhere.
  fileprivate var containsLink: Bool {
    indices.contains { index in
      hasBytes("://", at: index, before: count) || hasBytes("www.", at: index, before: count)
    }
  }
}

extension Passage {
  /// The passage as one line: line ends with the white space around them are single spaces.
  fileprivate func asOneLine() -> Passage {
    let trimmed = bytes.trimmed(0..<bytes.count)
    var flat: [UInt8] = []
    var origins: [Int] = []
    var offset = trimmed.lowerBound
    while offset < trimmed.upperBound {
      if bytes[offset] == .newline {
        while let last = flat.last, last.isBlank {
          flat.removeLast()
          origins.removeLast()
        }
        flat.append(.space)
        origins.append(origin(of: offset))
        while offset < trimmed.upperBound, bytes[offset].isWhitespace { offset += 1 }
      } else {
        flat.append(bytes[offset])
        origins.append(origin(of: offset))
        offset += 1
      }
    }
    origins.append(origin(of: trimmed.upperBound))
    return Passage(source, flat, origins: origins)
  }
}
