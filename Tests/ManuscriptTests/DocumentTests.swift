import Manuscript
import Testing

struct DocumentTests {
  private func chapter(_ name: String, _ text: String) -> Chapter {
    var diagnostics: [Diagnostic] = []
    let whole = text.hasPrefix("---") ? text : "---\ntitle: T\n---\n" + text
    let chapter = Chapter(
      parsing: Array(whole.utf8), path: "Chapters/\(name).md", diagnostics: &diagnostics)
    #expect(diagnostics.filter { $0.severity == .error } == [])
    return chapter
  }

  private func document(
    _ chapters: [Chapter], _ bibliography: Bibliography = Bibliography()
  ) -> (document: Document, messages: [String]) {
    var diagnostics: [Diagnostic] = []
    let document = Document(
      chapters: chapters, bibliography: bibliography, diagnostics: &diagnostics)
    let messages = diagnostics.map {
      (["\($0.range?.place ?? "") \($0.message)"] + $0.notes).joined(separator: "; ")
    }
    return (document, messages)
  }

  private func division(_ id: String) -> String { "::: {#\(id)}\nA\n:::\n\n" }

  private func figure(_ id: String) -> String {
    "```figure\nid: \(id)\nfrom: e\ncaption: C\n```\n\n"
  }

  @Test func `Everything is numbered per chapter, each kind on its own`() {
    let experiment = "```experiment\nid: e\nrun: r\n```\n\n"
    let text =
      experiment + "## A {#sec-a}\n\n" + division("thm-a") + "$$x$$ {#eq-a}\n\n$$y$$\n\n"
      + figure("fig-a") + "### B {#sec-b}\n\n::: {.remark}\nR\n:::\n\n" + division("lem-b")
      + "$$z$$ {#eq-b}\n\n" + figure("fig-b") + "## C {#sec-c}\n\n#### D {#sec-d}\n\n"
      + "```claim\nid: cl-a\nclaim: S.\nholds: true\n```\n\n::: {#prf-a .proof of=\"thm-a\"}\nP\n:::\n"
    let (document, messages) = document([chapter("02-x", text)])
    #expect(messages == [])
    #expect(
      document.labels.map { "\($0.id): \($0.text)" } == [
        "sec-a: Section 2.1", "thm-a: Theorem 2.1", "eq-a: Equation (2.1)", "fig-a: Figure 2.1",
        "sec-b: Section 2.1.1", "lem-b: Lemma 2.3", "eq-b: Equation (2.2)", "fig-b: Figure 2.2",
        "sec-c: Section 2.2", "sec-d: Section 2.2.1", "cl-a: Claim 2.1", "prf-a: Proof",
      ])
    #expect(document.experiments.map(\.directive.id.value) == ["e"])
    #expect(document.item("fig-b")?.number == "2.2")
    let remark = document.chapters[0].blocks.first { block in
      if case .division(let division) = block.content { division.kind == .remark } else { false }
    }
    #expect(remark.flatMap(document.number(of:)) == "2.2")
  }

  @Test func `Chapters stand in the order of their numbers and share their labels`() {
    let (document, messages) = document([
      chapter("10-b", "See @thm-a."), chapter("02-a", division("thm-a") + "See @sec-z."),
      chapter("03-c", "# Z {#sec-z}\n"),
    ])
    #expect(messages == [])
    #expect(document.chapters.map(\.identifier) == ["02-a", "03-c", "10-b"])
  }

  @Test(arguments: [
    "2", "02", "flat-landscape", "02-flat-landscape", "Chapters/02-flat-landscape.md",
  ])
  func `A chapter is found by number, name, identifier and path`(_ name: String) {
    let (document, _) = document([
      chapter("01-setting", "A"), chapter("02-flat-landscape", "B"),
    ])
    #expect(document.chapter(named: name)?.number == 2)
  }

  @Test func `The nearest chapter is suggested`() {
    let (document, _) = document([chapter("01-setting", "A"), chapter("02-flat-landscape", "B")])
    #expect(document.chapter(named: "03") == nil)
    #expect(document.chapter(named: "setings") == nil)
    #expect(document.nearestChapter(to: "setings") == "01-setting")
    #expect(document.nearestChapter(to: "02-flat-landscap") == "02-flat-landscape")
    #expect(document.nearestChapter(to: "zzz") == nil)
  }

  @Test func `Both places of an id given in two chapters are named`() {
    let (_, messages) = document([
      chapter("01-a", division("thm-a")), chapter("02-b", division("thm-a")),
    ])
    #expect(
      messages == [
        "Chapters/02-b.md:4:7 the id ‘thm-a’ is given twice;"
          + " it is given first at Chapters/01-a.md:4:7"
      ])
  }

  @Test func `Two chapters cannot share a number or a name`() {
    let (_, messages) = document([chapter("01-a", "A"), chapter("01-b", "B"), chapter("02-a", "C")])
    #expect(
      messages == [
        "Chapters/01-b.md:1:1 two chapters have the number 1; the other is Chapters/01-a.md",
        "Chapters/02-a.md:1:1 two chapters have the name ‘a’; the other is Chapters/01-a.md",
      ])
  }

  @Test func `Only one chapter describes the report`() {
    let text = "---\ntitle: T\nreport:\n  title: R\n---\nA"
    let (document, messages) = document([chapter("01-a", text), chapter("02-b", text)])
    #expect(document.report?.title == [.text("R")])
    #expect(
      messages == [
        "Chapters/02-b.md:4:3 the report is described twice;"
          + " it is described first at Chapters/01-a.md:4:3; only one chapter has the key ‘report’"
      ])
  }

  @Test func `The works cited are collected, and a missing one is reported with the nearest`() {
    var diagnostics: [Diagnostic] = []
    let bibliography = Bibliography(
      parsing: Array("@misc{ab2025, title = {T}}\n@misc{cd2024, title = {U}}".utf8),
      path: "references.bib", diagnostics: &diagnostics)
    _ = Document(
      chapters: [chapter("01-a", "See @ab2024, [@cd2024].")], bibliography: bibliography,
      diagnostics: &diagnostics)
    #expect(diagnostics.map(\.message) == ["the bibliography has no entry ‘ab2024’"])
    #expect(diagnostics.first?.suggestion == "@ab2025")
    let (document, _) = document([chapter("01-a", "See [@cd2024].")], bibliography)
    #expect(document.citations.entries.map(\.key.value) == ["cd2024"])
  }
}
