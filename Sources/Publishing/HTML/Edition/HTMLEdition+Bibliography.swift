import Manuscript

extension HTMLEdition {
  /// The works that the report cites, sorted, each with links back to where it is cited.
  mutating func bibliography() -> [HTMLNode] {
    guard !document.citations.entries.isEmpty else { return [] }
    sectionNumber = ""
    let items = document.citations.entries.map { entry -> HTMLNode in
      .element(.li, [.id("ref-\(entry.key.value)")], description(of: entry) + backLinks(to: entry))
    }
    return [
      .element(
        .section, [.id("bibliography"), .class("closing"), .role("doc-bibliography")],
        [
          .element(.h2, text: "Bibliography"),
          .element(.ul, [.class("bibliography")], items),
        ])
    ]
  }

  /// Authors, year, title, where it appeared, where it can be read.
  private mutating func description(of entry: Bibliography.Entry) -> [HTMLNode] {
    let authors = Self.authors(of: entry)
    var nodes: [HTMLNode] = []
    if !authors.isEmpty { nodes.append(.text(authors + " ")) }
    nodes.append(.text("(\(document.citations.year(of: entry))). "))
    let title = html(entry.title, .quoted)
    nodes += title + [.text(Self.stop(after: title.map(\.plainText).joined()))]
    if let container = entry.container {
      nodes += [.text(" "), .element(.cite, text: container)]
      nodes.append(.text(Self.volume(of: entry) + Self.stop(after: container)))
    } else if let publisher = entry.publisher {
      nodes.append(.text(" " + publisher + Self.stop(after: publisher)))
    }
    if let place = Self.place(of: entry), let address = HTMLAddress(written: place.address) {
      nodes += [
        .text(" "),
        .element(.a, [.reference(address), .relation("noreferrer")], text: place.text),
        .text("."),
      ]
    }
    return nodes
  }

  private func backLinks(to entry: Bibliography.Entry) -> [HTMLNode] {
    let places = marks.citations[entry.key.value, default: []]
    guard !places.isEmpty else { return [] }
    let links = places.enumerated().flatMap { index, place -> [HTMLNode] in
      let text = place.section.isEmpty ? "abstract" : place.section
      let link = HTMLNode.element(
        .a, [.reference(.place(place.anchor)), .role("doc-backlink")], text: text)
      return index == 0 ? [link] : [.text(", "), link]
    }
    return [
      .text(" "),
      .element(.span, [.class("cited")], [.text("Cited in ")] + links + [.text(".")]),
    ]
  }

  /// “Razin, Noam, Zixuan Wang and Sanjeev Arora”.
  static func authors(of entry: Bibliography.Entry) -> String {
    var names = entry.authors.enumerated().map { index, name in
      let suffix = name.suffix.isEmpty ? "" : ", \(name.suffix)"
      guard !name.given.isEmpty else { return name.cited + suffix }
      return (index == 0 ? "\(name.cited), \(name.given)" : "\(name.given) \(name.cited)") + suffix
    }
    if entry.hasMoreAuthors { return names.joined(separator: ", ") + " et al." }
    guard names.count > 1, let last = names.popLast() else { return names.joined() }
    return names.joined(separator: ", ") + " and " + last
  }

  /// “ 39(3/4), 324–345”.
  static func volume(of entry: Bibliography.Entry) -> String {
    var text = ""
    if let volume = entry.field("volume") {
      text = " \(volume)" + (entry.field("number").map { "(\($0))" } ?? "")
    }
    if let pages = entry.field("pages") {
      text += ", " + pages.split(separator: "-").joined(separator: "–")
    }
    return text
  }

  /// Where the work can be read: its identifier if it has one, else its address.
  static func place(of entry: Bibliography.Entry) -> (address: String, text: String)? {
    if let doi = entry.doi { return ("https://doi.org/\(doi)", "doi:\(doi)") }
    let archive = entry.field("archiveprefix") ?? entry.field("eprinttype") ?? "arXiv"
    if let eprint = entry.eprint, archive.lowercased() == "arxiv" {
      return ("https://arxiv.org/abs/\(eprint)", "arXiv:\(eprint)")
    }
    return entry.url.map { ($0, $0) }
  }

  static func stop(after text: String) -> String {
    text.last.map { "?!.…".contains($0) } ?? false ? "" : "."
  }
}
