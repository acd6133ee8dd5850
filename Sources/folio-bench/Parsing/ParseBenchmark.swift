import CCmark
import Manuscript
import Publishing
import Results
import SystemPackage

/// Reading, understanding and planning 200 chapters, plots and claims checked; against cmark-gfm, which
/// parses the same text as Markdown and stops there.
struct ParseBenchmark: Benchmark {
  let name = "parse"
  let summary = "read, parse and plan 200 chapters, against cmark-gfm alone"

  private static let chapterCount = 200

  /// Why there is nothing to measure.
  enum Failure: Error, CustomStringConvertible {
    /// The generated chapters have mistakes.
    case mistakes([Diagnostic], sources: [String: [String]])

    var description: String {
      switch self {
      case .mistakes(let diagnostics, let sources):
        DiagnosticFormatter(sourceLines: sources).text(for: diagnostics)
      }
    }
  }

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let pairs = options.pairs
    let folder = try ScratchFolder()
    let files = ManyChapters.files(count: Self.chapterCount)
    for (name, text) in files { try folder.write(text, to: name) }
    let workspace = try Workspace(root: folder.path)
    let texts = files.filter { $0.key.hasSuffix(".md") }.values.map { Array($0.utf8) }
    let check = try Check(of: workspace, profile: .full)
    guard check.diagnostics.isEmpty else {
      throw Failure.mistakes(check.diagnostics, sources: check.sourceLines)
    }
    return [
      try Measurement(
        "\(Self.chapterCount) chapters", against: "cmark-gfm alone", pairs: pairs,
        { try Cost.of { _ = try Check(of: workspace, profile: .full) } },
        baseline: { Cost.of { for text in texts { CommonMarkAlone.parse(text) } } })
    ]
  }
}

/// cmark-gfm by itself.
enum CommonMarkAlone {
  /// Parses a text with the extensions that chapters use and forgets the document.
  static func parse(_ text: [UInt8]) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    text.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      cmark_parser_feed(parser, start, buffer.count)
    }
    if let document = cmark_parser_finish(parser) { cmark_node_free(document) }
  }
}
