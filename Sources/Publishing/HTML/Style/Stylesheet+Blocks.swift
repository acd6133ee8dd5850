extension Stylesheet {
  /// Theorems, proofs, formulas, code, quotations, lists.
  static let blocks = """

    li > p { margin-bottom: .5em; }
    li { margin-bottom: .3em; }
    ul, ol { padding-left: 1.5em; }
    blockquote { margin-left: 0; padding-left: 1.3em; border-left: 2px solid var(--line);
      color: var(--quiet); }
    hr { border: 0; margin: 2.5em 0; text-align: center; max-width: var(--measure); }
    hr::before { content: "\\2217\\2003\\2217\\2003\\2217"; color: var(--quiet); }
    pre { background: var(--card); padding: .9em 1.1em; margin: 0 0 1.2em; overflow-x: auto;
      line-height: 1.5; border-radius: .25em; tab-size: 4; max-width: var(--measure); }
    pre code { font-size: 1em; }
    img { max-width: 100%; height: auto; }
    .statement, .proof { margin: 1.6em 0; max-width: var(--measure); }
    .statement { padding: .1em 0 .1em 1.3em; border-left: 2px solid var(--link); }
    .statement > :last-child, .proof > :last-child { margin-bottom: 0; }
    .statement-title { font-weight: 650; font-style: normal; }
    .statement-title .name { font-weight: 400; }
    .statement.asserts { font-style: italic; }
    .statement.asserts em { font-style: normal; }
    .statement.asserts code, .statement.asserts .equation-number { font-style: normal; }
    .proof-title { font-style: italic; }
    .qed { float: right; margin-left: 1em; }
    code.math { font-size: .84em; color: var(--mark); overflow-wrap: anywhere; }
    .equation { display: flex; align-items: center; gap: 1.2em; margin: 1.1em 0;
      max-width: var(--measure); padding-left: 1.6em; }
    .equation code.math { flex: 1; white-space: pre-wrap; line-height: 1.5; }
    .equation-number { flex: none; font-variant-numeric: lining-nums tabular-nums; }
    .footnotes { margin-top: 3em; font-size: .88em; }
    .footnotes::before { content: ""; display: block; width: 6em; border-top: 1px solid var(--line);
      margin-bottom: 1em; }
    .footnotes ol { max-width: var(--measure); }
    .note-mark { font-variant-numeric: lining-nums; padding: 0 .1em; text-decoration: none; }
    .back { text-decoration: none; font-family: var(--sans); padding: 0 .25em; }
    """

  /// Tables: rules above and below, figures of equal width, scrolled in their own frame.
  static let tables = """

    .table { margin: 2em 0; }
    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-size: .9em; line-height: 1.4;
      font-variant-numeric: lining-nums tabular-nums; border-top: 1.5px solid var(--ink);
      border-bottom: 1.5px solid var(--ink); }
    thead { border-bottom: 1px solid var(--ink); }
    th { font-weight: 600; vertical-align: bottom; text-align: left; }
    td, th { padding: .38em 1.4em .38em 0; vertical-align: top; }
    th { vertical-align: bottom; }
    td:last-child, th:last-child { padding-right: 0; }
    tbody tr + tr { border-top: 1px solid color-mix(in srgb, var(--line) 55%, transparent); }
    .right { text-align: right; }
    .center { text-align: center; }
    td.right { white-space: nowrap; }
    caption, figcaption { text-align: left; font-size: .9em; line-height: 1.45;
      color: var(--ink); max-width: var(--measure); }
    .table figcaption { margin-bottom: .8em; }
    .plot figcaption { margin-top: .8em; }
    .caption-number { font-weight: 650; color: inherit; text-decoration: none; margin-right: .15em; }
    .caption-number:hover { text-decoration: underline; }
    .absent { color: var(--quiet); }
    """

  /// Figures, claims, computed values, experiments: what was computed, and how.
  static let results = """

    .plot { margin: 2.4em 0; break-inside: avoid; }
    .plot figure { margin: 0; }
    .plot .paper { background: var(--paper); width: fit-content; max-width: 100%;
      border-radius: .25em; overflow: hidden; }
    .plot svg { display: block; max-width: 100%; height: auto; }
    @media (max-width: 34rem) {
      .plot .wide { overflow-x: auto; }
      .plot .wide svg { max-width: none; width: 29rem; }
    }
    @media screen and (prefers-color-scheme: dark) { .plot .paper { padding: .6em; } }
    .made { display: flex; flex-wrap: wrap; gap: .1em 1.1em; font: .78rem/1.5 var(--sans);
      color: var(--quiet); margin: .55em 0 0; align-items: baseline; }
    .made a, .made summary { color: var(--quiet); }
    .made a:hover, .made summary:hover { color: var(--link); }
    .downloads { display: flex; gap: .9em; margin: 0; padding: 0; list-style: none; flex-wrap: wrap;
      max-width: none; }
    .downloads li { margin: 0; }
    .provenance { flex: 0 1 auto; }
    .provenance[open] { flex-basis: 100%; }
    .provenance summary { cursor: pointer; width: fit-content; padding: .1em 0; }
    .provenance dl { display: grid; grid-template-columns: max-content minmax(0, 1fr);
      row-gap: .25em; margin: .5em 0 .6em; padding: .8em 1em; background: var(--card);
      max-width: var(--measure); border-radius: .25em; color: var(--ink); }
    .provenance dt { color: var(--quiet); padding-right: 1.4em; }
    .provenance dd { margin: 0; overflow-wrap: anywhere; }
    .provenance dd + dt { margin-top: 0; }
    .provenance .run { border-top: 1px solid var(--line); padding-top: .4em; margin-top: .2em; }
    .experiment { margin: 1.4rem 0; max-width: var(--measure); font: .84rem/1.5 var(--sans);
      color: var(--quiet); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line);
      padding: .55em 0; }
    .experiment p { margin: 0; }
    .experiment + .experiment { margin-top: -1.4rem; border-top: 0; }
    .remark { font: .78rem/1.5 var(--sans); color: var(--quiet); margin: .55em 0 0; }
    .remark span { color: var(--mark); font-weight: 650; }
    .experiment .id { font-family: var(--mono); font-size: .92em; color: var(--ink); }
    .claim { margin: 1.7em 0; max-width: var(--measure); background: var(--good-ground);
      border-radius: .3em; padding: .85em 1.15em .8em; break-inside: avoid; }
    .claim.fails { background: var(--bad-ground); }
    .claim.not-judged { background: var(--card); }
    .claim-head { display: flex; justify-content: space-between; align-items: baseline;
      gap: 1em; margin: 0 0 .25em; font: 600 .84rem/1.4 var(--sans); }
    .claim-statement { margin: 0 0 .5em; }
    .verdict { white-space: nowrap; font-family: var(--sans); font-weight: 650; color: var(--good); }
    .fails .verdict, .verdict.fails { color: var(--bad); }
    .not-judged .verdict, .verdict.not-judged { color: var(--quiet); white-space: normal; }
    .measured { display: flex; flex-wrap: wrap; gap: .1em 1.5em; margin: 0 0 .15em;
      font-size: .92em; }
    .measured > div { display: flex; gap: .45em; align-items: baseline; }
    .measured dt { font: .8rem/1.4 var(--mono); color: var(--quiet); }
    .measured dd { margin: 0; font-variant-numeric: lining-nums tabular-nums; font-weight: 600; }
    .condition { font-size: .84em; color: var(--quiet); margin: 0; overflow-wrap: anywhere; }
    .claim .made { margin-top: .3em; }
    .claim .provenance dl { background: var(--ground); }
    data { font-variant-numeric: lining-nums; }
    data a { color: inherit; text-decoration-style: dotted; }
    .problem { border: 1.5px solid var(--bad); background: var(--bad-ground); color: var(--ink);
      border-radius: .3em; padding: .75em 1.05em; margin: 1.5em 0; max-width: 40em;
      font: .86rem/1.5 var(--sans); break-inside: avoid; }
    .problem p, .problem ul { margin: 0 0 .35em; max-width: none; }
    .problem > :last-child { margin-bottom: 0; }
    .problem-title { color: var(--bad); font-weight: 650; }
    .problem pre { background: none; border-top: 1px solid var(--line); padding: .5em 0 0;
      margin: .5em 0 0; white-space: pre-wrap; }
    span.problem { display: inline; padding: .05em .35em; margin: 0; font-size: .82em;
      border-width: 1px; }
    """

  /// The list of claims, citations and the bibliography.
  static let references = """

    .claims-list td, .claims-list tbody th { vertical-align: baseline; }
    .claims-list .verdict { font-size: .84rem; }
    .overall { font-size: 1.12em; }
    .overall .sign { color: var(--good); font-weight: 700; }
    .overall.fails .sign { color: var(--bad); }
    .overall.not-judged .sign { color: var(--quiet); }
    .bibliography { list-style: none; padding: 0; }
    .bibliography > li { padding-left: 1.6em; text-indent: -1.6em; margin-bottom: .7em; }
    .bibliography > li > * { text-indent: 0; }
    .cited { font: .78rem/1.4 var(--sans); color: var(--quiet); }
    .cited a { color: inherit; }
    """

  /// Paper: black on white, nothing torn apart, addresses written out where they are the point.
  static let paper = """

    @page { margin: 22mm 24mm 24mm; @bottom-center { content: counter(page);
      font: 9pt Georgia, serif; } }
    @media print {
      :root { color-scheme: light; --ground: #fff; --ink: #000; --quiet: #444; --line: #bbb;
        --card: #f6f6f4; --link: #000; --mark: #333; --good: #0b4d24; --good-ground: #fff;
        --bad: #8a1008; --bad-ground: #fff; --paper: #fff; --measure: 100%; }
      html { font-size: 10.5pt; }
      body { font-size: 1rem; line-height: 1.4; hyphens: auto; }
      .page { display: block; max-width: none; padding: 0; }
      .contents { position: static !important; max-height: none; overflow: visible;
        margin: 2em 0 0 !important; padding: 0 !important; font-size: 9pt; }
      .skip, .downloads, .back, .provenance:not([open]) { display: none; }
      .plot svg { max-width: 130mm; max-height: 100mm; width: auto; }
      p, ul, ol, dl, blockquote, .statement, .proof, .claim, .equation, .experiment, hr
        { max-width: none; }
      p { orphans: 3; widows: 3; }
      h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
      .chapter, .closing { border: 0; padding: 0; margin-top: 3em; }
      .chapter:first-child { margin-top: 3em; }
      .table figcaption { break-after: avoid; }
      .chapter:not(:first-child) { break-before: page; margin-top: 0; }
      .plot, .table, .claim, .statement, .problem, .equation, tr, .experiment
        { break-inside: avoid; }
      .claim { border: .75pt solid var(--line); }
      .scroll, .plot .paper { overflow: visible; }
      thead { display: table-header-group; }
      a { text-decoration: none; }
      .bibliography a[href^="http"] { overflow-wrap: anywhere; }
      p > a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em;
        overflow-wrap: anywhere; }
    }
    """
}
