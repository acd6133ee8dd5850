import Manuscript
import Mathematics
import Testing

/// Formulas of chapters are read with the chapter: mistakes have their place in the file, macros
/// hold from their definition on, labels are the report's.
struct FormulasTests {
  private func read(
    _ body: String, macros: MathMacros = .none
  ) -> (document: Document, diagnostics: [String]) {
    var diagnostics: [Diagnostic] = []
    let text = "---\ntitle: T\n---\n" + body
    let chapter = Chapter(
      parsing: Array(text.utf8), path: "Chapters/02-x.md", macros: macros,
      diagnostics: &diagnostics)
    let document = Document(chapters: [chapter], diagnostics: &diagnostics)
    return (
      document,
      diagnostics.map { "\($0.range?.place ?? ""): \($0.message)" + ($0.suggestion ?? "") }
    )
  }

  @Test func `A mistake in a line is said with its column`() {
    let diagnostics = read("Let $x + \\alhpa$ be é and $\\frac{1}{2$ too.\n").diagnostics
    #expect(
      diagnostics == [
        "Chapters/02-x.md:4:10: unknown command ‘\\alhpa’\\alpha",
        "Chapters/02-x.md:4:36: ‘{’ is not closed",
      ])
  }

  @Test func `A mistake in a displayed formula inside a quotation is said with its line`() {
    let diagnostics = read("> Quoted:\n>\n> $$\n> a + b \\\\\n> + \\foo\n> $$\n").diagnostics
    #expect(
      diagnostics == [
        "Chapters/02-x.md:7:9: ‘\\\\’ stands outside of rows such as ‘aligned’ or ‘gathered’",
        "Chapters/02-x.md:8:5: unknown command ‘\\foo’",
      ])
  }

  @Test func `A macro holds from its definition on, in its chapter`() {
    let text = "$\\E$\n\n$$ \\newcommand{\\E}{\\mathbb{E}} $$\n\nNow $\\E[X]$.\n"
    let (document, diagnostics) = read(text)
    #expect(diagnostics.count == 1)
    let formulas = document.chapters[0].formulas.values.map(\.plainText)
    #expect(formulas.contains("E[X]"))
  }

  @Test func `Macros of the shared file hold everywhere, and its mistakes have places`() {
    var diagnostics: [Diagnostic] = []
    let file = "% ours\n\\newcommand{\\Var}[1]{\\operatorname{Var}[#1]}\n\\newcommand{\\a}{#1}\nx\n"
    let macros = MathMacros(
      parsing: Array(file.utf8), path: "Chapters/macros.tex", diagnostics: &diagnostics)
    #expect(macros.names == ["Var", "a"])
    #expect(
      diagnostics.map { $0.range?.place } == [
        "Chapters/macros.tex:3:17", "Chapters/macros.tex:4:1",
      ])
    let (document, problems) = read("$\\Var{r}$\n", macros: macros)
    #expect(problems.isEmpty)
    #expect(document.chapters[0].formulas.values.map(\.plainText) == ["Var[r]"])
  }

  @Test func `Labels number formulas and rows, tags replace numbers, references are checked`() {
    let (document, diagnostics) = read(
      """
      $$ a = b \\label{eq-one} $$

      $$
      \\begin{align} c &= d \\label{eq-two} \\\\ e &= f \\tag{$*$} \\label{eq-star} \\end{align}
      $$

      $$ g $$ {#eq-three}

      By @eq-two and $\\eqref{eq-thre}$, $x \\label{eq-x}$.

      """)
    #expect(
      document.labels.map { "\($0.id) \($0.number)" } == [
        "eq-one 2.1", "eq-two 2.2", "eq-star ∗", "eq-three 2.3",
      ])
    #expect(
      diagnostics == [
        "Chapters/02-x.md:12:38: ‘\\label{eq-x}’ in a formula that has no line of its own",
        "Chapters/02-x.md:12:17: no equation in the report has the id ‘eq-thre’eq-three",
      ])
  }

  @Test func `Figures take the macros that hold where they stand`() throws {
    let figure = "```figure\nid: fig-ID\nfrom: x\ncaption: C\nmark: line\n```\n"
    let text =
      figure.replacing("ID", with: "a") + "\n$$ \\newcommand{\\E}{\\mathbb{E}} $$\n\n"
      + figure.replacing("ID", with: "b")
    let document = read(text).document
    let macros = document.items.map { item -> [String] in
      guard case .figure(let figure) = item.directive else { return [] }
      return document.macros(of: figure).written
    }
    #expect(macros == [[], ["\\E[0]{\\mathbb{E}}"]])
  }

  @Test func `A mistake in the title of a work is said at its key`() {
    var diagnostics: [Diagnostic] = []
    let text = "@misc{a, title = {On $\\alhpa$ and $\\beta$}}\n"
    _ = Bibliography(
      parsing: Array(text.utf8), path: "Chapters/references.bib", diagnostics: &diagnostics)
    #expect(
      diagnostics.map(\.message) == ["the title of ‘a’: unknown command ‘\\alhpa’"])
    #expect(diagnostics.first?.suggestion == "\\alpha")
    #expect(diagnostics.first?.range?.place == "Chapters/references.bib:1:7")
  }
}
