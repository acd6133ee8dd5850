import Mathematics

/// What the search of a report looks through: its sections with their titles and words.
public struct SearchIndex: Sendable, Hashable {
  /// A section.
  struct Entry: Sendable, Hashable {
    /// The page and the place in it.
    var address: String
    /// The section's number.
    var number: String
    /// Its title.
    var title: String
    /// Its words, without those of the sections inside it.
    var text: String
  }

  /// The sections, in the order of the report.
  private(set) var entries: [Entry] = []

  /// The sections of chapters, given by page and contents.
  init(of chapters: [(file: String, node: HTMLNode)]) {
    for (file, node) in chapters { add(node, file: file) }
  }

  /// The index as the page's script reads it: a list of lists of address, number, title and text.
  var json: String {
    let rows = entries.map { entry -> String in
      let cells = [entry.address, entry.number, entry.title, entry.text].map(Self.quoted)
      return "[" + cells.joined(separator: ",") + "]"
    }
    return "[\n" + rows.joined(separator: ",\n") + "\n]"
  }

  private mutating func add(_ node: HTMLNode, file: String) {
    guard case .element(let tag, let attributes, let children) = node else { return }
    if let id = attributes.first(where: { $0.name == "id" })?.value,
      tag == .article || tag == .section,
      case .element(let heading, _, let parts)? = children.first, heading.isHeading
    {
      let words = children.dropFirst().filter { !$0.isHeaded }.map(\.words).joined(separator: " ")
      entries.append(
        Entry(
          address: file + HTMLAddress.place(id).text,
          number: parts.count > 1 ? parts.first?.plainText ?? "" : "",
          title: parts.last?.plainText ?? "",
          text: words.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    }
    for child in children { add(child, file: file) }
  }

  /// The text as a JSON string that no page mistakes for markup.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<": result += "\\u003c"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension HTMLTag {
  fileprivate var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }
}

extension HTMLNode {
  /// Whether it is a section with a heading of its own.
  fileprivate var isHeaded: Bool {
    if case .element(.section, _, let children) = self,
      case .element(let tag, _, _)? = children.first
    {
      return tag.isHeading
    }
    return false
  }

  /// The words in the node with blanks between blocks, without the lines on how things were made and
  /// without notes that stand a second time.
  fileprivate var words: String {
    if case .formula(let formula) = self { return formula.text }
    guard case .element(let tag, let attributes, let children) = self else { return plainText }
    let names = attributes.first { $0.name == "class" }?.value?.split(separator: " ") ?? []
    guard !names.contains("made"), !names.contains("side-note"), !names.contains("note-plain")
    else { return "" }
    let words = children.map(\.words).joined()
    return tag.startsLine ? " \(words) " : words
  }
}
