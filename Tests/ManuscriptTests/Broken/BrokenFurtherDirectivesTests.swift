import Testing

struct BrokenFurtherDirectivesTests {
  static let chapters = [
    BrokenChapter(
      "a footnote in a caption",
      #"""
      ```figure
      id: fig-a
      from: a
      caption: |
        Time.1️⃣[^a]
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹[^a]› error: no footnote ‘a’ is defined here = define it with a line ‘[^a]: text’
      """#),
    BrokenChapter(
      "HTML and a dangling reference in a folded caption",
      #"""
      ```figure
      id: fig-a
      from: a
      caption: >
        Über 1️⃣<i>Zeit2️⃣</i>
        und 3️⃣@thm-x.
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹<i>› warning: HTML is not read, ‘<i>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      2️⃣ ‹</i>› warning: HTML is not read, ‘</i>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      3️⃣ ‹@thm-x› error: nothing in the report has the id ‘thm-x’
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in keys of directives give their exact diagnostics, continued`(
    _ chapter: BrokenChapter
  ) {
    #expect(chapter.actual() == chapter.expected)
  }
}
