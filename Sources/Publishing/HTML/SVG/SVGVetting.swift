/// Checks the elements of a drawing against what drawings may contain, and gives ids of their own.
struct SVGVetting {
  private let prefix: String
  private var ids: [String: String] = [:]

  init(prefix: String) {
    self.prefix = prefix
  }

  /// The drawing as it may stand in a page.
  mutating func vetted(_ root: SVGElement) throws(SVGError) -> SVGElement {
    guard root.name == "svg" else { throw .forbidden("‘\(root.name)’ as its outermost element") }
    return try element(root)
  }

  private mutating func element(_ source: SVGElement) throws(SVGError) -> SVGElement {
    guard Self.elements.contains(source.name) else {
      throw .forbidden("the element ‘\(source.name)’")
    }
    var result = SVGElement(name: source.name, attributes: [], children: [])
    for attribute in source.attributes { try add(attribute, to: &result) }
    for child in source.children {
      switch child {
      case .element(let element): result.children.append(.element(try self.element(element)))
      case .text(let text) where Self.textElements.contains(source.name):
        result.children.append(.text(text))
      case .text: continue
      }
    }
    return result
  }

  private mutating func add(
    _ attribute: SVGElement.Attribute, to element: inout SVGElement
  ) throws(SVGError) {
    let value = attribute.value
    switch attribute.name {
    case "xmlns", "xmlns:xlink", "version", "xml:space", "class": return
    case "role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden": return
    case "id": append("id", id(for: value), to: &element)
    case "href", "xlink:href": append("href", try reference(value), to: &element)
    case "style":
      for declaration in value.split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1).map { trimmed($0) }
        if parts.allSatisfy(\.isEmpty) { continue }
        guard parts.count == 2, Self.paints.contains(parts[0]) else {
          throw .forbidden("the style ‘\(trimmed(declaration))’")
        }
        append(parts[0], try paint(parts[1]), to: &element)
      }
    case let name where Self.paints.contains(name) || Self.attributes.contains(name):
      append(name, try paint(value), to: &element)
    default: throw .forbidden("the attribute ‘\(attribute.name)’")
    }
  }

  private func append(_ name: String, _ value: String, to element: inout SVGElement) {
    if element.attributes.contains(where: { $0.name == name }) {
      element.attributes.removeAll { $0.name == name }
    }
    // Cells of heat maps keep their edges; the attribute has an older word for it than styles, and the
    // page's style sheet translates it back.
    let isPixelated = name == "image-rendering" && value == "pixelated"
    element.attributes.append(.init(name: name, value: isPixelated ? "optimizeSpeed" : value))
  }

  private mutating func id(for original: String) -> String {
    if let id = ids[original] { return id }
    let id = "\(prefix)-\(ids.count + 1)"
    ids[original] = id
    return id
  }

  /// What an element may refer to: another one of the drawing, or a picture that stands in place.
  private mutating func reference(_ address: String) throws(SVGError) -> String {
    if address.hasPrefix("#") { return "#" + id(for: String(address.dropFirst())) }
    let start = "data:image/png;base64,"
    guard address.hasPrefix(start), address.dropFirst(start.count).utf8.allSatisfy(isBase64) else {
      throw .forbidden("a reference to ‘\(address.prefix(60))’")
    }
    return address
  }

  /// A paint or another value; `url(…)` may name elements of the drawing alone.
  private mutating func paint(_ value: String) throws(SVGError) -> String {
    // Most values are long paths: without a parenthesis there is nothing to look for.
    guard value.utf8.contains(UInt8(ascii: "(")), value.lowercased().contains("url(") else {
      return value
    }
    guard value.hasPrefix("url(#"), value.hasSuffix(")"), !value.dropFirst(5).contains("(") else {
      throw .forbidden("the value ‘\(value.prefix(60))’")
    }
    return "url(#\(id(for: String(value.dropFirst(5).dropLast()))))"
  }
}

extension SVGVetting {
  private static let elements: Set<String> = [
    "circle", "clipPath", "defs", "desc", "ellipse", "feColorMatrix", "filter", "g", "image",
    "line",
    "linearGradient", "mask", "path", "pattern", "polygon", "polyline", "radialGradient", "rect",
    "stop", "svg", "symbol", "text", "title", "tspan", "use",
  ]

  private static let textElements: Set<String> = ["desc", "text", "title", "tspan"]

  private static let attributes: Set<String> = [
    "clipPathUnits", "cx", "cy", "d", "dx", "dy", "filterUnits", "fx", "fy", "gradientTransform",
    "gradientUnits", "height", "in", "maskUnits", "offset", "patternTransform", "patternUnits",
    "points", "preserveAspectRatio", "r", "rx", "ry", "spreadMethod", "transform", "type", "values",
    "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
  ]

  /// Attributes that `style` may hold as well.
  private static let paints: Set<String> = [
    "clip-path", "clip-rule", "color", "dominant-baseline", "fill", "fill-opacity", "fill-rule",
    "filter", "font-family", "font-size", "font-style", "font-weight", "image-rendering", "mask",
    "opacity", "overflow", "shape-rendering", "stop-color", "stop-opacity", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "visibility",
  ]
}

private func isBase64(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
    true
  default: false
  }
}

private func trimmed(_ text: Substring) -> String {
  if let first = text.utf8.first, let last = text.utf8.last, (0x21..<0x7F).contains(first),
    (0x21..<0x7F).contains(last)
  {
    return String(text)
  }
  var text = text.drop(while: \.isWhitespace)
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
