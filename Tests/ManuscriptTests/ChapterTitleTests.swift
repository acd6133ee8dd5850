import Manuscript
import Testing

/// Where a chapter's title comes from.
@Suite struct ChapterTitleTests {
  private func read(_ text: String) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let chapter = Chapter(
      parsing: Array(text.utf8), path: "Chapters/01-a.md", diagnostics: &diagnostics)
    return (chapter, diagnostics)
  }

  @Test func `a heading at the begin is the title of a chapter without front matter`() {
    let (chapter, diagnostics) = read("# The *flat* landscape\n\nText.\n")
    #expect(diagnostics.isEmpty)
    #expect(
      chapter.frontMatter.title == [.text("The "), .emphasis([.text("flat")]), .text(" landscape")])
    #expect(chapter.blocks.count == 1)
  }

  @Test func `a heading at the begin is the title where the front matter has none`() {
    let (chapter, diagnostics) = read("---\nauthors: [A. Author]\n---\n\n# Title\n")
    #expect(diagnostics.isEmpty)
    #expect(chapter.frontMatter.title == [.text("Title")])
    #expect(chapter.frontMatter.authors == ["A. Author"])
    #expect(chapter.blocks.isEmpty)
  }

  @Test func `the front matter's title leaves headings where they are`() {
    let (chapter, diagnostics) = read("---\ntitle: T\n---\n\n# Part\n")
    #expect(diagnostics.isEmpty)
    #expect(chapter.frontMatter.title == [.text("T")])
    #expect(chapter.blocks.count == 1)
  }
}
