import Publishing

extension Stylesheet {
  /// The style sheet of histories: small multiples, as many to a row as there is room for.
  static let history = Stylesheet(text: [colours, type, layout, film].joined(separator: "\n"))

  private static let film = #"""

    :root { --column: 80rem; --text: clamp(1rem, .95rem + .2vw, 1.125rem); }
    .page { display: block; max-width: 84rem; margin: 0 auto; }
    .page > header { margin-bottom: 2.5em; }
    .kind { font: 700 .8rem/1.4 var(--sans); color: var(--quiet); margin: 0 0 .5em; }
    h1 { max-width: none; overflow-wrap: anywhere; }
    .film { list-style: none; margin: 0; padding: 0; max-width: none; display: grid; align-items: start;
      grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 2rem 1.5rem; }
    .film > li { border-top: 1px solid var(--line); padding-top: .9em; margin: 0; min-width: 0; }
    .film img { display: block; width: 100%; height: auto; background: #fff; margin-bottom: .7em;
      border: 1px solid var(--line); }
    .film p { margin: 0 0 .3em; }
    .commit { font: .82rem/1.5 var(--sans); }
    .subject { font-weight: 700; overflow-wrap: anywhere; }
    .points { padding-left: 1.1em; margin: .4em 0 0; font-size: .86em; line-height: 1.45; }
    .points li { margin: 0 0 .15em; overflow-wrap: anywhere; }
    .alarm { color: var(--bad); font-weight: 700; }
    .added { color: var(--good); }
    .removed { color: var(--bad); }
    .aside { color: var(--quiet); }
    @media screen and (prefers-color-scheme: dark) {
      .film img { filter: brightness(.88); border-color: transparent; border-radius: .2em; }
    }
    @media print { .film > li { break-inside: avoid; } }
    """#
}
