/// An element of MathML Core.
public struct MathMLElement: Sendable, Hashable {
  /// What an element contains.
  public indirect enum Content: Sendable, Hashable {
    /// An element.
    case element(MathMLElement)
    /// Text, not yet escaped.
    case text(String)
  }

  /// An attribute.
  public struct Attribute: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its value, not yet escaped.
    public let value: String
  }

  /// `mi`, `mrow`, …; `a` for the link of a reference.
  public var name: String
  /// Its attributes, in the order that they are written in.
  public var attributes: [Attribute] = []
  /// What it contains.
  public var content: [Content] = []

  /// An element with other elements.
  init(_ name: String, _ attributes: [(String, String)] = [], _ children: [MathMLElement] = []) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.0, value: $0.1) }
    content = children.map { .element($0) }
  }

  /// An element with text.
  init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    self.init(name, attributes)
    content = [.text(text)]
  }

  /// The value of an attribute.
  subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      attributes.removeAll { $0.name == name }
      if let newValue { attributes.append(Attribute(name: name, value: newValue)) }
    }
  }

  /// The elements it contains.
  public var children: [MathMLElement] {
    content.compactMap { content in
      if case .element(let element) = content { return element }
      return nil
    }
  }

  /// The text of it and of what it contains, except of the annotation.
  public var text: String {
    guard name != "annotation" else { return "" }
    return content.map { content in
      switch content {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  // MARK: Writing

  /// The element as HTML, everything escaped.
  public var markup: String {
    var markup = ""
    write(to: &markup)
    return markup
  }

  private func write(to markup: inout String) {
    markup += "<" + name
    for attribute in attributes {
      markup += " " + attribute.name + "=\""
      Self.escape(attribute.value, to: &markup)
      markup += "\""
    }
    markup += ">"
    for content in content {
      switch content {
      case .element(let element): element.write(to: &markup)
      case .text(let text): Self.escape(text, to: &markup)
      }
    }
    markup += "</" + name + ">"
  }

  private static func escape(_ text: String, to markup: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "\t", "\n", "\u{20}"...: markup.unicodeScalars.append(scalar)
      default: markup += "\u{FFFD}"
      }
    }
  }
}
