extension Stylesheet {
  /// Paper: black on white, nothing torn apart, addresses written out where they are the point.
  static let paper = #"""

    @page { margin: 22mm 24mm 24mm; @bottom-center { content: counter(page);
      font: 9pt Georgia, serif; } }
    @media print {
      :root { color-scheme: light; --ground: #fff; --ink: #000; --quiet: #444; --line: #bbb;
        --card: #f6f6f4; --link: #000; --mark: #333; --good: #0b4d24; --good-ground: #fff;
        --bad: #8a1008; --bad-ground: #fff; --paper: #fff; --accent: #888; --measure: 100%;
        --code-keyword: #333; --code-string: #333; --code-number: #333; --code-comment: #555;
        --code-name: #333; }
      html { font-size: 10.5pt; }
      body { font-size: 1rem; line-height: 1.4; hyphens: auto; }
      .page { display: block; max-width: none; padding: 0; }
      .contents { position: static !important; max-height: none; overflow: visible;
        margin: 2em 0 0 !important; padding: 0 !important; font-size: 9pt; }
      .contents ol ol, .scripted .contents li:not(.current) > ol { display: block; }
      .skip, .contents .to-contents, .running-title, .running-title ~ .contents, .downloads, .back, .preview, .enlarge, .side-note,
        .neighbours, .search, .provenance:not([open]) { display: none; }
      .plot svg { max-width: 130mm; max-height: 100mm; width: auto; }
      p, ul, ol, dl, blockquote, .statement, .proof, .claim, .equation, .experiment, hr
        { max-width: none; }
      p { orphans: 3; widows: 3; }
      h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
      .chapter, .closing { border: 0; padding: 0; margin-top: 3em; }
      .chapter:first-child { margin-top: 3em; }
      .table figcaption { break-after: avoid; }
      .chapter:not(:first-child) { break-before: page; margin-top: 0; }
      .plot, .table, .claim, .problem, .equation, tr, .experiment { break-inside: avoid; }
      .claim, .statement { border: .75pt solid var(--line); background: none; }
      .scroll, .plot .paper, .equation .formula { overflow: visible; background: none; }
      thead { display: table-header-group; }
      a { text-decoration: none; }
      .bibliography a[href^="http"] { overflow-wrap: anywhere; }
      p > a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em;
        overflow-wrap: anywhere; }
    }
    """#
}
