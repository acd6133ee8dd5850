extension Stylesheet {
  /// Colours, light and dark.
  ///
  /// Text keeps a contrast of at least 4.5 : 1 on every ground it stands on.
  package static let colours = #"""

    :root {
      color-scheme: light dark;
      --ground: #fdfcf9; --ink: #1f1e1b; --quiet: #5c594f; --line: #d9d5c9; --card: #f4f1e9;
      --link: #1a4f86; --mark: #8a5a00; --accent: #1a4f86;
      --good: #1c6638; --good-ground: #e9f3ea; --bad: #9c1f17; --bad-ground: #fbebe7;
      --code-keyword: #7a2f8f; --code-string: #1c6638; --code-number: #8a4b00;
      --code-comment: #5c594f; --code-name: #1a4f86;
      --shade: #1f1e1b26;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #17181a; --ink: #e3e0d8; --quiet: #a9a599; --line: #3b3b3a; --card: #212224;
        --link: #93bdea; --mark: #e0b35c; --accent: #6d9fd6;
        --good: #86cf9d; --good-ground: #1b2a20; --bad: #f5a097; --bad-ground: #331d1b;
        --code-keyword: #d0a3e6; --code-string: #86cf9d; --code-number: #e0b35c;
        --code-comment: #a9a599; --code-name: #93bdea;
        --shade: #000c;
      }
    }
    """#

  /// Faces and sizes: figures of equal width where they line up.
  ///
  /// The faces whose names begin with Folio are those that the page embeds; without them it takes the
  /// reader's fonts.
  package static let type = #"""

    :root {
      --serif: "Folio Serif", "TeX Gyre Pagella", "Palatino Linotype", Palatino,
        "URW Palladio L", P052, "Iowan Old Style", "Book Antiqua", Georgia, serif;
      --sans: "Folio Sans", "TeX Gyre Heros", "Helvetica Neue", Helvetica, "Liberation Sans", Arial,
        system-ui, sans-serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono",
        monospace;
      --maths: "Folio Maths", "TeX Gyre Pagella Math", "Latin Modern Math", "STIX Two Math",
        "Cambria Math", math;
      --text: clamp(1.0625rem, .98rem + .3vw, 1.1875rem);
      --measure: calc(33 * var(--text));
      --column: var(--measure);
      --bar: 0rem;
    }
    * { box-sizing: border-box; }
    html { font-size: 100%; scroll-padding-top: calc(1.5rem + var(--bar));
      -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--ground); color: var(--ink); font-family: var(--serif);
      font-size: var(--text); line-height: 1.55;
      font-kerning: normal; font-variant-ligatures: common-ligatures;
      text-rendering: optimizeLegibility; overflow-wrap: break-word; hanging-punctuation: first; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.2; font-weight: 600; text-wrap: balance;
      margin: 2.2em 0 .6em; max-width: 26em; break-after: avoid; }
    h1 { font-size: clamp(2rem, 1.5rem + 2.2vw, 3.05em); margin: 0 0 .3em; letter-spacing: -.012em;
      font-weight: 400; line-height: 1.1; }
    h2 { font-size: 2em; letter-spacing: -.008em; font-weight: 400; margin-top: 0; }
    h3 { font-size: 1.4em; }
    h4 { font-size: 1.18em; }
    h5, h6 { font-size: 1em; }
    h4, h5, h6 { margin-top: 1.8em; }
    h2 + *, h3 + *, h4 + *, h5 + *, h6 + * { margin-top: 0; }
    .number { color: var(--quiet); font-weight: 400; flex: none;
      font-variant-numeric: lining-nums tabular-nums; }
    a.number { text-decoration: none; }
    a.number:hover { color: var(--link); text-decoration: underline; }
    h2:has(.number), h3:has(.number), h4:has(.number), h5:has(.number), h6:has(.number)
      { display: flex; gap: .55em; }
    p, ul, ol, dl, blockquote { margin: 0 0 1em; max-width: var(--measure); }
    p { hyphens: manual; text-wrap: pretty; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .17em;
      text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
    a:hover { text-decoration-color: currentColor; text-decoration-thickness: .1em; }
    :focus-visible { outline: .18em solid var(--link); outline-offset: .15em; border-radius: .1em; }
    main:focus-visible { outline: none; }
    :target { scroll-margin-top: 1.5rem; }
    strong, b { font-weight: 700; }
    sup, sub { line-height: 0; font-size: .72em; }
    code, pre { font-family: var(--mono); font-size: .84em; font-variant-ligatures: none; }
    button { font: inherit; color: inherit; background: none; border: 0; padding: 0;
      cursor: pointer; }
    .skip { position: absolute; left: -100vw; top: 0; padding: .6em 1em; z-index: 5;
      background: var(--ground); color: var(--link); font-family: var(--sans); }
    .skip:focus { left: .5rem; top: .5rem; }
    """#

  /// The page: one column on small screens, contents beside the text on wide ones, and on very wide
  /// ones a margin for notes and captions.
  package static let layout = #"""

    .page { max-width: calc(var(--measure) + 5rem); margin: 0 auto;
      padding: clamp(1.5rem, 5vw, 4.5rem) clamp(1.1rem, 4vw, 2.5rem) 5rem; }
    .page > header { margin-bottom: 3.5em; }
    .subtitle { font-size: 1.25em; line-height: 1.35; color: var(--quiet); font-style: italic;
      margin: 0 0 1.2em; text-wrap: balance; }
    .authors { list-style: none; padding: 0; margin: 0 0 2em; display: flex; flex-wrap: wrap;
      gap: 0 1.2em; }
    .abstract { border-top: 1px solid var(--line); padding-top: 1.1em; max-width: var(--measure); }
    .abstract > :last-child { margin-bottom: 0; }
    .abstract h2, .contents h2 { font: 700 .8rem/1.4 var(--sans); letter-spacing: .01em;
      color: var(--quiet); margin: 0 0 .5em; }
    .contents { font-family: var(--sans); font-size: .84rem; line-height: 1.4;
      margin-bottom: 3.5em; }
    .contents ol { list-style: none; padding: 0; margin: 0; }
    .contents li { margin: 0; }
    .contents > ol > li { margin: .5em 0 0; }
    .contents ol ol { padding-left: 1.5em; }
    .contents a { color: inherit; text-decoration: none; display: flex; gap: .6em;
      padding: .2em 0; }
    .contents a:hover { text-decoration: underline; }
    .contents .number { min-width: .9em; }
    .contents ol ol a { color: var(--quiet); }
    .contents ol ol .number { min-width: 2.1em; }
    .contents a[aria-current] { color: var(--link); }
    .contents a[aria-current] .number { color: inherit; }
    .contents .to-contents { position: fixed; right: .8rem; bottom: .8rem; z-index: 3; padding: .45em .9em;
      font: .8rem/1.4 var(--sans); color: var(--ink); background: var(--ground);
      border: 1px solid var(--line); border-radius: 1.5em; text-decoration: none;
      box-shadow: 0 .1em .6em var(--shade); }
    .chapter, .closing { border-top: 1px solid var(--line); padding-top: 2.6em;
      margin-top: 4.5em; }
    .chapter:first-child { margin-top: 0; }
    .lead { font-size: 1.08em; color: var(--quiet); margin-bottom: 2.2em; }
    .page > footer { margin-top: 5em; padding-top: 1.2em; border-top: 1px solid var(--line);
      font-family: var(--sans); font-size: .8rem; color: var(--quiet); }
    @media (max-width: 70rem) {
      .contents { border-top: 1px solid var(--line); padding-top: 1.1em; }
    }
    @media (max-width: 44rem) {
      .contents ol ol { display: none; }
      .contents a { padding: .38em 0; }
    }
    @media (min-width: 70.01rem) {
      .page { max-width: 92rem; display: grid; justify-content: center;
        column-gap: clamp(2.5rem, 4vw, 5rem);
        grid-template-columns: minmax(12rem, 15.5rem) minmax(0, var(--column));
        grid-template-rows: auto 1fr auto; }
      .page > * { grid-column: 2; }
      .page > .contents { grid-column: 1; grid-row: 1 / span 3; margin: 0; }
      .contents { position: sticky; top: 0; align-self: start; max-height: 100vh;
        overflow-y: auto; padding: 2.6rem .5rem 2rem 0; margin-top: -2rem !important;
        scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
      .scripted .contents li:not(.current) > ol { display: none; }
      .contents .to-contents { display: none; }
    }
    @media (min-width: 84rem) {
      :root { --margin: clamp(13rem, 100vw - 18rem - 9rem - var(--measure), 18rem);
        --column: calc(var(--measure) + 2.5rem + var(--margin)); }
    }
    @media (min-width: 105rem) { :root { --text: 1.25rem; } }
    """#
}
