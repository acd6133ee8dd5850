import Manuscript
import Mathematics
import Publishing
import Testing

/// Formulas of chapters on pages: macros, numbers, and links to and from formulas.
@Suite struct FormulaPagesTests {
  static let chapter = #"""
    $$ a = b \label{eq-one} $$

    $$
    \begin{align} c &= d \label{eq-two} \\ e &= f \tag{$*$} \label{eq-star} \end{align}
    $$

    $$ g \tag*{A} $$ {#eq-three}

    $$ \newcommand{\E}[1]{\mathbb{E}[#1]} h $$

    By @eq-two, @eq-star and $\eqref{eq-one}$, $\E{x}$.
    """#

  @Test func `labels and tags of formulas and rows are places and numbers`() {
    let sample = Sample.chapter(Self.chapter)
    #expect(sample.findings.diagnostics == [])
    let page = sample.page
    for place in [
      #"<div id="eq-one" class="equation">"#, #"<mtr id="eq-two">"#, #"<mtr id="eq-star">"#,
      #"<div id="eq-three" class="equation">"#,
    ] {
      #expect(page.contains(place), "\(place)")
    }
    #expect(page.contains(##"<a class="equation-number" href="#eq-one">(1.1)</a>"##))
    #expect(page.contains(##"<a class="equation-number" href="#eq-three">A</a>"##))
    #expect(page.contains("<mtext>(1.2)</mtext>"))
    #expect(page.contains(##"<mtext>(</mtext><mo lspace="0" rspace="0">∗</mo><mtext>)</mtext>"##))
  }

  @Test func `references inside and outside of formulas lead to them`() {
    let page = Sample.chapter(Self.chapter).page
    #expect(page.contains(##"<a href="#eq-two">Equation\##u{A0}(1.2)</a>"##))
    #expect(page.contains(##"<a href="#eq-star">Equation\##u{A0}(∗)</a>"##))
    #expect(page.contains(##"<mtext><a href="#eq-one">(1.1)</a></mtext>"##))
  }

  @Test func `a macro of the chapter holds after its definition`() {
    let macro = Formula(#"\mathbb{E}[x]"#).mathML().children.first?.children.first?.markup
    let page = Sample.chapter(Self.chapter).page
    #expect(macro.map { page.contains($0) } == true)
    #expect(Sample.chapter("$\\E{x}$").page.contains("class=\"problem\""))
  }

  @Test func `on pages of their own, formulas refer to the page of the other chapter`() {
    var diagnostics: [Diagnostic] = []
    let texts = ["01-a": Self.chapter, "02-b": "See $\\eqref{eq-one}$ and $\\ref{eq-two}$."]
    let chapters = texts.sorted { $0.key < $1.key }.map { name, text in
      Chapter(
        parsing: Array("---\ntitle: A\n---\n\n\(text)\n".utf8), path: "Chapters/\(name).md",
        diagnostics: &diagnostics)
    }
    let document = Document(chapters: chapters, diagnostics: &diagnostics)
    #expect(diagnostics == [])
    let pages = ChapterPages.pages(of: document, Findings(), publishedData: [])
    let page = String(decoding: pages["chapters/02-b.html"] ?? [], as: UTF8.self)
    #expect(page.contains(##"<a href="01-a.html#eq-one">(1.1)</a>"##))
    #expect(page.contains(##"<a href="01-a.html#eq-two">1.2</a>"##))
  }
}
