extension Stylesheet {
  /// What the script adds: previews of references, enlarged figures, the search.
  static let widgets = #"""

    .preview { position: fixed; z-index: 4; width: min(36rem, 100vw - 1.5rem); max-height: 24rem;
      overflow: auto; padding: .9em 1.1em; background: var(--ground); color: var(--ink);
      border: 1px solid var(--line); border-radius: .4em; box-shadow: 0 .35em 1.6em var(--shade);
      font-size: .92em; }
    .preview > * { margin: 0; display: block; border: 0; padding: 0; background: none; }
    .preview > .equation { display: flex; }
    .preview :is(svg, table) { max-width: 100%; }
    .preview li { list-style: none; }
    .paper .enlarge { position: absolute; bottom: 100%; right: 0; padding: .1em .7em;
      border-radius: 1em; background: var(--ground); color: var(--quiet);
      border: 1px solid var(--line); opacity: 0; font: .78rem/1.6 var(--sans); }
    .paper .enlarge::after { content: ""; position: absolute; inset: 0 0 -.5em; }
    .paper:hover .enlarge, .enlarge:focus-visible { opacity: 1; }
    @media (hover: none) { .paper .enlarge { opacity: 1; } }
    .scripted .paper > svg { cursor: zoom-in; }
    .enlarged { width: min(110rem, 100vw - 2rem); height: calc(100vh - 2rem); max-width: none;
      max-height: none; padding: 0; border: 1px solid var(--line); border-radius: .4em;
      background: var(--ground); color: var(--ink); overflow: hidden; }
    .enlarged[open], .enlarged > figure { display: grid; grid-template-rows: auto minmax(0, 1fr); }
    .enlarged > figure { margin: 0; min-height: 0; grid-template-rows: minmax(0, 1fr) auto; }
    .enlarged::backdrop { background: #000a; }
    .enlarged > header { display: flex; gap: .35rem; align-items: center; padding: .5rem .8rem;
      font: .85rem/1.4 var(--sans); }
    .enlarged > header strong { flex: 1; }
    .enlarged button { min-width: 2.2rem; min-height: 2.2rem; border-radius: .3em;
      border: 1px solid var(--line); }
    .enlarged button:hover { color: var(--link); border-color: currentColor; }
    .enlarged .stage { overflow: auto; padding: .5rem; display: grid; }
    .enlarged .stage svg { width: 100%; height: 100%; margin: auto; mix-blend-mode: multiply; }
    .enlarged figcaption { padding: .6rem 1rem .9rem; max-height: 22vh; overflow: auto; }
    body:has(.enlarged[open]) { overflow: hidden; }
    .running-title { display: flex; gap: 1.5em; justify-content: space-between;
      border-bottom: 1px solid var(--line); font: .84rem/1.4 var(--sans); }
    .running-title p { margin: 0 0 .6em; }
    .running-title a { color: var(--quiet); text-decoration: none; }
    .running-title a:hover { color: var(--link); text-decoration: underline; }
    .neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 4em;
      max-width: var(--measure); font: .84rem/1.4 var(--sans); }
    .neighbours a { border: 1px solid var(--line); border-radius: .4em; padding: .8em 1em;
      text-decoration: none; color: var(--quiet); }
    .neighbours a:hover { border-color: var(--link); }
    .neighbours strong { display: block; color: var(--link); font-weight: 400; font-size: 1.1em; }
    .neighbours .next { grid-column: 2; text-align: right; }
    .search label { display: block; font: .84rem/1.4 var(--sans); color: var(--quiet);
      margin-bottom: .3em; }
    .search input { font: inherit; width: 100%; max-width: var(--measure); padding: .45em .7em;
      color: var(--ink); background: var(--card); border: 1px solid var(--quiet); border-radius: .3em; }
    .search-status { font: .84rem/1.4 var(--sans); color: var(--quiet); margin: .6em 0; }
    .results { list-style: none; padding: 0; }
    .results p { font-size: .86em; color: var(--quiet); margin: .1em 0 .9em; line-height: 1.45; }
    mark { background: color-mix(in srgb, var(--mark) 28%, transparent); color: inherit; }
    """#
}
