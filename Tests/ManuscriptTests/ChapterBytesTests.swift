import Manuscript
import Testing

/// What the bytes of a file may be.
struct ChapterBytesTests {
  private func parse(_ bytes: [UInt8], path: String = "Chapters/02-x.md") -> (Chapter, [String]) {
    var diagnostics: [Diagnostic] = []
    let chapter = Chapter(parsing: bytes, path: path, diagnostics: &diagnostics)
    return (chapter, diagnostics.map { "\($0.range?.place ?? "") \($0.message)" })
  }

  private let header = Array("---\ntitle: T\n---\n".utf8)

  @Test func `The first byte that is not UTF-8 is named with its place`() {
    let (chapter, messages) = parse(header + Array("Gr".utf8) + [0xFC] + Array("n und gr\n".utf8))
    #expect(messages == ["Chapters/02-x.md:4:3 the byte 0xFC is not valid UTF-8"])
    #expect(chapter.sourceLines[3] == "Gr\u{FFFD}n und gr")
  }

  @Test(arguments: [
    [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
  ])
  func `Overlong forms, surrogates and cut sequences are not UTF-8`(_ bytes: [UInt8]) {
    let first = String(bytes[0], radix: 16, uppercase: true)
    #expect(
      parse(header + bytes).1 == ["Chapters/02-x.md:4:1 the byte 0x\(first) is not valid UTF-8"])
  }

  @Test func `UTF-16 is recognised and nothing else said`() {
    let (chapter, messages) = parse([0xFF, 0xFE, 0x41, 0x00])
    #expect(messages == ["Chapters/02-x.md:1:1 the file is UTF-16, not UTF-8"])
    #expect(chapter.blocks.count == 1)
  }

  @Test func `Zero bytes and escapes are reported and replaced`() {
    let (chapter, messages) = parse(header + Array("a\0b\u{1B}[31m\u{85}".utf8))
    #expect(
      messages == [
        "Chapters/02-x.md:4:2 the control character U+0000 cannot stand in a chapter",
        "Chapters/02-x.md:4:4 the control character U+001B cannot stand in a chapter",
        "Chapters/02-x.md:4:9 the control character U+0085 cannot stand in a chapter",
      ])
    #expect(chapter.sourceLines[3] == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}")
  }

  @Test func `A byte order mark and the line ends of other systems change nothing`() {
    let text = "---\ntitle: T\n---\nA $x$\n\n```figure\nidd: 1\n```\n"
    let plain = parse(Array(text.utf8))
    for other in [
      text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), "\u{FEFF}" + text,
    ] {
      let (chapter, messages) = parse(Array(other.utf8))
      #expect(chapter == plain.0)
      #expect(messages == plain.1)
    }
  }

  @Test(arguments: ["x.md", "2x.md", "02_x.md", "02-.md", "02-X.md", "02-x.txt"])
  func `A file that is not named like a chapter is reported`(_ name: String) {
    let (_, messages) = parse(header + Array("A".utf8), path: "Chapters/" + name)
    #expect(
      messages == ["Chapters/\(name):1:1 a chapter's file must be named like ‘02-name.md’"])
  }

  @Test func `Number, name and identifier come from the file's name`() {
    let (chapter, _) = parse(header, path: "Chapters/02-flat-landscape.md")
    #expect(chapter.number == 2)
    #expect(chapter.name == "flat-landscape")
    #expect(chapter.identifier == "02-flat-landscape")
  }

  @Test func `The good chapter has no mistakes`() {
    #expect(parse(Array(GoodChapter.text.utf8)).1 == [])
  }
}
