import Testing

struct BrokenReferencesTests {
  static let chapters = [
    BrokenChapter(
      "a dangling reference",
      #"""
      ::: {#thm-slow}
      A
      :::

      See 1️⃣@thm-slwo and 2️⃣@lem-slow and 3️⃣@eq-energy.
      """#,
      #"""
      1️⃣ ‹@thm-slwo› error: nothing in the report has the id ‘thm-slwo’ → @thm-slow
      2️⃣ ‹@lem-slow› error: nothing in the report has the id ‘lem-slow’ → @thm-slow
      3️⃣ ‹@eq-energy› error: nothing in the report has the id ‘eq-energy’
      """#),
    BrokenChapter(
      "a missing citation",
      #"""
      See 1️⃣@razin2025 and [-2️⃣@other, p. 3].
      """#,
      #"""
      1️⃣ ‹@razin2025› error: the bibliography has no entry ‘razin2025’ = write ‘\@’ for an at sign that cites nothing
      2️⃣ ‹@other› error: the bibliography has no entry ‘other’ = write ‘\@’ for an at sign that cites nothing
      """#),
    BrokenChapter(
      "a missing citation that is an id without prefix",
      #"""
      ::: {#thm-slow}
      A
      :::

      See 1️⃣@slow.
      """#,
      #"""
      1️⃣ ‹@slow› error: the bibliography has no entry ‘slow’ = write ‘\@’ for an at sign that cites nothing → @thm-slow
      """#),
    BrokenChapter(
      "an experiment cited",
      #"""
      ```experiment
      id: time-to-gain
      run: r
      ```

      See 1️⃣@time-to-gain.
      """#,
      #"""
      1️⃣ ‹@time-to-gain› error: the bibliography has no entry ‘time-to-gain’ = ‘time-to-gain’ is an experiment; refer to a figure, table or claim made from it
      """#),
    BrokenChapter(
      "an id given twice across kinds",
      #"""
      ::: {#thm-a}
      A
      :::

      ::: {#1️⃣thm-a}
      B
      :::
      """#,
      #"""
      1️⃣ ‹thm-a› error: the id ‘thm-a’ is given twice = it is given first at Chapters/03-x.md:4:7
      """#),
    BrokenChapter(
      "two figures with one id",
      #"""
      ```figure
      id: fig-a
      from: a
      caption: C
      ```

      ```figure
      id: 1️⃣fig-a
      from: a
      caption: C
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹fig-a› error: the id ‘fig-a’ is given twice = it is given first at Chapters/03-x.md:5:5
      """#),
    BrokenChapter(
      "an unknown experiment",
      #"""
      ```experiment
      id: time-to-gain
      run: r
      ```

      ```figure
      id: fig-a
      from: [time-to-gain, 1️⃣time-to-gian]
      caption: C
      ```
      """#,
      #"""
      1️⃣ ‹time-to-gian› error: no experiment has the id ‘time-to-gian’ → time-to-gain
      """#),
    BrokenChapter(
      "a claim over an unknown experiment",
      #"""
      ```claim
      id: cl-a
      from: 1️⃣nothing
      claim: A.
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹nothing› error: no experiment has the id ‘nothing’
      """#),
    BrokenChapter(
      "a proof of nothing",
      #"""
      ::: {#thm-slow}
      A
      :::

      ::: {.proof of="1️⃣thm-slo"}
      B
      :::
      """#,
      #"""
      1️⃣ ‹thm-slo› error: nothing that could be proved has the id ‘thm-slo’ → thm-slow
      """#),
    BrokenChapter(
      "a proof of a figure",
      #"""
      ```experiment
      id: a
      run: r
      ```

      ```figure
      id: fig-a
      from: a
      caption: C
      ```

      ::: {.proof of="1️⃣fig-a"}
      B
      :::
      """#,
      #"""
      1️⃣ ‹fig-a› error: ‘fig-a’ is a figure, which cannot be proved
      """#),
    BrokenChapter(
      "a reference in a heading, a table and a footnote",
      #"""
      # A 1️⃣@fig-h

      | a |
      |---|
      | 2️⃣@fig-t |

      Text[^n].

      [^n]: See 3️⃣@fig-n.
      """#,
      #"""
      1️⃣ ‹@fig-h› error: nothing in the report has the id ‘fig-h’
      2️⃣ ‹@fig-t› error: nothing in the report has the id ‘fig-t’
      3️⃣ ‹@fig-n› error: nothing in the report has the id ‘fig-n’
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in references between parts give their exact diagnostics`(_ chapter: BrokenChapter)
  {
    #expect(chapter.actual() == chapter.expected)
  }
}
