extension Stylesheet {
  /// Theorems, proofs, formulas, code, quotations, lists, notes.
  static let blocks = #"""

    li > p { margin-bottom: .5em; }
    li { margin-bottom: .3em; }
    ul, ol { padding-left: 1.5em; }
    blockquote { margin-left: 0; padding-left: 1.3em; border-left: 2px solid var(--line);
      color: var(--quiet); }
    hr { border: 0; margin: 2.5em 0; text-align: center; max-width: var(--measure); }
    hr::before { content: "\2217\2003\2217\2003\2217"; color: var(--quiet); }
    pre { background: var(--card); padding: .9em 1.1em; margin: 0 0 1.2em; overflow-x: auto;
      line-height: 1.5; border-radius: .25em; tab-size: 4; max-width: var(--measure); }
    pre code { font-size: 1em; }
    .tk { color: var(--code-keyword); }
    .ts { color: var(--code-string); }
    .tn { color: var(--code-number); }
    .tc { color: var(--code-comment); font-style: italic; }
    .tf { color: var(--code-name); }
    img { max-width: 100%; height: auto; }
    .statement, .proof { margin: 1.6em 0; max-width: var(--measure); }
    .statement { padding: .75em 1.2em .8em; background: var(--card); border-radius: .3em;
      border-left: .22em solid var(--accent); }
    .statement > :last-child, .proof > :last-child { margin-bottom: 0; }
    .statement-title { font-weight: 700; font-style: normal; }
    .statement-title .name { font-weight: 400; }
    .statement.asserts { font-style: italic; }
    .statement.asserts em { font-style: normal; }
    .statement.asserts :is(code, .equation-number, math) { font-style: normal; }
    .proof { padding-left: 1.2em; border-left: .22em solid var(--line); }
    .proof-title { font-style: italic; }
    .qed { float: right; margin-left: 1em; }
    math { font-family: var(--maths); font-size: 1em; line-height: 1.2; }
    .equation { display: flex; align-items: center; gap: 1em; margin: 1.1em 0;
      max-width: var(--measure); }
    .equation .formula { flex: 1; min-width: 0; overflow-x: auto; overflow-y: hidden;
      padding: .3em 0; scrollbar-width: thin; text-align: center; }
    .equation math { margin: 0 auto; }
    .equation-number { flex: none; font-variant-numeric: lining-nums tabular-nums; color: inherit;
      text-decoration: none; }
    a.equation-number:hover { text-decoration: underline; }
    code.math { font-size: .84em; color: var(--mark); overflow-wrap: anywhere; }
    .footnotes { margin-top: 3em; font-size: .88em; }
    .footnotes::before { content: ""; display: block; width: 6em; border-top: 1px solid var(--line);
      margin-bottom: 1em; }
    .footnotes ol { max-width: var(--measure); }
    .note-mark { font-variant-numeric: lining-nums; padding: 0 .1em; text-decoration: none; }
    .back { text-decoration: none; font-family: var(--sans); padding: 0 .25em; }
    .side-note, .note-plain { display: none; }
    @media screen and (min-width: 84rem) {
      .noted .side-note { display: block; float: right; clear: right; width: var(--margin);
        margin: .25em calc(-2.5rem - var(--margin)) 1em 0; font-size: .8rem; line-height: 1.45;
        font-style: normal; color: var(--quiet); text-align: left; text-indent: 0; }
      .side-note > span { display: block; margin-bottom: .5em; }
      .side-note .note-number { float: left; color: var(--ink); margin-right: .4em; line-height: 1.4; }
      .noted .note-plain { display: inline; }
      .noted :is(.footnotes, .note-mark) { display: none; }
    }
    """#

  /// Tables: rules above and below, figures of equal width, scrolled in their own frame with a shade
  /// where more is hidden.
  package static let tables = #"""

    .table { margin: 2em 0; }
    .scroll { overflow-x: auto; max-width: 100%; scrollbar-width: thin;
      background: linear-gradient(to right, var(--ground) 30%, transparent) left / 2.5em 100%,
        linear-gradient(to left, var(--ground) 30%, transparent) right / 2.5em 100%,
        linear-gradient(to right, var(--shade), transparent) left / .8em 100%,
        linear-gradient(to left, var(--shade), transparent) right / .8em 100%;
      background-repeat: no-repeat; background-attachment: local, local, scroll, scroll; }
    table { border-collapse: collapse; font-size: .9em; line-height: 1.4;
      font-variant-numeric: lining-nums tabular-nums; border-top: 1.5px solid var(--ink);
      border-bottom: 1.5px solid var(--ink); }
    thead { border-bottom: 1px solid var(--ink); }
    th { font-weight: 700; vertical-align: bottom; text-align: left; }
    td, th { padding: .38em 1.4em .38em 0; vertical-align: top; }
    th { vertical-align: bottom; }
    td:last-child, th:last-child { padding-right: 0; }
    tbody tr + tr { border-top: 1px solid color-mix(in srgb, var(--line) 55%, transparent); }
    .right { text-align: right; }
    .center { text-align: center; }
    td.right { white-space: nowrap; }
    caption, figcaption { text-align: left; font-size: .88em; line-height: 1.45;
      color: var(--ink); max-width: var(--measure); }
    .table figcaption { margin-bottom: .8em; }
    .plot figcaption { margin-top: .8em; }
    .caption-number { font-weight: 700; color: inherit; text-decoration: none; margin-right: .15em; }
    .caption-number:hover { text-decoration: underline; }
    .absent { color: var(--quiet); }
    """#
}
