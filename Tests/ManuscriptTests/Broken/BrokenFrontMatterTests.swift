import Testing

struct BrokenFrontMatterTests {
  static let chapters = [
    BrokenChapter(
      "an empty file",
      #"""
      raw:
      """#,
      #"""
      1:1 ‹› error: the chapter is empty = begin it with the lines ‘---’, ‘title: …’, ‘---’
      """#),
    BrokenChapter(
      "a file of white space",
      #"""
      raw:  

      """#,
      #"""
      1:1 ‹› error: the chapter is empty = begin it with the lines ‘---’, ‘title: …’, ‘---’
      """#),
    BrokenChapter(
      "no front matter",
      #"""
      raw:1️⃣Text.

      # Title
      """#,
      #"""
      1️⃣ ‹› error: the chapter has no front matter = begin it with the lines ‘---’, ‘title: …’, ‘---’, or with a heading ‘# …’
      """#),
    BrokenChapter(
      "front matter that never ends",
      #"""
      raw:1️⃣---
      title: T

      Text.
      """#,
      #"""
      1️⃣ ‹---› error: the front matter is never closed = close it with a line ‘---’
      """#),
    BrokenChapter(
      "front matter without title",
      #"""
      raw:1️⃣---
      abstract: Short.
      ---
      """#,
      #"""
      1️⃣ ‹---› error: the front matter needs the key ‘title’
      """#),
    BrokenChapter(
      "a title that is no text",
      #"""
      ---
      title: 1️⃣[a, b]
      ---
      """#,
      #"""
      1️⃣ ‹[a, b]› error: ‘title’ must be text, not a list
      """#),
    BrokenChapter(
      "an empty title",
      #"""
      ---
      title: 1️⃣""
      ---
      """#,
      #"""
      1️⃣ ‹""› error: ‘title’ is empty
      """#),
    BrokenChapter(
      "a misspelt key in the front matter",
      #"""
      ---
      title: T
      1️⃣abstrakt: A
      ---
      """#,
      #"""
      1️⃣ ‹abstrakt› error: unknown key ‘abstrakt’ in the front matter = valid keys are abstract, authors, report, title → abstract
      """#),
    BrokenChapter(
      "a number for a title",
      #"""
      ---
      title: 1️⃣2024
      ---
      """#,
      #"""
      1️⃣ ‹2024› error: ‘title’ must be text, not the number 2024 = put it in quotes to make it text
      """#),
    BrokenChapter(
      "authors that are no list, and a misspelt key of the report's description",
      #"""
      ---
      title: T
      authors: 1️⃣{a: b}
      report:
        title: R
        2️⃣autors: [B]
      ---
      """#,
      #"""
      1️⃣ ‹{a: b}› error: ‘authors’ must be text or a list of texts, not a mapping
      2️⃣ ‹autors› error: unknown key ‘autors’ in the report's description = valid keys are abstract, authors, paper, poster, subtitle, title → authors
      """#),
    BrokenChapter(
      "a report that is a list",
      #"""
      ---
      title: T
      report: 1️⃣[a]
      ---
      """#,
      #"""
      1️⃣ ‹[a]› error: ‘report’ must be a mapping, not a list
      """#),
    BrokenChapter(
      "broken YAML in the front matter",
      #"""
      ---
      title: 1️⃣"open
      ---
      """#,
      #"""
      1️⃣ ‹"› error: this quoted text is never closed = close it with the same quote
      """#),
    BrokenChapter(
      "text instead of keys in the front matter",
      #"""
      ---
      1️⃣just text
      ---
      """#,
      #"""
      1️⃣ ‹just text› error: the front matter must be a mapping of keys to values, not the text ‘just text’ = write one ‘key: value’ a line
      """#),
    BrokenChapter(
      "maths left open in the title",
      #"""
      ---
      title: The 1️⃣$x landscape
      ---
      """#,
      #"""
      1️⃣ ‹$x landscape› error: maths opened by ‘$’ is not closed in its paragraph = close it with ‘$’, no space before it; write ‘\$’ for a dollar sign
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in front matter give their exact diagnostics`(_ chapter: BrokenChapter) {
    #expect(chapter.actual() == chapter.expected)
  }
}
