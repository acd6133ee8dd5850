import Testing

struct BrokenFurtherStructureTests {
  static let chapters = [
    BrokenChapter(
      "words after the directive's kind",
      #"""
      ```figure 1️⃣fig-a
      id: fig-a
      from: e
      ```

      ```experiment
      id: e
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹fig-a› error: nothing may follow ‘figure’ on the opening line = everything a directive says stands in its YAML lines
      5:5 ‹fig-a› warning: the figure ‘fig-a’ has no caption
      """#),
    BrokenChapter(
      "a comment never closed",
      #"""
      Text 1️⃣<!-- and no end.
      """#,
      #"""
      1️⃣ ‹<!--› error: a comment is never closed = close it with ‘-->’
      """#),
    BrokenChapter(
      "text after a comment",
      #"""
      <!-- a
      b --> 1️⃣lost
      """#,
      #"""
      1️⃣ ‹lost› error: text after the end of a comment is not read = begin a new line
      """#),
    BrokenChapter(
      "quotations nested too deeply",
      #"""
      1️⃣>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a
      """#,
      #"""
      1️⃣ ‹>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a› error: lists and quotations nested more than 40 deep are not read
      """#),
    BrokenChapter(
      "divisions nested too deeply",
      #"""
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      ::: {.remark}
      1️⃣::: {.remark}
      Text.
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      :::
      """#,
      #"""
      1️⃣ ‹::: {.remark}› error: divisions nested more than 20 deep are not read
      """#),
    BrokenChapter(
      "divisions in lists and quotations",
      #"""
      - 1️⃣::: 4️⃣{#thm-a}

      > 2️⃣:::

        3️⃣::: remark
      """#,
      #"""
      1️⃣ ‹::: {#thm-a}› warning: ‘:::’ is read only at the start of a line outside lists = it is shown as text
      4️⃣ ‹{#thm-a}› warning: attributes are read only after headings, formulas and ‘:::’ = they are shown as text
      2️⃣ ‹:::› warning: ‘:::’ is read only at the start of a line outside lists = it is shown as text
      3️⃣ ‹::: remark› warning: ‘:::’ is read only at the start of a line outside lists = it is shown as text
      """#),
    BrokenChapter(
      "a second heading with the same id",
      #"""
      # A {#sec-a}

      2️⃣# B {#sec-a}
      """#,
      #"""
      2️⃣ ‹# B {#sec-a}› error: the id ‘sec-a’ is given twice = it is given first at Chapters/03-x.md:4:1
      """#),
    BrokenChapter(
      "a heading with a foreign prefix",
      #"""
      # A {#1️⃣fig-a}
      """#,
      #"""
      1️⃣ ‹fig-a› error: the id of a section must begin with ‘sec-’, not ‘fig-a’ → sec-a
      """#),
    BrokenChapter(
      "a heading with a class",
      #"""
      # A {#sec-a .1️⃣unnumbered}
      """#,
      #"""
      1️⃣ ‹unnumbered› error: the attribute ‘.unnumbered’ means nothing in a heading
      """#),
    BrokenChapter(
      "attributes after a paragraph",
      #"""
      Text 1️⃣{#sec-a}
      """#,
      #"""
      1️⃣ ‹{#sec-a}› warning: attributes are read only after headings, formulas and ‘:::’ = they are shown as text
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in divisions, directives and code give their exact diagnostics, continued`(
    _ chapter: BrokenChapter
  ) {
    #expect(chapter.actual() == chapter.expected)
  }
}
