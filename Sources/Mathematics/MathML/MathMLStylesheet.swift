extension Formula {
  /// The rules of CSS that `mathML` needs: MathML Core leaves columns, lines and frames to CSS.
  public static let mathMLStylesheet = """
    math .math-left { text-align: left; text-align: -webkit-left; }
    math .math-right { text-align: right; text-align: -webkit-right; }
    math .math-overlap-right { transform: translateX(-100%); }
    math .math-overlap-center { transform: translateX(-50%); }
    math .math-overline { border-top: 0.05em solid; }
    math .math-underline { border-bottom: 0.05em solid; }
    math .math-overline > mo:last-child, math .math-underline > mo:last-child { font-size: 0; }
    math .math-alignment > mtr > mtd, math .math-alignedat > mtr > mtd { padding: 0.3em 0; }
    math .math-alignment > mtr > mtd.math-next-pair { padding-left: 2em; }
    math .math-gather > mtr > mtd, math .math-multline > mtr > mtd { padding: 0.3em 0; }
    math .math-multline { width: 90%; }
    math .math-matrix > mtr > mtd { padding: 0.15em 0.5em; }
    math .math-matrix > mtr > mtd:first-child { padding-left: 0.1em; }
    math .math-matrix > mtr > mtd:last-child { padding-right: 0.1em; }
    math .math-matrix:has(mtd[class*="math-line"]) > mtr > mtd { padding: 0.15em 0.5em; }
    math .math-cases > mtr > mtd { padding: 0.2em 0 0.2em 0; }
    math .math-cases > mtr > mtd + mtd { padding-left: 1em; }
    math .math-small > mtr > mtd { padding: 0.1em 0.35em; }
    math .math-substack > mtr > mtd { padding: 0.05em 0; }
    math mtd.math-number { padding-left: 2em !important; text-align: right; text-align: -webkit-right; }
    math mtd.math-line-left { border-left: 0.05em solid; padding-left: 0.5em !important; }
    math mtd.math-line-right { border-right: 0.05em solid; padding-right: 0.5em !important; }
    math mtd.math-line-above { border-top: 0.05em solid; }
    math mtd.math-line-below { border-bottom: 0.05em solid; }
    math mtd.math-lines-left { border-left: 0.2em double; padding-left: 0.5em !important; }
    math mtd.math-lines-right { border-right: 0.2em double; padding-right: 0.5em !important; }
    math mtd.math-lines-above { border-top: 0.2em double; }
    math mtd.math-lines-below { border-bottom: 0.2em double; }
    math mtable:has(mtd[class*="math-line"]) { border-collapse: collapse; }
    math .math-boxed { border: 0.05em solid; padding: 0.3em; }
    math .math-negated {
      background: linear-gradient(to top right, transparent 47%, currentcolor 47% 53%, transparent 53%);
    }
    math .math-text-italic { font-style: italic; }
    math .math-text-bold { font-weight: bold; }
    math .math-text-sansserif { font-family: sans-serif; }
    math .math-text-monospace { font-family: monospace; }
    """
}
