/// A page read back strictly: every element closed, every attribute quoted, every character of the
/// markup escaped where it is text. What a browser would forgive is an error here.
struct MarkupReader {
  /// An element or text.
  indirect enum Node: Equatable {
    case text(String)
    case element(name: String, attributes: [String: String], children: [Node])
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  private static let void: Set<String> = ["br", "col", "hr", "img", "link", "meta"]

  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// The nodes of a page or a part of one.
  static func nodes(of html: String) throws -> [Node] {
    var reader = MarkupReader(scalars: Array(html.unicodeScalars))
    if html.hasPrefix("<!DOCTYPE html>") { reader.position = 15 }
    let nodes = try reader.nodes(until: nil)
    return nodes
  }

  private mutating func nodes(until name: String?) throws -> [Node] {
    var nodes: [Node] = []
    while position < scalars.count {
      guard scalars[position] == "<" else {
        nodes.append(.text(try text(until: "<")))
        continue
      }
      if position + 1 < scalars.count, scalars[position + 1] == "/" {
        position += 2
        let end = word()
        guard end == name, take(">") else { throw failure("</\(name ?? "nothing")> not </\(end)>") }
        return nodes
      }
      nodes.append(try element())
    }
    guard name == nil else { throw failure("the end of <\(name ?? "")>") }
    return nodes
  }

  private mutating func element() throws -> Node {
    position += 1
    let name = word()
    guard !name.isEmpty else { throw failure("the name of an element") }
    var attributes: [String: String] = [:]
    while take(" ") {
      let attribute = word()
      guard !attribute.isEmpty, attributes[attribute] == nil else { throw failure("an attribute") }
      attributes[attribute] = ""
      guard take("=") else { continue }
      guard take("\"") else { throw failure("a quotation mark") }
      attributes[attribute] = try text(until: "\"")
      guard take("\"") else { throw failure("a closing quotation mark") }
    }
    if take("/") {
      guard take(">") else { throw failure(">") }
      return .element(name: name, attributes: attributes, children: [])
    }
    guard take(">") else { throw failure("> after <\(name)") }
    if Self.void.contains(name) {
      return .element(name: name, attributes: attributes, children: [])
    }
    if name == "style" || name == "script" {
      return .element(name: name, attributes: attributes, children: [.text(try raw(name))])
    }
    return .element(name: name, attributes: attributes, children: try nodes(until: name))
  }

  private mutating func raw(_ name: String) throws -> String {
    let end = Array("</\(name)>".unicodeScalars)
    let start = position
    while position < scalars.count, !scalars[position...].starts(with: end) { position += 1 }
    guard position < scalars.count else { throw failure("</\(name)>") }
    defer { position += end.count }
    return String(String.UnicodeScalarView(scalars[start..<position]))
  }

  private mutating func text(until end: Unicode.Scalar) throws -> String {
    var text = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != end {
      switch scalars[position] {
      case "<", ">": throw failure("no bare \(scalars[position])")
      case "\"" where end == "<": throw failure("no bare quotation mark")
      case "&": text.append(try reference())
      default:
        text.append(scalars[position])
        position += 1
      }
    }
    return String(text)
  }

  private mutating func reference() throws -> Unicode.Scalar {
    for (name, scalar) in [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\"")]
      as [(String, Unicode.Scalar)]
    {
      let token = Array("&\(name);".unicodeScalars)
      if scalars[position...].starts(with: token) {
        position += token.count
        return scalar
      }
    }
    throw failure("a reference")
  }

  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while position < scalars.count,
      scalars[position].properties.isAlphabetic
        || "0123456789-:".unicodeScalars.contains(scalars[position])
    {
      word.append(scalars[position])
      position += 1
    }
    return String(word)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard position < scalars.count, scalars[position] == scalar else { return false }
    position += 1
    return true
  }

  private func failure(_ expected: String) -> Malformed {
    let around = scalars[max(0, position - 40)..<min(scalars.count, position + 40)]
    return Malformed(
      description:
        "expected \(expected) at \(position): …\(String(String.UnicodeScalarView(around)))…")
  }
}

extension [MarkupReader.Node] {
  /// All elements, in the order of the page.
  var elements: [(name: String, attributes: [String: String], children: [MarkupReader.Node])] {
    flatMap {
      node -> [(name: String, attributes: [String: String], children: [MarkupReader.Node])] in
      guard case .element(let name, let attributes, let children) = node else { return [] }
      return [(name, attributes, children)] + children.elements
    }
  }

  /// All text.
  var text: String {
    map { node in
      switch node {
      case .text(let text): text
      case .element(_, _, let children): children.text
      }
    }.joined()
  }
}
