import Drawing
import Publishing

extension Stylesheet {
  /// The style sheet of difference pages: of the report's family, wide enough for two pictures.
  static let difference = Stylesheet(
    text: [
      colours, type, layout, tables, changes, pictures, heatColours, views, paperOfChanges,
    ].joined(separator: "\n"))

  /// Items and their layers.
  private static let changes = #"""

    :root { --column: 66rem; --text: clamp(1rem, .95rem + .2vw, 1.125rem); }
    .page { max-width: calc(66rem + 5rem); }
    @media (min-width: 70.01rem) { .page { max-width: 92rem; } }
    .page > header { margin-bottom: 2.5em; }
    .kind { font: 700 .8rem/1.4 var(--sans); color: var(--quiet); margin: 0 0 .5em; }
    h1 { max-width: none; overflow-wrap: anywhere; font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.15rem); }
    .summary { max-width: 46em; }
    .alarm, .fails { color: var(--bad); font-weight: 700; }
    .holds { color: var(--good); font-weight: 700; }
    span.added { color: var(--good); }
    span.removed { color: var(--bad); }
    ins { color: var(--good); text-decoration: underline .08em; text-underline-offset: .2em; }
    del { color: var(--bad); text-decoration: line-through .08em; }
    a.id { font: .86em var(--mono); }
    .aside, .place { color: var(--quiet); font: .82rem/1.5 var(--sans); }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .flips { background: var(--bad-ground); border-left: .3em solid var(--bad); border-radius: .3em;
      padding: 1em 1.3em; max-width: 52em; }
    .flips h2 { font: 700 1.25rem/1.3 var(--sans); color: var(--bad); margin: 0 0 .5em; }
    .flips ul { margin: 0; max-width: none; }
    .flips a { font: .9em var(--mono); }
    .contents .sign { flex: none; width: 1em; text-align: center; color: var(--quiet); }
    .contents ol ol { padding-left: 0; }
    .contents .name { overflow-wrap: anywhere; min-width: 0; }
    .scripted .contents li:not(.current) > ol { display: block; }
    .filter { margin: 0 0 1.2rem; font: .84rem/1.4 var(--sans); }
    .filter label { display: block; color: var(--quiet); margin-bottom: .25em; }
    .filter select { font: inherit; color: var(--ink); background: var(--card); width: 100%;
      border: 1px solid var(--quiet); border-radius: .3em; padding: .4em .5em; }
    .filter p { margin: .6em 0 0; color: var(--quiet); }
    kbd { font: .92em var(--mono); border: 1px solid var(--line); border-radius: .25em;
      padding: 0 .35em; }
    [hidden] { display: none !important; }
    .chapter, .within { margin-top: 3.5em; }
    .chapter > h2, .within > h2 { font-size: 1.7em; margin-bottom: 1em; }
    .change { border-top: 1px solid var(--line); padding: 1.3em 0 1.6em; scroll-margin-top: 1rem; }
    .change:focus { outline: none; }
    .scripted .change.here > h3 { box-shadow: -.7rem 0 0 var(--ground), -.95rem 0 0 var(--link); }
    .change > h3 { font: 700 1.1rem/1.35 var(--sans); margin: 0 0 .3em; max-width: none;
      overflow-wrap: anywhere; }
    .change > h3 .kind { font-weight: 400; font-size: inherit; }
    .shouted > h3 .name { color: var(--bad); }
    .headline { max-width: 46em; }
    .layer { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 1rem;
      margin: .9em 0; }
    .layer > h4 { font: 700 .8rem/1.4 var(--sans); color: var(--quiet); margin: .3em 0 0; }
    .layer > div > :last-child { margin-bottom: 0; }
    .layer p { margin-bottom: .5em; }
    .layer p + .points { margin-top: -.2em; }
    .layer summary { font: .84rem/1.5 var(--sans); color: var(--quiet); cursor: pointer; margin: .2em 0 .4em; }
    .caption { font-size: .92em; line-height: 1.45; margin: 1em 0 0; }
    .points { padding-left: 1.1em; margin-bottom: .6em; max-width: 46em; }
    .points li { margin-bottom: .15em; }
    .change pre { background: var(--card); padding: .7em 1em; margin: .4em 0 .8em; overflow-x: auto;
      line-height: 1.5; border-radius: .25em; white-space: pre-wrap; overflow-wrap: anywhere; }
    .change .scroll { margin: .6em 0; }
    .change .scroll + .scroll { margin-top: 1.6em; }
    .change table { font-family: var(--sans); font-size: .82rem; }
    .change tbody th { font-weight: 400; }
    .change td { white-space: nowrap; }
    .change thead th { white-space: nowrap; }
    .change td.same { color: var(--quiet); }
    .change tr.added th:first-child { color: var(--good); }
    .change tr.removed th:first-child { color: var(--bad); }
    .statement-text { font-style: italic; }
    .place { margin: .8em 0 0; }
    @media (max-width: 44rem) {
      .layer { grid-template-columns: minmax(0, 1fr); }
      .contents ol ol { display: block; }
    }
    """#

  /// Pictures side by side where there is room, on paper of their own in the dark.
  private static let pictures = #"""

    .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
      gap: 1.2rem 1.5rem; margin-top: .8em; align-items: start; }
    @media (min-width: 44.01rem) {
      .pictures, .views, .slide, .caption { margin-left: -6.5rem !important; }
    }
    .pictures figure { margin: 0; min-width: 0; }
    .pictures img { display: block; width: 100%; height: auto; background: #fff;
      border: 1px solid var(--line); }
    .pictures figcaption { margin-top: .35em; font: .8rem/1.45 var(--sans); color: var(--quiet);
      overflow-wrap: anywhere; }
    .pictures figcaption strong { color: var(--ink); }
    .key { display: inline-block; margin-left: .7em; }
    .swatch { display: inline-block; width: .85em; height: .85em; margin-right: .35em;
      vertical-align: -.08em; border-radius: .15em; }
    @media screen and (prefers-color-scheme: dark) {
      .pictures img { filter: brightness(.88); border-color: transparent; border-radius: .2em; }
    }
    """#

  /// The colours of heat maps, as they are painted.
  private static let heatColours = {
    func rule(_ name: String, _ color: Color) -> String {
      "    .swatch.\(name) { background: \(color.hexadecimal); }\n"
    }
    return "\n" + rule("faint", HeatMap.faint) + rule("edge", HeatMap.edge)
      + rule("least", HeatMap.least) + rule("most", HeatMap.most)
      + "    .swatch.box { border: 2px solid \(HeatMap.outline.hexadecimal); }\n"
  }()

  /// The views that the script adds: one stage on which the pictures lie on each other.
  private static let views = #"""

    .views { display: flex; flex-wrap: wrap; gap: .4rem; margin: .9em 0 0; align-items: center;
      font: .82rem/1.4 var(--sans); }
    .views button { min-height: 2rem; padding: .2em .9em; border: 1px solid var(--line);
      border-radius: 1em; color: var(--ink); }
    .views button:hover { border-color: var(--link); color: var(--link); }
    .views button[aria-pressed="true"] { background: var(--ink); color: var(--ground);
      border-color: var(--ink); }
    .slide { display: flex; gap: .8em; align-items: center; margin: .9em 0 0; max-width: 52rem;
      font: .8rem/1.4 var(--sans); color: var(--quiet); }
    .slide input { flex: 1; min-width: 0; accent-color: var(--link); height: 2rem; margin: 0; }
    @media screen {
      .pictures.view-sides .where { display: none; }
      .pictures.view-sides { grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); }
      .pictures.view-where { grid-template-columns: minmax(0, 52rem); }
      .pictures.view-where :is(.before, .after) { display: none; }
      .pictures:is(.view-slider, .view-blink) { grid-template-columns: minmax(0, 52rem); gap: 0; }
      .pictures:is(.view-slider, .view-blink) .where { display: none; }
      .pictures:is(.view-slider, .view-blink) :is(.before, .after) { grid-area: 1 / 1; }
      .pictures:is(.view-slider, .view-blink) img { width: var(--share, 100%); }
      .view-slider .before { clip-path: inset(0 calc(100% - var(--at, 50%)) 0 0); z-index: 1; }
      .view-slider .before figcaption { visibility: hidden; }
      .view-slider .after figcaption { visibility: hidden; }
      .pictures.view-slider { position: relative; max-width: 52rem; }
      .view-slider::after { content: ""; position: absolute; z-index: 2; top: 0; bottom: 1.9rem;
        left: var(--at, 50%); width: 2px; margin-left: -1px; background: var(--link); pointer-events: none; }
      .view-blink.odd .after, .view-blink:not(.odd) .before { visibility: hidden; }
    }
    """#

  /// Paper: black on white, all pictures, nothing to operate.
  private static let paperOfChanges = #"""

    @page { margin: 18mm 18mm 20mm; @bottom-center { content: counter(page);
      font: 8.5pt Georgia, serif; } }
    @media print {
      :root { color-scheme: light; --ground: #fff; --ink: #000; --quiet: #444; --line: #bbb;
        --card: #f6f6f4; --link: #000; --good: #0b4d24; --bad: #8a1008; --bad-ground: #fff;
        --shade: transparent; --text: 9.5pt; }
      html { font-size: 9.5pt; }
      body { line-height: 1.4; }
      p, li { orphans: 3; widows: 3; }
      .page { display: block; max-width: none; padding: 0; }
      .contents { position: static !important; max-height: none; overflow: visible;
        margin: 0 0 2em !important; padding: 0 !important; }
      .contents > ol { columns: 2; column-gap: 2em; }
      .contents a { padding: 0; }
      [hidden] { display: revert !important; }
      .skip, .views, .slide, .filter { display: none !important; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      .layer summary { list-style: none; cursor: auto; }
      .pictures { grid-template-columns: 1fr 1fr; }
      .pictures, .caption { margin-left: 0 !important; }
      .pictures figure { display: block !important; visibility: visible !important; clip-path: none !important; }
      .pictures figure figcaption { visibility: visible !important; }
      .pictures img { width: 100% !important; }
      .chapter { border: 0; padding: 0; margin-top: 0; }
      .chapter + .chapter { break-before: page; }
      .change, .layer, .pictures figure, tr, .flips { break-inside: avoid; }
      .change { padding: 1em 0; }
      .change > h3, .headline, .layer > h4, .chapter > h2 { break-after: avoid; }
      thead { display: table-header-group; }
      .scroll { overflow: visible; background: none; }
      .change table { font-size: 7.5pt; }
      .change td, .change th { padding-right: .9em; white-space: normal; }
      a { text-decoration: none; }
    }
    """#
}
