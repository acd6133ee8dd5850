import Testing

struct BrokenMarkdownTests {
  static let chapters = [
    BrokenChapter(
      "inline maths never closed",
      #"""
      A 1️⃣$x + y
      and on.
      """#,
      #"""
      1️⃣ ‹$x + y› error: maths opened by ‘$’ is not closed in its paragraph = close it with ‘$’, no space before it; write ‘\$’ for a dollar sign
      """#),
    BrokenChapter(
      "a dollar amount is no maths",
      #"""
      It costs $5 and $6.
      """#,
      #"""

      """#),
    BrokenChapter(
      "display maths never closed",
      #"""
      1️⃣$$
      x = 1

      Text.
      """#,
      #"""
      1️⃣ ‹$$› error: maths opened by ‘$$’ is not closed in its paragraph = close it with ‘$$’; no empty line may stand in a formula
      """#),
    BrokenChapter(
      "an empty formula",
      #"""
      1️⃣$$ $$
      """#,
      #"""
      1️⃣ ‹$$ $$› error: an empty formula
      """#),
    BrokenChapter(
      "a display in a table",
      #"""
      | a |
      |---|
      | 1️⃣$$x$$ |
      """#,
      #"""
      1️⃣ ‹$$x$$› error: a displayed formula cannot stand in a table's cell = use ‘$…$’ there
      """#),
    BrokenChapter(
      "an equation with a foreign prefix",
      #"""
      $$x$$ {#1️⃣fig-x}
      """#,
      #"""
      1️⃣ ‹fig-x› error: the id of an equation must begin with ‘eq-’, not ‘fig-x’ → eq-x
      """#),
    BrokenChapter(
      "an equation with a class",
      #"""
      $$x$$ {#eq-x .1️⃣big}
      """#,
      #"""
      1️⃣ ‹big› error: the attribute ‘.big’ means nothing in an equation
      """#),
    BrokenChapter(
      "raw HTML",
      #"""
      A 1️⃣<b>bold2️⃣</b> word.
      """#,
      #"""
      1️⃣ ‹<b>› warning: HTML is not read, ‘<b>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      2️⃣ ‹</b>› warning: HTML is not read, ‘</b>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      """#),
    BrokenChapter(
      "a script",
      #"""
      1️⃣<script>alert(1)2️⃣</script>
      """#,
      #"""
      1️⃣ ‹<script>› warning: HTML is not read, ‘<script>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      2️⃣ ‹</script>› warning: HTML is not read, ‘</script>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      """#),
    BrokenChapter(
      "a handler on an image tag",
      #"""
      1️⃣<img src=x onerror="alert(1)">
      """#,
      #"""
      1️⃣ ‹<img src=x onerror="alert(1)">› warning: HTML is not read, ‘<img src=x onerror="alert(1)">’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      """#),
    BrokenChapter(
      "a javascript link",
      #"""
      [a](1️⃣javascript:alert%281%29)
      """#,
      #"""
      1️⃣ ‹javascript:alert%281%29› error: a link cannot lead to ‘javascript:’ = links are relative paths, fragments, or http, https or mailto addresses
      """#),
    BrokenChapter(
      "a javascript link behind an entity",
      #"""
      [a](1️⃣java&#115;cript:alert%281%29)
      """#,
      #"""
      1️⃣ ‹java&#115;cript:alert%281%29› error: a link cannot lead to ‘javascript:’ = links are relative paths, fragments, or http, https or mailto addresses
      """#),
    BrokenChapter(
      "a data link by reference",
      #"""
      [a][b]

      [b]: 1️⃣data:text/html,x
      """#,
      #"""
      1️⃣ ‹data:text/html,x› error: a link cannot lead to ‘data:’ = links are relative paths, fragments, or http, https or mailto addresses
      """#),
    BrokenChapter(
      "a file address in angle brackets",
      #"""
      <1️⃣file:///etc/passwd>
      """#,
      #"""
      1️⃣ ‹file:///etc/passwd› error: a link cannot lead to ‘file:’ = links are relative paths, fragments, or http, https or mailto addresses
      """#),
    BrokenChapter(
      "an address without scheme",
      #"""
      [a](1️⃣//example.org/x)
      """#,
      #"""
      1️⃣ ‹//example.org/x› error: a link cannot lead to an address without ‘https:’ = links are relative paths, fragments, or http, https or mailto addresses
      """#),
    BrokenChapter(
      "a picture above the repository",
      #"""
      ![a](1️⃣../../secret.png)
      """#,
      #"""
      1️⃣ ‹../../secret.png› error: the picture ‘../../secret.png’ is not a file of this repository = give its path relative to the chapter
      """#),
    BrokenChapter(
      "a picture with an absolute path",
      #"""
      ![a](1️⃣/etc/passwd.png)
      """#,
      #"""
      1️⃣ ‹/etc/passwd.png› error: the picture ‘/etc/passwd.png’ is not a file of this repository = give its path relative to the chapter
      """#),
    BrokenChapter(
      "a picture behind percent escapes",
      #"""
      ![a](1️⃣%2e%2e/%2e%2e/x.png)
      """#,
      #"""
      1️⃣ ‹%2e%2e/%2e%2e/x.png› error: the picture ‘%2e%2e/%2e%2e/x.png’ is not a file of this repository = give its path relative to the chapter
      """#),
    BrokenChapter(
      "a remote picture",
      #"""
      ![a](1️⃣https://example.org/x.png)
      """#,
      #"""
      1️⃣ ‹https://example.org/x.png› error: the picture ‘https://example.org/x.png’ is not a file of this repository = give its path relative to the chapter
      """#),
    BrokenChapter(
      "an undefined footnote",
      #"""
      Text1️⃣[^note].

      2️⃣[^nota]: A note.
      """#,
      #"""
      1️⃣ ‹[^note]› error: no footnote ‘note’ is defined here = define it with a line ‘[^note]: text’ → [^nota]
      2️⃣ ‹[^nota]› warning: the footnote ‘nota’ is never mentioned
      """#),
    BrokenChapter(
      "a footnote defined twice",
      #"""
      Text[^a].

      [^a]: One.

      1️⃣[^a]: Two.
      """#,
      #"""
      1️⃣ ‹[^a]› error: the footnote ‘a’ is defined twice = it is defined first at line 6
      """#),
    BrokenChapter(
      "a computed value never closed",
      #"""
      The slope is 1️⃣`{value} cl-x.value.
      """#,
      #"""
      1️⃣ ‹`{value}› error: a computed value is not closed in its paragraph = close it with ‘`’
      """#),
    BrokenChapter(
      "a computed value without expression",
      #"""
      The slope is 1️⃣`{value}`.
      """#,
      #"""
      1️⃣ ‹`{value}`› error: a computed value needs an expression = write ‘`{value} expression | format`’
      """#),
    BrokenChapter(
      "a misspelt value",
      #"""
      The slope is `{1️⃣vaule} cl-x.value`.
      """#,
      #"""
      1️⃣ ‹vaule› warning: ‘{vaule}’ is shown as code → value
      """#),
    BrokenChapter(
      "references and citations in one bracket",
      #"""
      See 1️⃣[@thm-a; @key].
      """#,
      #"""
      1️⃣ ‹[@thm-a; @key]› error: references and citations cannot share brackets = give each kind its own brackets
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in maths, links, HTML and footnotes give their exact diagnostics`(
    _ chapter: BrokenChapter
  ) {
    #expect(chapter.actual() == chapter.expected)
  }
}
