import Testing

struct BrokenFurtherYAMLTests {
  static let chapters = [
    BrokenChapter(
      "two documents",
      #"""
      ```experiment
      id: a
      1️⃣---
      id: b
      ```
      """#,
      #"""
      1️⃣ ‹-› error: only one YAML document can stand here = delete what follows ‘---’ or ‘...’
      """#),
    BrokenChapter(
      "a list as a key",
      #"""
      ```experiment
      id: a
      run: b
      with: {1️⃣[a, b]: 1}
      ```
      """#,
      #"""
      1️⃣ ‹[a, b]› error: a key must be a single word or text, not a list or a mapping
      """#),
    BrokenChapter(
      "a percent sign first",
      #"""
      ```claim
      id: cl-a
      claim: 1️⃣%x
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹%› error: a value cannot begin with ‘%’ = put it in quotes
      """#),
    BrokenChapter(
      "a line separator",
      #"""
      ```claim
      id: cl-a
      claim: 'a1️⃣\#u{2028}b'
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹\#u{2028}› error: the control character U+2028 cannot stand in a chapter = delete it
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in YAML give their exact diagnostics, continued`(_ chapter: BrokenChapter) {
    #expect(chapter.actual() == chapter.expected)
  }
}
