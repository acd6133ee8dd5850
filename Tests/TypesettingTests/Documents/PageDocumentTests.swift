import Drawing
import Mathematics
import TestSupport
import Testing
import Typesetting

/// A report of three pages, set as `pages` would, and what other programs find in its PDF file.
@Suite struct PageDocumentTests {
  private static let font = Font(.pagella, size: .points(10))
  private static let text = TextStyle(font)
  private static let size = Size(width: .points(300), height: .points(400))

  private static func paragraph(
    _ items: [ParagraphItem], top: Double, _ element: StructureElement = .paragraph
  ) throws -> FrameItem {
    let paragraph = try ParagraphTypesetter().typeset(
      items, ParagraphStyle(leading: .points(13)), measure: .points(200))
    return .group(
      FrameGroup(
        "paragraph", tag: .element(element),
        items: paragraph.items(at: Point(x: .points(50), y: .points(top)))))
  }

  private static func figure() throws -> FrameItem {
    let label = try LabelTypesetter(Font(.heros, size: .points(8))).label("variance")
    return .group(
      FrameGroup(
        "figure",
        transform: Transform(
          a: 0.5, b: 0, c: 0, d: 0.5, offset: Point(x: .points(50), y: .points(200))),
        tag: .element(.figure, alternativeText: "A rising line (γ against time)"),
        items: [
          .path(
            .segment(from: .pixels(0, 60), to: .pixels(200, 0)), fill: nil, stroke: Stroke(.black))
        ] + label.items(at: .pixels(0, 70))))
  }

  private static func document() throws -> PageDocument {
    let heading = TextStyle(
      Font(.pagella, .bold, size: .points(14)), forms: .noLigatures)
    let formula = Formula("e^{i\\pi} + 1 = 0")
    let typesetter = try MathTypesetter(beside: font)
    let first = try Frame(
      size: size,
      items: [
        paragraph([.anchor("sec-1"), .text("A first section", heading)], top: 50, .heading1),
        paragraph(
          [
            .text("The office’s affluent waffles differ; see ", text),
            .link(.destination("it's here"), [.text("the efficient theorem", text)]),
            .text(" and ", text),
            .link(
              .address("https://example.org/?q=it's"), [.text("an address (far away)", text)]),
            .text(", then experimentation and hyphenation of extraordinarily long words.", text),
          ], top: 100),
        figure(),
      ])
    let second = try Frame(
      size: size,
      items: [
        paragraph([.anchor("it's here"), .text("Theorem 1. ", text)], top: 50),
        paragraph(
          [.text("It is known that ", text)] + ParagraphItem.formula(formula, typesetter)
            + [.text(".", text)], top: 100),
      ])
    return PageDocument(
      title: "Rewards — a report", authors: ["Ada Lovelace", "Émilie du Châtelet"],
      subject: "What makes a reward good", keywords: ["rewards", "variance"], language: "en-GB",
      outline: [
        .init(
          "A first section", destination: "sec-1", isOpen: true,
          children: [.init("The theorem", destination: "it's here")])
      ],
      pages: [
        .init(first, label: "i"), .init(second, label: "1"), .init(Frame(size: size), label: "2"),
      ])
  }

  @Test func `the same document gives the same bytes, without a clock`() throws {
    let document = try Self.document()
    let first = try document.pdf()
    _ = try PageDocument(title: "other", pages: [.init(Frame(size: Self.size))]).pdf()
    #expect(try document.pdf() == first)
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.contains("/CreationDate (20000101000000Z") && !text.contains("/ModDate"))
    #expect(!text.contains("/Type3"))
    #expect(text.ranges(of: "/Subtype /Link").count == 3)
    #expect(text.contains("/Type /Outlines"))
    #expect(text.contains("/URI (https://example.org/?q=it's)"))
  }

  @Test func `hundreds of paragraphs keep their structure`() throws {
    let paragraph = try Self.paragraph([.text("One of many.", Self.text)], top: 50)
    let pages = (0..<8).map { _ in
      PageDocument.Page(Frame(size: Self.size, items: Array(repeating: paragraph, count: 20)))
    }
    var document = PageDocument(title: "Many", pages: pages)
    document.pages.append(.init(Frame(size: Self.size, items: [try Self.figure()])))
    let text = String(decoding: try document.pdf(), as: UTF8.self)
    #expect(text.contains("/Alt <feff0041002000720069007300"))
  }

  @Test func `links that lead nowhere are known by name`() throws {
    var document = try Self.document()
    #expect(document.destinations == ["sec-1", "it's here"])
    #expect(document.danglingLinks.isEmpty)
    document.outline.append(.init("Gone", destination: "sec-9"))
    #expect(document.danglingLinks == ["sec-9"])
  }

  @Test func `what is read aloud stands with its figure, the language with the document`() throws {
    let text = String(decoding: try Self.document().pdf(), as: UTF8.self)
    #expect(text.contains("/Lang (en-GB)") && text.contains("/DisplayDocTitle true"))
    let figure = try #require(text.ranges(of: "/S /Figure").last)
    #expect(text[figure.upperBound...].prefix(80).contains("/Alt <feff00410020007200690073"))
  }

  @Test(.enabled(if: PDFProgram.areInstalled, "needs the packages qpdf and poppler-utils"))
  func `other programs find nothing wrong, and what readers need`() throws {
    let pdf = try Self.document().pdf()
    let check = try PDFProgram.qpdf.verdict(on: pdf, options: ["--check"])
    #expect(check.isContent && !check.text.contains("WARNING"))
    let facts = try PDFProgram.pdfinfo.verdict(on: pdf).text
    for fact in [
      "Title:           Rewards — a report", "Author:          Ada Lovelace, Émilie du Châtelet",
      "Subject:         What makes a reward good", "Keywords:        rewards, variance",
      "Tagged:          yes", "Pages:           3", "Page size:       300 x 400 pts",
    ] {
      #expect(facts.contains(fact))
    }
    let places = try PDFProgram.pdfinfo.verdict(on: pdf, options: ["-dests"]).text
    #expect(places.contains("\"sec-1\"") && places.contains("\"it's here\""))
    let structure = try PDFProgram.pdfinfo.verdict(on: pdf, options: ["-struct-text"]).text
    for element in ["Document", "H1", "Figure", "Link", "Span", "P"] {
      #expect(structure.contains("\(element) ") || structure.contains("\(element)\n"))
    }
  }

  @Test(.enabled(if: PDFProgram.areInstalled, "needs the packages qpdf and poppler-utils"))
  func `all fonts are embedded in part, and none is of type 3`() throws {
    let lines = try PDFProgram.pdffonts.verdict(on: Self.document().pdf()).text
      .split(separator: "\n").dropFirst(2)
    #expect(lines.count >= 4)
    for line in lines {
      #expect(line.contains("yes yes yes") && !line.contains("Type 3"))
    }
  }

  @Test(.enabled(if: PDFProgram.areInstalled, "needs the packages qpdf and poppler-utils"))
  func `text copies as it was written, ligatures, hyphens and formulas too`() throws {
    let text = try PDFProgram.pdftotext.verdict(on: Self.document().pdf(), after: ["-"]).text
    let words = text.replacing("\u{AD}\n", with: "").replacing("\n", with: " ")
    #expect(words.contains("The office’s affluent waffles differ; see the efficient theorem and"))
    #expect(words.contains("experimentation and hyphenation of extraordinarily long words."))
    #expect(words.contains("It is known that eiπ + 1 = 0."))
  }
}
