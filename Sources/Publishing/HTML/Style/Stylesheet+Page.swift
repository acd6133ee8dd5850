extension Stylesheet {
  /// Colours, light and dark.
  ///
  /// Text keeps a contrast of at least 4.5 : 1 on every ground it stands on.
  package static let colours = """

    :root {
      color-scheme: light dark;
      --ground: #fdfcf9; --ink: #1f1e1b; --quiet: #5c594f; --line: #d9d5c9; --card: #f4f1e9;
      --link: #1a4f86; --mark: #8a5a00;
      --good: #1c6638; --good-ground: #e9f3ea; --bad: #9c1f17; --bad-ground: #fbebe7;
      --paper: #fff;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #17181a; --ink: #e3e0d8; --quiet: #a9a599; --line: #3b3b3a; --card: #212224;
        --link: #93bdea; --mark: #e0b35c;
        --good: #86cf9d; --good-ground: #1b2a20; --bad: #f5a097; --bad-ground: #331d1b;
        --paper: #fff;
      }
    }
    """

  /// Faces and sizes: a scale of 1.2 from the text up, figures of equal width where they line up.
  static let type = """

    :root {
      --serif: "TeX Gyre Pagella", "Palatino Linotype", Palatino, "URW Palladio L", P052,
        "Iowan Old Style", "Book Antiqua", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
        "Liberation Sans", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono",
        monospace;
      --text: clamp(1.0625rem, .98rem + .3vw, 1.1875rem);
      --measure: calc(33 * var(--text));
      --column: calc(42 * var(--text));
    }
    * { box-sizing: border-box; }
    html { font-size: 100%; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%;
      text-size-adjust: 100%; }
    body { margin: 0; background: var(--ground); color: var(--ink); font-family: var(--serif);
      font-size: var(--text); line-height: 1.55;
      font-kerning: normal; font-variant-ligatures: common-ligatures;
      text-rendering: optimizeLegibility; overflow-wrap: break-word; hanging-punctuation: first; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.2; font-weight: 600; text-wrap: balance;
      margin: 2.2em 0 .6em; max-width: 26em; break-after: avoid; }
    h1 { font-size: clamp(2rem, 1.5rem + 2.2vw, 2.85em); margin: 0 0 .3em; letter-spacing: -.012em;
      font-weight: 500; line-height: 1.1; }
    h2 { font-size: 1.9em; letter-spacing: -.008em; font-weight: 500; margin-top: 0; }
    h3 { font-size: 1.38em; }
    h4 { font-size: 1.15em; }
    h5, h6 { font-size: 1em; }
    h4, h5, h6 { margin-top: 1.8em; }
    h2 + *, h3 + *, h4 + *, h5 + *, h6 + * { margin-top: 0; }
    .number { color: var(--quiet); font-weight: 400; flex: none;
      font-variant-numeric: lining-nums tabular-nums; }
    h2:has(.number), h3:has(.number), h4:has(.number), h5:has(.number), h6:has(.number)
      { display: flex; gap: .55em; }
    p, ul, ol, dl, blockquote { margin: 0 0 1em; max-width: var(--measure); }
    p { hyphens: manual; text-wrap: pretty; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .17em;
      text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
    a:hover { text-decoration-color: currentColor; text-decoration-thickness: .1em; }
    :focus-visible { outline: .18em solid var(--link); outline-offset: .15em; border-radius: .1em; }
    :target { scroll-margin-top: 1.5rem; }
    strong, b { font-weight: 650; }
    sup, sub { line-height: 0; font-size: .72em; }
    code, pre { font-family: var(--mono); font-size: .86em; font-variant-ligatures: none; }
    .skip { position: absolute; left: -100vw; top: 0; padding: .6em 1em; z-index: 2;
      background: var(--ground); color: var(--link); font-family: var(--sans); }
    .skip:focus { left: .5rem; top: .5rem; }
    .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    """

  /// The page: one column on small screens, contents beside the text on wide ones.
  static let layout = """

    .page { max-width: calc(var(--column) + 5rem); margin: 0 auto;
      padding: clamp(1.5rem, 5vw, 4.5rem) clamp(1.1rem, 4vw, 2.5rem) 5rem; }
    .page > header { margin-bottom: 3.5em; }
    .subtitle { font-size: 1.25em; line-height: 1.35; color: var(--quiet); font-style: italic;
      margin: 0 0 1.2em; text-wrap: balance; }
    .authors { list-style: none; padding: 0; margin: 0 0 2em; display: flex; flex-wrap: wrap;
      gap: 0 1.2em; }
    .abstract { border-top: 1px solid var(--line); padding-top: 1.1em; max-width: var(--measure); }
    .abstract > :last-child { margin-bottom: 0; }
    .abstract h2, .contents h2 { font: 600 .8rem/1.4 var(--sans); letter-spacing: .02em;
      color: var(--quiet); margin: 0 0 .5em; }
    .contents { font-family: var(--sans); font-size: .84rem; line-height: 1.45;
      margin-bottom: 3.5em; }
    .contents ol { list-style: none; padding: 0; margin: 0; }
    .contents li { margin: 0; }
    .contents > ol > li { margin: .55em 0 0; }
    .contents ol ol { padding-left: 1.5em; }
    .contents a { color: inherit; text-decoration: none; display: flex; gap: .6em;
      padding: .16em 0; }
    .contents a:hover { text-decoration: underline; }
    .contents .number { min-width: .9em; }
    .contents ol ol a { color: var(--quiet); }
    .contents ol ol .number { min-width: 1.9em; }
    .chapter, .closing { border-top: 1px solid var(--line); padding-top: 2.6em;
      margin-top: 4.5em; }
    .chapter:first-child { margin-top: 0; }
    .lead { font-size: 1.08em; color: var(--quiet); margin-bottom: 2.2em; }
    .page > footer { margin-top: 5em; padding-top: 1.2em; border-top: 1px solid var(--line);
      font-family: var(--sans); font-size: .8rem; color: var(--quiet); }
    @media (max-width: 70rem) {
      .page { max-width: calc(var(--measure) + 5rem); }
      .contents { border-top: 1px solid var(--line); padding-top: 1.1em; }
    }
    @media (min-width: 70.01rem) {
      .page { max-width: 82rem; display: grid; column-gap: clamp(3rem, 6vw, 6.5rem);
        grid-template-columns: 15.5rem minmax(0, var(--column)); justify-content: center;
        grid-template-rows: auto 1fr auto; }
      .page > * { grid-column: 2; }
      .page > .contents { grid-column: 1; grid-row: 1 / span 3; margin: 0; }
        .contents { position: sticky; top: 0; align-self: start; max-height: 100vh;
        overflow-y: auto; padding: 2.6rem .5rem 2rem 0; margin-top: -2rem !important; }
    }
    """
}
