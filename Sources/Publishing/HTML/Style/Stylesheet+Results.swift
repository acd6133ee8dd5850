extension Stylesheet {
  /// Figures, claims, computed values, experiments: what was computed, and how.
  ///
  /// On a dark page figures are inverted and their hues turned back, so that lines stand out and keep
  /// their colours; heat maps stay as they are, on white, since their colours are their scale.
  static let results = #"""

    .plot { margin: 2.4em 0; break-inside: avoid; }
    .plot figure { margin: 0; }
    .paper { position: relative; width: fit-content; max-width: 100%; }
    .paper svg { display: block; max-width: 100%; height: auto; mix-blend-mode: multiply; }
    image[image-rendering="optimizeSpeed"] { image-rendering: pixelated; }
    @media (max-width: 34rem) {
      .plot .wide { overflow-x: auto; overflow-y: hidden; padding-top: 1.7rem; }
      .plot .wide .enlarge { bottom: auto; top: 0; right: auto; left: 0; }
      .plot .wide svg { max-width: none; width: 29rem; }
    }
    @media screen and (prefers-color-scheme: dark) {
      :is(.paper, .stage, .preview) svg:not(:has(image)) { filter: invert(1) hue-rotate(180deg);
        mix-blend-mode: screen; }
      :is(.paper, .stage, .preview) svg:has(image) { background: #fff; mix-blend-mode: normal;
        filter: brightness(.9); border-radius: .3em; padding: .5em; }
    }
    @media screen and (min-width: 84rem) {
      .plot { display: grid; column-gap: 2.5rem; align-items: start;
        grid-template-columns: var(--measure) minmax(0, var(--margin)); grid-template-rows: auto 1fr; }
      .plot > * { grid-column: 1 / -1; }
      .plot > figure { display: contents; }
      .plot .paper { grid-column: 1; grid-row: 1 / span 2; }
      .plot figcaption { grid-column: 2; grid-row: 1; margin: 0; font-size: .82em; }
      .plot > .made { grid-column: 2; grid-row: 2; }
      .plot > .made:has([open]) { grid-column: 1; grid-row: auto; }
    }
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
    .provenance .run { border-top: 1px solid var(--line); padding-top: .4em; margin-top: .2em; }
    .experiment { margin: 1.4rem 0; max-width: var(--measure); font: .82rem/1.5 var(--sans);
      color: var(--quiet); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line);
      padding: .55em 0; }
    .experiment p { margin: 0; }
    .experiment + .experiment { margin-top: -1.4rem; border-top: 0; }
    .remark { font: .78rem/1.5 var(--sans); color: var(--quiet); margin: .55em 0 0; }
    .remark span { color: var(--mark); font-weight: 700; }
    .experiment .id { font-family: var(--mono); font-size: .92em; color: var(--ink); }
    .claim { margin: 1.7em 0; max-width: var(--measure); background: var(--good-ground);
      border-radius: .3em; padding: .85em 1.2em .8em; break-inside: avoid;
      border-left: .22em solid var(--good); }
    .claim.fails { background: var(--bad-ground); border-left-color: var(--bad); }
    .claim.not-judged { background: var(--card); border-left-color: var(--quiet); }
    .claim-head { display: flex; justify-content: space-between; align-items: baseline;
      gap: 1em; margin: 0 0 .3em; font: 700 .84rem/1.4 var(--sans); }
    .claim-statement { margin: 0 0 .5em; }
    .verdict { white-space: nowrap; font-family: var(--sans); font-weight: 700; color: var(--good); }
    .fails .verdict, .verdict.fails { color: var(--bad); }
    .not-judged .verdict, .verdict.not-judged { color: var(--quiet); white-space: normal; }
    .claim-head .verdict { border: 1.5px solid; border-radius: 1em; padding: 0 .75em;
      font-size: .95em; }
    .measured { display: flex; flex-wrap: wrap; gap: .1em 1.5em; margin: 0 0 .15em;
      font-size: .92em; }
    .measured > div { display: flex; gap: .45em; align-items: baseline; }
    .measured dt { font: .8rem/1.4 var(--mono); color: var(--quiet); }
    .measured dd { margin: 0; font-variant-numeric: lining-nums tabular-nums; font-weight: 700; }
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
    .problem-title { color: var(--bad); font-weight: 700; }
    .problem pre { background: none; border-top: 1px solid var(--line); padding: .5em 0 0;
      margin: .5em 0 0; white-space: pre-wrap; }
    span.problem { display: inline; padding: .05em .35em; margin: 0; font-size: .82em;
      border-width: 1px; }
    """#

  /// The list of claims, citations and the bibliography.
  static let references = #"""

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
    """#
}
