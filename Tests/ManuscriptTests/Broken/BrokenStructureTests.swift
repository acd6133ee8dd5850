import Testing

struct BrokenStructureTests {
  static let chapters = [
    BrokenChapter(
      "a division never closed",
      #"""
      1️⃣::: {#thm-a}
      Text.
      """#,
      #"""
      1️⃣ ‹::: {#thm-a}› error: this division is never closed = close it with a line ‘:::’
      """#),
    BrokenChapter(
      "an inner division never closed",
      #"""
      :::: {#thm-a}
      1️⃣::: {.proof}
      Text.
      ::::
      """#,
      #"""
      1️⃣ ‹::: {.proof}› error: this division is never closed = close it with a line ‘:::’
      """#),
    BrokenChapter(
      "a closing fence without division",
      #"""
      Text.

      1️⃣:::
      """#,
      #"""
      1️⃣ ‹:::› error: ‘:::’ closes a division, but none is open
      """#),
    BrokenChapter(
      "an unknown kind of division",
      #"""
      ::: {.1️⃣theorm}
      A
      :::
      """#,
      #"""
      1️⃣ ‹theorm› error: unknown kind of division ‘theorm’ = kinds are theorem, lemma, proposition, corollary, conjecture, definition, example, remark, proof → theorem
      """#),
    BrokenChapter(
      "a bare unknown word",
      #"""
      ::: 1️⃣lema
      A
      :::
      """#,
      #"""
      1️⃣ ‹lema› error: unknown kind of division ‘lema’ = kinds are theorem, lemma, proposition, corollary, conjecture, definition, example, remark, proof → lemma
      """#),
    BrokenChapter(
      "a division without kind",
      #"""
      1️⃣::: {name="x"}
      A
      :::
      """#,
      #"""
      1️⃣ ‹::: {name="x"}› error: a division needs an id or a class that says what it is = kinds are theorem, lemma, proposition, corollary, conjecture, definition, example, remark, proof
      """#),
    BrokenChapter(
      "an id whose prefix is no division's",
      #"""
      ::: {#1️⃣thn-slow}
      A
      :::
      """#,
      #"""
      1️⃣ ‹thn-slow› error: the id ‘thn-slow’ does not say what the division is = it must begin with one of thm-, lem-, prp-, cor-, cnj-, def-, exm-, rem-, prf- → thm-slow
      """#),
    BrokenChapter(
      "id and class that disagree",
      #"""
      ::: {#1️⃣thm-a .lemma}
      A
      :::
      """#,
      #"""
      1️⃣ ‹thm-a› error: the id ‘thm-a’ marks a theorem, the class ‘.lemma’ does not
      """#),
    BrokenChapter(
      "an unknown attribute of a theorem",
      #"""
      ::: {#thm-a 1️⃣nam="x"}
      A
      :::
      """#,
      #"""
      1️⃣ ‹nam› error: unknown attribute ‘nam’ in a theorem = valid attributes are name, takeaway → name
      """#),
    BrokenChapter(
      "`of` on something that is no proof",
      #"""
      ::: {#thm-a 1️⃣of="thm-b"}
      A
      :::
      """#,
      #"""
      1️⃣ ‹of› error: unknown attribute ‘of’ in a theorem = valid attributes are name, takeaway
      """#),
    BrokenChapter(
      "a malformed attribute",
      #"""
      ::: {#thm-a 1️⃣poster}
      A
      :::
      """#,
      #"""
      1️⃣ ‹poster› error: ‘poster’ is not an attribute = attributes are ‘#id’, ‘.class’ and ‘key="value"’
      """#),
    BrokenChapter(
      "two ids in one fence",
      #"""
      ::: {#thm-a 1️⃣#thm-b}
      A
      :::
      """#,
      #"""
      1️⃣ ‹#thm-b› error: a second id; the first is ‘thm-a’
      """#),
    BrokenChapter(
      "an id with capitals",
      #"""
      ::: {#1️⃣thm-Slow}
      A
      :::
      """#,
      #"""
      1️⃣ ‹thm-Slow› error: ‘thm-Slow’ is not a valid id = an id begins with a letter and consists of small letters, digits and single hyphens → thm-slow
      """#),
    BrokenChapter(
      "an unclosed brace",
      #"""
      ::: 1️⃣{#thm-a
      A
      :::
      """#,
      #"""
      1️⃣ ‹{#thm-a› error: ‘:::’ must be followed by one word or by attributes in braces = write ‘::: {#thm-name name="…"}’, or ‘:::’ alone to close a division
      """#),
    BrokenChapter(
      "a directive never closed",
      #"""
      ```figure
      id: fig-a
      from: a

      Text with 1️⃣@fig-b.
      """#,
      #"""
      4:1 ‹```figure› error: the directive ‘figure’ is never closed = close it with a line of the same marks
      1️⃣ ‹@fig-b› error: nothing in the report has the id ‘fig-b’
      """#),
    BrokenChapter(
      "a directive that runs into the next",
      #"""
      1️⃣```experiment
      id: a
      run: b

      ```claim
      id: cl-a
      claim: A.
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹```experiment› error: the directive ‘experiment’ is never closed = close it with a line of the same marks
      """#),
    BrokenChapter(
      "a directive that runs into a division",
      #"""
      ::: {#thm-a}
      1️⃣~~~figure
      id: fig-a
      :::
      """#,
      #"""
      1️⃣ ‹~~~figure› error: the directive ‘figure’ is never closed = close it with a line of the same marks
      """#),
    BrokenChapter(
      "a code block never closed",
      #"""
      1️⃣```python
      x = 1
      """#,
      #"""
      1️⃣ ‹```python› error: this code block is never closed = close it with a line of the same marks
      """#),
    BrokenChapter(
      "a code block in a list never closed",
      #"""
      - item

        1️⃣```python
        x = 1

      Text.
      """#,
      #"""
      1️⃣ ‹```python› error: this code block is never closed = close it with a line of the same marks
      """#),
    BrokenChapter(
      "a directive in a list",
      #"""
      - item

        1️⃣```figure
        id: fig-a
        ```
      """#,
      #"""
      1️⃣ ‹```figure…› error: the directive ‘figure’ must stand outside lists and quotations = begin its fence at the start of a line
      """#),
    BrokenChapter(
      "a directive in a quotation",
      #"""
      > 1️⃣```claim
      > id: cl-a
      > ```
      """#,
      #"""
      1️⃣ ‹```claim…› error: the directive ‘claim’ must stand outside lists and quotations = begin its fence at the start of a line
      """#),
    BrokenChapter(
      "a misspelt directive",
      #"""
      ```1️⃣figur
      id: fig-a
      ```
      """#,
      #"""
      1️⃣ ‹figur› warning: ‘figur’ is no directive; the block is shown as code → figure
      """#),
    BrokenChapter(
      "an unknown directive in braces",
      #"""
      ```{1️⃣python}
      x = 1
      ```
      """#,
      #"""
      1️⃣ ‹python› warning: ‘python’ is no directive; the block is shown as code
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in divisions, directives and code give their exact diagnostics`(
    _ chapter: BrokenChapter
  ) {
    #expect(chapter.actual() == chapter.expected)
  }
}
