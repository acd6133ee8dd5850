import Glibc
import Manuscript
import TestSupport
import Testing

/// Reading never crashes and takes time proportional to the text, whatever the text.
struct RobustnessTests {
  private static func parse(_ bytes: [UInt8]) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let chapter = Chapter(parsing: bytes, path: "Chapters/02-x.md", diagnostics: &diagnostics)
    return (chapter, diagnostics)
  }

  @Test func `Two thousand random mutations of a good chapter are read without a crash`() {
    let good = Array(GoodChapter.text.utf8)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...8, using: &random) { mutate(&bytes, using: &random) }
      let (chapter, diagnostics) = Self.parse(bytes)
      for diagnostic in diagnostics { expectInside(diagnostic, chapter) }
    }
  }

  @Test func `Random mutations of a bibliography and of a YAML file are read without a crash`() {
    let entry = #"@misc{a, author = {G\"odel, K. and {B C}}, title = "T {\'e}" # jan, year = 1}"#
    let yaml =
      "a: {b: [1, 'x', \"y\\u00e9\"], c: ~}\nd: |\n  é\n\n  f\ne: >-\n  g\n  h\n? i\n: &j k\n"
    var random = SeededGenerator(seed: 11)
    for _ in 0..<1000 {
      var entryBytes = Array(entry.utf8)
      var yamlBytes = Array(yaml.utf8)
      mutate(&entryBytes, using: &random)
      mutate(&entryBytes, using: &random)
      mutate(&yamlBytes, using: &random)
      mutate(&yamlBytes, using: &random)
      var diagnostics: [Diagnostic] = []
      _ = Bibliography(parsing: entryBytes, path: "a.bib", diagnostics: &diagnostics)
      _ = YAMLNode(parsing: yamlBytes, file: "a.yaml", diagnostics: &diagnostics)
      #expect(diagnostics.allSatisfy { $0.range.map { $0.start <= $0.end } ?? false })
    }
  }

  private func expectInside(_ diagnostic: Diagnostic, _ chapter: Chapter) {
    guard let range = diagnostic.range else { return }
    let isOrdered = range.start <= range.end && range.start.line >= 1 && range.start.column >= 1
    #expect(isOrdered && range.end.line <= max(chapter.sourceLines.count, 1))
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let special = Array("`$@[]{}<>|:#-*_!\n\\\"'&%~^ ()\u{E000}\u{E001}é\t0".utf8)
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2:
      bytes.insert(special[Int.random(in: 0..<special.count, using: &random)], at: place)
    case 3: bytes.removeSubrange(place..<min(place + 40, bytes.count))
    case 4: bytes.insert(contentsOf: bytes[place..<min(place + 60, bytes.count)], at: place)
    default: bytes[place] = special[Int.random(in: 0..<special.count, using: &random)]
    }
  }

  static let hostile: [(name: String, unit: String)] = [
    ("open brackets", "["), ("open links", "[a]("), ("open images", "![a"), ("stars", "*"),
    ("emphasis", "*a **b "), ("underscores", "a_"), ("backticks", "`a``b"), ("dollars", "$a "),
    ("amounts", "$5 "), ("displays", "$$ a "), ("maths", "$a$ "), ("mentions", "@a "),
    ("citations", "[@a; "), ("tags", "<a b=\""), ("comments", "<!-- "), ("addresses", "<a:"),
    ("quotations", "> "), ("quotation lines", "> a\n"), ("list lines", "- a\n"),
    ("nested lists", "- "), ("numbers", "1. "), ("headings", "# a\n"), ("pipes", "|"),
    ("table rows", "| a | b |\n|---|---|\n"), ("footnotes", "[^a]: b\n\n"),
    ("footnote marks", "[^a]"), ("colons", ":::\n"), ("divisions", "::: {#thm-a}\n"),
    ("braces", "{#a "), ("values", "`{value} a` "), ("fences", "```\n"), ("tildes", "~~a "),
    ("directives", "```figure\n"), ("entities", "&#xE000;"), ("placeholders", "\u{E000}0\u{E001}"),
    ("links", "https://a.b/("), ("backslashes", "\\"), ("definitions", "[a]: b\n"),
    ("wide letters", "é $x$ "), ("words", "word "), ("carriage returns", "\r"), ("zeros", "\0"),
    ("escapes", "\\$"), ("emoji", "👩‍👩‍👧 @a "), ("rules", "---\n"), ("blank lines", "\n"),
    ("strikes", "~~~~ "), ("unmatched closers", "a] "), ("entities in words", "&amp;"),
    ("exclamations", "!["), ("reference links", "[a][b]"), ("tabs", "\t"),
  ]

  @Test(arguments: hostile.map(\.name))
  func `Four times as much of one thing takes about four times as long`(_ name: String) throws {
    let unit = try #require(Self.hostile.first { $0.name == name }?.unit)
    let quarter = Self.seconds(reading: unit, bytes: 10_000)
    let whole = Self.seconds(reading: unit, bytes: 40_000)
    #expect(whole < 9 * quarter + 0.1, "\(quarter) s, then \(whole) s")
  }

  @Test func `A chapter of a megabyte is read in time`() {
    let count = 1_000_000 / GoodChapter.text.utf8.count
    let text = String(repeating: GoodChapter.text.replacing("---\n", with: ""), count: count)
    let bytes = Array(("---\ntitle: T\n---\n" + text).utf8)
    #expect(Self.processorSeconds { _ = Self.parse(bytes) } < 60)
  }

  private static func seconds(reading unit: String, bytes count: Int) -> Double {
    let header = Array("---\ntitle: T\n---\n".utf8)
    let text = Array(String(repeating: unit, count: count / unit.utf8.count).utf8)
    return processorSeconds { _ = parse(header + text) }
  }

  /// How long this thread computes, whatever else the machine does.
  private static func processorSeconds(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    body()
    return now() - start
  }
}
