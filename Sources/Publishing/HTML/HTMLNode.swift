public import Mathematics

/// A node of an HTML page.
///
/// Text and attributes are escaped when the page is written and tags come from a closed list, so a
/// tree cannot say anything but what it is: there is no way to put markup in as a string. A drawing
/// has been checked element by element; style sheets and the script are the page's own.
public indirect enum HTMLNode: Sendable, Hashable {
  /// Text.
  case text(String)
  /// An element with its attributes and children.
  case element(HTMLTag, [HTMLAttribute], [HTMLNode])
  /// A drawing.
  case drawing(SVGElement)
  /// A formula.
  case formula(MathMLElement)
  /// A style sheet, in the head of a page.
  case stylesheet(Stylesheet)
  /// The script, at the end of a page.
  case script(PageScript)
  /// What the script searches, at the end of a page.
  case searchIndex(SearchIndex)
}

extension HTMLNode {
  /// An element without attributes.
  package static func element(_ tag: HTMLTag, _ children: [HTMLNode]) -> HTMLNode {
    .element(tag, [], children)
  }

  /// An element that holds text alone.
  package static func element(_ tag: HTMLTag, _ attributes: [HTMLAttribute] = [], text: String)
    -> HTMLNode
  {
    .element(tag, attributes, [.text(text)])
  }

  /// All text in the node and below it, as a reader without a screen gets it.
  package var plainText: String {
    switch self {
    case .text(let text): text
    case .element(_, _, let children): children.map(\.plainText).joined()
    case .formula(let formula): formula.source
    case .drawing, .stylesheet, .script, .searchIndex: ""
    }
  }

  /// What the formulas in the node and below it say.
  var formulaText: String {
    switch self {
    case .formula(let formula): formula.text
    case .element(_, _, let children): children.map(\.formulaText).joined()
    case .text, .drawing, .stylesheet, .script, .searchIndex: ""
    }
  }
}

extension MathMLElement {
  /// The TeX that a formula was written in, which says in plain text what its signs alone do not.
  fileprivate var source: String {
    if name == "annotation" {
      return content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
    return children.map(\.source).joined()
  }
}

/// An element that Folio's pages may contain; there is none that runs code or loads a document.
public enum HTMLTag: String, Sendable, Hashable, CaseIterable {
  case a, article, aside, blockquote, body, br, caption, cite, code, col, colgroup, data, dd, del
  case details, div, dl, dt, em, figcaption, figure, footer, h1, h2, h3, h4, h5, h6, head, header
  case hr, html, img, ins, li, link, main, meta, nav, ol, p, pre, section, span, strong, sub,
    summary
  case sup, table, tbody, td, th, thead, title, tr, ul

  /// Whether the element has no contents and no end tag.
  var isVoid: Bool {
    switch self {
    case .br, .col, .hr, .img, .link, .meta: true
    default: false
    }
  }

  /// Whether the element is set as a block, and so begins on a line of its own in the file.
  var startsLine: Bool {
    switch self {
    case .a, .br, .cite, .code, .data, .del, .em, .img, .ins, .span, .strong, .sub, .summary, .sup:
      false
    default: true
    }
  }

  /// Whether blanks inside the element are part of what it says.
  var keepsBlanks: Bool { self == .pre }
}
