import Testing

struct BrokenYAMLTests {
  static let chapters = [
    BrokenChapter(
      "a list instead of keys",
      #"""
      ```figure
      1️⃣- a
      ```
      """#,
      #"""
      1️⃣ ‹- a› error: a figure must be a mapping of keys to values, not a list = write one ‘key: value’ a line
      """#),
    BrokenChapter(
      "an empty directive",
      #"""
      1️⃣```figure
      ```
      """#,
      #"""
      1️⃣ ‹```figure› error: a figure needs the key ‘id’
      1️⃣ ‹```figure› error: a figure needs the key ‘from’
      """#),
    BrokenChapter(
      "a quote never closed",
      #"""
      ```figure
      id: 1️⃣"fig-a
      from: a
      ```
      """#,
      #"""
      1️⃣ ‹"› error: this quoted text is never closed = close it with the same quote
      """#),
    BrokenChapter(
      "a colon in plain text",
      #"""
      ```claim
      id: cl-a
      claim: One thing1️⃣: another
      ```
      """#,
      #"""
      1️⃣ ‹:› error: a ‘:’ cannot stand here = put text that holds ‘: ’ in quotes = check the indentation of this line
      """#),
    BrokenChapter(
      "a tab as indentation",
      #"""
      ```experiment
      id: a
      with:
      1️⃣\#tx: 1
      ```
      """#,
      #"""
      1️⃣ ‹\#t› error: a tab cannot indent YAML = indent with spaces
      """#),
    BrokenChapter(
      "a key out of line",
      #"""
      ```experiment
      id: a
        run1️⃣: b
      ```
      """#,
      #"""
      1️⃣ ‹:› error: a ‘:’ cannot stand here = put text that holds ‘: ’ in quotes = check the indentation of this line
      """#),
    BrokenChapter(
      "a flow list never closed",
      #"""
      ```figure
      id: fig-a
      from: 1️⃣[a, b
      caption: x
      ```
      """#,
      #"""
      1️⃣ ‹[› error: this list is not closed = ‘,’ or ‘]’ was expected at line 7, column 8
      """#),
    BrokenChapter(
      "a key given twice",
      #"""
      ```experiment
      id: a
      run: b
      1️⃣run: c
      2️⃣run: d
      ```
      """#,
      #"""
      1️⃣ ‹run› error: the key ‘run’ is given twice = it stands first at line 6, column 1
      2️⃣ ‹run› error: the key ‘run’ is given twice = it stands first at line 6, column 1
      """#),
    BrokenChapter(
      "a key given twice in braces",
      #"""
      ```experiment
      id: a
      run: b
      with: {x: 1, y: 2, 1️⃣x: 3}
      ```
      """#,
      #"""
      1️⃣ ‹x› error: the key ‘x’ is given twice = it stands first at line 7, column 8
      """#),
    BrokenChapter(
      "a colour that is a comment",
      #"""
      ```figure
      id: fig-a
      from: a
      caption: C
      mark: {type: line, color: 1️⃣#4c78a8}
      ```

      ```experiment
      id: a
      run: b
      ```
      """#,
      #"""
      1️⃣ ‹#4c78a8› error: ‘#4c78a8’ begins a comment in YAML, so what follows on the line is not read = put it in quotes → '#4c78a8'
      """#),
    BrokenChapter(
      "a colour that is a comment on its line",
      #"""
      ```figure
      id: fig-a
      from: a
      caption: C
      color: 1️⃣#4c78a8
      ```

      ```experiment
      id: a
      run: b
      ```
      """#,
      #"""
      1️⃣ ‹#4c78a8› error: ‘#4c78a8’ is a comment in YAML, so the key has no value = put it in quotes → '#4c78a8'
      """#),
    BrokenChapter(
      "an alias bomb",
      #"""
      ```experiment
      id: a
      run: b
      with:
        a: &a [x, x]
        b: &b [1️⃣*a, *a]
        c: [*b, *b]
      ```
      """#,
      #"""
      1️⃣ ‹*a› error: YAML aliases (‘*a’) are not read here = write the value again
      """#),
    BrokenChapter(
      "an alias without anchor",
      #"""
      ```claim
      id: cl-a
      claim: 1️⃣*bold* statement
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹*› error: a value cannot begin with ‘*’ or ‘&’ = put it in quotes
      """#),
    BrokenChapter(
      "an anchor",
      #"""
      ```experiment
      id: a
      run: 1️⃣&r b
      ```
      """#,
      #"""
      1️⃣ ‹&r› error: YAML anchors (‘&r’) are not read here = quote the value if it begins with ‘&’
      """#),
    BrokenChapter(
      "a tag",
      #"""
      ```experiment
      id: a
      run: 1️⃣!!str b
      ```
      """#,
      #"""
      1️⃣ ‹!!str› error: YAML tags (‘!!str’) are not read here = quote the value if it begins with ‘!’, or to make it text
      """#),
    BrokenChapter(
      "an unknown escape",
      #"""
      ```claim
      id: cl-a
      claim: "a 1️⃣\lambda"
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹\› error: unknown escape after ‘\’ = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      """#),
    BrokenChapter(
      "TeX in double quotes",
      #"""
      ```claim
      id: cl-a
      claim: "$1️⃣\theta$ and $2️⃣\beta$ and $3️⃣\nu$"
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹\t› error: ‘\t’ in double quotes is a control character = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      2️⃣ ‹\b› error: ‘\b’ in double quotes is a control character = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      3️⃣ ‹\n› error: ‘\n’ in double quotes is a control character = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      """#),
    BrokenChapter(
      "an escape sequence for terminals",
      #"""
      ```claim
      id: cl-a
      claim: "a1️⃣\e[31m"
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹\e› error: ‘\e’ in double quotes is a control character = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      """#),
    BrokenChapter(
      "a missing colon",
      #"""
      ```experiment
      id: a
      1️⃣run
      ```
      """#,
      #"""
      1️⃣ ‹r› error: a ‘:’ is missing after this key = write ‘key: value’
      """#),
    BrokenChapter(
      "a list item after a value",
      #"""
      ```experiment
      id: a
      run: 1️⃣- b
      ```
      """#,
      #"""
      1️⃣ ‹-› error: a list item ‘- ’ cannot stand here = begin the list on its own line
      """#),
    BrokenChapter(
      "nesting that is too deep",
      #"""
      ```experiment
      id: a
      run: b
      with: {a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1️⃣[[[[]}
      ```
      """#,
      #"""
      1️⃣ ‹[› error: nested too deeply; at most 50 levels are read
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in YAML give their exact diagnostics`(_ chapter: BrokenChapter) {
    #expect(chapter.actual() == chapter.expected)
  }
}
