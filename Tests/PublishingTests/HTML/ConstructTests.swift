import Mathematics
import Publishing
import Testing

/// Each construct of a chapter, and the HTML it becomes.
@Suite struct ConstructTests {
  @Test func `sections nest as their headings do and are numbered`() {
    let text = """
      ## One {#sec-one}

      Text.

      ### Inner {#sec-inner}

      More.

      ## Two {#sec-two}
      """
    expectHTML(
      Sample.chapter(text).body,
      """
      <section id="sec-one">
      <h3><a class="number" href="#sec-one">1.1</a> <span>One</span></h3>
      <p>Text.</p>
      <section id="sec-inner">
      <h4><a class="number" href="#sec-inner">1.1.1</a> <span>Inner</span></h4>
      <p>More.</p>
      </section>
      </section>
      <section id="sec-two">
      <h3><a class="number" href="#sec-two">1.2</a> <span>Two</span></h3>
      </section>
      """)
  }

  @Test func `a chapter that begins its sections at level one looks the same`() {
    expectHTML(
      Sample.chapter("# One {#sec-one}\n\n## Inner {#sec-inner}").body,
      """
      <section id="sec-one">
      <h3><a class="number" href="#sec-one">1.1</a> <span>One</span></h3>
      <section id="sec-inner">
      <h4><a class="number" href="#sec-inner">1.1.1</a> <span>Inner</span></h4>
      </section>
      </section>
      """)
  }

  @Test func `running text keeps emphasis, code, breaks and maths`() {
    expectHTML(
      Sample.chapter("*a* **b** ~~c~~ `d<` $e < f$\\\ng").body,
      """
      <p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code> \(Formula("e < f").mathML().markup)<br>g</p>
      """)
  }

  @Test func `lists are tight or loose and start where they start`() {
    expectHTML(
      Sample.chapter("3. a\n4. b\n\ntext\n\n- c\n\n- d").body,
      """
      <ol start="3">
      <li>a</li>
      <li>b</li>
      </ol>
      <p>text</p>
      <ul>
      <li>
      <p>c</p>
      </li>
      <li>
      <p>d</p>
      </li>
      </ul>
      """)
  }

  @Test func `a table of the author has column headings and alignments`() {
    expectHTML(
      Sample.chapter("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |").body,
      """
      <div class="table">
      <div class="scroll" role="group" tabindex="0" aria-label="Table">
      <table>
      <thead>
      <tr>
      <th scope="col">a</th>
      <th scope="col" class="center">b</th>
      <th scope="col" class="right">c</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>1</td>
      <td class="center">2</td>
      <td class="right">3</td>
      </tr>
      </tbody>
      </table>
      </div>
      </div>
      """)
  }

  @Test func `a formula with an id is numbered and referred to`() {
    expectHTML(
      Sample.chapter("$$\n  a\n    = b\n$$ {#eq-a}\n\nBy @eq-a.\n\n$$ c $$").body,
      """
      <div id="eq-a" class="equation">
      <div class="formula">\(Formula("a\n    = b", displayed: true).mathML().markup)</div>\
      <a class="equation-number" href="#eq-a">(1.1)</a>
      </div>
      <p>By <a href="#eq-a">Equation\u{A0}(1.1)</a>.</p>
      <div class="equation">
      <div class="formula">\(Formula("c", displayed: true).mathML().markup)</div>
      </div>
      """)
  }

  @Test func `a formula that is not understood is shown as written, with what is wrong`() {
    let page = Sample.chapter("So $\\alhpa + 1$ and\n\n$$ c \\tag{*} $$").page
    #expect(page.contains("<span class=\"problem\" role=\"note\"><code>\\alhpa + 1</code>"))
    #expect(page.contains("\\alpha"))
    #expect(page.contains("<span class=\"equation-number\">(*)</span>"))
  }

  @Test func `a theorem's title runs into its text, and its proof ends with a sign`() {
    let text = """
      ::: {#thm-a name="Small *steps*"}
      It holds.
      :::

      ::: {.proof of="thm-a"}
      Clear.
      :::
      """
    expectHTML(
      Sample.chapter(text).body,
      """
      <section id="thm-a" class="statement asserts">
      <p><span class="statement-title">Theorem 1.1<span class="name"> (Small <em>steps</em>).</span></span> It holds.</p>
      </section>
      <section class="proof">
      <p><span class="proof-title">Proof of <a href="#thm-a">Theorem\u{A0}1.1</a>.</span> Clear. <span class="qed" role="img" aria-label="end of proof">∎</span></p>
      </section>
      """)
  }

  @Test func `a statement that begins with a list has its title before it`() {
    expectHTML(
      Sample.chapter("::: {#def-a}\n- one\n:::").body,
      """
      <section id="def-a" class="statement">
      <p><span class="statement-title">Definition 1.1.</span></p>
      <ul>
      <li>one</li>
      </ul>
      </section>
      """)
  }

  @Test
  func `footnotes stand in the margin and, with links back to every mark, at the chapter's end`() {
    expectHTML(
      Sample.chapter("A[^n] and B[^n].\n\n[^n]: Note *one*.").body,
      """
      <p>A<sup><a id="note-01-a-1-mark" class="note-mark" href="#note-01-a-1" role="doc-noteref">1</a>\
      <span class="note-plain">1</span></sup><span class="side-note" role="note" aria-label="Note 1">\
      <sup class="note-number">1</sup><span>Note <em>one</em>.</span></span> and \
      B<sup><a id="note-01-a-1-mark-2" class="note-mark" href="#note-01-a-1" role="doc-noteref">1</a>\
      <span class="note-plain">1</span></sup>.</p>
      <section class="footnotes" role="doc-endnotes" aria-label="Notes of this chapter">
      <ol>
      <li id="note-01-a-1">
      <p>Note <em>one</em>. <a class="back" href="#note-01-a-1-mark" role="doc-backlink" aria-label="Back to the text">↩\u{FE0E}</a> \
      <a class="back" href="#note-01-a-1-mark-2" role="doc-backlink" aria-label="Back to the text, place 2">↩\u{FE0E}</a></p>
      </li>
      </ol>
      </section>
      """)
  }

  @Test func `a note of more than paragraphs, or in a table, stands at the chapter's end alone`() {
    let code = Sample.chapter("A[^n].\n\n[^n]: Note.\n\n    ```\n    code\n    ```").page
    let cell = Sample.chapter("| A[^n] |\n|---|\n| b |\n\n[^n]: Note.").page
    for page in [code, cell] {
      #expect(page.contains("role=\"doc-endnotes\""))
      #expect(!page.contains("class=\"side-note\"") && !page.contains("class=\"chapter noted\""))
    }
    #expect(Sample.chapter("A[^n].\n\n[^n]: Note.").page.contains("class=\"chapter noted\""))
  }

  @Test func `links lead to chapters of the page, to files of the repository and to the web`() {
    expectHTML(
      Sample.chapter(
        """
        ## Start

        [a](01-a.md) [b](01-a.md#start) [c](references.bib) [d](../Sources/x.swift) \
        [e](https://example.org/x?a&b "T") [f](#start)
        """
      ).body,
      """
      <section id="a--start">
      <h3><a class="number" href="#a--start">1.1</a> <span>Start</span></h3>
      <p><a href="#chapter-01-a">a</a> <a href="#a--start">b</a> <a href="../Chapters/references.bib">c</a> \
      <a href="../Sources/x.swift">d</a> <a href="https://example.org/x?a&amp;b" title="T" rel="noreferrer">e</a> \
      <a href="#a--start">f</a></p>
      </section>
      """)
  }

  @Test func `a computed value carries its exact number and leads to what it was computed from`() {
    let page = Sample.full.page
    #expect(page.contains("<data value=\"-0.4980213\"><a href=\"#cl-slope\">−0.498</a></data>"))
    #expect(page.contains("<data value=\"39\"><a href=\"#time-to-gain\">39</a></data>"))
  }

  @Test func `raw HTML of an author is shown and never passed through`() throws {
    let text = """
      <script>alert(1)</script>

      a <img src=x onerror=alert(1)> b

      <div onclick="x">

      ```html
      <b>&amp;</b>
      ```
      """
    let page = Sample.chapter(text).page
    #expect(!page.contains("<script>alert"))
    for markup in ["<img", "<div onclick", "<b>", "onerror=\""] {
      #expect(!page.contains(markup))
    }
    _ = try MarkupReader.nodes(of: page)
  }
}
