import Testing

struct ParagraphsTests {
  static let texts = [
    ReadText(
      "Emphasis, code, links and pictures",
      #"""
      *a* **b** ~~c~~ `d $x$ @e` [f](g.html "h") ![i *j*](k/l.png "m") <https://n.org> o\
      p https://q.org/r_s_t. www.u.org), \@v \$w$ &amp; &lt;
      """#,
      #"""
      p: <em a> <strong b> <del c> <code d $x$ @e> <a g.html ‘h’: f> <img k/l.png ‘m’: i j @1:53-1:60> <a https://n.org: https://n.org> o<br>p <a https://q.org/r_s_t: https://q.org/r_s_t>. <a http://www.u.org: www.u.org>), @v $w$ & <
      """#),
    ReadText(
      "Maths is kept from Markdown",
      #"""
      A $a_b * c_d * e$, $x$, $\$$ and $n$-th, $5 and $6, $ x, *$e$*. Energy `$E$` and \$F\$.
      """#,
      #"""
      p: A <math "a_b * c_d * e" @1:4-1:17>, <math "x" @1:21-1:22>, <math "\\$" @1:26-1:28> and <math "n" @1:35-1:36>-th, $5 and $6, $ x, <em <math "e" @1:60-1:61>>. Energy <code $E$> and $F$.
      """#),
    ReadText(
      "Maths over lines and in a quotation",
      #"""
      One $a
      +b$ two.

      > Quoted $a
      > b$ here
      """#,
      #"""
      p: One <math "a\n+b" @1:6-2:3> two.
      quotation
        p: Quoted <math "a\nb" @4:11-5:4> here
      """#),
    ReadText(
      "Displayed formulas divide a paragraph",
      #"""
      Text before
      $$
      a < b
      - c
      # d
      $$ {#eq-main}
      and after, $$ x $$ end.
      """#,
      #"""
      p: Text before
      display eq-main: "a < b\n- c\n# d" @3:1-5:4
      p: and after,
      display -: "x" @7:15-7:16
      p: end.
      """#),
    ReadText(
      "References and citations",
      #"""
      See @thm-slow, @fig-a-b. And @sec-x's [@razin2025; see @b:c, pp. 3--4; -@d2], @e2020a; [@fig-a; see @tbl-b, left].
      Mail a@b.org, [f@g](h), @ i, @@j.
      """#,
      #"""
      p: See <ref thm-slow @1:5-1:14>, <ref fig-a-b @1:16-1:24>. And <ref sec-x @1:30-1:36>'s <cite: [razin2025]; see[b:c]pp. 3--4; [-d2]>, <cite in text: [e2020a]>; <ref fig-a @1:89-1:95>; see <ref tbl-b @1:101-1:107>, left.⏎Mail a@b.org, <a h: f@g>, @ i, @@j.
      """#),
    ReadText(
      "Computed values",
      #"""
      It is `{value} cl-a.value | .3` or `` {value} 'a | b' `` or `{value} mean(x)`, not `{x} y`.
      """#,
      #"""
      p: It is <value cl-a.value @1:16-1:26 | .3 @1:29-1:31> or <value 'a | b' @1:47-1:54> or <value mean(x) @1:70-1:77>, not <code {x} y>.
      """#),
    ReadText(
      "Text beyond ASCII keeps columns in characters",
      #"""
      Größe 👩‍👩‍👧 é $x$ and @fig-a, naïve `{value} a | d`.
      """#,
      #"""
      p: Größe 👩‍👩‍👧 é <math "x" @1:12-1:13> and <ref fig-a @1:19-1:25>, naïve <value a @1:42-1:43 | d @1:46-1:47>.
      """#),
    ReadText(
      "Characters used for placeholders are the author's own text",
      #"""
      a\#u{E000}0\#u{E001}b &#xE000;0&#xE001; `c\#u{E000}0\#u{E001}d` $x$
      """#,
      #"""
      p: a\#u{E000}0\#u{E001}b &#xE000;0&#xE001; <code c\#u{E000}0\#u{E001}d> <math "x" @1:34-1:35>
      """#),
    ReadText(
      "A comment leaves nothing",
      #"""
      A<!-- b $x$ -->c

      <!--
      ::: {#thm-a}
      ```figure
      -->

      d
      """#,
      #"""
      p: Ac
      p: d
      """#),
    ReadText(
      "A less-than sign is text",
      #"""
      a < b, a<5, 1<x>2 <3
      """#,
      #"""
      p: a < b, a<5, 1<x>2 <3
      warning: HTML is not read, ‘<x>’ is shown as text
      """#),
    ReadText(
      "Bare addresses end where a reader ends them",
      #"""
      (https://a.org/b_(c)) https://d.org/e, **https://f.org** [https://g.org](https://g.org) xhttps://h.org
      """#,
      #"""
      p: (<a https://a.org/b_(c): https://a.org/b_(c)>) <a https://d.org/e: https://d.org/e>, <strong <a https://f.org: https://f.org>> <a https://g.org: https://g.org> xhttps://h.org
      """#),
  ]

  @Test(arguments: texts)
  func `Running text is read with the places of what is ours`(_ text: ReadText) {
    #expect(Sketch.blocks(of: text.source) == text.expected)
  }
}
