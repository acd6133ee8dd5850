import Manuscript
import Testing

/// What chapters mark for the poster.
struct PanelTests {
  static let texts = [
    ReadText(
      "A panel with what it holds",
      """
      ::: {.poster name="The *question*" takeaway="Accuracy is half of it."}
      What makes a good teacher?

      - One
      :::
      """,
      """
      panel (The <em question>): Accuracy is half of it.
        p: What makes a good teacher?
        list • tight
        - 
          p: One
      """),
    ReadText(
      "A panel for the poster only, and one without a title",
      """
      ::: {.poster-only name="Setting"}
      A
      :::

      ::: {.poster}
      B
      :::
      """,
      """
      panel (Setting) alone
        p: A
      panel ()
        p: B
      """),
    ReadText(
      "A theorem stays a theorem",
      """
      ::: {#thm-a .poster name="N" takeaway="T"}
      A
      :::
      """,
      """
      theorem #thm-a (N) ["poster"]
        p: A
      """),
  ]

  @Test(arguments: texts)
  func `Marks for the poster are read`(_ text: ReadText) {
    #expect(Sketch.blocks(of: text.source) == text.expected)
  }

  static let chapters = [
    BrokenChapter(
      "an attribute that no panel has",
      #"""
      ::: {.poster 1️⃣title="A"}
      B
      :::
      """#,
      #"""
      1️⃣ ‹title› error: unknown attribute ‘title’ in a panel = valid attributes are name, takeaway
      """#),
    BrokenChapter(
      "a take-away of what is not on the poster",
      #"""
      ::: {#thm-a 1️⃣takeaway="A"}
      B
      :::
      """#,
      #"""
      1️⃣ ‹takeaway› error: a take-away is for what stands on the poster = add the class ‘.poster’
      """#),
    BrokenChapter(
      "a number on the poster only",
      #"""
      ::: {.poster-only name="A"}
      1️⃣$$x$$ {#eq-a}
      :::
      """#,
      #"""
      1️⃣ ‹$$x$$ {#eq-a}› error: what has a number must stand in the report, not on the poster only = put it into the text, and mark it there with ‘.poster’ or ‘poster:’
      """#),
    BrokenChapter(
      "an empty take-away",
      #"""
      ::: {.poster takeaway="1️⃣"}
      A
      :::
      """#,
      #"""
      1️⃣ ‹› error: ‘takeaway’ is empty
      """#),
  ]

  @Test(arguments: chapters)
  func `What is wrong with a mark is told by its place`(_ chapter: BrokenChapter) {
    #expect(chapter.actual() == chapter.expected)
  }

  @Test func `Take-aways of figures and tables, and the poster's own description, are read`() throws
  {
    var diagnostics: [Diagnostic] = []
    let text = """
      ---
      title: T
      report:
        title: R
        poster: {headline: Be *quick*, source: 'https://example.org', size: A1, orientation: portrait, columns: 2}
      ---

      ```figure
      id: fig-a
      from: e
      caption: C
      poster: The flatter, the slower.
      mark: point
      ```

      ```table
      id: tbl-a
      from: e
      columns: [x]
      caption: C
      poster: All of *them*.
      ```
      """
    let chapter = Chapter(
      parsing: Array(text.utf8), path: "Chapters/01-a.md", diagnostics: &diagnostics)
    #expect(diagnostics == [])
    let poster = try #require(chapter.frontMatter.report?.poster)
    #expect(poster.headline == [.text("Be "), .emphasis([.text("quick")])])
    #expect(poster.source?.value == "https://example.org")
    #expect(poster.size?.value == "A1")
    #expect(poster.orientation?.value == "portrait")
    #expect(poster.columns?.value == 2)
    let takeaways = chapter.blocks.map { block -> [Inline]? in
      switch block.content {
      case .directive(.figure(let figure)): figure.takeaway
      case .directive(.table(let table)): table.takeaway
      default: nil
      }
    }
    #expect(
      takeaways == [
        [.text("The flatter, the slower.")],
        [.text("All of "), .emphasis([.text("them")]), .text(".")],
      ])
    guard case .directive(.figure(let figure)) = chapter.blocks.first?.content else { return }
    #expect(figure.plot.entries?.map(\.key.value) == ["mark"])
  }
}
