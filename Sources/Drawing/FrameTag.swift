/// What a group of a frame is in a document of pages; pictures take no notice of it.
public enum FrameTag: Sendable, Hashable {
  /// The group is clicked to go somewhere.
  case link(LinkTarget)
  /// A place that links lead to, by its name.
  case destination(String)
  /// An element of the document's structure, for screen readers and reflow; with what is read aloud
  /// instead of its content where there is such a text.
  case element(StructureElement, alternativeText: String? = nil)
  /// Content of the page, not of the document: running heads, page numbers, rules.
  case artifact
}

/// Where a link leads.
public enum LinkTarget: Sendable, Hashable {
  /// To a named place in the same document.
  case destination(String)
  /// To an address (URI) outside of it.
  case address(String)
}

/// The kinds of structure elements that PDF files know, as far as reports use them.
public enum StructureElement: String, Sendable, Hashable, CaseIterable {
  /// The whole document.
  case document = "Document"
  /// A section with its headings.
  case section = "Sect"
  /// A heading of the first rank.
  case heading1 = "H1"
  /// A heading of the second rank.
  case heading2 = "H2"
  /// A heading of the third rank.
  case heading3 = "H3"
  /// A heading of the fourth rank.
  case heading4 = "H4"
  /// A paragraph.
  case paragraph = "P"
  /// A stretch of text within a paragraph.
  case span = "Span"
  /// A quotation of whole paragraphs.
  case blockQuote = "BlockQuote"
  /// A caption of a figure or table.
  case caption = "Caption"
  /// A figure.
  case figure = "Figure"
  /// A formula.
  case formula = "Formula"
  /// A list.
  case list = "L"
  /// An item of a list: its label and its body.
  case listItem = "LI"
  /// The bullet or number of an item.
  case label = "Lbl"
  /// The text of an item.
  case listBody = "LBody"
  /// A table.
  case table = "Table"
  /// A row of a table.
  case tableRow = "TR"
  /// A cell at the head of a column or row.
  case tableHeaderCell = "TH"
  /// A cell of data.
  case tableDataCell = "TD"
  /// Program text.
  case code = "Code"
  /// A footnote or the like.
  case note = "Note"
  /// A table of contents.
  case contents = "TOC"
  /// A line of a table of contents.
  case contentsItem = "TOCI"
  /// An entry of a bibliography.
  case bibliographyEntry = "BibEntry"
}
