import Testing

struct BlocksTests {
  static let texts = [
    ReadText(
      "Headings get ids",
      #"""
      # One $x$ {#sec-one}

      ## Two *words*

      ## Two words

      Setext {#sec-s}
      ------

      ### Trailing ### 
      """#,
      #"""
      h1 #sec-one: One <math "x" @1:8-1:9>
      h2 #x--two-words: Two <em words>
      h2 #x--two-words-2: Two words
      h2 #sec-s: Setext
      h3 #x--trailing: Trailing
      """#),
    ReadText(
      "Lists and quotations",
      #"""
      - a
      - b $x$

      1. c

         d

      > e
      > - f
      """#,
      #"""
      list • tight
      - 
        p: a
      - 
        p: b <math "x" @2:6-2:7>
      list 1
      - 
        p: c
        p: d
      quotation
        p: e
        list • tight
        - 
          p: f
      """#),
    ReadText(
      "Code keeps what looks like ours",
      #"""
      ```python
      $x$ @fig-a `{value} b` <b> ::: 
      ```

          indented $x$ @fig-b

      - in a list

        ~~~
        $A
        ::: {#thm-a}
        ~~~
      """#,
      #"""
      code python: "$x$ @fig-a `{value} b` <b> ::: \n"
      code : "indented $x$ @fig-b\n"
      list •
      - 
        p: in a list
        code : "$A\n::: {#thm-a}\n"
      """#),
    ReadText(
      "A table with pipes in maths and values",
      #"""
      | a | b `c` |
      |:--|--:|
      | $|x|$ | `{value} d | .2f` |
      | e \| f | @fig-a |
      """#,
      #"""
      table ["left", "right"]: a | b <code c> // <math "|x|" @3:4-3:7> | <value d @3:20-3:21 | .2f @3:24-3:27> // e | f | <ref fig-a @4:12-4:18>
      """#),
    ReadText(
      "A table without outer pipes",
      #"""
      a | b
      --|:-:
      $x$ | 2
      """#,
      #"""
      table ["natural", "center"]: a | b // <math "x" @3:2-3:3> | 2
      """#),
    ReadText(
      "Footnotes are numbered by their first mention",
      #"""
      A[^two] b[^one] c[^two].

      [^one]: One.
      [^two]: Two $x$.

          More.
      """#,
      #"""
      p: A<note 1> b<note 2> c<note 1>.
      note 1:
        p: Two <math "x" @4:14-4:15>.
        p: More.
      note 2:
        p: One.
      """#),
    ReadText(
      "Divisions nest",
      #"""
      :::: {#thm-slow name="Slow $t$ [@a]" .poster}
      A theorem.

      ::: proof
      Clear.
      :::
      ::::

      ::: {.proof of="thm-slow"}
      Again.
      :::

      ::: remark :::
      A remark.
      :::
      """#,
      #"""
      theorem #thm-slow (Slow <math "t" @1:29-1:30> <cite: [a]>) ["poster"]
        p: A theorem.
        proof #- () []
          p: Clear.
      proof #- () [] of thm-slow
        p: Again.
      remark #- () []
        p: A remark.
      """#),
    ReadText(
      "A rule, and a list that a directive ends",
      #"""
      - a
      ```experiment
      id: e
      run: r
      ```
      ***
      """#,
      #"""
      list • tight
      - 
        p: a
      directive e @2:1-5:4
      rule
      """#),
    ReadText(
      "Directives in braces and with tildes",
      #"""
      ~~~ {claim}
      id: cl-a
      claim: One.
      holds: true
      ~~~
      """#,
      #"""
      directive cl-a @1:1-5:4
      """#),
    ReadText(
      "A directive inside a division",
      #"""
      ::: {#exm-a}
      ```experiment
      id: e
      run: r
      ```
      :::

      """#,
      #"""
      example #exm-a () []
        directive e @2:1-5:4
      """#),
  ]

  @Test(arguments: texts)
  func `Blocks are read with what they hold`(_ text: ReadText) {
    #expect(Sketch.blocks(of: text.source) == text.expected)
  }
}
