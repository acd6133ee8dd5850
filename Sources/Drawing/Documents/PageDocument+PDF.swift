extension PageDocument {
  /// The document as a PDF file: links, places, outline, page numbers, properties, and the structure
  /// of its text with what is read aloud for figures and formulas.
  ///
  /// Equal documents give equal bytes; no clock takes part.
  ///
  /// - Throws: `DrawingError` where a font cannot be opened.
  public func pdf() throws(DrawingError) -> [UInt8] {
    let surface = try CairoPDFSurface(title: title)
    surface.setProperties(
      author: authors.isEmpty ? nil : authors.joined(separator: ", "), subject: subject,
      keywords: keywords.isEmpty ? nil : keywords.joined(separator: ", "))
    for entry in outline { surface.add(entry, below: nil) }
    var elements: [TagWriter.Element] = []
    for (index, page) in pages.enumerated() {
      try surface.beginPage(page.frame.size)
      let context = try CairoContext(on: surface.handle, glyphs: .embedded)
      let tags = TagWriter(
        on: context, isFirstPage: index == 0, isLastPage: index == pages.count - 1)
      try FramePainter(page.frame).paint(on: context, scale: 0.75, tags: tags)
      if let label = page.label { surface.labelPage(label) }
      withExtendedLifetime(context) { surface.endPage() }
      elements += tags.elements
    }
    return try PDFAmendment(of: surface.finish()).bytes(language: language, elements: elements)
  }
}
