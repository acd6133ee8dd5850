/// An element of a drawing inside a page, made from an SVG file whose every element and attribute is
/// on the list of what drawings may contain: shapes and paints, no code, no link, no other file.
public struct SVGElement: Sendable, Hashable {
  /// A child of an element.
  package enum Child: Sendable, Hashable {
    /// An element.
    case element(SVGElement)
    /// Text.
    case text(String)
  }

  /// An attribute.
  package struct Attribute: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Its value, not yet escaped.
    package var value: String
  }

  /// The element's name.
  package var name: String
  /// Its attributes, in the file's order.
  package var attributes: [Attribute]
  /// What stands in it.
  package var children: [Child]
}

extension SVGElement {
  /// The drawing in an SVG file, ready to stand in a page beside others.
  ///
  /// Ids are numbered anew under `prefix`, so that drawings of one page never share one and bytes do
  /// not depend on what a process drew before; `style` attributes become the attributes they stand
  /// for, so that a page can forbid inline styles.
  ///
  /// - Throws: `SVGError` where the file is no well-formed SVG or holds what drawings may not contain.
  public init(svg bytes: some Sequence<UInt8>, prefix: String) throws(SVGError) {
    var reader = SVGReader(bytes)
    var vetting = SVGVetting(prefix: prefix)
    self = try vetting.vetted(try reader.root())
  }

  /// Whether labels would get too small to read where the drawing is scaled down to a phone.
  package var isWide: Bool {
    let width = attributes.first { $0.name == "width" }?.value ?? ""
    return (Double(width.prefix { $0.isNumber || $0 == "." }) ?? 0) > 464
  }

  /// The drawing as one picture for people who hear the page: a title and a description, in place of
  /// those it may have come with.
  ///
  /// - Parameters:
  ///   - title: What the drawing is called (“Figure 2.1”).
  ///   - description: What it shows; empty where the author gives nothing.
  ///   - id: The figure's id, from which the ids of both are made.
  package func described(title: String, description: String, id: String) -> SVGElement {
    var drawing = self
    drawing.children.removeAll { child in
      guard case .element(let element) = child else { return true }
      return element.name == "title" || element.name == "desc"
    }
    var ids = "\(id)-title"
    var texts = [SVGElement.text(title, name: "title", id: ids)]
    if !description.isEmpty {
      ids += " \(id)-description"
      texts.append(.text(description, name: "desc", id: "\(id)-description"))
    }
    drawing.attributes += [
      Attribute(name: "role", value: "img"), Attribute(name: "aria-labelledby", value: ids),
    ]
    drawing.children.insert(contentsOf: texts.map(Child.element), at: 0)
    return drawing
  }

  private static func text(_ text: String, name: String, id: String) -> SVGElement {
    SVGElement(
      name: name, attributes: [Attribute(name: "id", value: id)], children: [.text(text)])
  }
}

/// Why an SVG file cannot stand in a page.
public enum SVGError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is not well formed; `offset` counts bytes from the beginning.
  case malformed(offset: Int, expected: String)
  /// An element or attribute that drawings may not contain.
  case forbidden(String)

  /// What is wrong, in one sentence without a full stop.
  public var description: String {
    switch self {
    case .malformed(let offset, let expected):
      "the SVG is not well formed: \(expected) was expected at byte \(offset)"
    case .forbidden(let name): "the SVG contains \(name), which drawings of a page may not"
    }
  }
}
