/// Writes drawings into a page.
enum SVGWriter {
  /// Appends the element; in a page SVG needs no name space, and an element without children may be
  /// closed at once.
  static func write(_ element: SVGElement, to text: inout String) {
    text += "\n<"
    text += element.name
    for attribute in element.attributes {
      text += " "
      text += attribute.name
      text += "=\""
      text += escaped(attribute.value)
      text += "\""
    }
    guard !element.children.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for child in element.children {
      switch child {
      case .element(let element): write(element, to: &text)
      case .text(let content): text += escaped(content)
      }
    }
    text += "</"
    text += element.name
    text += ">"
  }
}
